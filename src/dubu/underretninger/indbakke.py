"""The inbox: open rows with their time left, what is missing, and the counts that are filters.

The number of queries is the same however many rows there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db.models import Max, Q

from dubu.dokumenter.selectors import har_kontaktspaerre
from dubu.frister.models import Frist
from dubu.kerne.aktoer import Aktoer
from dubu.organisation.indstillinger import gaeldende
from dubu.parter.models import Person
from dubu.regler.kalender import dag_i_danmark
from dubu.sager.models import Sag
from dubu.sager.selectors import aabne_sager_for
from dubu.underretninger.models import Indgangstype, Kanal, Underretning, UnderretningBarn, Underretterart
from dubu.underretninger.permissions import synlige_underretning_boern
from dubu.underretninger.selectors import antal_tidligere, hvem_er_beskyttet, med_det_hele

FIRE_TIMER = timedelta(hours=4)
SYV_DAGE = timedelta(days=7)
KVITTERINGSVINDUE = timedelta(days=60)
STILLE_I = timedelta(days=7)
OVERVAAGEDE = (Kanal.WEBFORMULAR, Kanal.MAIL)
VIST = 200
SENEST = datetime.max.replace(tzinfo=UTC)
VURDERING_REGEL, GENVURDERING_REGEL = "U-03", "U-07"


@dataclass
class Raekke:
    """One child on one item, as the list shows it."""

    raekke: UnderretningBarn
    frist: datetime | None = None
    genvurdering_mangler: bool = False
    loebende_indsats: bool = False
    kontaktspaerre: bool = False
    beskyttede: tuple[str, ...] = ()
    screeningsmaal: date | None = None  # the municipality's own: the law has no day for it
    tidligere: tuple[int, int] = (0, 0)
    sag: Sag | None = None

    @property
    def ikke_vurderet(self) -> bool:
        """Does the 24-hour assessment wait?"""
        raekke = self.raekke
        return raekke.er_aaben and raekke.underretning.skal_vurderes and raekke.vurderet_tidspunkt is None

    @property
    def skal_screenes(self) -> bool:
        """Assessed, and not closed by a screening?"""
        return self.raekke.er_aaben and self.raekke.vurderet_tidspunkt is not None

    @property
    def usorteret(self) -> bool:
        """Has nobody said what it is?"""
        return self.raekke.er_aaben and self.raekke.underretning.indgangstype == Indgangstype.USORTERET

    @property
    def kvittering_mangler(self) -> bool:
        """Is there a known notifier without a receipt?"""
        underretning = self.raekke.underretning
        sendt_vaek = self.raekke.lukkegrund == UnderretningBarn.Lukkegrund.VIDERESENDT
        return (
            underretning.skal_vurderes
            and underretning.kan_kvitteres
            and underretning.kvitteret_dato is None
            and not sendt_vaek
        )

    @property
    def orientering_mangler(self) -> bool:
        """Screened on a professional's word, and the professional has not been told (or with reason left untold)?"""
        underretning = self.raekke.underretning
        fagperson = underretning.underretter_art == Underretterart.FAGPERSON
        uafklaret = underretning.orienteret_dato is None and not underretning.orientering_undladt
        return fagperson and uafklaret and self.raekke.screenet_tidspunkt is not None

    @property
    def markeringer(self) -> list[str]:
        """The markings in words, in the order of the list."""
        raekke, underretning = self.raekke, self.raekke.underretning
        overgreb = raekke.overgreb in ("ja", "kan_ikke_udelukkes") or (not raekke.overgreb and underretning.overgreb)
        aere = raekke.aereskonflikt in ("ja", "kan_ikke_udelukkes") or (
            not raekke.aereskonflikt and underretning.aereskonflikt
        )
        par = (
            (underretning.akut == "ja", "Akut ifølge underretter"),
            (overgreb, "Overgreb"),
            (aere, "Æresrelateret"),
            (self.kontaktspaerre, "Kontaktspærre"),
            (self.loebende_indsats, "Igangværende indsats"),
            (raekke.afventer_samtale, "Afventer samtale med familien"),
            (self.genvurdering_mangler, "Genvurdering mangler"),
        )
        return [ord_ for er, ord_ in par if er]


