"""The step of many cases at once is the step that each case's own page shows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import aktuel_kommune
from dubu.parter.selectors import barn_fakta
from dubu.parter.services import flet_person, opret_uidentificeret
from dubu.sager.overblik import trin_nu, trin_nu_for
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)
FORLOEB = (
    (),
    (("underretning.modtaget", {}),),
    (("underretning.modtaget", {}), ("underretning.vurderet", {"fare": "nej", "begrundelse": "Nej."})),
    (("undersoegelse.besluttet", {}), ("afgoerelse.truffet", {"paragraf": "BL § 20"})),
    (("afgoerelse.truffet", {"paragraf": "BL § 32, stk. 1, nr. 3"}),),
    (("journalnotat.skrevet", {}),),
)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


def _skriv(barn, noegle, minutter=0, om=None, **data):
    return skriv(
        noegle, boern=[barn_fakta(barn)], aktoer=systemaktoer(aktuel_kommune(), "proeve"),
        tidspunkt=NU - timedelta(days=1) + timedelta(minutes=minutter), om=om or uuid4(), data=data,
    )[0]  # fmt: skip


def test_trin_for_mange_sager_er_det_samme_som_paa_hver_sag():
    sager = []
    for forloeb in FORLOEB:
        sag = lav_sag(lav_barn())
        for nr, (noegle, data) in enumerate(forloeb):
            _skriv(sag.barn, noegle, nr, **data)
        sager.append(sag)

    samlet = trin_nu_for(sager)

    assert samlet == {sag.pk: trin_nu(sag) for sag in sager}
    assert list(samlet.values()) == ["", "Underretning", "Screening", "Afdækning/BFU", "Plan", ""]


def test_trin_foelger_flettede_personer_og_annullerede_haendelser_taeller_ikke(lav_aktoer):
    modtager = lav_aktoer("modtagelse")
    ukendt, sag = opret_uidentificeret(aktoer=modtager), lav_sag(lav_barn())
    _skriv(ukendt, "underretning.modtaget")
    vurderet = _skriv(ukendt, "underretning.vurderet", 1, fare="nej", begrundelse="Nej.")
    flet_person(aktoer=modtager, fra=ukendt, til=sag.barn, tidspunkt=NU)
    assert trin_nu_for([sag]) == {sag.pk: "Screening"}

    _skriv(sag.barn, "haendelse.annulleret", 2, om=vurderet.uuid)

    assert trin_nu_for([sag]) == {sag.pk: "Underretning"}


def test_trin_for_ingen_sager_spoerger_ikke_og_for_mange_ikke_mere_end_for_en():
    sager = [lav_sag(lav_barn()) for _ in range(6)]
    for sag in sager:
        _skriv(sag.barn, "underretning.modtaget")
    antal = []
    for nogle in ([], sager[:1], sager):
        with CaptureQueriesContext(connection) as fanget:
            trin_nu_for(nogle)
        antal.append(len(fanget))

    assert antal == [0, 2, 2]
