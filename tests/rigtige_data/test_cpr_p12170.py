"""The reader against CPR-kontoret's own test extract: 80 invented persons that nobody here wrote."""

from __future__ import annotations

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dubu.adaptere.cpr.layout import FELTSTART, LAYOUT, NOEGLESTART, TEKSTPOSTER
from dubu.adaptere.cpr.p12170 import aabn
from dubu.porte.cpr import Beskyttelsesart, CprPerson, Myndighedsart, Personstatus
from dubu.porte.cpr_leverance import AfvistLeverance
from dubu.porte.cpr_udledt import beskyttet, foraeldremyndighedsindehavere

TESTDATA = Path(os.environ.get("DUBU_TESTDATA") or Path(__file__).parents[3] / "shared" / "testdata")
MAPPE = TESTDATA / "cpr" / "u12170p_cprkontoret"
FORMER = tuple(f"U12170-P opgavenr 110901 ADRNVN FE{form}" for form in ("", "-FTP", "_FixedLength"))
DEN_DAG = date(2008, 6, 1)

pytestmark = [
    pytest.mark.rigtige_data,
    pytest.mark.skipif(not MAPPE.is_dir(), reason="CPR-kontorets testudtræk findes ikke her (DUBU_TESTDATA)"),
]


def laes(form: str = FORMER[0]) -> dict[str, CprPerson]:
    """All persons by number."""
    with aabn(MAPPE / form) as udtraek:
        return {person.pnr: person for person in udtraek.personer()}


@pytest.fixture(scope="module")
def personer() -> dict[str, CprPerson]:
    return laes()


@pytest.fixture(scope="module")
def linjer() -> list[str]:
    return (MAPPE / FORMER[0]).read_text(encoding="latin-1").splitlines()


def test_delivery_says_what_it_is() -> None:
    with aabn(MAPPE / FORMER[0]) as udtraek:
        leverance = udtraek.leverance
    assert leverance.opgavenr == "110901"
    assert (leverance.produktionsdato, leverance.forrige_produktionsdato) == (
        date(2001, 11, 19),
        date(2001, 11, 16),
    )
    assert (leverance.antal, leverance.antal_personer) == (1098, 80)


def test_records_are_as_many_as_counted_by_others(personer: dict[str, CprPerson]) -> None:
    antal = Counter(post[:NOEGLESTART] for person in personer.values() for post in person.poster)
    ventet = {"001": 80, "002": 69, "003": 80, "004": 39, "014": 29, "015": 80, "016": 5, "017": 2, "023": 76}
    ventet |= {"026": 37, "029": 25, "099": 116}
    assert {posttype: antal[posttype] for posttype in ventet} == ventet


def test_fields_hold_as_many_values_as_there_are_records(personer: dict[str, CprPerson]) -> None:
    alle = personer.values()

    def flere(felt: str) -> int:
        return sum(len(getattr(person, felt)) for person in alle)

    def enkelte(felt: str) -> int:
        return sum(getattr(person, felt) is not None for person in alle)

    assert (enkelte("bopael"), enkelte("klartekst"), enkelte("navn"), enkelte("civilstand")) == (
        69,
        80,
        80,
        80,
    )
    assert (flere("beskyttelser"), flere("boern"), flere("foraeldremyndighed")) == (39, 29, 5)
    assert (flere("vaergemaal"), flere("tidligere_bopaele"), flere("tidligere_navne")) == (2, 76, 37)
    assert (flere("tidligere_civilstande"), flere("haendelser"), flere("tidligere_numre")) == (25, 116, 7)
    assert (flere("tidligere_udrejser"), flere("tidligere_forsvindinger")) == (21, 7)
    assert (flere("tidligere_statsborgerskaber"), flere("tidligere_separationer")) == (4, 4)
    assert (enkelte("udrejse"), enkelte("kontaktadresse"), enkelte("forsvundet"), enkelte("separation")) == (
        3,
        1,
        1,
        4,
    )
    assert Counter(t.posttype for p in alle for t in p.tekster) == {"018": 1, "019": 2, "020": 3, "021": 1}


def test_three_forms_give_the_same_persons_and_delivery(personer: dict[str, CprPerson]) -> None:
    for form in FORMER[1:]:
        andre = laes(form)
        assert andre == personer
        assert {p.pnr: p.poster for p in andre.values()} == {p.pnr: p.poster for p in personer.values()}
    leverancer = set()
    for form in FORMER:
        with aabn(MAPPE / form) as udtraek:
            leverancer.add(udtraek.leverance)
    assert len(leverancer) == 1


def test_kept_records_give_back_the_content_of_the_file(personer: dict[str, CprPerson], linjer: list[str]) -> None:
    poster = [post for person in personer.values() for post in person.poster]
    assert sorted(poster) == sorted(linjer[1:-1])


