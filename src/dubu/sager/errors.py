"""Refusals about cases, activities, notes and working copies."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl, RettetImensFejl


class BarnHarSagError(DomaeneFejl):
    """A child has one open case at a time."""

    kode = "sag.barn_har_sag"
    brugerbesked = _("%(navn)s har allerede en åben sag med nummer %(sagsnummer)s. Åbn den i stedet.")


class UlovligtStatusskiftError(DomaeneFejl):
    """The status cannot follow the one that the case has."""

    kode = "sag.ulovligt_statusskift"
    brugerbesked = _("Sagen kan ikke gå fra %(fra)s til %(til)s. Vælg en af de statusser, siden viser.")


class BegrundelseManglerError(DomaeneFejl):
    """The act must carry a reason."""

    kode = "sag.begrundelse_mangler"
    brugerbesked = _("Der mangler en begrundelse. Skriv hvorfor, og prøv igen.")


class SagUdenRaadgiverError(DomaeneFejl):
    """An active case has somebody who answers for it."""

    kode = "sag.uden_raadgiver"
    brugerbesked = _("Sagen har ingen primær rådgiver. Tildel sagen, før den bliver aktiv.")


class SagHarIndholdError(DomaeneFejl):
    """A case with content cannot be called created by mistake."""

    kode = "sag.har_indhold"
    brugerbesked = _("Sagen har indhold i journalen og kan ikke markeres som fejloprettet. Afslut den i stedet.")


class SagErLukketError(DomaeneFejl):
    """Nothing is written in a closed case."""

    kode = "sag.er_lukket"
    brugerbesked = _("Sagen er %(status)s, og der kan ikke skrives i den. Genåbn sagen først.")


class UkendtSoeskendeError(DomaeneFejl):
    """Somebody was chosen who is not among the child's siblings."""

    kode = "notat.ukendt_soeskende"
    brugerbesked = _("Et af de valgte børn står ikke som søskende til barnet. Vælg blandt de børn, siden viser.")


class TidspunktIFremtidenError(DomaeneFejl):
    """What has happened cannot happen later than now."""

    kode = "notat.tidspunkt_i_fremtiden"
    brugerbesked = _("Tidspunktet er ikke kommet endnu. Skriv, hvornår det skete.")


class NotatRettetImensError(DomaeneFejl):
    """Somebody corrected the note after the page was opened."""

    kode = "notat.rettet_imens"
    brugerbesked = _("%(navn)s har rettet notatet imens. Læs den nye tekst herunder, og gem din rettelse igen.")


class ResumeRettetImensError(RettetImensFejl):
    """Somebody corrected what the case is about after the page was opened."""

    kode = "sag.resume_rettet_imens"
    brugerbesked = _("%(navn)s har rettet teksten imens. Læs den nye tekst, og gem den, der skal stå.")


class TildeltImensError(RettetImensFejl):
    """Somebody gave the case to a rådgiver after the page was opened."""

    kode = "sag.tildelt_imens"
    brugerbesked = _("%(navn)s har tildelt sagen til %(til)s imens. Tildel igen, hvis dit valg skal gælde.")


class StatusSkiftetImensError(RettetImensFejl):
    """Somebody moved the case to another status after the page was opened."""

    kode = "sag.status_skiftet_imens"
    brugerbesked = _("%(navn)s har skiftet status til %(til)s imens. Skift igen, hvis dit valg skal gælde.")


class UlovligtAktivitetsskiftError(DomaeneFejl):
    """The status cannot follow the one that the activity has."""

    kode = "aktivitet.ulovligt_statusskift"
    brugerbesked = _("Aktiviteten kan ikke gå fra %(fra)s til %(til)s. Vælg en af de statusser, siden viser.")


class SkrivesAfAktError(DomaeneFejl):
    """A planned talk or supervision is done by writing it down."""

    kode = "aktivitet.skrives_af_akt"
    brugerbesked = _("%(type)s bliver udført, når den skrives. Åbn aktiviteten, og skriv den der.")


class BarnSetManglerError(DomaeneFejl):
    """A home visit says whether the child was seen."""

    kode = "aktivitet.barn_set_mangler"
    brugerbesked = _("Der mangler et svar på, om barnet blev set. Svar ja eller nej.")


class AlleredePartError(DomaeneFejl):
    """The person stands in the case with the role already."""

    kode = "sag.allerede_part"
    brugerbesked = _("%(navn)s står allerede i sagen med den rolle.")


class PeriodeVendtOmError(DomaeneFejl):
    """The end lies before the beginning."""

    kode = "sag.periode_vendt_om"
    brugerbesked = _("Slutdatoen ligger før startdatoen. Ret en af dem.")


class ErAlleredeRaadgiverError(DomaeneFejl):
    """The employee is on the case already."""

    kode = "sag.er_allerede_raadgiver"
    brugerbesked = _("%(navn)s er allerede rådgiver på sagen.")
