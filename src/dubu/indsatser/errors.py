"""Refusals about measures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl


class AfgoerelsenGiverIkkeError(DomaeneFejl):
    """A measure rests on a decision that gives it."""

    kode = "indsats.afgoerelsen_giver_ikke"
    brugerbesked = _("Afgørelsen giver ikke en indsats, der kan sættes i gang. Træf en afgørelse, der bevilger den.")


class AlleredeIvaerksatError(DomaeneFejl):
    """One running measure of a decision at a time."""

    kode = "indsats.allerede_ivaerksat"
    brugerbesked = _("Der løber allerede en indsats på den afgørelse. Afslut den, før en ny sættes i gang.")


class StartPasserIkkeError(DomaeneFejl):
    """What is set in motion has begun."""

    kode = "indsats.start_passer_ikke"
    brugerbesked = _("Startdatoen ligger efter i dag. Registrér indsatsen, når den er sat i gang.")


class ErOphoertError(DomaeneFejl):
    """A measure that has ended is not ended again."""

    kode = "indsats.er_ophoert"
    brugerbesked = _("Indsatsen er ophørt og kan ikke ændres.")


class SlutPasserIkkeError(DomaeneFejl):
    """The end follows the beginning and does not lie ahead."""

    kode = "indsats.slut_passer_ikke"
    brugerbesked = _("Sidste dag kan ikke ligge før startdatoen eller efter i dag. Ret datoen.")
