"""Filters that say dates, times, ages and numbers in Danish. `dubu_web` carries them too."""

from __future__ import annotations

from datetime import date, datetime

from django import template

from dubu.kerne import ur
from dubu.regler.cpr import formater_cpr, masker_cpr, udelad_cpr
from dubu.web import visning

register = template.Library()


@register.filter
def dato(vaerdi: date | datetime | None) -> str:
    """5. januar 2026."""
    return visning.dato(vaerdi) if vaerdi else ""


@register.filter
def kort_dato(vaerdi: date | datetime | None) -> str:
    """05.01.2026."""
    return visning.kort_dato(vaerdi) if vaerdi else ""


@register.filter
def klokken(vaerdi: datetime | None) -> str:
    """14.30."""
    return visning.klokken(vaerdi) if vaerdi else ""


@register.filter
def dag(vaerdi: date | datetime | None) -> str:
    """I dag, i går, i morgen, mandag 5. januar, 5. januar 2025."""
    return visning.dag(vaerdi, ur.idag()) if vaerdi else ""


@register.filter
def tidspunkt(vaerdi: datetime | None) -> str:
    """I dag 14.30; 5. januar kl. 14.30."""
    return visning.tidspunkt(vaerdi, ur.nu()) if vaerdi else ""


@register.filter
def tid_tilbage(vaerdi: date | datetime | None) -> str:
    """3 t 12 min · i dag 14.30; Overskredet med 2 dage · 3. januar."""
    return visning.tid_tilbage(vaerdi, ur.nu()) if vaerdi else ""


@register.filter
def er_overskredet(vaerdi: date | datetime | None) -> bool:
    """Is the moment or the day over? For conditions."""
    return bool(vaerdi) and visning.er_overskredet(vaerdi, ur.nu())


@register.filter
def alder(foedt: date | None) -> str:
    """9 år; 14 måneder; 12 dage; ufødt, termin 5. januar 2026."""
    return visning.alder(foedt, ur.idag()) if foedt else ""


@register.filter
def cpr_maske(cpr: str | None) -> str:
    """230507-****."""
    return masker_cpr(cpr) if cpr else ""


@register.filter
def cpr_fuldt(cpr: str | None) -> str:
    """230507-1234, for those who may see it."""
    return formater_cpr(cpr) if cpr else ""


@register.filter
def uden_cpr(tekst: str | None) -> str:
    """Text that somebody wrote, without the CPR numbers in it."""
    return udelad_cpr(tekst) if tekst else ""


@register.filter
def telefon(nummer: str | None) -> str:
    """12 34 56 78."""
    return visning.telefon(nummer) if nummer else ""


@register.filter
def filstoerrelse(antal_bytes: int | None) -> str:
    """2,4 MB."""
    return visning.filstoerrelse(antal_bytes) if antal_bytes is not None else ""


@register.filter
def ja_nej(vaerdi: bool | None) -> str:
    """Ja, Nej, or nothing when it is not known."""
    return "" if vaerdi is None else ("Ja" if vaerdi else "Nej")
