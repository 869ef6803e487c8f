"""Short-lived counters of attempts: logins and public forms."""

from __future__ import annotations

from django.db import models

from dubu.organisation.models import KommuneModel


class Forsoegstaeller(KommuneModel):
    """Attempts by one sender in one window. `noegle` is a keyed hash that changes every day; no address."""

    noegle = models.CharField(max_length=64)
    vindue = models.DateTimeField()
    antal = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("kommune", "noegle", "vindue", name="adgang_forsoeg_noegle_vindue")]
