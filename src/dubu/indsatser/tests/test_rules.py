"""Where a child is placed, from its facts."""

from __future__ import annotations

import pytest

from dubu.indsatser.rules import anbragt_hos
from dubu.regler.tests.byg import fakta

BEGYNDT = fakta("anbringelse.ivaerksat", "2026-01-05T09:00:00+01:00", "i1", sted="Familien Lund")
FLYTTET = fakta("anbringelse.flyttet", "2026-02-05T09:00:00+01:00", "i1", sted="Børnehuset Elmely")
OPHOERT = fakta("anbringelse.ophoert", "2026-03-05T09:00:00+01:00", "i1")
ANDEN = fakta("anbringelse.ivaerksat", "2026-03-05T09:00:00+01:00", "i2", sted="Familien Krogh")
STOETTE = fakta("indsats.ivaerksat", "2026-03-06T09:00:00+01:00", "i3", paragraf="BL § 32", sted="Team Ung")


@pytest.mark.parametrize(
    ("haendelser", "sted"),
    [
        ([], ""),
        ([STOETTE], ""),
        ([BEGYNDT, STOETTE], "Familien Lund"),
        ([BEGYNDT, FLYTTET], "Børnehuset Elmely"),
        ([BEGYNDT, FLYTTET, OPHOERT], ""),
        ([BEGYNDT, OPHOERT, ANDEN], "Familien Krogh"),
        ([BEGYNDT, ANDEN], "Familien Krogh"),
    ],
)
def test_anbragt_hos_er_den_seneste_loebende_anbringelses_sted(haendelser, sted):
    assert anbragt_hos(haendelser) == sted
