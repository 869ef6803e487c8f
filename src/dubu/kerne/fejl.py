"""Errors that a user is told about: what happened, why, and what to do now."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _


class DomaeneFejl(Exception):
    """An act that cannot be done. `kode` is for clients, `brugerbesked` is the Danish sentence for people.

    The keyword arguments fill the named places of the message and are never logged.
    """

    kode = "fejl"
    brugerbesked: Any = _("Handlingen kunne ikke gennemføres. Prøv igen, eller kontakt den systemansvarlige.")
    status = 422

    def __init__(self, **indhold: Any) -> None:
        super().__init__(self.kode)
        self.indhold = indhold

    @property
    def besked(self) -> str:
        """The Danish message with its places filled."""
        return str(self.brugerbesked) % self.indhold


class RettetImensFejl(DomaeneFejl):
    """Somebody else did the same act after the page was opened. `aftryk` is the mark of what stands now."""

    kode = "rettet_imens"

    @property
    def aftryk(self) -> str:
        """What the page sends back when one has seen the difference and chooses."""
        return str(self.indhold["aftryk"])


class AdgangNaegtetFejl(DomaeneFejl):
    """The actor's roles or relation do not allow the act."""

    kode = "adgang.naegtet"
    brugerbesked = _("Du har ikke adgang til det her. Kontakt din leder, hvis du mener, at du skal have adgang.")
    status = 403


class FindesIkkeFejl(DomaeneFejl):
    """The thing does not exist, or its existence is secret to the actor: the answer is the same."""

    kode = "findes_ikke"
    brugerbesked = _("Siden findes ikke. Den kan være flyttet, eller adressen kan være skrevet forkert.")
    status = 404


class OpslagslogUtilgaengeligFejl(DomaeneFejl):
    """A read could not be logged, so nothing may be shown."""

    kode = "opslagslog.utilgaengelig"
    brugerbesked = _("Siden kan ikke vises lige nu. Prøv igen om et øjeblik.")
    status = 503
