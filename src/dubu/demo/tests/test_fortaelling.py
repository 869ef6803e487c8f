"""The story can be told, and it leaves nothing half done."""

from __future__ import annotations

import pytest

from dubu.demo.fortaelling import lav_demo
from dubu.frister.models import Frist
from dubu.haendelseslog.models import Genberegning
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.models import Medarbejder
from dubu.sager.models import Sag
from dubu.underretninger.models import Underretning

pytestmark = pytest.mark.django_db


def test_lav_demo_fortaeller_om_boern_i_hvert_trin():
    lav_demo()

    with kommune_transaktion(461):
        assert Underretning.objects.count() >= 10
        assert Sag.objects.count() >= 6
        assert {"U-03", "S-05", "P-08", "T-01", "F-06"} <= set(Frist.objects.values_list("regel", flat=True))
        assert Genberegning.objects.count() == 0
    with kommune_transaktion(450):
        assert Sag.objects.count() == 1


def test_lav_demo_med_kun_personale_kender_ingen_boern():
    lav_demo(kun_personale=True)

    with kommune_transaktion(461):
        assert Medarbejder.objects.count() > 5
        assert not Sag.objects.exists()
        assert not Underretning.objects.exists()
