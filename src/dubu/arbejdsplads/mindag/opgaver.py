"""Which block of my day a deadline stands in, what is urgent, and the act that brings each nearer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.urls import reverse

from dubu.adviser.models import Advis
from dubu.arbejdsplads.mindag.aftaler import FREM, Aftale
from dubu.frister.models import Frist
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Rolle
from dubu.parter.models import Person
from dubu.sager import aktivitetstyper
from dubu.sager.models import Aktivitet, Sag
from dubu.web.komponenter import Markering

HASTER_HOEJST = 5
IKKE_SET = "Barnet er ikke set som planlagt"
# What is urgent, the first first: clocks, contact blocks to review, children that nobody has seen.
UR_RANG, SPAERRE_RANG, IKKE_SET_RANG = 0, 1, 2
# The duties to see the child; overdue, nobody has.
TILSYN = ("T-01", "T-01-rullende")

# The verb on the button, by the catalogue's rule.
_VERBER = {
    "U-03": "Vurder", "U-04": "Screen", "U-05": "Giv kvittering", "U-06": "Giv orientering", "U-07": "Genvurder",
    "U-09": "Hold samtale", "S-05": "Skriv undersøgelse", "S-06": "Skriv foreløbig vurdering", "P-02": "Skriv plan",
    "P-03": "Skriv plan", "P-08": "Hold opfølgning", "T-01": "Registrér tilsyn", "T-01-rullende": "Registrér tilsyn",
    "F-07": "Genvurder klage",
}  # fmt: skip


@dataclass(frozen=True)
class Opgave:
    """A deadline as a line of my day: with the act that brings it nearer."""

    frist: Frist
    knap: str
    url: str
    mangler: tuple[str, ...] = ()

    @property
    def udsat(self) -> bool:
        """Has the reminder been moved?"""
        return self.frist.udsat_til is not None


@dataclass(frozen=True)
class Hast:
    """One urgent thing: why, about whom, by when, and the act. `rang` goes before the time."""

    rang: int
    tidspunkt: datetime
    maerke: Markering
    barn: Person
    tekst: str
    tid: date | datetime | None
    knap: str
    url: str
    opgave: Opgave | None = None


@dataclass(frozen=True)
class Nyhed:
    """A notice as a line of my day."""

    advis: Advis
    ansvar: str
    url: str


@dataclass
class Dagsliste:
    """The deadlines of my day and what else is urgent, each in one block only."""

    haster: list[Hast] = field(default_factory=list)
    idag: list[Opgave] = field(default_factory=list)
    ogsaa_idag: list[Hast] = field(default_factory=list)
    overskredet: list[Opgave] = field(default_factory=list)
    uge: list[Opgave] = field(default_factory=list)
    fjorten: list[Opgave] = field(default_factory=list)


def fordel(opgaver: Iterable[Opgave], andre: Iterable[Hast], nu: datetime) -> Dagsliste:
    """Put each where it belongs. The five most urgent stand first; the others are not lost."""
    dag = nu.astimezone(DANMARK).date()
    opgaver = list(opgaver)
    hastende = [hast for opgave in opgaver if (hast := _som_hast(opgave)) is not None]
    alle = _et_barn_en_gang(sorted([*hastende, *andre], key=lambda hast: (hast.rang, hast.tidspunkt)))
    liste = Dagsliste(haster=alle[:HASTER_HOEJST])
    oeverst = {hast.opgave.frist.pk for hast in liste.haster if hast.opgave}
    liste.ogsaa_idag = [hast for hast in alle[HASTER_HOEJST:] if hast.opgave is None]
    for opgave in opgaver:
        if opgave.frist.pk not in oeverst and (blok := _blok(liste, opgave.frist, dag)) is not None:
            blok.append(opgave)
    return liste


def _et_barn_en_gang(alle: Iterable[Hast]) -> list[Hast]:
    """A child that nobody has seen is urgent once, however many duties say so; visits are told one by one."""
    sete: set[int] = set()
    svar = []
    for hast in alle:
        om_tilsyn = hast.rang == IKKE_SET_RANG and hast.opgave is not None
        if not (om_tilsyn and hast.barn.pk in sete):
            svar.append(hast)
        if om_tilsyn:
            sete.add(hast.barn.pk)
    return svar


def _blok(liste: Dagsliste, frist: Frist, dag: date) -> list[Opgave] | None:
    """The block that a deadline stands in; nothing when it is further away."""
    soendag = dag + timedelta(days=6 - dag.weekday())
    if frist.overskredet:
        return liste.overskredet
    vises = _vises(frist, dag)
    if vises is None:
        return liste.fjorten
    if vises <= dag:
        return liste.idag
    if vises <= soendag:
        return liste.uge
    return liste.fjorten if vises <= dag + FREM else None


def _vises(frist: Frist, dag: date) -> date | None:
    """The day on which the deadline is shown: the moved reminder's, else its own; None without a number."""
    if frist.udsat_til is not None and frist.udsat_til >= dag:
        return frist.udsat_til
    return None if frist.tilstand == Frist.Tilstand.AFVENTER else frist.varselsdag


