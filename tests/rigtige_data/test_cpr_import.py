"""The import of CPR-kontoret's own test extract: rows, merges, family, custody and masking on 1 June 2008."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from dubu.adaptere.cpr.p12170 import aabn
from dubu.haendelseslog.models import Opslag
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.parter import adresser, familie, personside
from dubu.parter.cpr_import import Indlaesning, indlaes_cpr_leverance
from dubu.parter.models import (
    Adresse,
    Beskyttelse,
    CprLeverance,
    CprOplysning,
    CprRegistrering,
    Foraelder,
    Foraeldremyndighed,
    Navneord,
    Person,
    TidligereCpr,
)

TESTDATA = Path(os.environ.get("DUBU_TESTDATA") or Path(__file__).parents[3] / "shared" / "testdata")
MAPPE = TESTDATA / "cpr" / "u12170p_cprkontoret"
FORMER = tuple(f"U12170-P opgavenr 110901 ADRNVN FE{form}" for form in ("", "-FTP", "_FixedLength"))
TIDSPUNKT = datetime(2008, 6, 1, 10, tzinfo=UTC)
DEN_DAG = date(2008, 6, 1)

pytestmark = [
    pytest.mark.rigtige_data,
    pytest.mark.skipif(not MAPPE.is_dir(), reason="CPR-kontorets testudtræk findes ikke her (DUBU_TESTDATA)"),
]

TABELLER = (
    Person, CprLeverance, CprRegistrering, CprOplysning, Adresse, Beskyttelse, Foraelder, Foraeldremyndighed,
    TidligereCpr, Navneord,
)  # fmt: skip


def indlaes(kommune, form: str = FORMER[0]) -> Indlaesning:
    return indlaes_cpr_leverance(
        aktoer=systemaktoer(kommune.pk, "cpr_import"), laeser=aabn, fil=MAPPE / form, tidspunkt=TIDSPUNKT
    )


def indhold() -> dict[str, list[tuple]]:
    """Everything in the room's tables, row ids included: to see that nothing at all has changed."""
    return {tabel.__name__: sorted(tabel.objects.values_list(), key=repr) for tabel in TABELLER}


@pytest.mark.parametrize("form", FORMER)
def test_all_persons_become_rows_and_four_are_somebody_else_now(kommune, form: str) -> None:
    svar = indlaes(kommune, form)

    assert (svar.gentaget, svar.leverance.antal_nye, svar.leverance.antal_poster) == (False, 80, 1098)
    assert Person.objects.count() == 80
    flettede = dict(Person.objects.exclude(samme_som=None).values_list("cpr", "samme_som__cpr"))
    assert flettede == {
        "0101520013": "0107529039",
        "0108610069": "0709610015",
        "0708614246": "0307610078",
        "0709614398": "0909610036",
    }


def test_rows_are_as_many_as_the_records(kommune) -> None:
    indlaes(kommune)

    assert Adresse.objects.filter(art="bopael", aktuel=True).count() == 69
    assert Adresse.objects.filter(art="bopael", aktuel=False).count() == 76
    assert (Beskyttelse.objects.count(), Foraeldremyndighed.objects.count()) == (39, 5)
    assert (TidligereCpr.objects.count(), CprRegistrering.objects.count()) == (7, 80)
    poster = "\n".join(CprRegistrering.objects.values_list("poster", flat=True)).split("\n")
    assert len(poster) == 1098


@pytest.mark.parametrize("form", FORMER)
def test_loading_again_in_any_form_changes_nothing(kommune, form: str) -> None:
    indlaes(kommune)
    foer = indhold()

    svar = indlaes(kommune, form)

    assert svar.gentaget
    assert indhold() == foer


def person(cpr: str) -> Person:
    return Person.objects.get(cpr=cpr)


def navne(personer) -> list[tuple[str, str | None]]:
    return [(en.som, en.person.cpr if en.person else en.navn) for en in personer]


def test_custody_in_force_on_the_day_names_its_holders(kommune) -> None:
    indlaes(kommune)

    assert navne(familie.foraeldremyndighed(person("3112970079"), DEN_DAG)) == [("Mor", "1303814074")]
    andre = familie.foraeldremyndighed(person("0101980014"), DEN_DAG)
    assert [en.som for en in andre] == ["Anden indehaver", "Anden indehaver"]
    begge = navne(familie.foraeldremyndighed(person("2906980013"), DEN_DAG))
    assert begge == [("Mor", "070961-****"), ("Far", "0709614231")]
    assert familie.foraeldremyndighed(person("2906980013"), date(2007, 12, 31)) == []
    assert familie.foraeldremyndighed(person("2906980013"), date(2016, 6, 29)) == []


def test_parents_and_children_find_each_other(kommune) -> None:
    indlaes(kommune)

    barn = person("2906980013")
    assert navne(familie.foraeldre(barn)) == [("Mor", "070961-****"), ("Far", "0709614231")]
    assert barn in [en.person for en in familie.boern(person("0709614231"))]


def test_every_family_can_be_shown(kommune, lav_aktoer) -> None:
    indlaes(kommune)
    aktoer = lav_aktoer("modtagelse")

    for en in Person.objects.filter(samme_som=None):
        side = personside.lav(aktoer, en, DEN_DAG)
        assert all(slaegtning.navn for slaegtning in (*side.foraeldre, *side.boern, *side.indehavere))
        assert side.adresse.maskeret == bool(adresser.beskyttede([en], DEN_DAG))
        assert en not in [soeskende.person for soeskende in side.soeskende]


def test_address_of_the_protected_is_masked_and_the_look_is_logged(kommune, lav_aktoer, klient, settings) -> None:
    indlaes(kommune)
    ur.stil(TIDSPUNKT)
    en = person("0709614452")
    aktoer = lav_aktoer("modtagelse")
    linje = Adresse.objects.get(person=en, aktuel=True, art="bopael").tekst.splitlines()[0]

    browser = klient(aktoer)
    side = browser.get(f"/personer/{en.uuid}/").content.decode()
    assert "Beskyttet adresse" in side
    assert linje not in side
    post = {"begrundelse": "Skal besøge hjemmet i dag", "handling": str(uuid4()), "kommune": "0461"}
    svar = browser.post(f"/personer/{en.uuid}/adresse/", post)

    assert linje in svar.content.decode()
    opslag = Opslag.objects.filter(art="adresse.afmasket").get()
    assert (opslag.om, opslag.data) == ([str(en.uuid)], {"raekker": [{"begrundelse": "Skal besøge hjemmet i dag"}]})
    assert linje not in browser.get(f"/personer/{en.uuid}/").content.decode()


def test_address_is_shown_before_and_after_the_protection(kommune, lav_aktoer) -> None:
    indlaes(kommune)
    aktoer, en = lav_aktoer("modtagelse"), person("0709614452")

    assert adresser.vis_adresse(aktoer, en, date(2010, 12, 31)).maskeret
    assert not adresser.vis_adresse(aktoer, en, date(2011, 1, 1)).maskeret
