"""Gates: what the law demands before an act. Values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dubu.regler.haendelser import BarnFakta, Haendelse


@dataclass(frozen=True, slots=True)
class Spaerre:
    """One gate that holds an act."""

    regel: str
    gaelder: Mapping[str, object]
    mangler: tuple[str, ...]
    hjemmel: str
    haard: bool
    kan_fraviges: bool
    fravigelse_felter: tuple[str, ...] = ()


def spaerrer_for(
    *,
    naeste: str,
    naeste_data: Mapping[str, object],
    om: str | None,
    haendelser: Iterable[Haendelse],
    barn: BarnFakta,
    per: datetime,
) -> tuple[Spaerre, ...]:
    """The gates that hold the next act."""
    return ()
