"""`{% load skema_afsnit %}`: a long form as folded sections with a list of contents."""

from __future__ import annotations

from typing import Any

from django import template

from dubu.skemaer.afsnit import afsnit_af
from dubu.web.formularer import DubuForm

register = template.Library()


@register.inclusion_tag("skemaer/_afsnit.html")
def foldet_formular(form: DubuForm, navn: str = "Indhold") -> dict[str, Any]:
    """Error summary, list of contents and the folded sections (not the form element or the buttons)."""
    return {"form": form, "navn": navn, "afsnit": afsnit_af(form)}
