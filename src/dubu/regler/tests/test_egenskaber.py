"""Properties of the engine that must hold whatever the facts are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dubu.regler.haendelser import Haendelse
from dubu.regler.motor import beregn
from dubu.regler.resultat import Resultat, Status
from dubu.regler.tests.byg import BARN

NOEGLER = (
    "underretning.modtaget", "underretning.opdelt", "underretning.vurderet", "underretning.kvitteret",
    "underretning.sammenlagt", "underretning.klassificeret", "screening.afsluttet", "samtale.holdt", "behov.kendt",
    "undersoegelse.besluttet", "undersoegelse.foreloebigt_vurderet", "undersoegelse.afsluttet", "afgoerelse.truffet",
    "afgoerelse.meddelt", "klage.modtaget", "klage.videresendt", "plan.valgt_til", "plan.godkendt",
    "indsats.ivaerksat", "indsats.fortsat", "indsats.ophoert", "anbringelse.ivaerksat", "anbringelse.ophoert",
    "opfoelgning.holdt", "tilsyn.holdt",
)  # fmt: skip
SLUTTER = {"underretning.klassificeret", "underretning.sammenlagt", "indsats.ophoert", "anbringelse.ophoert"}
BEGYND = datetime(2024, 1, 1, tzinfo=UTC)
SENEST = datetime(2026, 6, 1, tzinfo=UTC)
OM = st.sampled_from(["a", "b", "c", None])
DATA = st.fixed_dictionaries(
    {},
    optional={
        "overgreb": st.booleans(),
        "anonym": st.booleans(),
        "underretter": st.sampled_from(["fagperson", "borger"]),
        "paragraf": st.sampled_from(["BL § 32, stk. 1, nr. 3", "BL § 46", "BL § 30"]),
        "grundlag": st.sampled_from(["a", "b"]),
        "med": st.sampled_from(["a", "b", "c"]),
        "fortsaetter": st.sampled_from(["a", "b", "c"]),
        "modtaget": st.sampled_from(["2024-02-29", "2025-12-24", "2026-05-14"]),
        "kanal": st.sampled_from(["brev", "digital_post"]),
        "part": st.sampled_from(["a", "b"]),
    },
)


@st.composite
def haendelser(draw, noegler=NOEGLER):
    """Up to twelve facts of a child, with ids of their own."""
    antal = draw(st.integers(0, 12))
    sekunder = st.integers(0, int((SENEST - BEGYND).total_seconds()))
    return [
        Haendelse(
            id=f"h{nr}",
            noegle=draw(st.sampled_from(noegler)),
            tidspunkt=BEGYND + timedelta(seconds=draw(sekunder)),
            om=draw(OM),
            data=draw(DATA),
        )
        for nr in range(antal)
    ]


def regn(fakta, per=SENEST) -> Resultat:
    return beregn(barn=BARN, haendelser=fakta, per=per)


def billede(resultat: Resultat) -> list[tuple[object, ...]]:
    return sorted(
        (f.stabil_noegle, str(f.udloeber), str(f.status), str(f.opfyldt_af), f.forklaring()) for f in resultat.frister
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_beregn_raekkefoelge_er_ligegyldig(data):
    fakta = data.draw(haendelser())
    blandet = data.draw(st.permutations(fakta))

    en, anden = regn(fakta), regn(blandet)

    assert billede(en) == billede(anden)
    assert sorted(en.advarsler) == sorted(anden.advarsler)


@settings(max_examples=150, deadline=None)
@given(haendelser(), st.integers(0, 900))
def test_beregn_tiden_gaar_kun_fremad(fakta, dage):
    foer = {f.stabil_noegle: f for f in regn(fakta).frister}
    efter = {f.stabil_noegle: f for f in regn(fakta, SENEST + timedelta(days=dage)).frister}

    assert foer.keys() <= efter.keys()
    for noegle, en in foer.items():
        anden = efter[noegle]
        assert (en.udloeber, en.opfyldt) == (anden.udloeber, anden.opfyldt)
        if en.status is not Status.AABEN:
            assert anden.status is en.status
        else:
            assert anden.status in (Status.AABEN, Status.OVERSKREDET, Status.BORTFALDET)


@settings(max_examples=150, deadline=None)
@given(haendelser(), haendelser(tuple(n for n in NOEGLER if n not in SLUTTER)))
def test_beregn_ingen_frist_gaar_tabt_naar_fakta_kommer_til(fakta, flere):
    nye = [Haendelse(f"n{en.id}", en.noegle, en.tidspunkt, en.om, en.data) for en in flere]

    foer = {(f.regel, f.om or f.udloest_af.id) for f in regn(fakta).frister}
    efter = {(f.regel, f.om or f.udloest_af.id) for f in regn([*fakta, *nye]).frister}

    assert foer <= efter


@settings(max_examples=150, deadline=None)
@given(haendelser())
def test_beregn_status_foelger_af_tidspunkterne(fakta):
    for en in regn(fakta).frister:
        if en.opfyldt is not None:
            for_sent = en.udloebstidspunkt is not None and en.opfyldt > en.udloebstidspunkt
            assert en.status is (Status.OPFYLDT_FOR_SENT if for_sent else Status.OPFYLDT)
        if en.status is Status.OVERSKREDET:
            assert en.udloebstidspunkt is not None
            assert en.udloebstidspunkt < SENEST


@settings(max_examples=100, deadline=None)
@given(haendelser())
def test_beregn_samme_fakta_to_gange_giver_det_samme(fakta):
    assert billede(regn(fakta)) == billede(regn(list(fakta)))
