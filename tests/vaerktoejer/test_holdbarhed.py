"""The page of `make holdbarhed` tells what was killed, what was found and what failed."""

from __future__ import annotations

from pathlib import Path

from tools.holdbarhed import side

RAPPORT = """<testsuites><testsuite>
<testcase name="test_kill9_taber_intet" time="31.46"><properties>
<property name="draebt" value="web 2, database 2"/><property name="fundet" value="48 af 48"/></properties></testcase>
<testcase name="test_afbrudt" time="2"><failure>nej</failure></testcase>
</testsuite></testsuites>"""


def test_page_has_a_row_for_each_test_with_what_it_killed(tmp_path: Path) -> None:
    rapport = tmp_path / "r.xml"
    rapport.write_text(RAPPORT)

    linjer = side(rapport, "22.11.2026", "2 kerner").splitlines()

    assert "Målt 22.11.2026 på 2 kerner." in linjer[2]
    assert linjer[-2:] == [
        "| afbrudt |  |  | 2,0 | FEJL |",
        "| kill9 taber intet | web 2, database 2 | 48 af 48 | 31,5 | ok |",
    ]
