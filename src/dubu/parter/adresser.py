"""Addresses as they may be shown: a protected one is masked everywhere until somebody unmasks it with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from dubu.adgang.permissions import check_kan
from dubu.haendelseslog import handlinger
from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.services import skriv
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.ur import DANMARK
from dubu.organisation.models import Kommune
from dubu.parter.errors import BegrundelseManglerError
from dubu.parter.familie import husstand
from dubu.parter.kreds import egne_raekker
from dubu.parter.models import Adresse, Beskyttelse, Person
from dubu.parter.permissions import check_maa_afmaskere
from dubu.parter.selectors import barn_fakta

MASKE = _("Beskyttet adresse")
BEGRUNDELSE_MINDST = 10


@dataclass(frozen=True)
class Adresselinje:
    """One address in words, with its period."""

    art: str
    tekst: str
    fra: date | None
    til: date | None

    @property
    def linjer(self) -> list[str]:
        """The lines of the address."""
        return self.tekst.splitlines()


@dataclass(frozen=True)
class Adressevisning:
    """What may be shown of a person's addresses. Masked: no line, no earlier address, no municipality."""

    beskyttet: bool
    maskeret: bool
    aktuelle: tuple[Adresselinje, ...] = ()
    tidligere: tuple[Adresselinje, ...] = ()
    beskyttet_til: date | None = None

    @property
    def tekst(self) -> str:
        """The address on one line, or the mask; empty when none is known."""
        if self.maskeret:
            return str(MASKE)
        return ", ".join(self.aktuelle[0].linjer) if self.aktuelle else ""


def beskyttede(personer: Iterable[Person], dag: date) -> set[int]:
    """Ids of those of the persons whose name and address are protected on the day.

    Both ends count, and so do days that an incomplete date leaves open: an address masked a day too long
    costs an unmasking, one shown a day too early may cost a life.
    Hjemmel: CPR-loven § 28
    """
    ider = {person.pk for person in personer}
    egne = Q(person__in=ider) | Q(person__samme_som__in=ider)
    par = _i_kraft(dag).filter(egne).values_list("person_id", "person__samme_som_id")
    return {pk if pk in ider else staaende for pk, staaende in par}


@dataclass(frozen=True)
class Bosteder:
    """Who of some persons is protected, and who lives with whom, by the standing person's id."""

    beskyttede: frozenset[int]
    boliger: Mapping[int, str]

    def er_beskyttet(self, person: Person) -> bool:
        """Are the person's name and address protected?"""
        return _staaende(person) in self.beskyttede

    def sammen_med(self, person: Person, andre: Iterable[Person]) -> list[Person]:
        """Those of the others who share the person's dwelling, as far as it can be told (see `vis_husstand`)."""
        bolig = self.boliger.get(_staaende(person))
        if not bolig or person.art == Person.Art.UFOEDT:
            return []
        skjult = self.er_beskyttet(person)
        samme = (en for en in andre if self.boliger.get(_staaende(en)) == bolig)
        return [en for en in samme if _staaende(en) != _staaende(person) and self.er_beskyttet(en) == skjult]


def bosteder(personer: Iterable[Person], dag: date) -> Bosteder:
    """The dwelling and the protection of some persons on the day, in one query. The caller has access to them."""
    ider = {_staaende(person) for person in personer}
    hjem = Adresse.objects.filter(person=OuterRef("pk"), aktuel=True, art=Adresse.Art.BOPAEL).exclude(noegle="")
    raekker = Person.objects.filter(Q(pk__in=ider) | Q(samme_som__in=ider)).annotate(
        staaende=Coalesce("samme_som_id", "id"),
        bolig=Subquery(hjem.order_by("-pk").values("noegle")[:1]),
        skjult=Exists(_i_kraft(dag).filter(person=OuterRef("pk"))),
    )
    svar = list(raekker.values_list("staaende", "bolig", "skjult"))
    return Bosteder(
        beskyttede=frozenset(pk for pk, _bolig, skjult in svar if skjult),
        boliger={pk: bolig for pk, bolig, _skjult in svar if bolig},
    )


def _staaende(person: Person) -> int:
    return int(person.samme_som_id or person.pk)


def _i_kraft(dag: date) -> QuerySet[Beskyttelse]:
    gaelder = (Q(fra=None) | Q(fra__lte=dag)) & (Q(til=None) | Q(til__gte=dag))
    return Beskyttelse.objects.filter(gaelder, art=Beskyttelse.NAVN_OG_ADRESSE)


def vis_adresse(aktoer: Aktoer, person: Person, dag: date) -> Adressevisning:
    """The person's addresses as everybody may see them who may see the person: masked when protected."""
    check_kan(aktoer, "person.laes")
    if beskyttede([person], dag):
        return Adressevisning(beskyttet=True, maskeret=True, beskyttet_til=_sidste_dag(person, dag))
    return _umaskeret(person, beskyttet=False)


