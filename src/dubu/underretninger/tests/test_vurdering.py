"""The 24-hour assessment is never held; the closing is. § 137 asks for somebody new."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dubu.dokumenter.models import Dokument, Kontaktspaerre
from dubu.frister.models import Frist
from dubu.haendelseslog.errors import SpaerretError
from dubu.haendelseslog.models import Haendelse
from dubu.haendelseslog.services import skriv
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl
from dubu.organisation.models import Medarbejder
from dubu.parter.selectors import barn_fakta
from dubu.underretninger import services
from dubu.underretninger.errors import HarDeltagetFoerError, IkkeVurderetError
from dubu.underretninger.models import Vurdering
from dubu.underretninger.services import Vurderingssvar
from dubu.underretninger.tests.factories import lav_underretning_barn

SVAR = Vurderingssvar(
    fare="nej",
    overgreb="nej",
    aereskonflikt="nej",
    akut_handling=["ingen"],
    begrundelse="Talt med skolen; ingen akut fare.",
)


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


def _vurder(aktoer, *raekker, svar=SVAR, handling=None):
    return services.vurder_underretning(
        aktoer=aktoer, handling=handling or uuid4(), raekker=raekker, svar=svar, tidspunkt=ur.nu()
    )


def _luk(aktoer, raekke, **felter):
    return services.luk_underretning(aktoer=aktoer, underretning_barn=raekke, udfald="1", tidspunkt=ur.nu(), **felter)


def _med(**felter):
    return Vurderingssvar(**{**SVAR.svar, **felter})


def _loebende_indsats(raekke, aktoer):
    skriv(
        "indsats.ivaerksat", boern=[barn_fakta(raekke.barn)], aktoer=aktoer, tidspunkt=ur.nu() - timedelta(days=30),
        om=uuid4(), data={"paragraf": "BL § 32, stk. 1, nr. 3"},
    )  # fmt: skip


def test_vurder_opfylder_fristen_og_tager_et_oejebliksbillede(modtagelse):
    raekke = lav_underretning_barn(modtagelse)

    _vurder(modtagelse, raekke)

    raekke.refresh_from_db()
    assert raekke.fare == "nej"
    assert raekke.er_aaben
    assert Frist.objects.get(regel="U-03", om=raekke.underretning.aktivitet.uuid).tilstand == "opfyldt"
    assert Dokument.objects.filter(art=Dokument.Art.OEJEBLIK, titel="24-timersvurdering").exists()


def test_vurder_efter_25_timer_skrives_som_for_sent(modtagelse):
    raekke = lav_underretning_barn(modtagelse, modtaget=ur.nu() - timedelta(hours=25))

    _vurder(modtagelse, raekke)

    assert Haendelse.objects.get(noegle="underretning.vurderet").data["rettidig"] is False


def test_vurder_soeskende_samme_for_alle_giver_et_faktum_pr_barn(modtagelse):
    raekke = lav_underretning_barn(modtagelse)
    (ny,) = services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=raekke.underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
    )

    _vurder(modtagelse, raekke, ny)

    assert Haendelse.objects.filter(noegle="underretning.vurderet").count() == 2
    assert Vurdering.objects.count() == 2


def test_vurder_to_gange_med_samme_handling_er_en_vurdering(modtagelse):
    raekke, handling = lav_underretning_barn(modtagelse), uuid4()

    for _ in range(2):
        _vurder(modtagelse, raekke, handling=handling)

    assert Vurdering.objects.count() == 1


@pytest.mark.parametrize(("felt", "aarsag"), [("overgreb", "overgreb"), ("aereskonflikt", "aeresrelateret")])
@pytest.mark.parametrize("svar", ["ja", "kan_ikke_udelukkes"])
def test_vurder_med_mistanke_saetter_kontaktspaerre(modtagelse, felt, aarsag, svar):
    _vurder(modtagelse, lav_underretning_barn(modtagelse), svar=_med(**{felt: svar}))

    assert Kontaktspaerre.objects.get().aarsag == aarsag


def test_luk_uden_vurdering_afvises(modtagelse):
    with pytest.raises(IkkeVurderetError):
        _luk(modtagelse, lav_underretning_barn(modtagelse))


def test_luk_efter_vurdering_lukker_med_udfald(modtagelse):
    raekke = lav_underretning_barn(modtagelse)
    _vurder(modtagelse, raekke)

    _luk(modtagelse, raekke)

    raekke.refresh_from_db()
    assert (raekke.lukkegrund, raekke.screening_udfald) == ("screening", "1")


def test_g3_overgreb_uden_samtale_holder_lukningen_men_ikke_vurderingen(modtagelse):
    raekke = lav_underretning_barn(modtagelse, overgreb=True)
    _vurder(modtagelse, raekke, svar=_med(overgreb="ja", overgreb_af="foraelder"))

    with pytest.raises(SpaerretError) as fejl:
        _luk(modtagelse, raekke)

    assert {s.regel for s in fejl.value.spaerrer} == {"g3"}


def test_g3_kan_fraviges_med_begrundelse(modtagelse):
    raekke = lav_underretning_barn(modtagelse)
    _vurder(modtagelse, raekke, svar=_med(overgreb="ja"))

    _luk(modtagelse, raekke, fravigelse={"regel": "g3", "begrundelse": "Barnet er et halvt år gammelt."})

    raekke.refresh_from_db()
    assert not raekke.er_aaben


def test_g4_loebende_indsats_kan_ikke_fraviges_men_kraever_genvurdering(modtagelse, lav_aktoer):
    raekke = lav_underretning_barn(modtagelse)
    _loebende_indsats(raekke, lav_aktoer("raadgiver", navn="Poul Primær"))
    _vurder(modtagelse, raekke)
    with pytest.raises(SpaerretError):
        _luk(modtagelse, raekke, fravigelse={"regel": "g4", "begrundelse": "Haster."})
    ny = Medarbejder.objects.get(pk=lav_aktoer("raadgiver", navn="Nynne Ny").medarbejder_id)

    services.genvurder_underretning(
        aktoer=modtagelse,
        handling=uuid4(),
        raekke=raekke,
        medarbejder=ny,
        resultat="Støtten passer.",
        tidspunkt=ur.nu(),
    )

    _luk(modtagelse, raekke)
    raekke.refresh_from_db()
    assert not raekke.er_aaben


def test_genvurder_af_en_der_har_deltaget_afvises_med_forslag(modtagelse, lav_aktoer):
    poul = lav_aktoer("raadgiver", navn="Poul Primær")
    lav_aktoer("teamleder", navn="Tove Teamleder")
    raekke = lav_underretning_barn(modtagelse)
    _loebende_indsats(raekke, poul)

    with pytest.raises(HarDeltagetFoerError) as fejl:
        services.genvurder_underretning(
            aktoer=modtagelse, handling=uuid4(), raekke=raekke, medarbejder=Medarbejder.objects.get(uuid=poul.id),
            resultat="Ok", tidspunkt=ur.nu(),
        )  # fmt: skip

    assert "Tove Teamleder" in fejl.value.besked


def test_vurder_raadgiver_kun_egne_boern(modtagelse, lav_aktoer):
    raekke = lav_underretning_barn(modtagelse)

    with pytest.raises(AdgangNaegtetFejl):
        _vurder(lav_aktoer("raadgiver", navn="Anden Rådgiver"), raekke)