def test_protection_is_in_force_on_the_day(personer: dict[str, CprPerson]) -> None:
    person = personer["0709614452"]
    assert [b.art for b in person.beskyttelser] == [
        Beskyttelsesart.NAVN_OG_ADRESSE,
        Beskyttelsesart.LOKALVEJVISER,
    ]
    assert beskyttet(person, DEN_DAG)
    assert not beskyttet(person, date(1997, 12, 30))
    assert beskyttet(person, date(2010, 12, 31))
    assert not beskyttet(person, date(2011, 1, 1))
    assert not beskyttet(personer["3112420028"], DEN_DAG)


def test_custody_in_force_names_its_holders(personer: dict[str, CprPerson]) -> None:
    def indehavere(pnr: str, per: date = DEN_DAG) -> list[tuple[str, str | None]]:
        return [(i.art, i.pnr) for i in foraeldremyndighedsindehavere(personer[pnr], per)]

    assert indehavere("3112970079") == [(Myndighedsart.MOR, "1303814074")]
    assert indehavere("0101980014") == [
        (Myndighedsart.ANDEN_1, "0709614290"),
        (Myndighedsart.ANDEN_2, "0707614293"),
    ]
    assert indehavere("2906980013") == [(Myndighedsart.MOR, "0709614606"), (Myndighedsart.FAR, "0709614231")]
    assert indehavere("2906980013", date(2007, 12, 31)) == []
    assert indehavere("2906980013", date(2016, 6, 29)) == []


def test_four_records_belong_to_people_with_another_number(personer: dict[str, CprPerson]) -> None:
    skiftet = {p.pnr: p.gaeldende_pnr for p in personer.values() if p.gaeldende_pnr}
    assert skiftet == {
        "0101520013": "0107529039",
        "0108610069": "0709610015",
        "0708614246": "0307610078",
        "0709614398": "0909610036",
    }
    ventet = {Personstatus.AENDRET_NUMMER, Personstatus.SLETTET_DUBLET}
    assert {personer[pnr].status for pnr in skiftet} == ventet


def test_uncertain_and_impossible_dates_are_kept(personer: dict[str, CprPerson]) -> None:
    foedt = personer["0709614452"].foedselsdato
    assert (foedt.dato, foedt.usikker) == (date(1961, 9, 7), False)
    assert personer["0709614452"].fra.usikker
    statsborgerskab = personer["0709614452"].statsborgerskab
    assert statsborgerskab is not None
    assert (statsborgerskab.fra.tekst, statsborgerskab.fra.dato) == ("199103201299", date(1991, 3, 20))


def test_parents_and_children_point_at_each_other(personer: dict[str, CprPerson]) -> None:
    par = [(f.pnr, p.pnr) for p in personer.values() for f in (p.mor, p.far) if f and f.pnr in personer]
    assert par
    assert all(barn in personer[str(forael)].boern for forael, barn in par)


def test_layout_agrees_with_the_published_field_list() -> None:
    sti = TESTDATA / "cpr" / "layouts" / "P12170_fields.csv"
    with sti.open(encoding="utf-8", newline="") as fil:
        raekker: list[dict[str, Any]] = [r for r in csv.DictReader(fil) if r["record"] in LAYOUT]
    assert {r["record"] for r in raekker} == set(LAYOUT)
    for raekke in raekker:
        layout = LAYOUT[raekke["record"]]
        assert layout.laengde == int(raekke["record_length"])
        start, laengde = int(raekke["position_1based"]) - 1, int(raekke["length"])
        if layout.type not in TEKSTPOSTER and start >= FELTSTART:
            assert any((f.start, f.laengde) == (start, laengde) for f in layout.felter), raekke


@pytest.mark.parametrize(
    ("nr", "ny", "kode"),
    [
        (1, "", "uden_start"),
        (2, "0360101965058", "ukendt_post"),
        (2, "00101019", "for_kort"),
        (700, "0149999999999", "for_kort"),
        (700, "01499999999990709614452", "foer_person"),
        (1100, "999999999999900001097", "forkert_antal"),
        (1100, "9999999", "for_kort"),
    ],
)
def test_damaged_extract_is_refused_with_its_line(linjer: list[str], nr: int, ny: str, kode: str) -> None:
    skadet = [*linjer[: nr - 1], ny, *linjer[nr:]]
    with pytest.raises(AfvistLeverance) as fanget, aabn("\n".join(skadet).encode("latin-1")):
        pass
    assert (fanget.value.kode, fanget.value.postnr, fanget.value.linje) == (kode, nr, nr)


@pytest.mark.parametrize("form", FORMER)
@pytest.mark.parametrize("rest", [0.001, 0.3, 0.9999])
def test_extract_cut_anywhere_is_refused(form: str, rest: float) -> None:
    data = (MAPPE / form).read_bytes()
    with pytest.raises(AfvistLeverance), aabn(data[: int(len(data) * rest)]):
        pass
