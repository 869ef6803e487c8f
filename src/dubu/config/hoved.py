"""The head of every logged-in page: links whose page exists and whose act the actor has, and nothing else."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest
from django.urls import reverse

from dubu.adgang.permissions import kan
from dubu.arbejdsplads.ruter import find_adresse
from dubu.kerne.aktoer import Aktoer
from dubu.organisation.models import Kommune, Rolle
from dubu.organisation.moduler import er_taendt
from dubu.underretninger.models import VURDERES
from dubu.underretninger.permissions import synlige_underretning_boern
from dubu.web.hoved import Hoved, Kommunevalg, Link

# (text, route, key) in the order of the menu.
MENU = (
    ("Min dag", "arbejdsplads:mindag", ""),
    ("Mine sager", "sager:mine", ""),
    ("Indbakke", "arbejdsplads:indbakke", ""),
    ("Adgang og log", "sager:log_find", ""),
)
# Text, route, shortcut and key of each button.
KNAPPER = (
    ("+ Notat", "sager:notat_vaelg", "n", "notat"),
    ("+ Henvendelse", "arbejdsplads:registrer", "", ""),
)
MIN_DAG = "arbejdsplads:mindag"
INDBAKKE = "arbejdsplads:indbakke"


@cache
def _kommunenavne() -> dict[int, str]:
    """The names of the 98 municipalities: reference data that only a migration changes."""
    return dict(Kommune.objects.values_list("pk", "navn"))


def hoved(request: HttpRequest) -> Hoved | None:
    """The head for the request's actor; none for the public side and before login."""
    aktoer: Aktoer | None = getattr(request, "aktoer", None)
    if aktoer is None or not aktoer.er_medarbejder:
        return None
    navne = _kommunenavne()
    koder = sorted(request.user.kommunekoder, key=lambda kode: navne.get(kode, ""))
    return Hoved(
        kommune_kode=f"{aktoer.kommune_id:04d}",
        kommune_navn=navne[aktoer.kommune_id],
        bruger_navn=aktoer.navn,
        bruger_rolle=", ".join(str(Rolle(rolle).label) for rolle in sorted(aktoer.roller)),
        links=tuple(_links(request, aktoer)),
        knapper=tuple(
            Link(tekst, url, genvej=genvej, noegle=noegle)
            for tekst, rute, genvej, noegle in KNAPPER
            if (url := _adresse(rute, aktoer))
        ),
        soeg_url=_adresse("sager:soeg", aktoer),
        kommuner=tuple(Kommunevalg(f"{kode:04d}", navne[kode], kode == aktoer.kommune_id) for kode in koder),
        skift_kommune_url=reverse("skift_kommune"),
        log_ud_url=reverse("logud"),
        forside_url=_adresse("arbejdsplads:start", aktoer) or "/",
        stedfortraeder_for=_fravaerende(request, aktoer),
    )


def _adresse(rute: str, aktoer: Aktoer) -> str:
    """The address of a page that is there for the actor; nothing of a module that is switched off."""
    return find_adresse(rute, aktoer) if er_taendt(rute.split(":")[:-1], aktoer.moduler) else ""


def _fravaerende(request: HttpRequest, aktoer: Aktoer) -> tuple[str, ...]:
    """Whom the actor stands in for; Min dag says it itself."""
    if request.path == _adresse(MIN_DAG, aktoer):
        return ()
    return tuple(navn for _, navn in aktoer.stedfortraeder_for)


def _links(request: HttpRequest, aktoer: Aktoer) -> list[Link]:
    links = []
    for tekst, rute, genvej in MENU:
        if url := _adresse(rute, aktoer):
            antal = _ikke_vurderet(aktoer) if rute == INDBAKKE and kan(aktoer, "underretning.laes") else None
            links.append(Link(tekst, url, antal=antal, genvej=genvej, aktiv=request.path == url))
    return links


def _ikke_vurderet(aktoer: Aktoer) -> int:
    """How many wait for their 24-hour assessment. Counted in the database: it stands on every page."""
    venter = synlige_underretning_boern(aktoer).filter(lukket_tidspunkt=None, vurderet_tidspunkt=None)
    return venter.filter(underretning__indgangstype__in=VURDERES).count()
