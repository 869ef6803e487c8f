"""The smallest legal undersøgelse for a test."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from dubu.kerne import ur
from dubu.kerne.aktoer import Aktoer
from dubu.sager.models import Sag
from dubu.undersoegelser.afdaekning import begynd_afdaekning
from dubu.undersoegelser.models import Afdaekning, BoernefagligUndersoegelse
from dubu.undersoegelser.services import beslut_undersoegelse


def beslutningssvar(**felter: Any) -> dict[str, Any]:
    """The answers of a decision to make an undersøgelse."""
    return {
        "grund": "nr1", "opmaerksom": ur.idag().isoformat(), "dimensioner": ["sundhed", "skole"],
        "omfang_begrundelse": "Fraværet hænger sammen med helbredet.", **felter,
    }  # fmt: skip


def konklusionssvar(**felter: Any) -> dict[str, Any]:
    """The answers of a whole undersøgelse of a child without siblings."""
    return {
        "sundhed_barnet": "Jeg har tit ondt i maven.",
        "barnets_syn": "Jeg vil helst blive i min klasse.",
        "analyse_udfordringer": "Meget fravær.",
        "grundlag": "p32",
        "grundlag_begrundelse": "Familien har brug for hjælp.",
        "stoette_imens": "ingen",
        "holdning": "Begge forældre og Asta vil gerne have hjælp.",
        "ressourcer": "Mormor bor i nærheden.",
        "soeskende_ingen": "nej",
        "soeskende_ingen_hvorfor": "Asta er eneste barn.",
        **felter,
    }


def lav_undersoegelse(aktoer: Aktoer, sag: Sag, **felter: Any) -> BoernefagligUndersoegelse:
    """An undersøgelse that has been decided."""
    return beslut_undersoegelse(
        aktoer=aktoer, sag=sag, svar=beslutningssvar(**felter), tidspunkt=ur.nu(), handling=uuid4()
    )


def afdaekningssvar(**felter: Any) -> dict[str, Any]:
    """The answers that begin an afdækning."""
    return {"forhold": ["skole", "netvaerk"], "formaal": "Hvorfor Asta bliver hjemme om mandagen.", **felter}


def afdaekningskonklusion(**felter: Any) -> dict[str, Any]:
    """The answers that end an afdækning."""
    return {
        "barnets_syn": "Jeg er træt om mandagen.", "fund": "Skolen ser ro, når der er en voksen ved siden af.",
        "konklusion": "stoette", "konklusion_begrundelse": "En fast voksen hjælper.", **felter,
    }  # fmt: skip


def lav_afdaekning(aktoer: Aktoer, sag: Sag, **felter: Any) -> Afdaekning:
    """An afdækning that has begun."""
    return begynd_afdaekning(
        aktoer=aktoer, sag=sag, svar=afdaekningssvar(**felter), tidspunkt=ur.nu(), handling=uuid4()
    )
