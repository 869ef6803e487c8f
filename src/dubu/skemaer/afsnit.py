"""A long form as sections that can be folded, each with its state in a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _

from dubu.web.formularer import DubuForm


@dataclass(frozen=True)
class Afsnitsvisning:
    """One section: its fields, how many are answered, and which must be answered before the act may end."""

    id: str
    titel: Any
    felter: tuple[BoundField, ...]
    udfyldte: int
    kraeves: tuple[str, ...]
    mangler: int
    har_fejl: bool
    aaben: bool = False

    @property
    def tilstand(self) -> str:
        """`mangler`, `tom` or `udfyldt`."""
        if self.mangler:
            return "mangler"
        return "udfyldt" if self.udfyldte else "tom"

    @property
    def tilstandsord(self) -> str:
        """The state as one reads it."""
        if self.mangler:
            return _("Mangler %(antal)s") % {"antal": self.mangler}
        return _("Udfyldt") if self.udfyldte else _("Tom")


def afsnit_af(form: DubuForm) -> list[Afsnitsvisning]:
    """The sections of a form in order, open where there is something to do.

    Those with errors; after a refusal those that lack an answer; else the first that is not filled in.
    """
    alle = [_afsnit(nr, titel, felter) for nr, (titel, felter) in enumerate(form.feltgrupper, 1)]
    aabne = [a.id for a in alle if a.har_fejl or (form.errors and a.mangler)]
    aabne = aabne or [a.id for a in alle if a.tilstand != "udfyldt"][:1]
    return [replace(a, aaben=a.id in aabne) for a in alle]


def _afsnit(nr: int, titel: Any, felter: list[BoundField]) -> Afsnitsvisning:
    # A conditional question is only asked when another has a certain answer: the form says when it lacks.
    kraeves = tuple(f.name for f in felter if _skal_besvares(f))
    besvarede = {f.name for f in felter if _er_besvaret(f.value())}
    return Afsnitsvisning(
        id=f"afsnit-{nr}", titel=titel, felter=tuple(felter), udfyldte=len(besvarede), kraeves=kraeves,
        mangler=len(set(kraeves) - besvarede), har_fejl=any(f.errors for f in felter),
    )  # fmt: skip


def _skal_besvares(felt: BoundField) -> bool:
    paakraevet = felt.field.required or getattr(felt.field, "kraeves", False)
    return paakraevet and not getattr(felt.field, "vis_naar", "")


def _er_besvaret(vaerdi: Any) -> bool:
    if isinstance(vaerdi, list | tuple):
        return any(_er_besvaret(del_) for del_ in vaerdi)
    return vaerdi is not None and vaerdi is not False and bool(str(vaerdi).strip())
