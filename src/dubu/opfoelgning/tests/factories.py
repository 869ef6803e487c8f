"""The smallest legal follow-up for a test."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from dubu.kerne import ur


def opfoelgningssvar(**felter: Any) -> dict[str, Any]:
    """The answers of a follow-up that was held today."""
    return {
        "dato": ur.idag().isoformat(),
        "barnets_oplevelse": "Det hjælper mig om morgenen.",
        "vurdering": "Formålet er nær.",
        "resultat": "fortsaetter",
        "revider_plan": "nej",
        "naeste_dato": (ur.idag() + timedelta(days=90)).isoformat(),
        "naeste_begrundelse": "Asta ønsker at tales med hver tredje måned.",
        **felter,
    }


def tilsynssvar(**felter: Any) -> dict[str, Any]:
    """The answers of a visit that was made today."""
    return {
        "dato": ur.idag().isoformat(), "uanmeldt": "nej", "talt_alene": "ja", "barnets_ord": "Her er rart.",
        "indtryk": "Asta trives.", **felter,
    }  # fmt: skip
