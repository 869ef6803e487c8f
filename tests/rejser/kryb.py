"""Finding every page: by following links as each role, then by trying the routes that no link led to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.adgang.ruter import Rute, alle_ruter
from tests.rejser.sider import Bruger

# Pages whose route may be entered with other values than a link's: one is enough of each.
PR_RUTE = 1


@dataclass
class Fund:
    """The first address of each route that has answered with a page, and the values that its parameters took."""

    adresser: dict[str, str] = field(default_factory=dict)
    vaerdier: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def kender(self, sti: str) -> bool:
        """Has the route of the address been seen? Values are noted either way."""
        navn, vaerdier = _rute(sti)
        for parameter, vaerdi in vaerdier.items():
            self.vaerdier[parameter].add(str(vaerdi))
        return navn is None or navn in self.adresser

    def noter(self, sti: str) -> None:
        navn, _ = _rute(sti)
        if navn is not None:
            self.adresser.setdefault(navn, sti)


def _rute(sti: str) -> tuple[str | None, dict[str, object]]:
    try:
        fundet = resolve(urlsplit(sti).path)
    except Resolver404:
        return None, {}
    return fundet.view_name, fundet.kwargs


def links(side: Page) -> list[str]:
    """The addresses on the same site that the page links to."""
    stier = side.eval_on_selector_all(
        "a[href]", "a => a.filter(x => x.origin === location.origin).map(x => x.pathname + x.search)"
    )
    return list(dict.fromkeys(stier))


def uden_link(fund: Fund) -> list[tuple[Rute, str]]:
    """Routes no link led to, with an address filled with values seen elsewhere."""
    mangler = [rute for rute in alle_ruter() if rute.navn not in fund.adresser]
    return [(rute, adresse) for rute in mangler for adresse in _adresser(rute, fund)]


def _adresser(rute: Rute, fund: Fund) -> list[str]:
    if not rute.parametre:
        return [rute.adresse({})]
    foerste = rute.parametre[0]
    if len(rute.parametre) > 1 or foerste not in fund.vaerdier:
        return []
    return [rute.adresse({foerste: vaerdi}) for vaerdi in sorted(fund.vaerdier[foerste])]


def er_side(person: Bruger, adresse: str) -> bool:
    """Does GET answer with a page to this person?"""
    svar = person.side.request.get(adresse, max_redirects=0)
    return svar.status == 200 and "text/html" in svar.headers.get("content-type", "")
