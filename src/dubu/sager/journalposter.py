"""Journal lines as the pages show them: the head, the note's versions, the other children."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from dubu.sager import aktivitetstyper
from dubu.sager.models import Aktivitet, AktivitetBarn, Notatindhold, Sag


@dataclass(frozen=True)
class Journalpost:
    """One line of a case's journal."""

    raekke: AktivitetBarn
    aktivitet: Aktivitet
    type: Any
    undertype: Any
    url: str
    gaeldende: Notatindhold | None
    tidligere: list[Notatindhold]
    andre_boern: list[str]


def poster(sag: Sag, raekker: Iterable[AktivitetBarn], *, med_notat: bool = True) -> list[Journalpost]:
    """The lines of rows fetched by `selectors.med_indhold`."""
    return [_post(sag, raekke, med_notat) for raekke in raekker]


def _post(sag: Sag, raekke: AktivitetBarn, med_notat: bool) -> Journalpost:
    aktivitet = raekke.aktivitet
    type_ = aktivitetstyper.find(aktivitet.type)
    notater = list(aktivitet.notater.all()) if med_notat else []
    return Journalpost(
        raekke=raekke,
        aktivitet=aktivitet,
        type=type_.titel,
        undertype=type_.undertyper.get(aktivitet.undertype, "") if aktivitet.undertype else "",
        url=(type_.url(aktivitet) if not aktivitet.planlagt else "")
        or reverse("sager:aktivitet", args=[sag.uuid, aktivitet.uuid]),
        gaeldende=notater[-1] if notater else None,
        tidligere=notater[-2::-1],
        andre_boern=_andre(raekke),
    )


def _andre(raekke: AktivitetBarn) -> list[str]:
    """What the other children of the activity are called; a page in few queries has asked for it with the row."""
    kendte: list[str] | None = getattr(raekke, "andre_navne", None)
    if kendte is not None:
        return [navn or str(_("et barn uden navn")) for navn in kendte]
    boern = [anden.barn for anden in raekke.aktivitet.boern.all() if anden.pk != raekke.pk]
    return [barn.fornavn or barn.navn for barn in boern]
