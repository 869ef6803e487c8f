"""Facts and a child from JSON, with the place of what cannot be read.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from dubu.regler.fejl import RegelFejl, UgyldigeDataError
from dubu.regler.haendelser import FAKTATYPER, BarnFakta, Haendelse, Slags

_INGEN = UUID(int=0)
_STRENGE = frozenset({Slags.DATO, Slags.TIDSPUNKT, Slags.JA_NEJ})


class UlaeseligtError(RegelFejl):
    """The input cannot be read; the text begins with the place."""


def laes_haendelser(liste: object, sted: str = "haendelser") -> list[Haendelse]:
    """Facts from a JSON list. A fact without `id` gets one made from its content, so order never matters."""
    if not isinstance(liste, Sequence) or isinstance(liste, str):
        raise UlaeseligtError(f"{sted}: der ventes en liste af hændelser.")
    set_foer: Counter[str] = Counter()
    return [_laes_haendelse(post, f"{sted}[{nr}]", set_foer) for nr, post in enumerate(liste)]


def _laes_haendelse(post: object, sted: str, set_foer: Counter[str]) -> Haendelse:
    kort = kraev_kort(post, sted)
    noegle = kort.get("noegle")
    if not isinstance(noegle, str) or noegle not in FAKTATYPER:
        raise UlaeseligtError(f"{sted}.noegle: hændelsen {noegle!r} findes ikke i ordforrådet.")
    data = kraev_kort(kort.get("data") or {}, f"{sted}.data")
    _tjek_vaerdier(noegle, data, f"{sted}.data")
    om = kort.get("om")
    return Haendelse(
        id=_id(kort, set_foer),
        noegle=noegle,
        tidspunkt=laes_tidspunkt(kort.get("tidspunkt"), f"{sted}.tidspunkt"),
        om=None if om is None else str(om),
        data=dict(data),
    )


def _tjek_vaerdier(noegle: str, data: Mapping[str, object], sted: str) -> None:
    """Refuse days, times and yes/no that cannot be read: they would be counted wrongly in silence."""
    for navn, vaerdi in data.items():
        felt = FAKTATYPER[noegle].felt(navn)
        if felt is None or vaerdi is None or felt.slags not in _STRENGE:
            continue
        try:
            felt.normaliser(navn, vaerdi)
        except UgyldigeDataError as fejl:
            raise UlaeseligtError(f"{sted}.{navn}: {fejl}") from None


def _id(kort: Mapping[str, object], set_foer: Counter[str]) -> str:
    if kort.get("id") is not None:
        return str(kort["id"])
    indhold = json.dumps(kort, sort_keys=True, default=str, ensure_ascii=False)
    finger = hashlib.sha256(indhold.encode()).hexdigest()[:16]
    set_foer[finger] += 1
    return f"{finger}-{set_foer[finger]}"


def laes_barn(kort: object, sted: str = "barn") -> BarnFakta:
    """The child's dates; all of them may be missing."""
    indhold = kraev_kort(kort, sted)
    return BarnFakta(
        uuid=_INGEN,
        foedselsdato=_dato(indhold.get("foedselsdato"), f"{sted}.foedselsdato"),
        terminsdato=_dato(indhold.get("terminsdato"), f"{sted}.terminsdato"),
    )


def _dato(vaerdi: object, sted: str) -> date | None:
    if vaerdi is None:
        return None
    try:
        return date.fromisoformat(str(vaerdi))
    except ValueError:
        raise UlaeseligtError(f"{sted}: {vaerdi!r} er ikke en dato som 2012-05-03.") from None


def laes_tidspunkt(vaerdi: object, sted: str = "tidspunkt") -> datetime:
    """A moment with offset or Z."""
    if not isinstance(vaerdi, str):
        raise UlaeseligtError(f"{sted}: der ventes et tidspunkt som 2026-03-02T14:30:00+01:00.")
    try:
        laest = datetime.fromisoformat(vaerdi)
    except ValueError:
        raise UlaeseligtError(f"{sted}: {vaerdi!r} er ikke et tidspunkt.") from None
    if laest.tzinfo is None:
        raise UlaeseligtError(f"{sted}: {vaerdi!r} mangler tidszone (fx +01:00 eller Z).")
    if not 1900 <= laest.year <= 2200:
        raise UlaeseligtError(f"{sted}: {vaerdi!r} ligger uden for 1900-2200.")
    return laest


def kraev_kort(vaerdi: object, sted: str) -> Mapping[str, object]:
    """A JSON object."""
    if not isinstance(vaerdi, Mapping):
        raise UlaeseligtError(f"{sted}: der ventes et objekt med nøgler.")
    return vaerdi
