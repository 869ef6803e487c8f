"""The open cases: how each child has come from an underretning to where it is today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dubu.demo import fortaelling_tekster as tekster
from dubu.demo.fortaelling_scene import Scene, ny_handling
from dubu.demo.fortaelling_underretninger import kom_ind, sorter, vurder
from dubu.inddragelse.services import registrer_boernesamtale
from dubu.kerne.ur import DANMARK
from dubu.sager.models import Sag, Sagspart
from dubu.sager.notater import skriv_notat
from dubu.sager.services import opret_sag, ret_resume, tilfoej_parter
from dubu.underretninger.models import Underretning
from dubu.underretninger.services import giv_kvittering, giv_orientering
from dubu.undersoegelser.afdaekning import afslut_afdaekning, begynd_afdaekning
from dubu.undersoegelser.models import BoernefagligUndersoegelse, Screening
from dubu.undersoegelser.screening import afslut_screening
from dubu.undersoegelser.services import beslut_undersoegelse

Rolle = Sagspart.Rolle


def fra_underretning(
    scene: Scene, dage_siden: int, tekst: str, barn: str, raadgiver: str, *, soeskende: Sequence[str] = (),
    udfald: str = Screening.Udfald.UNDERSOEGELSE, begrundelse: str,
) -> Sag:  # fmt: skip
    """An underretning some time ago that was assessed, screened and became a case with its parties."""
    modtaget = scene.klokken(dage_siden, "9.20")
    person = scene.person(barn)
    underretning = kom_ind(
        scene, modtaget, tekst, barn=person.navn, hvem=scene.modtagelse, underretter_art="fagperson",
        underretter_navn="Bente Friis", underretter_arbejdssted="Ågårdsskolen",
    )  # fmt: skip
    (raekke,) = vurder(scene, sorter(scene, underretning, [barn], modtaget), scene.klokken(dage_siden, "13.05"))
    modtagelse = scene.aktoer(scene.modtagelse)
    naar = scene.klokken(dage_siden - 3, "10.30")
    sag = opret_sag(
        aktoer=modtagelse, handling=ny_handling(), barn=person, afdeling=scene.medarbejdere[raadgiver].afdeling,
        startdato=naar.date(), tidspunkt=naar, primaer=scene.medarbejdere[raadgiver],
        fra_underretning=underretning.uuid,
    )  # fmt: skip
    tilfoej_parter(aktoer=modtagelse, sag=sag, parter=_familie(scene, barn, soeskende), fra=naar.date(), tidspunkt=naar)
    afslut_screening(
        aktoer=modtagelse, underretning_barn=raekke, barn=sag.barn, udfald=udfald, begrundelse=begrundelse,
        tidspunkt=naar, handling=ny_handling(),
    )  # fmt: skip
    _svar_underretteren(scene, underretning, naar, orienter=barn != "liva")
    return sag


def _svar_underretteren(scene: Scene, underretning: Underretning, naar: datetime, *, orienter: bool) -> None:
    """Receipt and orientation to the professional; one waits still to be told."""
    aktoer, dag = scene.aktoer(scene.modtagelse), naar.astimezone(DANMARK).date()
    faelles = {"aktoer": aktoer, "underretning": underretning, "dato": dag, "kanal": "digital_post", "tidspunkt": naar}
    giv_kvittering(handling=ny_handling(), **faelles)
    if orienter:
        giv_orientering(
            handling=ny_handling(), indhold=tekster.ORIENTERING, undersoegelse=True, indsats=False, **faelles
        )


def _familie(scene: Scene, barn: str, soeskende: Sequence[str]) -> list[tuple[object, str, str]]:
    mor, far = f"{barn}.mor", f"{barn}.far"
    parter: list[tuple[object, str, str]] = [(scene.person(barn), Rolle.BARNET, "")]
    parter.append((scene.person(mor), Rolle.FMI, "Mor"))
    if far in scene.cpr:
        parter.append((scene.person(far), Rolle.FMI if barn != "liva" else Rolle.FORAELDER, "Far"))
    return parter + [(scene.person(noegle), Rolle.SOESKENDE, "") for noegle in soeskende]


def notat(scene: Scene, sag: Sag, raadgiver: str, skete: datetime, titel: str, tekst: str, undertype: str = "") -> None:
    """A note written the same day."""
    skriv_notat(
        aktoer=scene.aktoer(raadgiver), handling=ny_handling(), sag=sag, titel=titel, tekst=tekst,
        haendelsestidspunkt=skete, tidspunkt=skete, undertype=undertype,
    )  # fmt: skip


def samtale(scene: Scene, sag: Sag, raadgiver: str, skete: datetime, formaal: str, ord_: str, aftalt: str) -> None:
    """A talk with the child alone."""
    lokal = skete.astimezone(DANMARK)
    svar = {
        "udfald": "holdt", "tidspunkt": lokal.isoformat(), "formaal": formaal, "form": "samtale",
        "deltagere": f"{sag.barn.fornavn} og rådgiver", "foraelder_til_stede": "nej", "bisidder": "nej",
        "egne_ord": ord_, "fortolkning": "", "aftalt_med_barnet": aftalt,
    }  # fmt: skip
    registrer_boernesamtale(aktoer=scene.aktoer(raadgiver), sag=sag, svar=svar, tidspunkt=skete, handling=ny_handling())


def beslut(scene: Scene, sag: Sag, raadgiver: str, naar: datetime, opmaerksom: datetime) -> BoernefagligUndersoegelse:
    """The decision on a børnefaglig undersøgelse, with the headings that the purpose calls for."""
    svar = {
        "grund": "nr1", "opmaerksom": opmaerksom.astimezone(DANMARK).date().isoformat(),
        "dimensioner": ["udvikling", "skole", "omsorg", "netvaerk"],
        "omfang_begrundelse": "Bekymringen handler om skolen, omsorgen i hverdagen og hvem der er om familien. Sundhed "
        "og bolig er beskrevet tilstrækkeligt i underretningen.",
    }  # fmt: skip
    return beslut_undersoegelse(
        aktoer=scene.aktoer(raadgiver), sag=sag, svar=svar, tidspunkt=naar, handling=ny_handling()
    )


def fortael_noah(scene: Scene) -> None:
    """A børnefaglig undersøgelse under way, with notes and a talk."""
    sag = fra_underretning(
        scene, 75, tekster.NOAH, "noah", "raadgiver",
        begrundelse=tekster.NOAH_SCREENING,
    )  # fmt: skip
    beslut(scene, sag, "raadgiver", scene.klokken(70, "11.00"), scene.klokken(75, "9.20"))
    notat(scene, sag, "raadgiver", scene.klokken(40, "15.30"), "Hjemmebesøg hos mor", tekster.NOAH_BESOEG)
    samtale(
        scene, sag, "raadgiver", scene.klokken(26, "13.00"), "undersoegelse", tekster.NOAH_ORD,
        "Noah ved, at jeg skriver hans ord ned, og at jeg ringer til far.",
    )  # fmt: skip
    notat(scene, sag, "raadgiver", scene.klokken(6, "10.10"), "Skolen ringer", tekster.NOAH_TELEFON, "telefonnotat")
    resume(scene, sag, "raadgiver", tekster.NOAH_RESUME)


def fortael_liva(scene: Scene) -> None:
    """An open case with a protected address and a finished afdækning; its rådgiver is away and has a deputy."""
    sag = fra_underretning(
        scene, 40, tekster.LIVA, "liva", "raadgiver2", udfald=Screening.Udfald.AFDAEKNING,
        begrundelse=tekster.LIVA_SCREENING,
    )  # fmt: skip
    afdaekning = begynd_afdaekning(
        aktoer=scene.aktoer("raadgiver2"), sag=sag, svar=tekster.LIVA_AFDAEKNING, tidspunkt=scene.klokken(35, "11.00"),
        handling=ny_handling(),
    )  # fmt: skip
    notat(scene, sag, "raadgiver2", scene.klokken(30, "14.00"), "Samtale med mor", tekster.LIVA_NOTAT)
    samtale(
        scene, sag, "raadgiver2", scene.klokken(20, "9.30"), "andet", tekster.LIVA_ORD,
        "Liva vil gerne have, at jeg fortæller mor om naboen.",
    )  # fmt: skip
    afslut_afdaekning(
        aktoer=scene.aktoer("raadgiver2"), afdaekning=afdaekning, svar=tekster.LIVA_KONKLUSION,
        tidspunkt=scene.klokken(19, "13.30"), handling=ny_handling(),
    )  # fmt: skip
    resume(scene, sag, "raadgiver2", tekster.LIVA_RESUME)


def fortael_asger(scene: Scene) -> None:
    """The open case of the smaller municipality."""
    sag = fra_underretning(
        scene, 12, tekster.ASGER, "asger", "nyborg", udfald=Screening.Udfald.AFDAEKNING,
        begrundelse=tekster.ASGER_SCREENING,
    )  # fmt: skip
    begynd_afdaekning(
        aktoer=scene.aktoer("nyborg"), sag=sag, svar=tekster.ASGER_AFDAEKNING, tidspunkt=scene.klokken(8, "11.00"),
        handling=ny_handling(),
    )  # fmt: skip
    notat(scene, sag, "nyborg", scene.klokken(5, "13.15"), "Møde med skolen", tekster.ASGER_NOTAT)


def resume(scene: Scene, sag: Sag, raadgiver: str, tekst: str) -> None:
    """What the case is about, as its rådgiver says it."""
    ret_resume(aktoer=scene.aktoer(raadgiver), sag=sag, tekst=tekst, tidspunkt=scene.foer(dage=5), dag=scene.om(-5))
