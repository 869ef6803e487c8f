"""The municipality border: what a query without, with a wrong and with a right municipality gives."""

import pytest
from django.db import DatabaseError, transaction

from dubu.kerne.transaktion import aktuel_kommune, kommune_transaktion
from dubu.organisation.models import Afdeling


def test_forespoergsel_uden_kommune_fejler(db):
    with pytest.raises(DatabaseError), transaction.atomic():
        list(Afdeling.objects.all())


def test_kommune_transaktion_indlejret_saetter_den_gamle_tilbage(db):
    with kommune_transaktion(461):
        with kommune_transaktion(450):
            assert aktuel_kommune() == 450
        assert aktuel_kommune() == 461
    assert aktuel_kommune() is None
    with pytest.raises(DatabaseError), transaction.atomic():
        list(Afdeling.objects.all())


def test_kommune_transaktion_efter_fejl_saetter_den_gamle_tilbage(db):
    with kommune_transaktion(461):
        with pytest.raises(ValueError, match="afbrudt"), kommune_transaktion(450):
            raise ValueError("afbrudt")
        assert aktuel_kommune() == 461


def test_raekker_i_anden_kommune_ses_ikke(db):
    with kommune_transaktion(461):
        Afdeling.objects.create(navn="Odense")
    with kommune_transaktion(450):
        assert not Afdeling.objects.exists()


def test_raekke_for_anden_kommune_afvises(db):
    with (
        kommune_transaktion(461),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Afdeling.objects.create(navn="Forkert", kommune_id=450)


def test_save_uden_update_fields_afvises(kommune):
    afdeling = Afdeling.objects.create(navn="Børn")

    with pytest.raises(TypeError):
        afdeling.save()
