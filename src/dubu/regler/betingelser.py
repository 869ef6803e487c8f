"""Conditions on a fact's data, written in YAML and compiled to a predicate.

A field is compared with a value (`overgreb: true`; a missing yes/no field counts as no)
or with one of the operators `ikke`, `i`, `ikke_i`, `under` (a paragraph and what stands
below it), `indeholder`, `fraviger` (a reasoned deviation from that gate).
`mangler: gaelder` lets the condition hold where the field is missing.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

Praedikat = Callable[[Mapping[str, object]], bool]
_Proeve = Callable[[object], bool]

OPERATORER: Final = frozenset({"ikke", "i", "ikke_i", "under", "indeholder", "fraviger", "mangler"})


def ligger_under(paragraf: str, overordnet: str) -> bool:
    """Whether `BL § 32, stk. 1, nr. 3` lies under `BL § 32` (`BL § 320` does not)."""
    return paragraf == overordnet or paragraf.startswith(overordnet + ",")


def oversaet(hvis: Mapping[str, object]) -> Praedikat:
    """Compile conditions; all of them must hold. Raises ValueError for an unknown operator."""
    proever = [(navn, _oversaet_felt(krav), _ved_mangel(krav)) for navn, krav in hvis.items()]
    if not proever:
        return lambda data: True

    def holder(data: Mapping[str, object]) -> bool:
        for navn, proeve, ved_mangel in proever:
            vaerdi = data.get(navn)
            if not (ved_mangel if vaerdi is None else proeve(vaerdi)):
                return False
        return True

    return holder


def _ved_mangel(krav: object) -> bool:
    if not isinstance(krav, Mapping):
        return krav is False
    if krav.get("mangler") == "gaelder":
        return True
    return "ikke" in krav or "ikke_i" in krav


def _oversaet_felt(krav: object) -> _Proeve:
    if not isinstance(krav, Mapping):
        return lambda vaerdi: vaerdi == krav
    ukendte = set(krav) - OPERATORER
    operatorer = [navn for navn in krav if navn != "mangler"]
    if ukendte or len(operatorer) != 1:
        raise ValueError(f"Betingelsen skal have én af {', '.join(sorted(OPERATORER))}.")
    return _operator(operatorer[0], krav[operatorer[0]])


def _operator(navn: str, tal: object) -> _Proeve:
    if navn == "ikke":
        return lambda vaerdi: vaerdi != tal
    vaerdier = tuple(tal) if isinstance(tal, list | tuple) else (tal,)
    if navn == "i":
        return lambda vaerdi: vaerdi in vaerdier
    if navn == "ikke_i":
        return lambda vaerdi: vaerdi not in vaerdier
    if navn == "fraviger":
        return lambda vaerdi: any(post.get("regel") in vaerdier for post in _poster(vaerdi))
    tekster = tuple(str(vaerdi) for vaerdi in vaerdier)
    if navn == "indeholder":
        return lambda vaerdi: isinstance(vaerdi, list | tuple) and all(t in vaerdi for t in tekster)
    return lambda vaerdi: isinstance(vaerdi, str) and any(ligger_under(vaerdi, t) for t in tekster)


def _poster(fravigelse: object) -> list[Mapping[str, object]]:
    poster = fravigelse if isinstance(fravigelse, list | tuple) else [fravigelse]
    return [post for post in poster if isinstance(post, Mapping)]
