"""Refusals about screening and undersøgelse."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl


class UndersoegelseIGangError(DomaeneFejl):
    """A child has one børnefaglig undersøgelse at a time."""

    kode = "undersoegelse.i_gang"
    brugerbesked = _("Der er allerede en børnefaglig undersøgelse i gang. Åbn den i stedet.")


class UndersoegelseErSluttetError(DomaeneFejl):
    """A finished or stopped undersøgelse is not gone on with."""

    kode = "undersoegelse.er_sluttet"
    brugerbesked = _("Undersøgelsen er %(status)s. Ret den med en ny version, eller beslut en ny undersøgelse.")


class UndersoegelseErIkkeAfsluttetError(DomaeneFejl):
    """Only what is finished is corrected; what is going on is written in."""

    kode = "undersoegelse.er_ikke_afsluttet"
    brugerbesked = _("Undersøgelsen er %(status)s. Kun en afsluttet undersøgelse kan rettes med en ny version.")


class RettetImensError(DomaeneFejl):
    """Somebody made another version after the page was opened."""

    kode = "undersoegelse.rettet_imens"
    brugerbesked = _("Undersøgelsen er rettet i en ny version imens. Åbn den, og skriv dine ændringer ind i den.")


class KonklusionMaaIkkeManglerError(DomaeneFejl):
    """A correction takes nothing out that the law demands of a finished undersøgelse."""

    kode = "undersoegelse.konklusion_mangler"
    brugerbesked = _(
        "Rettelsen er ikke gemt: konklusionen og stillingen til de andre børn skal stadig være svaret helt "
        "(BL § 21, stk. 1, og § 22, stk. 6). Udfyld det, der mangler, og prøv igen."
    )


class OpmaerksomIFremtidenError(DomaeneFejl):
    """The municipality cannot become aware later than now."""

    kode = "undersoegelse.opmaerksom_i_fremtiden"
    brugerbesked = _("Dagen, hvor kommunen blev opmærksom på behovet, kan ikke ligge efter i dag. Ret datoen.")


class UkendtForholdError(DomaeneFejl):
    """A heading that is not on the list, or none at all."""

    kode = "undersoegelse.ukendt_forhold"
    brugerbesked = _("Vælg mindst ét af de forhold, siden viser.")


class NyDatoErForbiError(DomaeneFejl):
    """The expected end must lie ahead."""

    kode = "undersoegelse.ny_dato_er_forbi"
    brugerbesked = _("Datoen, hvor undersøgelsen ventes færdig, er passeret. Skriv en dato, der kommer.")


class AfdaekningIGangError(DomaeneFejl):
    """A child has one afdækning at a time."""

    kode = "afdaekning.i_gang"
    brugerbesked = _("Der er allerede en afdækning i gang. Åbn den i stedet.")


class AfdaekningErSluttetError(DomaeneFejl):
    """A finished afdækning is not gone on with."""

    kode = "afdaekning.er_sluttet"
    brugerbesked = _("Afdækningen er afsluttet. Begynd en ny, hvis noget mere skal afdækkes.")


class ScreeningFoerstError(DomaeneFejl):
    """The outcome does not fit the child: a change is asked for on an open case only."""

    kode = "screening.passer_ikke"
    brugerbesked = _("Udfaldet “%(udfald)s” kan kun bruges, når barnet har en åben sag. Vælg et andet udfald.")


class BegrundelseManglerError(DomaeneFejl):
    """The act must carry a reason."""

    kode = "undersoegelse.begrundelse_mangler"
    brugerbesked = _("Der mangler en begrundelse. Skriv hvorfor, og prøv igen.")
