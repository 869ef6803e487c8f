"""The staff of the demo municipalities: invented people in every role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dubu.adgang.services import opret_medarbejder, saet_i_team, saet_stedfortraeder
from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Afdeling, Indstilling, Medarbejder, Rolle, Team

ADGANGSKODE = "demo"
ODENSE, NYBORG = 461, 450


@dataclass(frozen=True)
class Demobruger:
    """One invented employee."""

    brugernavn: str
    navn: str
    roller: tuple[str, ...]
    titel: str
    kommuner: tuple[int, ...] = (ODENSE,)


BRUGERE = (
    Demobruger("raadgiver", "Mette Holm", (Rolle.RAADGIVER,), "Børne- og ungerådgiver"),
    Demobruger("raadgiver2", "Jonas Lund", (Rolle.RAADGIVER,), "Børne- og ungerådgiver"),
    Demobruger("modtagelse", "Karen Bach", (Rolle.MODTAGELSE,), "Socialrådgiver i modtagelsen"),
    Demobruger("doegnvagt", "Anders Kjær", (Rolle.DOEGNVAGT,), "Socialfaglig døgnvagt", (ODENSE, NYBORG)),
    Demobruger("teamleder", "Hanne Friis", (Rolle.TEAMLEDER,), "Teamleder"),
    Demobruger("afdelingsleder", "Søren Ravn", (Rolle.AFDELINGSLEDER,), "Afdelingsleder"),
    Demobruger("administrativ", "Lone Dam", (Rolle.ADMINISTRATIV,), "Administrativ medarbejder"),
    Demobruger("familiepleje", "Peter Skov", (Rolle.FAMILIEPLEJEKONSULENT,), "Familieplejekonsulent"),
    Demobruger("oekonomi", "Birgit Vang", (Rolle.OEKONOMI,), "Økonomimedarbejder"),
    Demobruger("systemansvarlig", "Niels Eg", (Rolle.SYSTEMANSVARLIG,), "Systemansvarlig"),
    Demobruger("revisor", "Ida Krogh", (Rolle.REVISOR,), "Revisor"),
    Demobruger("nyborg", "Ulla Bech", (Rolle.RAADGIVER, Rolle.MODTAGELSE), "Børne- og ungerådgiver", (NYBORG,)),
    Demobruger("nyborgleder", "Per Munk", (Rolle.TEAMLEDER,), "Teamleder", (NYBORG,)),
)

# The numbers are invented; a municipality sets its own before its page goes live.
TELEFONER = {
    ODENSE: {"doegnvagt.telefon": "00 00 04 61", "hovednummer.telefon": "00 00 46 10"},
    NYBORG: {"doegnvagt.telefon": "00 00 04 50", "hovednummer.telefon": "00 00 45 00"},
}


def lav_personale(aktoer: Aktoer, tidspunkt: datetime) -> dict[str, Medarbejder]:
    """Department, team, settings and staff of the open municipality; user name -> employee."""
    afdeling = Afdeling.objects.create(navn="Børne- og Familieafdelingen")
    team = Team.objects.create(navn="Team Undersøgelse", afdeling=afdeling)
    for noegle, vaerdi in TELEFONER[aktoer.kommune_id].items():
        Indstilling.objects.create(noegle=noegle, fra=date(2024, 1, 1), vaerdi=vaerdi, begrundelse="Demo")
    personale = {}
    for bruger in BRUGERE:
        if aktoer.kommune_id not in bruger.kommuner:
            continue
        personale[bruger.brugernavn] = opret_medarbejder(
            aktoer=aktoer, brugernavn=bruger.brugernavn, navn=bruger.navn, titel=bruger.titel, afdeling=afdeling,
            roller=bruger.roller, tidspunkt=tidspunkt, adgangskode=ADGANGSKODE,
        )  # fmt: skip
        saet_i_team(aktoer=aktoer, medarbejder=personale[bruger.brugernavn], team=team, tidspunkt=tidspunkt)
    if {"raadgiver", "raadgiver2"} <= personale.keys():
        saet_stedfortraeder(
            aktoer=aktoer, medarbejder=personale["raadgiver2"], stedfortraeder=personale["raadgiver"],
            fra=date(2026, 1, 1), til=date(2099, 12, 31), tidspunkt=tidspunkt,
        )  # fmt: skip
    return personale
