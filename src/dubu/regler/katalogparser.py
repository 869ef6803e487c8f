"""From YAML to a rule: every key checked, every refusal with file and line.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import Any, Final, NoReturn, TypeVar

from dubu.regler.betingelser import oversaet
from dubu.regler.fejl import KatalogFejl
from dubu.regler.haendelser import FAKTATYPER
from dubu.regler.katalogtyper import (
    Afkortning,
    Betingelse,
    Enhed,
    Faktakrav,
    Flytter,
    Gentagelse,
    Kildestatus,
    Laengde,
    Pause,
    Periode,
    Regel,
    Startkilde,
)
from dubu.regler.yamllinjer import Kort, Listetekst

T = TypeVar("T")

_REGEL: Final = frozenset(
    [
        "id",
        "noegle",
        "navn",
        "version",
        "om",
        "udloeser",
        "perioder",
        "opfyldes_af",
        "ansvarlig",
        "kildestatus",
        "forklaring",
        "forekomst_per",
        "start",
        "betingelser",
        "bortfalder_af",
        "gentages",
        "tidligst_af",
        "afventer",
        "borgers_frist",
        "dokumenteres",
        "undtagelse",
        "laesning",
        "proever",
    ]
)
_KRAEVET: Final = (
    "id", "noegle", "navn", "version", "om", "udloeser", "perioder", "opfyldes_af", "ansvarlig",
    "kildestatus", "forklaring", "dokumenteres", "proever",
)  # fmt: skip
_PERIODE: Final = frozenset({"fra", "til", "laengde", "hjemmel", "kilde", "flytter", "startdag_taeller"})
_FAKTAKRAV: Final = frozenset(
    [
        "haendelse",
        "hvis",
        "om",
        "om_felt",
        "felt",
        "samme",
        "ogsaa_foer",
        "ogsaa_efter_udloeb",
        "kun_rettidigt",
        "stille",
    ]
)
_START: Final = frozenset(
    ["haendelse", "fra", "felt", "om_fra_felt", "samme_om", "ikke_foer", "modtaget_kanal", "advarsel", "tekst"]
)
_BETINGELSE: Final = frozenset({"fakta", "loebende", "alder_under", "alder_mindst", "ellers"})


class Parser:
    """Reads one file; knows its name for the refusals."""

    def __init__(self, fil: str) -> None:
        self.fil = fil

    def afvis(self, kort: Kort, noegle: str, tekst: str) -> NoReturn:
        """Refuse the file at the line of the key."""
        raise KatalogFejl(self.fil, kort.linje_for(noegle), tekst)

    def tjek_noegler(self, kort: Kort, kendte: Collection[str], kraevet: Iterable[str] = ()) -> None:
        """Refuse unknown and missing keys."""
        for noegle in kort:
            if noegle not in kendte:
                self.afvis(kort, noegle, f"“{noegle}” kendes ikke her.")
        for noegle in kraevet:
            if kort.get(noegle) in (None, "", []):
                self.afvis(kort, noegle, f"“{noegle}” mangler.")

    def liste(self, kort: Kort, noegle: str, laes: Callable[[Kort, str, Any], T]) -> tuple[T, ...]:
        """Each element of the list under the key, read by `laes(kort, noegle, element)`."""
        vaerdi = kort.get(noegle, [])
        if not isinstance(vaerdi, list):
            self.afvis(kort, noegle, f"“{noegle}” skal være en liste.")
        return tuple(laes(kort, noegle, element) for element in vaerdi)

    def kort(self, kort: Kort, noegle: str, vaerdi: object) -> Kort:
        """The value as a mapping."""
        if not isinstance(vaerdi, Kort):
            self.afvis(kort, noegle, f"“{noegle}” skal have nøgler under sig.")
        return vaerdi

    def tekster(self, kort: Kort, noegle: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        vaerdi = kort.get(noegle) or []
        return tuple(str(del_) for del_ in vaerdi) if isinstance(vaerdi, list) else (str(vaerdi),)

    def dato(self, kort: Kort, noegle: str) -> date | None:
        """An ISO date, or None where the key is missing."""
        if kort.get(noegle) is None:
            return None
        try:
            return date.fromisoformat(str(kort[noegle]))
        except ValueError:
            self.afvis(kort, noegle, f"“{kort[noegle]}” er ikke en dato som 2024-01-01.")

    def faktanoegler(self, kort: Kort, noegle: str) -> tuple[str, ...]:
        """Keys of facts, each known to the vocabulary, in canonical spelling."""
        noegler = self.tekster(kort, noegle)
        for fakta in noegler:
            if fakta not in FAKTATYPER:
                self.afvis(kort, noegle, f"Hændelsen “{fakta}” findes ikke i ordforrådet.")
        return tuple(FAKTATYPER[fakta].kanonisk for fakta in noegler)

    def tjek_felt(self, kort: Kort, noegle: str, fakta: Iterable[str], felt: str) -> None:
        """Refuse a data field that none of the facts has."""
        if not any(FAKTATYPER[en].felt(felt) for en in fakta):
            self.afvis(kort, noegle, f"Ingen af hændelserne har feltet “{felt}”.")

    def faktakrav(self, kort: Kort, noegle: str, vaerdi: Any) -> Faktakrav:
        """A fact, perhaps with conditions: `x.y` or `{haendelse: x.y, hvis: {..}}`."""
        if isinstance(vaerdi, str):
            enkelt = Kort({"haendelse": vaerdi})
            enkelt.linje = vaerdi.linje if isinstance(vaerdi, Listetekst) else kort.linje_for(noegle)
            enkelt.linjer = {}
            vaerdi = enkelt
        krav = self.kort(kort, noegle, vaerdi)
        self.tjek_noegler(krav, _FAKTAKRAV, ("haendelse",))
        noegler = self.faktanoegler(krav, "haendelse")
        hvis = krav.get("hvis") or Kort()
        for felt in (*hvis, *self.tekster(krav, "felt"), *self.tekster(krav, "om_felt"), *self.tekster(krav, "samme")):
            self.tjek_felt(krav, "haendelse", noegler, felt)
        try:
            praedikat = oversaet(hvis)
        except ValueError as fejl:
            self.afvis(krav, "hvis", str(fejl))
        return Faktakrav(
            noegler=noegler,
            hvis=praedikat,
            om=str(krav.get("om", "samme")),
            om_felt=str(krav.get("om_felt", "")),
            felt=str(krav.get("felt", "")),
            samme=self.tekster(krav, "samme"),
            ogsaa_foer=bool(krav.get("ogsaa_foer", False)),
            ogsaa_efter_udloeb=bool(krav.get("ogsaa_efter_udloeb", False)),
            kun_rettidigt=bool(krav.get("kun_rettidigt", False)),
            stille=bool(krav.get("stille", False)),
        )

    def kildestatus(self, kort: Kort) -> Kildestatus:
        """laest, afledt or indstilling."""
        try:
            return Kildestatus(str(kort["kildestatus"]))
        except ValueError:
            self.afvis(kort, "kildestatus", "“kildestatus” skal være laest, afledt eller indstilling.")

    def laengde(self, kort: Kort, noegle: str, vaerdi: Any) -> Laengde:
        """`{maaneder: 4}` or `{uden_tal: true}`."""
        angivelse = self.kort(kort, noegle, vaerdi)
        if len(angivelse) != 1:
            self.afvis(kort, noegle, "En længde har én enhed.")
        ((navn, antal),) = angivelse.items()
        if navn not in set(Enhed):
            self.afvis(angivelse, navn, f"“{navn}” er ikke en enhed: brug {', '.join(Enhed)}.")
        enhed = Enhed(navn)
        if enhed is Enhed.UDEN_TAL:
            return Laengde(enhed)
        if isinstance(antal, bool) or not isinstance(antal, int) or antal == 0:
            self.afvis(angivelse, navn, "En længde er et helt tal, der ikke er nul.")
        return Laengde(enhed, antal)

    def periode(self, kort: Kort, noegle: str, vaerdi: Any) -> Periode:
        """The law between two days, with paragraph and source."""
        periode = self.kort(kort, noegle, vaerdi)
        self.tjek_noegler(periode, _PERIODE, ("laengde", "hjemmel", "kilde"))
        if periode.get("flytter", "aldrig") not in set(Flytter):
            self.afvis(periode, "flytter", "“flytter” skal være aldrig eller borger.")
        return Periode(
            fra=self.dato(periode, "fra"),
            til=self.dato(periode, "til"),
            laengde=self.laengde(periode, "laengde", periode["laengde"]),
            hjemmel=str(periode["hjemmel"]),
            kilde=str(periode["kilde"]),
            flytter=Flytter(periode.get("flytter", "aldrig")),
            startdag_taeller=bool(periode.get("startdag_taeller", False)),
        )

    def startkilde(self, kort: Kort, noegle: str, vaerdi: Any) -> Startkilde:
        """Where the counting begins."""
        start = self.kort(kort, noegle, vaerdi)
        self.tjek_noegler(start, _START)
        if ("haendelse" in start) == ("fra" in start) or start.get("fra", "udloeser") != "udloeser":
            self.afvis(start, "fra", "En start er enten “haendelse” eller “fra: udloeser”.")
        noegler = self.faktanoegler(start, "haendelse")
        if noegler and start.get("felt"):
            self.tjek_felt(start, "felt", noegler, str(start["felt"]))
        return Startkilde(
            noegler=noegler,
            felt=str(start.get("felt", "")),
            om_fra_felt=str(start.get("om_fra_felt", "")),
            samme_om=bool(start.get("samme_om", False)),
            ikke_foer=self.faktanoegler(start, "ikke_foer"),
            modtaget_kanal=bool(start.get("modtaget_kanal", False)),
            advarsel=str(start.get("advarsel", "")),
            tekst=str(start.get("tekst", "")),
        )

    def betingelse(self, kort: Kort, noegle: str, vaerdi: Any) -> Betingelse:
        """What must hold when the rule is triggered."""
        betingelse = self.kort(kort, noegle, vaerdi)
        self.tjek_noegler(betingelse, _BETINGELSE)
        loebende = betingelse.get("loebende")
        fra, til = self.loebende(betingelse, loebende) if loebende else (None, ())
        return Betingelse(
            krav=self.faktakrav(betingelse, "fakta", betingelse["fakta"]) if "fakta" in betingelse else None,
            loebende_fra=fra,
            loebende_til=til,
            alder_under=betingelse.get("alder_under"),
            alder_mindst=betingelse.get("alder_mindst"),
            ellers=str(betingelse.get("ellers", "")),
        )

    def loebende(self, kort: Kort, vaerdi: Any) -> tuple[Faktakrav, tuple[str, ...]]:
        """A running measure: begun by such facts, not ended by others about the same."""
        loebende = self.kort(kort, "loebende", vaerdi)
        self.tjek_noegler(loebende, {"begynder", "slutter"}, ("begynder", "slutter"))
        return self.faktakrav(loebende, "begynder", loebende["begynder"]), self.faktanoegler(loebende, "slutter")


def laes_regel(fil: str, emne: str, kort: Kort) -> Regel:
    """A rule from its file. Raises KatalogFejl."""
    parser = Parser(fil)
    parser.tjek_noegler(kort, _REGEL, _KRAEVET)
    perioder = parser.liste(kort, "perioder", parser.periode)
    _tjek_perioder(parser, kort, perioder)
    return Regel(
        id=str(kort["id"]),
        noegle=str(kort["noegle"]),
        navn=str(kort["navn"]),
        version=str(kort["version"]),
        fil=fil,
        emne=emne,
        om=str(kort["om"]),
        udloeser=parser.liste(kort, "udloeser", parser.faktakrav),
        perioder=perioder,
        opfyldes_af=parser.liste(kort, "opfyldes_af", parser.faktakrav),
        ansvarlig=str(kort["ansvarlig"]),
        kildestatus=parser.kildestatus(kort),
        forklaring=" ".join(str(kort["forklaring"]).split()),
        forekomst_per=parser.tekster(kort, "forekomst_per") or ("om",),
        start=parser.liste(kort, "start", parser.startkilde) or (Startkilde(),),
        betingelser=parser.liste(kort, "betingelser", parser.betingelse),
        bortfalder_af=parser.liste(kort, "bortfalder_af", parser.faktakrav),
        gentages=_gentagelse(parser, kort),
        tidligst_af=_afkortning(parser, kort),
        afventer=_pause(parser, kort),
        borgers_frist=bool(kort.get("borgers_frist", False)),
        dokumenteres=parser.tekster(kort, "dokumenteres"),
        undtagelse=str(kort.get("undtagelse", "")),
        laesning=" ".join(str(kort.get("laesning", "")).split()),
        proever=tuple(kort["proever"]),
    )


def _tjek_perioder(parser: Parser, kort: Kort, perioder: tuple[Periode, ...]) -> None:
    """Refuse periods that end before they begin, and two that hold on the same day."""
    for nr, periode in enumerate(perioder):
        linje = kort["perioder"][nr]
        if periode.fra and periode.til and periode.til < periode.fra:
            parser.afvis(linje, "til", "Perioden slutter, før den begynder.")
        for tidligere in perioder[:nr]:
            if _overlapper(periode, tidligere):
                parser.afvis(linje, "fra", "Perioden overlapper en anden periode.")


def _overlapper(en: Periode, anden: Periode) -> bool:
    return (en.fra or date.min) <= (anden.til or date.max) and (anden.fra or date.min) <= (en.til or date.max)


def _gentagelse(parser: Parser, kort: Kort) -> Gentagelse | None:
    if "gentages" not in kort:
        return None
    gentages = parser.kort(kort, "gentages", kort["gentages"])
    parser.tjek_noegler(gentages, {"slags", "antal"}, ("slags", "antal"))
    if gentages["slags"] not in ("kalenderaar", "fra_start"):
        parser.afvis(gentages, "slags", "“slags” skal være kalenderaar eller fra_start.")
    enheder = {str(Enhed.AAR)} if gentages["slags"] == "kalenderaar" else {str(Enhed.AAR), str(Enhed.MAANEDER)}
    for periode in kort["perioder"]:
        if not enheder & set(periode["laengde"]):
            parser.afvis(periode, "laengde", f"En gentaget pligt har en længde i {' eller '.join(sorted(enheder))}.")
    return Gentagelse(str(gentages["slags"]), int(gentages["antal"]))


def _afkortning(parser: Parser, kort: Kort) -> Afkortning | None:
    if "tidligst_af" not in kort:
        return None
    afkortning = parser.kort(kort, "tidligst_af", kort["tidligst_af"])
    parser.tjek_noegler(afkortning, {"haendelse", "begyndt_af", "tekst"}, ("haendelse", "begyndt_af", "tekst"))
    return Afkortning(
        parser.faktanoegler(afkortning, "haendelse"),
        parser.faktanoegler(afkortning, "begyndt_af"),
        str(afkortning["tekst"]),
    )


def _pause(parser: Parser, kort: Kort) -> Pause | None:
    if "afventer" not in kort:
        return None
    pause = parser.kort(kort, "afventer", kort["afventer"])
    parser.tjek_noegler(pause, {"af", "hjemmel", "tekst"}, ("af", "hjemmel", "tekst"))
    return Pause(parser.faktakrav(pause, "af", pause["af"]), str(pause["hjemmel"]), str(pause["tekst"]))
