"""Need-to-know: every relation that gives a case, its end, and the actors that never get one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from dubu.adgang.aktoerer import anonym_aktoer, medarbejder_aktoer
from dubu.adgang.tests.factories import lav_afdeling
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import AdgangNaegtetFejl, FindesIkkeFejl
from dubu.kerne.transaktion import kommune_transaktion
from dubu.organisation.models import Medarbejder, Stedfortraeder, Team, TeamMedlem
from dubu.sager import bevillinger, selectors
from dubu.sager.aktiviteter import ForBarn, opret_aktivitet
from dubu.sager.aktivitetstyper import Aktivitetstype, registrer
from dubu.sager.errors import BegrundelseManglerError, PeriodeVendtOmError
from dubu.sager.models import Sagsraadgiver
from dubu.sager.permissions import synlige_aktiviteter, synlige_sager
from dubu.sager.tests.factories import lav_barn, lav_sag

NU = datetime(2026, 3, 2, 9, 32, tzinfo=UTC)
DAG = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _uret(kommune):
    ur.stil(NU)


@pytest.fixture
def mette(lav_aktoer):
    return lav_aktoer("raadgiver")


@pytest.fixture
def jens(lav_aktoer):
    return lav_aktoer("raadgiver", navn="Jens Berg")


@pytest.fixture
def sag(mette):
    return lav_sag(raadgiver=mette)


def _ser(aktoer, sag):
    return synlige_sager(aktoer).filter(pk=sag.pk).exists()


def _hvem(aktoer):
    return Medarbejder.objects.get(uuid=aktoer.id)


def test_synlige_sager_kun_den_primaere(mette, jens, sag):
    assert _ser(mette, sag)
    assert not _ser(jens, sag)


@pytest.mark.parametrize(
    ("fra", "til", "ser"),
    [(0, None, True), (0, 0, True), (-9, -1, False), (1, None, False)],
)
def test_synlige_sager_sekundaer_i_perioden(jens, sag, fra, til, ser):
    slut = None if til is None else DAG + timedelta(days=til)
    Sagsraadgiver.objects.create(
        sag=sag, medarbejder=_hvem(jens), formaal="Tilsyn", fra=DAG + timedelta(days=fra), til=slut
    )
    assert _ser(jens, sag) is ser


@pytest.mark.parametrize(("fra", "til", "ser"), [(0, 0, True), (-3, -1, False), (1, 2, False)])
def test_synlige_sager_stedfortraeder_i_fravaeret(mette, jens, sag, fra, til, ser):
    Stedfortraeder.objects.create(
        medarbejder=_hvem(mette),
        stedfortraeder=_hvem(jens),
        fra=DAG + timedelta(days=fra),
        til=DAG + timedelta(days=til),
    )
    assert _ser(medarbejder_aktoer(_hvem(jens), DAG), sag) is ser


def test_synlige_sager_teamleder_ser_afdelingens_og_teamets(lav_aktoer, mette):
    vest = lav_afdeling("Vest")
    leder = lav_aktoer("teamleder", navn="Lone", afdeling=vest)
    egen, anden = lav_sag(raadgiver=None, afdeling=vest), lav_sag(lav_barn("Bo"), raadgiver=mette)
    assert list(synlige_sager(leder)) == [egen]

    team = Team.objects.create(navn="Team 1", afdeling=anden.afdeling)
    TeamMedlem.objects.create(medarbejder=_hvem(leder), team=team)
    anden.team = team
    anden.save(update_fields=["team"])

    assert set(synlige_sager(leder)) == {egen, anden}


def test_synlige_sager_noedaabning_udloeber_af_sig_selv(jens, sag):
    bevillinger.noedaaben_sag(
        aktoer=jens, handling=uuid4(), sag=sag, begrundelse="Politiet ringer om barnet", tidspunkt=NU
    )
    assert _ser(jens, sag)
    ur.stil(NU + bevillinger.NOEDAABNING)
    assert not _ser(jens, sag)
    data = Haendelse.objects.get(noegle="noedaabning.foretaget").data
    assert (data["navn"], data["begrundelse"]) == ("Jens Berg", "Politiet ringer om barnet")


def test_noedaaben_uden_rigtig_begrundelse_afvises(jens, sag):
    with pytest.raises(BegrundelseManglerError):
        bevillinger.noedaaben_sag(aktoer=jens, handling=uuid4(), sag=sag, begrundelse="vagt", tidspunkt=NU)


def test_noedaaben_to_gange_med_samme_handling_er_en(jens, sag):
    felter = {"aktoer": jens, "handling": uuid4(), "sag": sag, "begrundelse": "Politiet ringer", "tidspunkt": NU}
    assert bevillinger.noedaaben_sag(**felter) == bevillinger.noedaaben_sag(**felter)


def test_noedaaben_af_revisor_naegtes(lav_aktoer, sag):
    with pytest.raises(AdgangNaegtetFejl):
        bevillinger.noedaaben_sag(
            aktoer=lav_aktoer("revisor", navn="Rie"),
            handling=uuid4(),
            sag=sag,
            begrundelse="Revision af sagen",
            tidspunkt=NU,
        )


def test_giv_og_fjern_adgang(lav_aktoer, jens, sag):
    leder = lav_aktoer("teamleder", navn="Lone")
    felter = {"aktoer": leder, "handling": uuid4(), "sag": sag, "medarbejder": _hvem(jens), "tidspunkt": NU}
    with pytest.raises(PeriodeVendtOmError):
        bevillinger.giv_adgang(begrundelse="Genvurdering af sagen", til=NU, **felter)
    givet = bevillinger.giv_adgang(begrundelse="Genvurdering af sagen", til=NU + timedelta(days=2), **felter)
    assert _ser(jens, sag)
    bevillinger.fjern_adgang(aktoer=leder, bevilling=givet, tidspunkt=NU)
    assert not _ser(jens, sag)


def test_giv_adgang_af_raadgiver_naegtes(mette, jens, sag):
    with pytest.raises(AdgangNaegtetFejl):
        bevillinger.giv_adgang(
            aktoer=mette, handling=uuid4(), sag=sag, medarbejder=_hvem(jens), begrundelse="Hun skal kigge med",
            til=NU + timedelta(days=1), tidspunkt=NU,
        )  # fmt: skip


def test_synlige_sager_af_roller_uden_sagsadgang_naegtes(lav_aktoer, kommune):
    for aktoer in (lav_aktoer("oekonomi"), lav_aktoer("revisor", navn="Rie"), anonym_aktoer(kommune.pk)):
        with pytest.raises(AdgangNaegtetFejl):
            synlige_sager(aktoer)


def test_get_sag_fremmed_eller_anden_kommune_findes_ikke(mette, jens, sag):
    with pytest.raises(FindesIkkeFejl):
        selectors.get_sag(jens, sag.uuid)
    with kommune_transaktion(450), pytest.raises(FindesIkkeFejl):
        selectors.get_sag(mette, sag.uuid)


def test_get_sag_noterer_opslaget(mette, sag):
    selectors.get_sag(mette, sag.uuid)
    assert [(n.art, n.om) for n in mette.opslag.toem()] == [("sag.laest", sag.uuid)]


def test_synlige_aktiviteter_gennem_sag_ansvar_og_type(mette, jens, sag, lav_aktoer):
    registrer(Aktivitetstype("underretning", "Underretning", laes_akt="underretning.laes"))
    modtagelsen = lav_aktoer("modtagelse", navn="Bente")
    felter = {"aktoer": mette, "titel": "x", "haendelsestidspunkt": NU}
    notat = opret_aktivitet(type="notat", boern=[ForBarn(sag.barn, sag)], **felter)
    uden_sag = opret_aktivitet(type="underretning", boern=[ForBarn(lav_barn("Ny"))], **felter)
    om_mit = opret_aktivitet(type="underretning", boern=[ForBarn(sag.barn)], **felter)
    tildelt = opret_aktivitet(type="notat", boern=[ForBarn(lav_barn("Bo"), ansvarlig=_hvem(jens))], **felter)

    def ser(aktoer):
        return {raekke.aktivitet for raekke in synlige_aktiviteter(aktoer).select_related("aktivitet")}

    assert ser(mette) == {notat, om_mit}
    assert ser(jens) == {tildelt}
    assert ser(modtagelsen) == {uden_sag, om_mit}
