"""One large municipality: 10,000 open cases with persons, activities and deadlines, written in bulk."""

from __future__ import annotations

import os
import random
import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice

from dubu.adgang.tests.factories import lav_afdeling, lav_medarbejder
from dubu.demo.cpr_navne import EFTERNAVNE, KVINDENAVNE, MANDENAVNE
from dubu.frister.models import Frist
from dubu.kerne import ur
from dubu.organisation.models import Medarbejder
from dubu.parter.models import Person
from dubu.parter.services import saet_noegler
from dubu.sager.models import Aktivitet, AktivitetBarn, Notatindhold, Sag, Sagsstatus

SAGER = int(os.environ.get("DUBU_BENCH_SAGER", "10000"))
RAADGIVERE = 320  # about 31 cases each
AKTIVITETER_PR_SAG = 12
FRISTER_PR_SAG = 3
PORTION = 5_000


def _portioner(raekker: Iterator[object]) -> Iterator[list[object]]:
    while portion := list(islice(raekker, PORTION)):
        yield portion


def _gem(model: type, raekker: Iterator[object]) -> list[object]:
    gemte: list[object] = []
    for portion in _portioner(raekker):
        gemte += model.objects.bulk_create(portion)
    return gemte


def _person(tal: random.Random, nr: int) -> Person:
    foedt = date(2009, 1, 1) + timedelta(days=tal.randrange(16 * 365))
    person = Person(
        fornavn=tal.choice(KVINDENAVNE + MANDENAVNE),
        efternavn=tal.choice(EFTERNAVNE),
        foedselsdato=foedt,
        cpr=f"{foedt:%d%m%y}{nr % 10_000:04d}" if nr < 10_000 else None,
        telefon=f"{20_000_000 + nr}",
    )
    saet_noegler(person)
    return person


def lav_stor_kommune(froe: int = 1) -> Sequence[Medarbejder]:
    """Fill the open municipality; returns its rådgivere."""
    tal, nu = random.Random(froe), ur.nu()
    afdeling = lav_afdeling()
    raadgivere = [lav_medarbejder("raadgiver", navn=f"Rådgiver {nr}", afdeling=afdeling) for nr in range(RAADGIVERE)]
    boern = _gem(Person, (_person(tal, nr) for nr in range(SAGER)))
    sager = _gem(
        Sag,
        (
            Sag(
                sagsnummer=nr + 1,
                barn=barn,
                status=Sagsstatus.AKTIV,
                afdeling=afdeling,
                primaer_raadgiver=raadgivere[nr % RAADGIVERE],
                startdato=date(2025, 1, 1),
            )
            for nr, barn in enumerate(boern)
        ),
    )
    _lav_journal(tal, nu, sager)
    _lav_frister(tal, nu, boern)
    return raadgivere


def _lav_journal(tal: random.Random, nu: datetime, sager: list[Sag]) -> None:
    aktiviteter = _gem(
        Aktivitet,
        (
            Aktivitet(
                type="notat",
                undertype="telefonnotat",
                titel="Telefonnotat",
                haendelsestidspunkt=nu - timedelta(hours=tal.randrange(8000)),
            )
            for _ in range(len(sager) * AKTIVITETER_PR_SAG)
        ),
    )
    _gem(
        AktivitetBarn,
        (
            AktivitetBarn(
                aktivitet=a, barn_id=sag.barn_id, sag=sag, ansvarlig_id=sag.primaer_raadgiver_id, status="udfoert"
            )
            for a, sag in zip(aktiviteter, [sag for sag in sager for _ in range(AKTIVITETER_PR_SAG)], strict=True)
        ),
    )
    _gem(
        Notatindhold,
        (
            Notatindhold(
                aktivitet=a, version=1, tekst="Talte med skolen om barnets trivsel. " * 6, skrevet_tidspunkt=nu
            )
            for a in aktiviteter
        ),
    )


def _lav_frister(tal: random.Random, nu: datetime, boern: list[Person]) -> None:
    _gem(
        Frist,
        (
            Frist(
                barn=barn,
                regel=f"X-{nr}",
                udloest_af=uuid.uuid4(),
                navn="Afslut den børnefaglige undersøgelse",
                hjemmel="BL § 20, stk. 3",
                kildestatus="laest",
                katalog="1",
                tilstand="aaben",
                udloest_noegle="undersoegelse.besluttet",
                udloest_tidspunkt=nu,
                udloeber_dato=(nu + timedelta(days=dage)).date(),
                udloeber_tidspunkt=nu + timedelta(days=dage),
            )
            for barn in boern
            for nr in range(FRISTER_PR_SAG)
            for dage in [tal.randrange(-10, 120)]
        ),
    )
