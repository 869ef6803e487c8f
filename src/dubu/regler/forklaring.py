"""Why this date? The deadline in Danish sentences that a parent understands.

Built only when somebody asks.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from dubu.regler import kalender
from dubu.regler.grundlag import Grundlag, Start, Status
from dubu.regler.haendelser import Haendelse, saetning
from dubu.regler.katalogtyper import Enhed, Flytter, Kildestatus
from dubu.regler.udregning import LOERDAG, laeg_laengde

_TAL = {1: "én", 2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks", 7: "syv", 8: "otte", 9: "ni", 10: "ti"}
_ENHEDER = {
    Enhed.TIMER: ("time", "timer"),
    Enhed.HVERDAGE: ("hverdag", "hverdage"),
    Enhed.ARBEJDSDAGE: ("arbejdsdag", "arbejdsdage"),
    Enhed.DAGE: ("dag", "dage"),
    Enhed.UGER: ("uge", "uger"),
    Enhed.MAANEDER: ("måned", "måneder"),
    Enhed.AAR: ("år", "år"),
}


def forklar(grundlag: Grundlag, udloeber: date | datetime | None, status: Status) -> tuple[str, ...]:
    """The steps: what happened, what the law says, how it was counted, the date, how it stands, how sure it is."""
    return tuple(
        trin
        for trin in (
            _hvad_skete(grundlag.udloest),
            f"{grundlag.regel.forklaring} {_staar_i(grundlag.periode.hjemmel)}",
            *_taelling(grundlag, udloeber),
            *_stand(grundlag, status),
            *_forbehold(grundlag),
        )
        if trin
    )


def _hvad_skete(haendelse: Haendelse) -> str:
    tekst = saetning(haendelse.noegle, haendelse.data).replace(" (…)", "").replace(": …", "").removesuffix(" – …")
    return f"Den {kalender.dansk_tidspunkt(haendelse.tidspunkt)}: {tekst.removesuffix(' …')}."


def _staar_i(hjemmel: str) -> str:
    return f"Det står i {hjemmel.removesuffix('.')}."


def _taelling(grundlag: Grundlag, udloeber: date | datetime | None) -> Iterator[str]:
    periode, start = grundlag.periode, grundlag.start
    if udloeber is None:
        yield "Loven sætter ikke et tal på. Opgaven står åben, til den er gjort."
        return
    if grundlag.periode_fra is not None and not isinstance(udloeber, datetime):
        fra, til = kalender.dansk_dato(grundlag.periode_fra), kalender.dansk_dato(udloeber)
        yield f"Perioden går fra den {fra} til og med den {til}. Dette er nummer {grundlag.nr_i_perioden} i perioden."
        return
    yield from _begyndelse(grundlag)
    if isinstance(udloeber, datetime):
        yield (
            f"{_laengde(grundlag)} fra {kalender.dansk_tidspunkt(start.tidspunkt)} er "
            f"{kalender.dansk_tidspunkt(udloeber)}. Timerne løber døgnet rundt, også i weekender og på helligdage."
        )
        return
    if grundlag.afkortet_af is not None and grundlag.regel.tidligst_af is not None:
        yield f"{grundlag.regel.tidligst_af.tekst} Derfor er fristen {kalender.dansk_dag(udloeber)}."
        return
    uflyttet = laeg_laengde(periode, start.dag, grundlag.indstillinger)
    yield f"{_laengde(grundlag)} fra den {kalender.dansk_dato(start.dag)} er {kalender.dansk_dag(uflyttet)}."
    yield _taellemaade(grundlag, start, uflyttet)
    if periode.flytter is Flytter.BORGER and uflyttet != udloeber:
        yield (
            f"Det er {kalender.grund_til_ikke_hverdag(uflyttet)}, og derfor er sidste dag "
            f"{kalender.dansk_dag(udloeber)}."
        )
    elif periode.flytter is Flytter.ALDRIG and not kalender.er_arbejdsdag(udloeber):
        yield "Kommunens frist flytter sig ikke, selv om dagen ikke er en arbejdsdag."


def _begyndelse(grundlag: Grundlag) -> Iterator[str]:
    start = grundlag.start
    if start.tekst:
        yield start.tekst
    if start.haendelse.id != grundlag.udloest.id:
        yield _hvad_skete(start.haendelse) if start.tekst else f"Der regnes fra: {_hvad_skete(start.haendelse)}"


def _laengde(grundlag: Grundlag) -> str:
    laengde = grundlag.periode.laengde
    antal = _TAL.get(laengde.antal, str(laengde.antal))
    return f"{antal} {_ENHEDER[laengde.enhed][laengde.antal != 1]}".capitalize()


def _taellemaade(grundlag: Grundlag, start: Start, dag: date) -> str:
    enhed = grundlag.periode.laengde.enhed
    if grundlag.periode.startdag_taeller:
        return "Den første dag tælles med."
    if enhed in (Enhed.HVERDAGE, Enhed.ARBEJDSDAGE):
        loerdag = enhed is Enhed.HVERDAGE and bool(grundlag.indstillinger.get(LOERDAG, False))
        sprunget = _sprunget_over(start.dag, dag)
        hvad = "Søndage og helligdage" if loerdag else "Lørdage, søndage og helligdage"
        return f"{hvad} tælles ikke med.{sprunget}{_laesning_af_loerdag(grundlag, dag)}"
    if enhed in (Enhed.MAANEDER, Enhed.AAR) and dag.day != start.dag.day:
        return f"Datoen {start.dag.day}. findes ikke i den måned, og derfor er det månedens sidste dag."
    return ""


def _laesning_af_loerdag(grundlag: Grundlag, dag: date) -> str:
    """Which reading of Saturday was used, and when the reminder comes by the stricter one."""
    periode, start = grundlag.periode, grundlag.start
    if periode.laengde.enhed is not Enhed.HVERDAGE:
        return ""
    if grundlag.indstillinger.get(LOERDAG):
        return " Lørdag er regnet som hverdag."
    strengest = laeg_laengde(periode, start.dag, {**grundlag.indstillinger, LOERDAG: True})
    if strengest >= dag:
        return ""
    return (
        " Loven siger ikke, om lørdag er en hverdag. Fristen er regnet uden lørdage, men systemet minder om den, "
        f"som om lørdage talte med: {kalender.dansk_dag(strengest)}."
    )


def _sprunget_over(fra: date, til: date) -> str:
    navne = [
        f"{kalender.helligdage(dag.year)[dag]} den {kalender.dansk_dato(dag)}"
        for nr in range(1, (til - fra).days + 1)
        if kalender.er_helligdag(dag := kalender.laeg_dage(fra, nr)) and dag.weekday() < 6
    ]
    return f" Sprunget over: {', '.join(navne)}." if navne else ""


def _stand(grundlag: Grundlag, status: Status) -> Iterator[str]:
    opfyldt, bortfaldet, afventer = grundlag.opfyldt_af, grundlag.bortfaldet_af, grundlag.afventer_paa
    if opfyldt is not None:
        gjort = "Opgaven er gjort" if grundlag.periode.laengde.enhed is Enhed.UDEN_TAL else "Fristen er overholdt"
        hvordan = gjort if status is Status.OPFYLDT else "Opgaven blev gjort for sent"
        yield f"{hvordan}. {_hvad_skete(opfyldt)}"
    elif bortfaldet is not None:
        yield f"Fristen gælder ikke længere. {_hvad_skete(bortfaldet)}"
    elif status is Status.BORTFALDET:
        yield "Fristen er løbet ud uden at være brugt."
    elif afventer is not None and grundlag.regel.afventer is not None:
        yield f"{_hvad_skete(afventer)} {grundlag.regel.afventer.tekst} {_staar_i(grundlag.regel.afventer.hjemmel)}"
    elif status is Status.OVERSKREDET:
        yield "Fristen er overskredet."


def _forbehold(grundlag: Grundlag) -> Iterator[str]:
    if grundlag.regel.laesning:
        yield f"Sådan læser systemet reglen: {grundlag.regel.laesning}"
    if grundlag.regel.kildestatus is Kildestatus.AFLEDT:
        yield (
            "Lovens egen tekst er ikke læst til denne regel. Den er udledt af en myndigheds vejledning "
            "eller af den tidligere lov og bør kontrolleres."
        )
    elif grundlag.regel.kildestatus is Kildestatus.INDSTILLING:
        yield "Reglen gælder, fordi kommunen har valgt den. Lovens tekst er ikke læst."
