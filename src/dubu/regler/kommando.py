"""`dubu regn frister`: facts as JSON in, deadlines and gates as JSON out, without a database.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final, TextIO

from dubu.regler.fejl import RegelFejl
from dubu.regler.haendelser import FAKTATYPER, Haendelse, ukendte_felter
from dubu.regler.jsonfakta import UlaeseligtError, kraev_kort, laes_barn, laes_haendelser, laes_tidspunkt
from dubu.regler.motor import beregn
from dubu.regler.resultat import Fristresultat
from dubu.regler.spaerrer import Spaerre, spaerrer_for, spaerrer_i

BRUG: Final = "Brug: dubu regn frister < fakta.json"
KOMMER: Final = ("betalinger", "refusion", "egenbetaling")
_INDSTILLINGER: Final = frozenset({"loerdag_er_hverdag", "brev_hverdage", "lokale"})
_NOEGLER: Final = frozenset({"barn", "per", "indstillinger", "haendelser", "naeste", "naeste_data", "naeste_om"})


def main(argv: Sequence[str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Run a calculation; 0 when it was answered, 2 when the input cannot be read."""
    if len(argv) == 1 and argv[0] in KOMMER:
        stderr.write(f"dubu regn {argv[0]} kommer med økonomien.\n")
        return 2
    if list(argv) != ["frister"]:
        stderr.write(BRUG + "\n")
        return 2
    try:
        svar = regn_frister(_laes_json(stdin))
    except RegelFejl as fejl:
        stderr.write(f"{fejl}\n")
        return 2
    json.dump(svar, stdout, ensure_ascii=False, indent=2)
    stdout.write("\n")
    return 0


def regn_frister(ind: object) -> dict[str, object]:
    """The answer to one question. Raises UlaeseligtError with the place and the reason."""
    kort = kraev_kort(ind, "input")
    per = laes_tidspunkt(kort.get("per"), "per")
    barn = laes_barn(kort.get("barn") or {})
    haendelser = laes_haendelser(kort.get("haendelser"))
    valg = _indstillinger(kort.get("indstillinger") or {})
    advarsler = list(_ukendte(kort, valg, haendelser))
    resultat = beregn(barn=barn, haendelser=haendelser, per=per, indstillinger=valg)
    spaerrer = list(spaerrer_i(haendelser=haendelser, barn=barn, per=per))
    if kort.get("naeste") is not None:
        spaerrer += spaerrer_for(
            naeste=_naeste(kort["naeste"]),
            naeste_data=kraev_kort(kort.get("naeste_data") or {}, "naeste_data"),
            om=None if kort.get("naeste_om") is None else str(kort["naeste_om"]),
            haendelser=haendelser,
            barn=barn,
            per=per,
        )
    return {
        "frister": [_frist(frist) for frist in resultat.frister],
        "spaerrer": [_spaerre(spaerre) for spaerre in spaerrer],
        "advarsler": [*advarsler, *resultat.advarsler],
    }


def _laes_json(stdin: TextIO) -> object:
    try:
        return json.load(stdin)
    except json.JSONDecodeError as fejl:
        raise UlaeseligtError(f"linje {fejl.lineno}, tegn {fejl.colno}: JSON kan ikke læses ({fejl.msg}).") from fejl
    except RecursionError:
        raise UlaeseligtError("JSON kan ikke læses (for mange niveauer).") from None
    except UnicodeDecodeError as fejl:
        raise UlaeseligtError(f"byte {fejl.start}: teksten er ikke UTF-8.") from fejl


def _naeste(vaerdi: object) -> str:
    if not isinstance(vaerdi, str) or vaerdi not in FAKTATYPER:
        raise UlaeseligtError(f"naeste: hændelsen {vaerdi!r} findes ikke i ordforrådet.")
    return vaerdi


def _indstillinger(vaerdi: object) -> Mapping[str, object]:
    valg = kraev_kort(vaerdi, "indstillinger")
    loerdag = valg.get("loerdag_er_hverdag")
    if loerdag is not None and not isinstance(loerdag, bool):
        raise UlaeseligtError("indstillinger.loerdag_er_hverdag: der ventes true eller false.")
    brev = valg.get("brev_hverdage")
    if brev is not None and (isinstance(brev, bool) or not isinstance(brev, int) or not 0 <= brev <= 30):
        raise UlaeseligtError("indstillinger.brev_hverdage: der ventes et helt tal fra 0 til 30.")
    if not isinstance(valg.get("lokale") or [], list | dict):
        raise UlaeseligtError("indstillinger.lokale: der ventes en liste af regler.")
    return valg


def _ukendte(kort: Mapping[str, object], valg: Mapping[str, object], haendelser: Sequence[Haendelse]) -> Iterator[str]:
    """What was given and is not read, named so that nobody believes that it counted."""
    yield from (f"“{navn}” kendes ikke og er ikke læst." for navn in kort if navn not in _NOEGLER)
    for navn in valg:
        if navn not in _INDSTILLINGER:
            yield f"Indstillingen “{navn}” kendes ikke og er ikke brugt."
    for en in haendelser:
        for felt in ukendte_felter(en.noegle, en.data):
            yield f"Feltet “{felt}” i “{en.noegle}” kendes ikke og er ikke læst."


def _frist(frist: Fristresultat) -> dict[str, object]:
    return {
        "regel": frist.regel,
        "navn": frist.navn,
        "udloest_af": {
            "noegle": frist.udloest_af.noegle,
            "tidspunkt": frist.udloest_af.tidspunkt.isoformat(),
            "om": frist.udloest_af.om,
        },
        "udloeber": _iso(frist.udloeber),
        "status": str(frist.status),
        "opfyldt": _iso(frist.opfyldt),
        "hjemmel": frist.hjemmel,
        "kildestatus": frist.kildestatus,
        "katalog": frist.katalog,
        "forklaring": frist.forklaring(),
    }


def _spaerre(spaerre: Spaerre) -> dict[str, object]:
    gaelder = {
        navn: _iso(vaerdi) if isinstance(vaerdi, datetime) else vaerdi for navn, vaerdi in spaerre.gaelder.items()
    }
    svar: dict[str, object] = {
        "regel": spaerre.regel,
        "gaelder": gaelder,
        "mangler": list(spaerre.mangler),
        "hjemmel": spaerre.hjemmel,
        "kan_fraviges": spaerre.kan_fraviges,
    }
    if spaerre.dokumenteres_senest:
        svar["dokumenteres_senest"] = spaerre.dokumenteres_senest
    return svar


def _iso(vaerdi: date | datetime | None) -> str | None:
    return None if vaerdi is None else vaerdi.isoformat()
