"""A receiver that fails costs no act: what it should have made is made again by a job."""

from __future__ import annotations

import uuid

import pytest

from dubu.haendelseslog import services
from dubu.haendelseslog.models import Genberegning, Haendelse
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.parter.models import Person
from dubu.parter.selectors import barn_fakta, find_barn_fakta

KALDT: list[str] = []
GAAR_GALT = {"nu": True}


def fejler(haendelser, boern) -> None:
    """A receiver with a fault: it writes something and breaks."""
    Person.objects.create(fornavn="Halvt", efternavn="Arbejde")
    if GAAR_GALT["nu"]:
        raise RuntimeError("fejl i reglen")
    KALDT.append(haendelser[0].noegle)


def virker(haendelser, boern) -> None:
    KALDT.append("virker")


LISTE = (f"{__name__}.fejler", f"{__name__}.virker")


@pytest.fixture
def fejlende_modtager(settings):
    """The faulty receiver stands first in the list of receivers."""
    KALDT.clear()
    GAAR_GALT["nu"] = True
    settings.DUBU_MODTAGERE = f"{__name__}.LISTE"
    services._indlaes_modtagere.cache_clear()
    yield
    services._indlaes_modtagere.cache_clear()


def skriv_en(kommune) -> Person:
    barn = Person.objects.create(fornavn="Asta", efternavn="Eksempel")
    services.skriv(
        "henvendelse.modtaget",
        boern=[barn_fakta(barn)],
        aktoer=systemaktoer(kommune.pk, "proeve"),
        tidspunkt=ur.nu(),
        om=uuid.uuid4(),
        data={"kanal": "telefon"},
    )
    return barn


def test_fejlende_modtager_lader_handlingen_staa_og_efterlader_genberegning(kommune, fejlende_modtager):
    barn = skriv_en(kommune)

    assert Haendelse.objects.filter(barn=barn.uuid).count() == 1
    rest = Genberegning.objects.get()
    assert (rest.modtager, rest.barn, rest.faerdig_tidspunkt) == (LISTE[0], barn.uuid, None)
    assert KALDT == ["virker"]
    assert not Person.objects.filter(fornavn="Halvt").exists()


def test_opgaven_gentager_til_det_lykkes(kommune, fejlende_modtager):
    skriv_en(kommune)

    assert services.genberegn(find_barn_fakta) == 1
    GAAR_GALT["nu"] = False
    assert services.genberegn(find_barn_fakta) == 0

    assert KALDT == ["virker", "henvendelse.modtaget"]
    assert Genberegning.objects.get().forsoeg == 2
    assert services.genberegn(find_barn_fakta) == 0
    assert KALDT == ["virker", "henvendelse.modtaget"]
