"""The ladder of an underretning as words: a step is marked when it has been taken, never before."""

from __future__ import annotations

from dubu.underretninger.models import UnderretningBarn, Underretterart
from dubu.web.komponenter import Trin

TRIN = ("Modtaget", "Vurderet", "Screenet", "Orienteret")


def trappe(raekke: UnderretningBarn, *, forklaret: bool = False) -> list[Trin]:
    """Modtaget > Vurderet > Screenet > Orienteret for one child; `forklaret` says why the last is not to come."""
    taget = (True, raekke.vurderet_tidspunkt, raekke.screenet_tidspunkt, raekke.underretning.orienteret_dato)
    bemaerkninger = ("", "", "", _uden_orientering(raekke) if forklaret else "")
    return [
        Trin(ord_, "udfoert" if er else "kommende", bemaerkning=bemaerkning)
        for ord_, er, bemaerkning in zip(TRIN, taget, bemaerkninger, strict=True)
    ]


def _uden_orientering(raekke: UnderretningBarn) -> str:
    """BL § 138: only a professional is told whether something has begun, and not when there is a reason against."""
    underretning = raekke.underretning
    if underretning.orientering_undladt and not underretning.orienteret_dato:
        return "(undladt)"
    return "" if underretning.underretter_art == Underretterart.FAGPERSON else "(ikke et krav)"
