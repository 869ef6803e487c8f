"""What a deadline was computed from, and its states.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dubu.regler.haendelser import Haendelse
from dubu.regler.katalogtyper import Periode, Regel


class Status(StrEnum):
    """The state of a deadline. OVERSKREDET comes from the clock only and is never stored."""

    AABEN = "aaben"
    OPFYLDT = "opfyldt"
    OPFYLDT_FOR_SENT = "opfyldt_for_sent"
    OVERSKREDET = "overskredet"
    BORTFALDET = "bortfaldet"
    AFVENTER = "afventer"


@dataclass(frozen=True, slots=True)
class Start:
    """Where the counting began: the instant, the Danish day, the fact, and why there."""

    tidspunkt: datetime
    dag: date
    haendelse: Haendelse
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Grundlag:
    """What a deadline was computed from; read only when the explanation is asked for."""

    regel: Regel
    periode: Periode
    udloest: Haendelse
    start: Start
    indstillinger: Mapping[str, object]
    afkortet_af: Haendelse | None = None
    periode_fra: date | None = None
    nr_i_perioden: int = 0
    opfyldt_af: Haendelse | None = None
    bortfaldet_af: Haendelse | None = None
    afventer_paa: Haendelse | None = None