@dataclass(frozen=True)
class Filter:
    """One count of the line, which is a filter too."""

    noegle: str
    tekst: str
    passer: Callable[[Raekke, datetime], bool]


@dataclass(frozen=True)
class Fane:
    """One tab."""

    noegle: str
    tekst: str
    passer: Callable[[Raekke], bool]


FILTRE = (
    Filter("ikke_vurderet", "Ikke vurderet", lambda r, nu: r.ikke_vurderet),
    Filter(
        "under_4_timer",
        "Under 4 timer",
        lambda r, nu: r.ikke_vurderet and r.frist is not None and nu <= r.frist < nu + FIRE_TIMER,
    ),
    Filter("overskredet", "Overskredet", lambda r, nu: r.ikke_vurderet and r.frist is not None and r.frist < nu),
    Filter("usorteret", "Usorteret indgang", lambda r, nu: r.usorteret),
    Filter("skal_screenes", "Skal screenes", lambda r, nu: r.skal_screenes),
    Filter("genvurdering", "Genvurdering mangler", lambda r, nu: r.raekke.er_aaben and r.genvurdering_mangler),
    Filter(
        "kvittering",
        "Kvittering/orientering mangler",
        lambda r, nu: r.kvittering_mangler or r.orientering_mangler,
    ),
)
FANER = (
    Fane("vurder", "Skal vurderes", lambda r: r.ikke_vurderet),
    Fane("screen", "Skal screenes", lambda r: r.skal_screenes),
    Fane("kvittering", "Kvittering og orientering", lambda r: r.kvittering_mangler or r.orientering_mangler),
    Fane("usorteret", "Usorteret", lambda r: r.usorteret),
    Fane("afsluttet", "Afsluttet (7 dage)", lambda r: not r.raekke.er_aaben),
)


@dataclass(frozen=True)
class Indbakke:
    """What the page shows."""

    raekker: list[Raekke]
    antal: Mapping[str, int]
    faneantal: Mapping[str, int]
    skjult: int = 0
    stille: Mapping[str, datetime] = field(default_factory=dict)


def hent_indbakke(aktoer: Aktoer, *, fane: str, filter_: str, nu: datetime) -> Indbakke:
    """The rows of a tab or a filter, those with least time left first, siblings of one item together."""
    alle = _alle(aktoer, nu)
    aabne_eller_manglende = {f.noegle: [r for r in alle if f.passer(r, nu)] for f in FILTRE}
    paa_faner = {f.noegle: [r for r in alle if f.passer(r)] for f in FANER}
    seneste_uge = [r for r in paa_faner["afsluttet"] if (r.raekke.lukket_tidspunkt or nu) > nu - SYV_DAGE]
    paa_faner["afsluttet"] = seneste_uge
    valgte = aabne_eller_manglende.get(filter_) or ([] if filter_ in aabne_eller_manglende else paa_faner.get(fane, []))
    viste = _sorter(valgte, fane)
    aktoer.opslag.noter("indbakke.vist", fane=fane, filter=filter_)
    return Indbakke(
        raekker=_udfyld(viste[:VIST], nu),
        antal={noegle: len(raekker) for noegle, raekker in aabne_eller_manglende.items()},
        faneantal={noegle: len(raekker) for noegle, raekker in paa_faner.items()},
        skjult=max(0, len(viste) - VIST),
        stille=stille_kanaler(nu),
    )


def hent_modtaget_siden(aktoer: Aktoer, *, siden: datetime, nu: datetime) -> list[Raekke]:
    """What has come in since a moment and can be seen in the inbox, open or not, the first first."""
    nye = [r for r in _alle(aktoer, nu) if r.raekke.underretning.modtaget_tidspunkt >= siden]
    aktoer.opslag.noter("indbakke.modtaget_siden_vist", siden=siden.isoformat())
    nye.sort(key=lambda r: (r.raekke.underretning.modtaget_tidspunkt, r.raekke.underretning_id, r.raekke.nr))
    return _udfyld(nye[:VIST], nu)


def stille_kanaler(nu: datetime) -> dict[str, datetime]:
    """Channels without people at the other end that have gone silent: an alarm, since silence looks like peace."""
    seneste = (
        Underretning.objects.filter(kanal__in=OVERVAAGEDE)
        .values_list("kanal")
        .annotate(senest=Max("registreret_tidspunkt"))
        .order_by("kanal")
    )
    return {str(Kanal(kanal).label): senest for kanal, senest in seneste if senest < nu - STILLE_I}


