"""What lacks before the next decision, asked of the gates."""

from __future__ import annotations

from dubu.regler.mangler import Pligt, kan_holdes, mangler_foer_afgoerelse, mangler_ved
from dubu.regler.tests.byg import PER, fakta, tid

MODTAGET = "2026-03-02T14:30:00+01:00"
SENERE = "2026-03-03T10:00:00+01:00"
SCREENING = Pligt("U-04", "Screen underretningen", "u1")
UNDERSOEGELSE = Pligt("S-05", "Afslut den børnefaglige undersøgelse", "b1")
FORELOEBIG = Pligt("S-06", "Foreløbig vurdering, hvis undersøgelsen ikke er færdig", "b1")


def foer_afgoerelse(pligter, *haendelser):
    return mangler_foer_afgoerelse(pligter, haendelser=haendelser, per=tid(PER))


def test_intet_mangler_uden_fakta_og_pligter():
    assert foer_afgoerelse([]) == ()


def test_samtalen_mangler_naar_underretningen_handler_om_overgreb():
    overgreb = fakta("underretning.modtaget", MODTAGET, "u1", overgreb=True)
    samtale = fakta("samtale.holdt", SENERE, "u1")

    (mangler,) = foer_afgoerelse([SCREENING], overgreb)

    assert "ikke talt med barnet" in mangler
    assert foer_afgoerelse([SCREENING], overgreb, samtale) == ()


def test_en_screening_uden_spaerre_er_ikke_en_mangel():
    assert foer_afgoerelse([SCREENING], fakta("underretning.modtaget", MODTAGET, "u1")) == ()


def test_risikovurderingen_mangler_foer_afgoerelsen_kan_sendes():
    mistanke = fakta("underretning.modtaget", MODTAGET, "u1", aereskonflikt=True)
    vurdering = fakta("risikovurdering.foretaget", SENERE, "u1")

    (mangler,) = foer_afgoerelse([], mistanke)

    assert "risikovurdering" in mangler
    assert foer_afgoerelse([], mistanke, vurdering) == ()


def test_en_undersoegelse_i_gang_staar_med_sit_navn_en_gang():
    besluttet = fakta("undersoegelse.besluttet", MODTAGET, "b1")

    mangler = foer_afgoerelse([UNDERSOEGELSE, FORELOEBIG], besluttet)

    assert mangler == ("Afslut den børnefaglige undersøgelse.",)


def test_genvurderingen_mangler_ved_en_underretning_paa_et_barn_med_stoette():
    stoette = fakta("indsats.ivaerksat", "2026-01-05T09:00:00+01:00", "i1", paragraf="BL § 32, stk. 1, nr. 3")
    underretning = fakta("underretning.modtaget", MODTAGET, "u1")

    assert "genvurderet" in mangler_ved(SCREENING, haendelser=[stoette, underretning], per=tid(PER))[0]


def test_en_pligt_der_opfyldes_af_en_registrering_mangler_intet():
    tilsyn = Pligt("T-01", "Hold to tilsynsbesøg i kalenderåret", "i1")

    assert mangler_ved(tilsyn, haendelser=[], per=tid(PER)) == ()


def test_kan_holdes_er_kun_pligter_hvis_handling_en_spaerre_spoerger_om():
    assert [regel for regel in ("U-03", "U-04", "S-05", "T-01", "F-07") if kan_holdes(regel)] == ["U-04"]