# ---- What is urgent


def _som_hast(opgave: Opgave) -> Hast | None:
    """The urgent line of a deadline; None for one that can wait."""
    frist = opgave.frist
    ikke_set = frist.regel in TILSYN and frist.overskredet
    if frist.udloeber_tidspunkt is None or (frist.kan_udsaettes and not ikke_set):
        return None
    ord_, art = ("Overskredet", "alvorlig") if frist.overskredet else ("Haster", "advarsel")
    tekst = f"{IKKE_SET} · {frist.navn}" if ikke_set else frist.navn
    return Hast(
        IKKE_SET_RANG if ikke_set else UR_RANG, frist.udloeber_tidspunkt, Markering(ord_, "time", art), frist.barn,
        tekst, frist.udloeber, opgave.knap, opgave.url, opgave,
    )  # fmt: skip


def spaerre_til_gennemgang(sag: Sag) -> Hast:
    """The contact block of a case, with the day of its review on the case."""
    dag: date = sag.spaerre_gennemgang
    return Hast(
        SPAERRE_RANG, datetime.combine(dag, time.min, DANMARK), Markering("Kontaktspærre", "lock", "alvorlig"),
        sag.barn, "Kontaktspærren skal gennemgås", dag, "Gennemgå", reverse("dokumenter:spaerrer", args=[sag.uuid]),
    )  # fmt: skip


_SKRIV = {"boernesamtale": "Skriv samtalen", "tilsynsbesoeg": "Skriv tilsynsbesøget"}


def besoeg_ikke_holdt(aftale: Aftale) -> Hast:
    """A planned visit that nobody has written down as held."""
    return Hast(
        IKKE_SET_RANG, aftale.aktivitet.haendelsestidspunkt, Markering("Ikke set", "visibility-off", "alvorlig"),
        aftale.barn, f"{IKKE_SET} · {aftale.tekst}", aftale.dag, _SKRIV.get(aftale.aktivitet.type, "Registrér besøget"),
        aftale.url,
    )  # fmt: skip


# ---- Lines


def som_opgave(frist: Frist, sag_uuid: object = None, mangler: tuple[str, ...] = ()) -> Opgave:
    """The line of a deadline annotated with `om_type`: the page of what it concerns, else the case."""
    return Opgave(frist, _VERBER.get(frist.regel, "Åbn"), _adresse(frist, sag_uuid), mangler)


def som_nyhed(advis: Advis, sag_uuid: object = None, *, kan_se_personer: bool = False) -> Nyhed:
    """The line of a notice annotated with `om_type`; where nothing else can be opened, the child's own page."""
    ansvar = str(Rolle(advis.ansvar).label) if advis.ansvar in Rolle.values else ""
    url = _adresse(advis, advis.sag or sag_uuid)
    if not url and advis.barn and kan_se_personer:
        url = reverse("parter:person", args=[(advis.barn.samme_som or advis.barn).uuid])
    return Nyhed(advis, ansvar, url)


def _adresse(om_noget: Frist | Advis, sag_uuid: object) -> str:
    """The page of the item or activity that it is about, else the case, else nothing."""
    om_type = getattr(om_noget, "om_type", None)
    if om_type and (url := aktivitetstyper.find(om_type).url(Aktivitet(uuid=om_noget.om, type=om_type))):
        return url
    return reverse("sager:overblik", args=[sag_uuid]) if sag_uuid else ""