def vis_adresser(aktoer: Aktoer, personer: Iterable[Person], dag: date) -> dict[int, str]:
    """The present address of several persons on one line each, masked where protected. For lists."""
    check_kan(aktoer, "person.laes")
    personer = list(personer)
    skjul = beskyttede(personer, dag)
    raekker = Adresse.objects.filter(person__in=personer, aktuel=True, art=Adresse.Art.BOPAEL)
    tekster = {raekke.person_id: ", ".join(raekke.tekst.splitlines()) for raekke in raekker}
    return {p.pk: str(MASKE) if p.pk in skjul else tekster.get(p.pk, "") for p in personer}


def vis_husstand(aktoer: Aktoer, person: Person, dag: date) -> list[Person]:
    """Who lives with the person, as far as it can be told without giving a protected address away.

    With one who is protected and one who is not, the second one's address would be the first one's.
    """
    check_kan(aktoer, "person.laes")
    andre = husstand(person)
    skjul = beskyttede([person, *andre], dag)
    return [en for en in andre if (en.pk in skjul) == (person.pk in skjul)]


@transaction.atomic
def afmasker_adresse(
    *, aktoer: Aktoer, person: Person, begrundelse: str, handling: UUID, tidspunkt: datetime
) -> Adressevisning:
    """The address itself, to be shown once: the look and its reason are logged.

    A fact as well when the person has facts, so that it stands in the child's own log. Raises
    BegrundelseManglerError or AdgangNaegtetFejl.
    Hjemmel: databeskyttelsesforordningen art. 5, stk. 1, litra f; CPR-loven § 28
    """
    check_maa_afmaskere(aktoer, person)
    begrundelse = " ".join(begrundelse.split())
    if len(begrundelse) < BEGRUNDELSE_MINDST:
        raise BegrundelseManglerError(mindst=BEGRUNDELSE_MINDST)
    forloeb = handlinger.paabegynd(aktoer=aktoer, handling=handling, akt="person.afmasker")
    aktoer.opslag.noter("adresse.afmasket", om=person.uuid, begrundelse=begrundelse)
    if not forloeb.er_gentagelse:
        _skriv_faktum(aktoer, person, begrundelse, tidspunkt)
        forloeb.afslut(person.uuid)
    dag = tidspunkt.astimezone(DANMARK).date()
    return _umaskeret(person, beskyttet=bool(beskyttede([person], dag)))


def _skriv_faktum(aktoer: Aktoer, person: Person, begrundelse: str, tidspunkt: datetime) -> None:
    barn = barn_fakta(person)
    if Haendelse.objects.filter(barn__in=[barn.uuid, *barn.sammenflettede]).exists():
        skriv(
            "beskyttet_adresse.vist",
            boern=[barn],
            aktoer=aktoer,
            tidspunkt=tidspunkt,
            om=person.uuid,
            data={"formaal": begrundelse},
        )


def _sidste_dag(person: Person, dag: date) -> date | None:
    dage = list(_i_kraft(dag).filter(person__in=egne_raekker([person.pk])).values_list("til", flat=True))
    return None if None in dage else max(dage, default=None)


def _umaskeret(person: Person, *, beskyttet: bool) -> Adressevisning:
    raekker = list(Adresse.objects.filter(person=person).order_by("-aktuel", "art", "-fra", "-id"))
    koder = {int(r.kommunekode) for r in raekker if not r.tekst and r.kommunekode.isdigit()}
    navne = dict(Kommune.objects.filter(pk__in=koder).values_list("pk", "navn")) if koder else {}
    linjer = [(r.aktuel, _linje(r, navne)) for r in raekker]
    return Adressevisning(
        beskyttet=beskyttet,
        maskeret=False,
        aktuelle=tuple(linje for aktuel, linje in linjer if aktuel),
        tidligere=tuple(linje for aktuel, linje in linjer if not aktuel),
    )


def _linje(raekke: Adresse, kommuner: dict[int, str]) -> Adresselinje:
    return Adresselinje(
        str(raekke.get_art_display()), raekke.tekst or _af_koder(raekke, kommuner), raekke.fra, raekke.til
    )


def _af_koder(raekke: Adresse, kommuner: dict[int, str]) -> str:
    """An earlier address: the register gives codes and no text."""
    kode = raekke.kommunekode
    navn = kommuner.get(int(kode)) if kode.isdigit() else None
    sted = navn or str(_("kommunekode %(kode)s") % {"kode": kode})
    dele = [
        str(_("vejkode %(kode)s") % {"kode": raekke.vejkode}) if raekke.vejkode.strip("0 ") else "",
        str(_("nr. %(nr)s") % {"nr": raekke.husnr.lstrip("0")}) if raekke.husnr.strip("0 ") else "",
        f"{raekke.etage.lstrip('0')}. {raekke.sidedoer.strip()}".strip() if raekke.etage else "",
        sted,
    ]
    return ", ".join(del_ for del_ in dele if del_)