def _alle(aktoer: Aktoer, nu: datetime) -> list[Raekke]:
    """Open rows, those closed lately, and those whose notifier still waits: two queries."""
    venter_svar = Q(underretning__kvitteret_dato=None) | Q(
        underretning__orienteret_dato=None, underretning__orientering_undladt=False
    )
    synlige = synlige_underretning_boern(aktoer).filter(
        Q(lukket_tidspunkt=None)
        | Q(lukket_tidspunkt__gt=nu - SYV_DAGE)
        | (venter_svar & Q(lukket_tidspunkt__gt=nu - KVITTERINGSVINDUE))
    )
    raekker = [Raekke(raekke) for raekke in med_det_hele(synlige)]
    _saet_frister(raekker)
    return raekker


def list_ikke_vurderede(aktoer: Aktoer, barn: Person) -> list[Raekke]:
    """The child's open items that wait for the 24-hour assessment, as far as the actor may see them."""
    staaende = barn.samme_som_id or barn.pk
    barnets = Q(barn_id=staaende) | Q(barn__samme_som_id=staaende)
    aabne = synlige_underretning_boern(aktoer).filter(barnets, lukket_tidspunkt=None, vurderet_tidspunkt=None)
    raekker = [Raekke(raekke) for raekke in med_det_hele(aabne.order_by("underretning__modtaget_tidspunkt", "pk"))]
    _saet_frister(raekker)
    return [raekke for raekke in raekker if raekke.ikke_vurderet]


def _saet_frister(raekker: Iterable[Raekke]) -> None:
    """The clock and § 137's duty from the deadlines; nothing is computed here."""
    efter_om: dict[tuple[object, int], Raekke] = {}
    for r in raekker:
        efter_om[(r.raekke.underretning.aktivitet.uuid, r.raekke.barn_id)] = r
    frister = Frist.objects.filter(
        om__in={om for om, _ in efter_om}, regel__in=(VURDERING_REGEL, GENVURDERING_REGEL)
    ).exclude(tilstand=Frist.Tilstand.BORTFALDET)
    for frist in frister.select_related("barn"):
        r = efter_om.get((frist.om, frist.barn.samme_som_id or frist.barn_id))
        if r is None:
            continue
        if frist.regel == VURDERING_REGEL:
            r.frist = frist.udloeber_tidspunkt
        else:
            r.loebende_indsats = True
            r.genvurdering_mangler = frist.tilstand == Frist.Tilstand.AABEN


def _sorter(raekker: list[Raekke], fane: str) -> list[Raekke]:
    """Least time left first; a whole item stands where its most urgent child stands."""
    if fane == "afsluttet":
        return sorted(raekker, key=lambda r: r.raekke.lukket_tidspunkt or SENEST, reverse=True)
    foerst: dict[int, datetime] = {}
    for r in raekker:
        noegle = r.raekke.underretning_id
        foerst[noegle] = min(foerst.get(noegle, SENEST), r.frist or SENEST)
    return sorted(
        raekker,
        key=lambda r: (foerst[r.raekke.underretning_id], r.raekke.underretning.modtaget_tidspunkt,
                       r.raekke.underretning_id, r.raekke.nr),
    )  # fmt: skip


def _udfyld(raekker: list[Raekke], nu: datetime) -> list[Raekke]:
    """What only the shown rows need."""
    boern = [r.raekke.barn for r in raekker]
    spaerrede, sager = har_kontaktspaerre(boern), aabne_sager_for(boern)
    tidligere, skjulte = antal_tidligere([r.raekke for r in raekker], nu), hvem_er_beskyttet(boern, dag_i_danmark(nu))
    maal = gaeldende("screening.maaltal_dage", dag_i_danmark(nu))
    for r in raekker:
        if maal is not None and r.skal_screenes:
            r.screeningsmaal = dag_i_danmark(r.raekke.underretning.modtaget_tidspunkt) + timedelta(days=maal)
        r.kontaktspaerre, r.sag = r.raekke.barn_id in spaerrede, sager.get(r.raekke.barn_id)
        r.tidligere, r.beskyttede = tidligere[r.raekke.pk], skjulte[r.raekke.barn_id]
    return raekker
