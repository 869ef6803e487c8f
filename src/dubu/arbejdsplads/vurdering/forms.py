"""The assessment form: the two shipped forms on one page, narrowed to the child that it is about."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dubu.organisation.models import Medarbejder
from dubu.sager.models import Sag
from dubu.skemaer.forms import Skemaformular, formular
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.rules import Skema
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.services import Vurderingssvar
from dubu.web.felter import FlervalgFelt, JaFelt, ListevalgFelt

AFVENT, ALLE = "afvent", "alle"
UDEN_SAG, MED_SAG = ("1", "2", "3", AFVENT), ("aendrer", "aendrer_ikke", AFVENT)
FORER_TIL_SAG = ("2", "3")


class Vurderingsform:
    """What the page asks about one child: the assessment until it is made, then the screening."""

    def __init__(
        self, data: Any, *, raekke: UnderretningBarn, soeskende: Sequence[UnderretningBarn], sag: Sag | None,
        medarbejdere: Iterable[Medarbejder], vurder: bool, screen: bool, for_sig: Container[int] = (), **ekstra: Any,
    ) -> None:  # fmt: skip
        """`for_sig`: the siblings (by their rows) that are not asked the same in the screening as this child."""
        self.vurder, self.screen, self.for_sig = vurder, screen, for_sig
        self.soeskende = {str(r.uuid): r for r in soeskende}
        self.medarbejdere = {str(m.uuid): m for m in medarbejdere}
        self.skemaer = [
            s for s, med in ((find_skema("vurdering_24_timer"), vurder), (find_skema("screening"), screen)) if med
        ]
        self.form = self._byg(data, sag, ekstra)
        if screen:
            self._snaevr(sag, kan_faa_sag=sag is None and raekke.identificeret_tidspunkt is not None)
        if self.soeskende:
            self._samme_for()

    def _byg(self, data: Any, sag: Sag | None, ekstra: dict[str, Any]) -> Skemaformular:
        samlet = Skema(
            "vurdering_og_screening", sum(s.version for s in self.skemaer), str(_("Vurdering")), "",
            tuple(a for s in self.skemaer for a in s.afsnit),
        )  # fmt: skip
        return formular(samlet)(data, **ekstra)

    def _snaevr(self, sag: Sag | None, *, kan_faa_sag: bool) -> None:
        """On an open case it is asked what changes; else which of the three outcomes."""
        felt = self.form.fields["screening"]
        gyldige = MED_SAG if sag is not None else UDEN_SAG
        felt.choices = [valg for valg in felt.choices if valg[0] in gyldige]
        if sag is not None:
            felt.label = _("Ændrer underretningen den igangværende undersøgelse eller indsats?")
        self.form.fields["ansvarlig"] = ListevalgFelt(
            label=_("Ansvarlig"), required=False, hvorfor=_("Så nogen har opgaven fra nu af."),
            choices=[("", _("Ikke valgt")), *((noegle, m.navn) for noegle, m in self.medarbejdere.items())],
        )  # fmt: skip
        if kan_faa_sag:
            self.form.fields["opret_sag"] = JaFelt(
                label=_("Opret sag, hvis udfaldet er afdækning eller undersøgelse"), required=False, initial=True,
                hvorfor=_("BL § 18: næste skridt sker i barnets sag."),
            )  # fmt: skip

    def _samme_for(self) -> None:
        """Asked before the questions: one tick for all siblings, or one for each that the answers fit."""
        boern = [(noegle, self._navn(r)) for noegle, r in self.soeskende.items()]
        alle = [(ALLE, _("Samme for alle"))] if len(boern) > 1 else []
        self.form.fields["samme_for"] = FlervalgFelt(
            label=_("Samme svar for"),
            required=False,
            choices=[*alle, *boern],
            hvorfor=_("BL § 136: hvert barn vurderes for sig. Kryds kun af, når svarene passer på barnet."),
        )
        self.form.afsnit = (("", ("samme_for",)), *self.form.afsnit)

    def _navn(self, raekke: UnderretningBarn) -> str:
        if self.screen and raekke.pk in self.for_sig:
            return str(_("%(navn)s (screenes for sig)") % {"navn": raekke.barnets_navn})
        return raekke.barnets_navn

    def is_valid(self) -> bool:
        """Is what was typed whole? A screening outcome needs its own reason."""
        if not self.form.is_valid():
            return False
        if self.udfald not in ("", AFVENT) and not self.form.cleaned_data.get("screening_begrundelse"):
            self.form.add_error("screening_begrundelse", ValidationError(_("Skriv, hvad udfaldet bygger på.")))
        return not self.form.errors

    @property
    def svar(self) -> Vurderingssvar:
        """The answers of the 24-hour assessment."""
        rene = self.form.cleaned_data
        return Vurderingssvar(
            fare=rene["fare"], overgreb=rene["overgreb"], overgreb_af=rene.get("overgreb_af") or "",
            aereskonflikt=rene["aereskonflikt"], akut_handling=rene["akut_handling"], begrundelse=rene["begrundelse"],
            skemaversion=self.skemaer[0].version,
        )  # fmt: skip

    @property
    def udfald(self) -> str:
        """The screening's answer; empty when it was not asked."""
        return str(self.form.cleaned_data.get("screening") or "")

    @property
    def samme_for(self) -> list[UnderretningBarn]:
        """The siblings with the same answers."""
        valgte = self.form.cleaned_data.get("samme_for") or []
        return [raekke for noegle, raekke in self.soeskende.items() if ALLE in valgte or noegle in valgte]

    @property
    def screenes_sammen(self) -> list[UnderretningBarn]:
        """Those of them whose screening asks the same: a child with an open case is asked what changes."""
        return [raekke for raekke in self.samme_for if raekke.pk not in self.for_sig]

    @property
    def ansvarlig(self) -> Medarbejder | None:
        """Who answers for the child from now on."""
        return self.medarbejdere.get(self.form.cleaned_data.get("ansvarlig") or "")
