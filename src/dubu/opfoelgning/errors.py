"""Refusals about follow-up and visits."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dubu.kerne.fejl import DomaeneFejl


class DatoPasserIkkeError(DomaeneFejl):
    """What was held lies between the beginning of the measure and today."""

    kode = "opfoelgning.dato_passer_ikke"
    brugerbesked = _("Datoen kan ikke ligge før indsatsens start eller efter i dag. Ret datoen.")


class NaesteDatoErForbiError(DomaeneFejl):
    """The next follow-up lies ahead."""

    kode = "opfoelgning.naeste_er_forbi"
    brugerbesked = _("Datoen for næste opfølgning skal ligge efter den opfølgning, du skriver om. Ret datoen.")


class NaesteDatoManglerError(DomaeneFejl):
    """A measure that goes on is followed up again."""

    kode = "opfoelgning.naeste_mangler"
    brugerbesked = _("Indsatsen fortsætter. Skriv, hvornår der næste gang følges op (BL § 95, stk. 3).")


class IkkeAnbragtError(DomaeneFejl):
    """Visits are made to placed children."""

    kode = "tilsyn.ikke_anbragt"
    brugerbesked = _("Tilsynsbesøg føres på en anbringelse. Denne indsats er ikke en anbringelse.")


class GrundManglerError(DomaeneFejl):
    """A visit without a talk alone says why."""

    kode = "tilsyn.grund_mangler"
    brugerbesked = _("Skriv, hvorfor der ikke er talt med barnet alene (BL § 156, stk. 5).")
