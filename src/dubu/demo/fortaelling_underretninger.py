"""What has come in, and how far the reception has come with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dubu.demo import fortaelling_tekster as tekster
from dubu.demo.fortaelling_scene import Scene, ny_handling
from dubu.sager.services import opret_sag
from dubu.underretninger.models import Underretning, UnderretningBarn
from dubu.underretninger.services import (
    Indgang,
    Vurderingssvar,
    identificer,
    modtag,
    opdel,
    tildel,
    vurder_underretning,
)

INGEN_FARE = Vurderingssvar(
    fare="nej", overgreb="nej", aereskonflikt="nej", akut_handling=["ingen"],
    begrundelse=tekster.INGEN_FARE,
)  # fmt: skip


def kom_ind(
    scene: Scene, modtaget: datetime, tekst: str, *, barn: str, alder: str = "", hvem: str = "", kanal: str = "telefon",
    **felter: Any,
) -> Underretning:  # fmt: skip
    """An item by the road it came; `hvem` is the user who writes it down, empty for the public page."""
    paastande = {"navn": barn, "foedselsdato": alder} if alder else {"navn": barn}
    svar = {"bekymring": tekst, "barn_navn": barn, "barn_foedselsdato": alder}
    indgang = Indgang(kanal=kanal, modtaget=modtaget, tekst=tekst, paastande=paastande, svar=svar, **felter)
    aktoer = scene.aktoer(hvem) if hvem else scene.offentlig
    return modtag(aktoer=aktoer, handling=ny_handling(), indgang=indgang, tidspunkt=modtaget).underretning


def sorter(scene: Scene, underretning: Underretning, boern: Sequence[str], naar: datetime) -> list[UnderretningBarn]:
    """The reception says who the children are: the first stands there, the others are added."""
    aktoer = scene.aktoer(scene.modtagelse)
    if boern[1:]:
        navne = [{"navn": scene.person(noegle).fornavn} for noegle in boern[1:]]
        opdel(aktoer=aktoer, handling=ny_handling(), underretning=underretning, boern=navne, tidspunkt=naar)
    raekker = underretning.boern.select_related("underretning__aktivitet", "barn").order_by("nr")
    return [
        identificer(aktoer=aktoer, handling=ny_handling(), raekke=raekke, person=scene.person(noegle), tidspunkt=naar)
        for raekke, noegle in zip(raekker, boern, strict=True)
    ]


def vurder(
    scene: Scene, raekker: Sequence[UnderretningBarn], naar: datetime, svar: Vurderingssvar = INGEN_FARE
) -> list[UnderretningBarn]:
    """The 24-hour assessment by the reception."""
    return vurder_underretning(
        aktoer=scene.aktoer(scene.modtagelse), handling=ny_handling(), raekker=raekker, svar=svar, tidspunkt=naar
    )


def fortael_odense(scene: Scene) -> None:
    """Eight arrivals of the last days, the newest last."""
    _ufoedt(scene)
    _over_tiden(scene)
    _naer_fristen(scene)
    _soeskende(scene)
    _overgreb(scene)
    _nyt_paa_aaben_sag(scene)
    _lige_kommet(scene)


def _ufoedt(scene: Scene) -> None:
    """Assessed, awaits screening; the unborn child stands on its mother."""
    modtaget = scene.foer(dage=2)
    underretning = kom_ind(
        scene, modtaget, tekster.UFOEDT, barn="", hvem=scene.modtagelse, kanal="digital_post",
        underretter_art="fagperson", underretter_navn="Hanne Juul", underretter_arbejdssted="Jordemodercenteret",
        ufoedt=True,
    )  # fmt: skip
    vurder(scene, sorter(scene, underretning, ["sørine.mor"], scene.foer(dage=1.9)), scene.foer(dage=1.8))


def _over_tiden(scene: Scene) -> None:
    """Nobody has said who the child is, and the 24 hours have run out."""
    kom_ind(
        scene, scene.foer(timer=26.2), tekster.OSCAR, barn="Oscar", alder="cirka 15 år", kanal="webformular",
        underretter_art="anonym",
    )  # fmt: skip


def _naer_fristen(scene: Scene) -> None:
    """Two siblings, less than three hours left, nobody has taken it."""
    underretning = kom_ind(
        scene, scene.foer(timer=21.3), tekster.LAYLA, barn="Layla Hussein", alder="7 år", hvem=scene.modtagelse,
        underretter_art="fagperson", underretter_navn="Dorte Madsen", underretter_arbejdssted="Fritidshjemmet Hjulet",
    )  # fmt: skip
    sorter(scene, underretning, ["layla", "yusuf"], scene.foer(timer=20))


def _soeskende(scene: Scene) -> None:
    """Three siblings on one arrival, assigned."""
    underretning = kom_ind(
        scene, scene.foer(timer=9.4), tekster.ALMA_VIGGO_STORM, barn="Viggo Aagaard", alder="9 år", kanal="webformular",
        underretter_art="fagperson", underretter_navn="Lise Vang", underretter_arbejdssted="Ågårdsskolen",
        underretter_telefon="00000112", underretter_email="lise.vang@skole.invalid",
    )  # fmt: skip
    for raekke in sorter(scene, underretning, ["viggo", "alma", "storm"], scene.foer(timer=8.5)):
        tildel(
            aktoer=scene.aktoer(scene.modtagelse), handling=ny_handling(), raekke=raekke,
            medarbejder=scene.medarbejdere[scene.modtagelse], tidspunkt=scene.foer(timer=8.4),
        )  # fmt: skip


def _overgreb(scene: Scene) -> None:
    """The flag for abuse has set the contact block; a case is open, and the screening awaits the talk."""
    underretning = kom_ind(
        scene, scene.foer(timer=6), tekster.EMIL_ELLA, barn="Emil Vestergaard", alder="6 år", hvem=scene.modtagelse,
        underretter_art="fagperson", underretter_navn="Karin Thygesen", underretter_arbejdssted="Børnehaveklassen",
        akut="ja", overgreb=True,
    )  # fmt: skip
    svar = Vurderingssvar(
        fare="ja", overgreb="ja", overgreb_af="foraelder", aereskonflikt="nej",
        akut_handling=["samtale_med_barnet", "politi"],
        begrundelse=tekster.EMIL_FARE,
    )  # fmt: skip
    raekker = sorter(scene, underretning, ["emil", "ella"], scene.foer(timer=5.5))
    vurder(scene, raekker, scene.foer(timer=5), svar)
    for raekke in raekker:
        opret_sag(
            aktoer=scene.aktoer(scene.modtagelse), handling=ny_handling(), barn=raekke.barn,
            afdeling=scene.medarbejdere["raadgiver"].afdeling, primaer=scene.medarbejdere["raadgiver"],
            startdato=scene.dag, tidspunkt=scene.foer(timer=4.9), fra_underretning=underretning.aktivitet.uuid,
        )  # fmt: skip


def _nyt_paa_aaben_sag(scene: Scene) -> None:
    """Something new about a child whose case is open: the rådgiver sees it under Haster."""
    underretning = kom_ind(
        scene, scene.foer(timer=4.2), tekster.PIPALUK_NYT, barn="Pipaluk Heilmann", hvem=scene.modtagelse,
        underretter_art="borger", underretter_navn="Jytte Bro", underretter_telefon="00000113",
    )  # fmt: skip
    sorter(scene, underretning, ["pipaluk"], scene.foer(timer=4))


def _lige_kommet(scene: Scene) -> None:
    """Just received from the public page; nobody has looked at it."""
    kom_ind(
        scene, scene.foer(timer=0.6), tekster.FREJA, barn="Freja Skou", alder="8 år", kanal="webformular",
        underretter_art="fagperson", underretter_navn="Susanne Kjær", underretter_arbejdssted="Sundhedsplejen",
    )  # fmt: skip


def fortael_nyborg(scene: Scene) -> None:
    """One arrival in the smaller municipality."""
    kom_ind(
        scene, scene.foer(timer=3), tekster.KARLA, barn="Karla Krog", alder="5 år", hvem=scene.modtagelse,
        underretter_art="fagperson", underretter_navn="Tove Lind", underretter_arbejdssted="Børnehaven Havbo",
    )  # fmt: skip
