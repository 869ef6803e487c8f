"""The import of CPR-kontoret's own test extract: rows, merges, family, custody and masking on 1 June 2008."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dubu.adaptere.cpr.p12170 import aabn
from dubu.kerne.aktoer import systemaktoer
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
