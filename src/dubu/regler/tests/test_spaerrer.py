"""Gates: what the gates' own cases cannot say."""

from __future__ import annotations

from dubu.regler.spaerrer import spaerrer_for, spaerrer_i
from dubu.regler.tests.byg import BARN, PER, fakta, tid

OVERGREB = fakta("underretning.modtaget", "2026-03-02T14:30:00+01:00", "u1", overgreb=True)


def spoerg(naeste, *haendelser, om=None, **data):
    return spaerrer_for(
        naeste=naeste, naeste_data=data, om=om, haendelser=haendelser, barn=BARN, per=tid(PER)
    )  # fmt: skip


def test_spaerrer_for_g3_siger_hvad_der_mangler_og_vejen_forbi():
    (spaerre,) = spoerg("screening.afsluttet", OVERGREB, om="u1", udfald=1)

    assert (spaerre.regel, spaerre.haard, spaerre.kan_fraviges) == ("g3", False, True)
    assert spaerre.fravigelse_felter == ("begrundelse",)
    assert spaerre.hjemmel == "BL § 137, stk. 3-4"


def test_spaerrer_for_fravigelse_uden_begrundelse_taeller_ikke():
    fravigelse = {"regel": "g3", "begrundelse": "  "}

    assert spoerg("screening.afsluttet", OVERGREB, om="u1", udfald=1, fravigelse=fravigelse)


def test_spaerrer_for_haard_spaerre_kan_ikke_fraviges():
    fravigelse = {"regel": "g16", "begrundelse": "haster"}

    (spaerre,) = spoerg("undersoegelse.afsluttet", om="b1", fravigelse=fravigelse)

    assert (spaerre.regel, spaerre.kan_fraviges) == ("g16", False)


def test_spaerrer_for_registrering_holdes_aldrig():
    assert spoerg("underretning.vurderet", OVERGREB, om="u1") == ()
    assert spoerg("afgoerelse.meddelt", OVERGREB, om="mor") == ()


def test_spaerrer_for_akut_holdes_ikke():
    assert spoerg("screening.afsluttet", OVERGREB, om="u1", udfald=1, akut=True) == ()


def test_spaerrer_i_viser_den_handling_der_er_gjort_uden_det_loven_kraever():
    screening = fakta("screening.afsluttet", "2026-03-04T10:00:00+01:00", "u1", udfald=1)
    samtale = fakta("samtale.holdt", "2026-03-05T10:00:00+01:00", "u1")

    (spaerre,) = spaerrer_i(haendelser=(OVERGREB, samtale, screening), barn=BARN, per=tid(PER))

    assert spaerre.gaelder == {"noegle": "screening.afsluttet", "tidspunkt": screening.tidspunkt, "om": "u1"}


def test_spaerrer_i_allerede_sket_vises_med_dokumenteres_senest():
    mistanke = fakta("underretning.modtaget", "2026-03-02T14:30:00+01:00", "u1", aereskonflikt=True)
    kontakt = fakta("familie.kontaktet", "2026-03-03T10:00:00+01:00", "mor", allerede_sket=True)

    (spaerre,) = spaerrer_i(haendelser=(mistanke, kontakt), barn=BARN, per=tid(PER))

    assert not spaerre.holder
    assert "risikovurderingen" in spaerre.dokumenteres_senest
