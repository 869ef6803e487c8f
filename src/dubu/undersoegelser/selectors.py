"""Reads of screenings and undersøgelser, and what a new one proposes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from dubu.adgang.permissions import kan
from dubu.haendelseslog.selectors import fakta_om_barn
from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.kerne.fejl import FindesIkkeFejl
from dubu.kerne.ur import DANMARK
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta
from dubu.regler.haendelser import Haendelse as Faktum
from dubu.sager.models import AktivitetBarn, Sag
from dubu.sager.soeskende import mulige_soeskende
from dubu.skemaer.katalogfiler import find_skema
from dubu.skemaer.rules import Skema
from dubu.underretninger.models import VURDERES, UnderretningBarn
from dubu.underretninger.permissions import synlige_underretning_boern
from dubu.undersoegelser.dimensioner import dimensioner
from dubu.undersoegelser.models import Afdaekning, BoernefagligUndersoegelse, Screening, UndersoegelseVersion
from dubu.undersoegelser.permissions import synlige_afdaekninger, synlige_screeninger, synlige_undersoegelser
from dubu.undersoegelser.rules import Soeskende, er_barn, soeskendenoegler, undersoegelsesskema

BFU_SKEMA, AFDAEKNING_SKEMA = "boernefaglig_undersoegelse", "afdaekning"
# The facts that make a municipality aware of a child, newest first wins.
OPMAERKSOM = ("underretning.modtaget", "underretning.opdelt", "ansoegning.modtaget", "henvendelse.modtaget")


def get_undersoegelse(aktoer: Aktoer, aktivitet: UUID) -> BoernefagligUndersoegelse:
    """An undersøgelse by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    fundet = synlige_undersoegelser(aktoer).select_related("aktivitet", "barn", "sag__barn", "sag__primaer_raadgiver")
    undersoegelse = fundet.filter(aktivitet__uuid=aktivitet).first()
    if undersoegelse is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("undersoegelse.laest", om=undersoegelse.aktivitet.uuid)
    return undersoegelse


def list_undersoegelser(sag: Sag) -> list[BoernefagligUndersoegelse]:
    """The undersøgelser of a case, newest first. The caller has access to the case."""
    fundne = BoernefagligUndersoegelse.objects.filter(sag=sag).select_related("aktivitet")
    return list(fundne.order_by("-besluttet_tidspunkt"))


def list_versioner(undersoegelse: BoernefagligUndersoegelse) -> list[UndersoegelseVersion]:
    """The finished content, newest version first. The caller has found the undersøgelse by a scoped selector."""
    return list(UndersoegelseVersion.objects.filter(undersoegelse=undersoegelse).order_by("-version"))


def get_afdaekning(aktoer: Aktoer, aktivitet: UUID) -> Afdaekning:
    """An afdækning by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    fundet = synlige_afdaekninger(aktoer).select_related("aktivitet", "sag__barn", "sag__primaer_raadgiver")
    afdaekning = fundet.filter(aktivitet__uuid=aktivitet).first()
    if afdaekning is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("afdaekning.laest", om=afdaekning.aktivitet.uuid)
    return afdaekning


def get_screening(aktoer: Aktoer, aktivitet: UUID) -> Screening:
    """A screening by its Aktivitet. Raises FindesIkkeFejl; the read is noted."""
    fundet = synlige_screeninger(aktoer).select_related("aktivitet", "barn", "sag__barn")
    screening = fundet.filter(aktivitet__uuid=aktivitet).first()
    if screening is None:
        raise FindesIkkeFejl
    aktoer.opslag.noter("screening.laest", om=screening.aktivitet.uuid)
    return screening


def er_fejljournaliseret(screening: Screening) -> bool:
    """Was the underretning that was screened about another child? Then the screening says nothing of this one."""
    raekke = AktivitetBarn.objects.filter(aktivitet=screening.aktivitet_id, barn=screening.barn_id)
    return raekke.filter(status=AktivitetBarn.Status.ANNULLERET).exists()


def list_underretninger(aktoer: Aktoer, barn: Person) -> list[UnderretningBarn]:
    """The underretninger on the child that the actor may read, newest first; none for who may read none."""
    if not kan(aktoer, "underretning.laes"):
        return []
    return list(
        synlige_underretning_boern(aktoer)
        .filter(Q(barn=barn) | Q(barn__samme_som=barn), underretning__indgangstype__in=VURDERES)
        .select_related("underretning")
        .order_by("-underretning__modtaget_tidspunkt")
    )


def list_soeskende(aktoer: Aktoer, sag: Sag) -> list[Person]:
    """The other children of the family, oldest first; not grown-up ones. The caller has access to the case."""
    personer = [valg.person for valg in mulige_soeskende(aktoer, sag)]
    return [person for person in personer if person.doed_dato is None and er_barn(person.foedselsdato, ur.idag())]


def seneste_opmaerksomhed(barn: Person) -> Faktum | None:
    """The latest fact that made the municipality aware of the child."""
    fakta = [faktum for faktum in fakta_om_barn(barn_fakta(barn)) if faktum.noegle in OPMAERKSOM]
    return fakta[-1] if fakta else None


def foreslaaet_opmaerksom(barn: Person) -> date | None:
    """The awareness date to propose: the day of that fact in Denmark."""
    faktum = seneste_opmaerksomhed(barn)
    return faktum.tidspunkt.astimezone(DANMARK).date() if faktum else None


def skema_for(aktoer: Aktoer, undersoegelse: BoernefagligUndersoegelse) -> Skema:
    """The form of this undersøgelse: its headings and the family's other children."""
    alle = dimensioner()
    valgte = [alle[noegle] for noegle in alle if noegle in undersoegelse.dimensioner]
    return undersoegelsesskema(find_skema(BFU_SKEMA), valgte, soeskende_i_skema(aktoer, undersoegelse.sag))


def skema_af_version(undersoegelse: BoernefagligUndersoegelse, version: UndersoegelseVersion) -> Skema:
    """The form as the version was answered: with the children who were asked about then."""
    alle = dimensioner()
    valgte = [alle[noegle] for noegle in alle if noegle in undersoegelse.dimensioner]
    uuider = [UUID(noegle) for noegle in soeskendenoegler(version.indhold)]
    personer = Person.objects.filter(uuid__in=uuider).order_by("foedselsdato", "pk")
    soeskende = [Soeskende(noegle=person.uuid.hex, navn=person.navn) for person in personer]
    return undersoegelsesskema(find_skema(BFU_SKEMA), valgte, soeskende)


def soeskende_i_skema(aktoer: Aktoer, sag: Sag) -> list[Soeskende]:
    """The other children as the form names them."""
    return [Soeskende(noegle=person.uuid.hex, navn=person.navn) for person in list_soeskende(aktoer, sag)]
