"""Forwarding: assessed or handed over first; the parcel becomes one item with the first time of receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from dubu.adviser.models import Advis
from dubu.dokumenter.lager import lager
from dubu.dokumenter.models import Dokument, Kontaktspaerre
from dubu.frister.models import Frist
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.models import Bruger
from dubu.porte.overdragelse import PakkeFejl, pak, pak_ud
from dubu.underretninger import services, tasks
from dubu.underretninger.errors import (
    ErLukketError,
    IkkeVurderetEllerOverdragetError,
    ModtagerUdenDubuError,
    UkendtKommuneError,
)
from dubu.underretninger.models import Underretning, Videresendelse
from dubu.underretninger.selectors import list_videresendelser
from dubu.underretninger.services import Bilag, videresendelse
from dubu.underretninger.tests.factories import lav_underretning, lav_underretning_barn

NYBORG = 450


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


@pytest.fixture
def nyborg(kommune) -> None:
    """Nyborg has people here."""
    Bruger.objects.create(brugernavn="nyborg.proeve", navn="Ulla Bech", kommunekoder=[NYBORG])


def _opgaver(navn: str) -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name=navn))


def _videresend(aktoer, underretning, til=NYBORG, **felter):
    grund = {"overdraget_til": "Vagten, Nyborg", "overdraget_tidspunkt": ur.nu()}
    return services.videresend(
        aktoer=aktoer,
        handling=uuid4(),
        underretning=underretning,
        til_kommune=til,
        tidspunkt=ur.nu(),
        **{**grund, **felter},
    )


def test_videresend_uden_vurdering_eller_overdragelse_afvises(modtagelse, nyborg):
    with pytest.raises(IkkeVurderetEllerOverdragetError):
        _videresend(modtagelse, lav_underretning(modtagelse), overdraget_til="", overdraget_tidspunkt=None)


def test_videresend_til_kommune_uden_brugere_kraever_en_modtager_og_sender_ingen_pakke(modtagelse):
    underretning = lav_underretning(modtagelse)

    with pytest.raises(ModtagerUdenDubuError):
        _videresend(modtagelse, underretning, til=101, overdraget_til="", overdraget_tidspunkt=None)

    _videresend(modtagelse, underretning, til=101)
    assert not _opgaver("underretninger.send_pakke")


def test_videresend_til_kommune_med_brugere_laegger_pakken_i_koe(modtagelse, nyborg):
    _videresend(modtagelse, lav_underretning(modtagelse))

    assert len(_opgaver("underretninger.send_pakke")) == 1


@pytest.mark.parametrize("til", [461, 9999])
def test_videresend_til_sig_selv_eller_ukendt_kommune_afvises(modtagelse, til):
    with pytest.raises(UkendtKommuneError):
        _videresend(modtagelse, lav_underretning(modtagelse), til=til)


def test_videresend_igen_fra_en_anden_fane_afvises_og_sender_kun_en_pakke(modtagelse, nyborg):
    underretning = lav_underretning(modtagelse)
    _videresend(modtagelse, underretning)

    with pytest.raises(ErLukketError):
        _videresend(modtagelse, underretning)

    assert Videresendelse.objects.count() == 1
    assert len(_opgaver("underretninger.send_pakke")) == 1
    assert Haendelse.objects.filter(noegle="underretning.videresendt").count() == 1


def test_videresend_lukker_her_og_staar_hos_modtageren_med_foerste_tidspunkt(modtagelse, nyborg):
    foerst = ur.nu() - timedelta(hours=5)
    bilag = [Bilag("tegning.txt", "text/plain", b"hus og sol")]
    underretning = lav_underretning(modtagelse, modtaget=foerst, bilag=bilag, overgreb=True)
    services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=underretning, boern=[{"navn": "Bo"}], tidspunkt=ur.nu()
    )

    sendt = _videresend(modtagelse, underretning)
    videresendelse.send_pakke(aktoer=systemaktoer(461, "send"), videresendelse=sendt.uuid)

    assert {r.lukkegrund for r in underretning.boern.all()} == {"videresendt"}
    with kommune_transaktion(NYBORG):
        for _ in range(2):
            tasks.modtag_pakker(systemaktoer(NYBORG, "modtag"))
        ny = Underretning.objects.get()
        assert (ny.modtaget_tidspunkt, ny.fra_kommune, ny.kanal, ny.overgreb) == (foerst, 461, "anden_kommune", True)
        assert [r.paastande for r in ny.boern.order_by("nr")] == [{"navn": "Alma Prøve"}, {"navn": "Bo"}]
        assert ny.underretter_navn == "Lærer Lund"
        assert {s.barn_id for s in Kontaktspaerre.objects.all()} == {r.barn_id for r in ny.boern.all()}
        assert Dokument.objects.get(art=Dokument.Art.FIL).filnavn == "tegning.txt"
        frister = Frist.objects.filter(regel="U-03")
        assert {f.udloeber_tidspunkt for f in frister} == {foerst + timedelta(hours=24)}


def _koer(navn: str) -> None:
    """Run the waiting jobs of a name, each in its own municipality."""
    for opgaven in _opgaver(navn):
        ider = dict(opgaven.args)
        kommune_id = ider.pop("kommune_id")
        with kommune_transaktion(kommune_id):
            getattr(tasks, navn.partition(".")[2])(systemaktoer(kommune_id, navn), **ider)


def test_videresend_afsenderen_faar_at_vide_hvornaar_pakken_er_modtaget(modtagelse, nyborg):
    sendt = _videresend(modtagelse, lav_underretning(modtagelse))
    _koer("underretninger.send_pakke")
    assert not sendt.modtagelser.exists()

    _koer("underretninger.modtag_pakker")
    with kommune_transaktion(NYBORG):
        hos_modtageren = Underretning.objects.get().registreret_tidspunkt
    for _ in range(2):
        _koer("underretninger.pakke_modtaget")

    assert sendt.modtagelser.get().modtaget_tidspunkt == hos_modtageren
    faktum = Haendelse.objects.get(noegle="underretning.videresendelse_modtaget")
    assert (faktum.om, faktum.tidspunkt) == (sendt.underretning.aktivitet.uuid, hos_modtageren)
    assert Advis.objects.get(titel="Videresendt underretning er modtaget").modtager.navn == "Rikke Modtager"


def test_pakke_modtaget_for_en_pakke_der_ikke_er_vores_goer_ingenting(modtagelse):
    tasks.pakke_modtaget(systemaktoer(461, "modtaget"), pakke=str(uuid4()), modtaget=ur.nu().isoformat())

    assert not Haendelse.objects.filter(noegle="underretning.videresendelse_modtaget").exists()


def test_videresend_uden_pakke_venter_ikke_paa_en_modtagelse(modtagelse):
    sendt = _videresend(modtagelse, lav_underretning(modtagelse), til=101)

    (vist,) = list_videresendelser(sendt.underretning)
    assert (vist.kommune, vist.med_pakke, vist.overdraget_til) == ("Københavns Kommune", False, "Vagten, Nyborg")


def test_videresend_vurderingen_hos_afsenderen_foelger_med_som_bilag(modtagelse, nyborg):
    raekke = lav_underretning_barn(modtagelse)
    services.vurder_underretning(
        aktoer=modtagelse, handling=uuid4(), raekker=[raekke], tidspunkt=ur.nu(),
        svar=services.Vurderingssvar(
            fare="ja", overgreb="ja", aereskonflikt="nej", akut_handling=["politi"], begrundelse="Politiet er kaldt."
        ),
    )  # fmt: skip
    _videresend(modtagelse, raekke.underretning)
    _koer("underretninger.send_pakke")
    _koer("underretninger.modtag_pakker")

    with kommune_transaktion(NYBORG):
        fil = Dokument.objects.get(art=Dokument.Art.FIL)
        tekst = b"".join(lager().hent(NYBORG, fil.sha256)).decode()
        assert Underretning.objects.get().overgreb
        assert Kontaktspaerre.objects.exists()
    assert fil.filnavn == "Vurdering hos afsenderen.txt"
    assert "Politiet er kaldt." in tekst
    assert "Vagten, Nyborg" in tekst


def test_pakken_fjernes_naar_den_er_modtaget(modtagelse, nyborg):
    sendt = _videresend(modtagelse, lav_underretning(modtagelse))
    videresendelse.send_pakke(aktoer=systemaktoer(461, "send"), videresendelse=sendt.uuid)

    with kommune_transaktion(NYBORG):
        tasks.fjern_pakke(systemaktoer(NYBORG, "fjern"), pakke=str(sendt.pakke))
        assert videresendelse.vej().list_ventende(NYBORG) == []


def test_pak_og_pak_ud_giver_den_samme_pakke(modtagelse, nyborg):
    sendt = _videresend(modtagelse, lav_underretning(modtagelse))
    pakke = videresendelse._byg_pakke(systemaktoer(461, "send"), sendt)

    assert pak_ud(pak(pakke)) == replace(pakke, boern=list(pakke.boern), vurderinger=list(pakke.vurderinger), bilag=())


@pytest.mark.parametrize("raa", [b"", b"{}", b"[1]", b'{"version": 1}', b'{"version": 9, "bilag": []}'])
def test_pak_ud_af_noget_andet_afvises(raa):
    with pytest.raises(PakkeFejl):
        pak_ud(raa)


def test_videresend_ufoedte_boern_er_ufoedte_hos_modtageren(modtagelse, nyborg):
    underretning = lav_underretning(modtagelse, ufoedt=True, paastande={"mor_navn": "Mia"})
    services.opdel(
        aktoer=modtagelse, handling=uuid4(), underretning=underretning, boern=[{"navn": "Bo"}],
        ufoedte=[services.UfoedtBarn({"mor_navn": "Pia"})], tidspunkt=ur.nu(),
    )  # fmt: skip
    sendt = _videresend(modtagelse, underretning)
    videresendelse.send_pakke(aktoer=systemaktoer(461, "send"), videresendelse=sendt.uuid)

    with kommune_transaktion(NYBORG):
        tasks.modtag_pakker(systemaktoer(NYBORG, "modtag"))
        boern = Underretning.objects.get().boern.order_by("nr")
        assert [(r.ufoedt, r.barn.art) for r in boern] == [
            (True, "ufoedt"), (False, "uidentificeret"), (True, "ufoedt"),
        ]  # fmt: skip
