"""Refusals about deadlines."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl


class KanIkkeUdsaettesError(DomaeneFejl):
    """The reminder of this deadline cannot be moved."""

    kode = "frist.kan_ikke_udsaettes"
    brugerbesked = _(
        "Påmindelsen om “%(frist)s” kan ikke udsættes (%(hjemmel)s). Løs opgaven, eller overdrag den til en kollega."
    )


class DatoErPasseretError(DomaeneFejl):
    """A reminder is moved to a day that is not later than today."""

    kode = "frist.dato_er_passeret"
    brugerbesked = _("Vælg en dag efter i dag.")


class FristErLukketError(DomaeneFejl):
    """The deadline is no longer open."""

    kode = "frist.er_lukket"
    brugerbesked = _("Fristen “%(frist)s” er ikke længere åben. Åbn sagen igen, og se hvad der mangler.")


class UdfoertIFremtidenError(DomaeneFejl):
    """Something cannot have been done in the future, or before the deadline began."""

    kode = "frist.udfoert_i_fremtiden"
    brugerbesked = _("Datoen skal ligge mellem den %(fra)s og i dag.")
