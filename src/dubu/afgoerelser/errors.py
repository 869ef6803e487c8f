"""Refusals about decisions and complaints."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl, FindesIkkeFejl


class UkendtAfgoerelsestypeError(FindesIkkeFejl):
    """No such kind of decision."""

    kode = "afgoerelse.ukendt_type"


class TypeGaelderIkkeError(DomaeneFejl):
    """The kind is not in force on the day of the decision."""

    kode = "afgoerelse.type_gaelder_ikke"
    brugerbesked = _("%(paragraf)s gælder ikke på den dag, afgørelsen er truffet. Vælg en anden type.")


class FormaalManglerError(DomaeneFejl):
    """A measure is decided with its purpose and expected length."""

    kode = "afgoerelse.formaal_mangler"
    brugerbesked = _(
        "Formål og forventet varighed skal stå i afgørelsen (BL § 32, stk. 3, og § 46). Udfyld begge felter."
    )


class PlanvalgManglerError(DomaeneFejl):
    """At § 32 the municipality says whether there is to be a plan, with reason."""

    kode = "afgoerelse.planvalg_mangler"
    brugerbesked = _("Tag stilling til, om der skal laves en barnets plan, og skriv hvorfor (BL § 91, stk. 1).")


class ErIkkePartError(DomaeneFejl):
    """The person is not a party to the decision."""

    kode = "afgoerelse.er_ikke_part"
    brugerbesked = _("%(navn)s er ikke part i afgørelsen. Vælg en af de parter, siden viser.")


class AlleredeMeddeltError(DomaeneFejl):
    """A party is told once."""

    kode = "afgoerelse.allerede_meddelt"
    brugerbesked = _("Afgørelsen er allerede meddelt %(navn)s den %(dato)s.")


class DatoPasserIkkeError(DomaeneFejl):
    """The dates of telling and complaining follow each other and do not lie ahead."""

    kode = "afgoerelse.dato_passer_ikke"
    brugerbesked = _("Datoen kan ikke ligge før afgørelsen eller efter i dag. Ret datoen.")


class GenvurderesIkkeError(DomaeneFejl):
    """A complaint over the committee's decision goes straight on."""

    kode = "klage.genvurderes_ikke"
    brugerbesked = _("Børne- og ungeudvalgets afgørelser genvurderes ikke. Klagen går direkte til Ankestyrelsen.")


class IkkeGenvurderetError(DomaeneFejl):
    """What goes on to Ankestyrelsen has been looked at again first."""

    kode = "klage.ikke_genvurderet"
    brugerbesked = _("Klagen er ikke genvurderet endnu. Genvurdér den, før den sendes videre (RSL § 66).")


class KlagenErVidereError(DomaeneFejl):
    """The complaint is past this step."""

    kode = "klage.er_videre"
    brugerbesked = _("Klagen er %(status)s. Det trin er allerede taget.")
