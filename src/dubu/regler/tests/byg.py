"""Small builders for the tests of the rules."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from uuid import UUID

from dubu.regler.haendelser import BarnFakta, Haendelse
from dubu.regler.motor import beregn
from dubu.regler.resultat import Fristresultat, Resultat

BARN = BarnFakta(uuid=UUID(int=1))
PER = "2026-11-21T12:00:00+01:00"
_NUMRE = count()


def tid(tekst: str) -> datetime:
    """A moment from ISO text."""
    return datetime.fromisoformat(tekst)


def fakta(noegle: str, tidspunkt: str, om: str | None = None, *, id_: str = "", **data: object) -> Haendelse:
    """A fact with an id of its own."""
    return Haendelse(id=id_ or f"h{next(_NUMRE)}", noegle=noegle, tidspunkt=tid(tidspunkt), om=om, data=data)


def regn(*haendelser: Haendelse, per: str = PER, barn: BarnFakta = BARN, **indstillinger: object) -> Resultat:
    """All deadlines."""
    return beregn(barn=barn, haendelser=haendelser, per=tid(per), indstillinger=indstillinger)


def frist(resultat: Resultat, regel: str, om: str | None = None) -> Fristresultat:
    """The only deadline of the rule (about `om`)."""
    (en,) = [f for f in resultat.frister if f.regel == regel and (om is None or f.om == om)]
    return en
