"""Masking: who sees a protected address, when, and what is left in the logs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from dubu.adgang.permissions import kan
from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.services import skriv
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.parter import adresser, permissions
from dubu.parter.errors import BegrundelseManglerError
from dubu.parter.models import Adresse, Beskyttelse, Person
from dubu.parter.selectors import barn_fakta

DAG = date(2026, 11, 2)
NU = datetime(2026, 11, 2, 9, tzinfo=UTC)
HVORFOR = "Tilsynsbesøg i hjemmet i dag"


@pytest.fixture
def person(kommune) -> Person:
    en = Person.objects.create(cpr="0102030405", fornavn="Ida", efternavn="Holm")
    Adresse.objects.create(person=en, aktuel=True, tekst="Skovvej 4\n5000 Odense C", noegle="a")
    Adresse.objects.create(person=en, aktuel=False, kommunekode="0461", vejkode="1000", husnr="012A")
    return en


def beskyt(person: Person, fra: date | None = None, til: date | None = None, art: str = "0001") -> None:
    Beskyttelse.objects.create(person=person, art=art, fra=fra, til=til)


def afmasker(aktoer, person, begrundelse=HVORFOR, handling=None):
    return adresser.afmasker_adresse(
        aktoer=aktoer, person=person, begrundelse=begrundelse, handling=handling or uuid4(), tidspunkt=NU
    )


def test_vis_adresse_without_protection_shows_now_and_before(person, lav_aktoer):
    visning = adresser.vis_adresse(lav_aktoer("raadgiver"), person, DAG)

    assert visning.tekst == "Skovvej 4, 5000 Odense C"
    assert [linje.tekst for linje in visning.tidligere] == ["vejkode 1000, nr. 12A, Odense Kommune"]


@pytest.mark.parametrize(
    ("fra", "til", "maskeret"),
    [(None, None, True), (DAG, DAG, True), (None, date(2026, 11, 1), False), (date(2026, 11, 3), None, False)],
)
def test_vis_adresse_is_masked_on_both_ends_and_never_longer(person, lav_aktoer, fra, til, maskeret):
    beskyt(person, fra, til)

    assert adresser.vis_adresse(lav_aktoer("raadgiver"), person, DAG).maskeret is maskeret


def test_vis_adresse_other_protections_mask_nothing(person, lav_aktoer):
    beskyt(person, art="0003")

    assert not adresser.vis_adresse(lav_aktoer("raadgiver"), person, DAG).maskeret


def test_masked_address_gives_nothing_away(person, lav_aktoer):
    beskyt(person)
    aktoer = lav_aktoer("raadgiver")

    visning = adresser.vis_adresse(aktoer, person, DAG)

    assert (visning.aktuelle, visning.tidligere, visning.tekst) == ((), (), "Beskyttet adresse")
    assert adresser.vis_adresser(aktoer, [person], DAG) == {person.pk: "Beskyttet adresse"}


def test_protection_of_a_merged_row_counts(person, lav_aktoer):
    gammel = Person.objects.create(cpr="0102030406", samme_som=person)
    beskyt(gammel)

    assert adresser.vis_adresse(lav_aktoer("raadgiver"), person, DAG).maskeret


def test_afmasker_shows_and_notes_the_reason(person, lav_aktoer):
    beskyt(person)
    aktoer = lav_aktoer("modtagelse")

    visning = afmasker(aktoer, person)

    assert (visning.tekst, visning.beskyttet) == ("Skovvej 4, 5000 Odense C", True)
    (notat,) = [n for n in aktoer.opslag.toem() if n.art == "adresse.afmasket"]
    assert (notat.om, notat.data) == (person.uuid, (("begrundelse", HVORFOR),))
    assert not Haendelse.objects.filter(noegle="beskyttet_adresse.vist").exists()


def test_afmasker_writes_one_fact_for_somebody_with_facts(person, lav_aktoer):
    beskyt(person)
    aktoer, handling = lav_aktoer("modtagelse"), uuid4()
    skriv("person.oprettet", boern=[barn_fakta(person)], aktoer=aktoer, tidspunkt=NU, om=person.uuid, data={})

    for _ in range(2):
        afmasker(aktoer, person, handling=handling)

    faktum = Haendelse.objects.get(noegle="beskyttet_adresse.vist")
    assert (faktum.barn, faktum.data) == (person.uuid, {"formaal": HVORFOR})


@pytest.mark.parametrize("begrundelse", ["", "besøg", "  a  b  c  "])
def test_afmasker_without_a_reason_is_refused(person, lav_aktoer, begrundelse):
    with pytest.raises(BegrundelseManglerError):
        afmasker(lav_aktoer("modtagelse"), person, begrundelse)


def test_afmasker_by_a_raadgiver_asks_for_a_case_of_ones_own(person, lav_aktoer, monkeypatch):
    aktoer = lav_aktoer("raadgiver")
    assert kan(aktoer, "person.afmasker")

    with pytest.raises(AdgangNaegtetFejl):
        afmasker(aktoer, person)
    monkeypatch.setattr(permissions._kilde, "er_egen", lambda _aktoer, en: en == person)
    assert afmasker(aktoer, person).tekst


def test_afmasker_by_a_role_without_the_act_is_refused(person, lav_aktoer):
    with pytest.raises(AdgangNaegtetFejl):
        afmasker(lav_aktoer("administrativ"), person)


# ---- Who lives together, as far as it can be told


def _person(fornavn: str, noegle: str = "", **felter) -> Person:
    en = Person.objects.create(fornavn=fornavn, efternavn="Holm", **felter)
    if noegle:
        Adresse.objects.create(person=en, aktuel=True, tekst="Skovvej 4", noegle=noegle)
    return en


def test_bosteder_names_those_of_the_same_dwelling(kommune):
    barn, mor, far = _person("Bo", "a"), _person("Mor", "a"), _person("Far", "b")

    assert adresser.bosteder([barn, mor, far], DAG).sammen_med(barn, [mor, far]) == [mor]


def test_bosteder_says_nothing_of_a_person_without_dwelling(kommune):
    barn, mor = _person("Bo"), _person("Mor")

    assert adresser.bosteder([barn, mor], DAG).sammen_med(barn, [mor]) == []


@pytest.mark.parametrize(("beskyttede", "vises"), [("", True), ("barn mor", True), ("barn", False), ("mor", False)])
def test_bosteder_never_gives_a_protected_address_away(kommune, beskyttede, vises):
    barn, mor = _person("Bo", "a"), _person("Mor", "a")
    for en in [{"barn": barn, "mor": mor}[navn] for navn in beskyttede.split()]:
        beskyt(en)

    bor = adresser.bosteder([barn, mor], DAG)

    assert bor.sammen_med(barn, [mor]) == ([mor] if vises else [])
    assert bor.er_beskyttet(barn) is ("barn" in beskyttede)
    assert bor.er_beskyttet(mor) is ("mor" in beskyttede)


def test_bosteder_follows_merges_both_ways_and_leaves_out_the_unborn(kommune):
    staaende, mor = _person("Bo", "a"), _person("Mor", "a")
    flettet = _person("Ukendt", samme_som=staaende)
    ufoedt = _person("Ufødt", art=Person.Art.UFOEDT, mor_til_ufoedt=mor)
    beskyt(flettet)
    beskyt(mor)

    bor = adresser.bosteder([flettet, ufoedt, mor], DAG)

    assert bor.sammen_med(flettet, [mor]) == [mor]
    assert bor.er_beskyttet(staaende)
    assert bor.sammen_med(ufoedt, [mor]) == []


def test_bosteder_asks_once(kommune, hoejst_forespoergsler):
    alle = [_person(str(nr), "a") for nr in range(4)]

    with hoejst_forespoergsler(1):
        adresser.bosteder(alle, DAG)
