"""The life of an underretning as a state machine: whatever order people work in, no child is lost on the way.

After every step: an open child has its clock, a closed child was closed in one of the four lawful ways, and
the first time of receipt never moves.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from dubu.frister.models import Frist
from dubu.haendelseslog.models import Haendelse
from dubu.kerne import ur
from dubu.kerne.fejl import DomaeneFejl
from dubu.parter.models import Person
from dubu.underretninger import services
from dubu.underretninger.models import UnderretningBarn
from dubu.underretninger.tests.factories import lav_underretning_barn

LUKKES_AF = {
    "screening": "underretning.lukket",
    "klassificeret": "underretning.klassificeret",
    "videresendt": "underretning.videresendt",
    "sammenlagt": "underretning.sammenlagt",
}
SVAR = services.Vurderingssvar(
    fare="nej", overgreb="nej", aereskonflikt="nej", akut_handling=["ingen"], begrundelse="Ingen akut fare."
)


class Livsloeb(RuleBasedStateMachine):
    """Two items and the acts of the reception, in any order; a refused act changes nothing."""

    aktoer = None

    def __init__(self) -> None:
        super().__init__()
        self.punkt = transaction.savepoint()
        self.raekker = [lav_underretning_barn(self.aktoer).pk for _ in range(2)]
        self.boern = [Person.objects.create(fornavn=navn, efternavn="Prøve") for navn in ("Alma", "Bo")]
        self.modtaget = {pk: self.raekke(pk).underretning.modtaget_tidspunkt for pk in self.raekker}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.punkt)

    def raekke(self, pk: int) -> UnderretningBarn:
        return UnderretningBarn.objects.select_related("underretning__aktivitet", "barn").get(pk=pk)

    def proev(self, akt, **felter) -> bool:
        try:
            akt(aktoer=self.aktoer, **felter)
        except DomaeneFejl:
            return False
        return True

    @rule(nr=st.integers(0, 5), barn=st.integers(0, 1))
    def identificer(self, nr: int, barn: int) -> None:
        raekke = self.raekke(self.raekker[nr % len(self.raekker)])
        person = self.boern[barn]
        self.proev(services.identificer, handling=uuid4(), raekke=raekke, person=person, tidspunkt=ur.nu())

    @rule(nr=st.integers(0, 5))
    def vurder(self, nr: int) -> None:
        raekke = self.raekke(self.raekker[nr % len(self.raekker)])
        aaben = raekke.er_aaben
        gik = self.proev(services.vurder_underretning, handling=uuid4(), raekker=[raekke], svar=SVAR, tidspunkt=ur.nu())
        assert gik == aaben  # nothing ever holds the assessment of an open child

    @rule(nr=st.integers(0, 5))
    def screen(self, nr: int) -> None:
        raekke = self.raekke(self.raekker[nr % len(self.raekker)])
        kan = raekke.er_aaben and raekke.vurderet_tidspunkt is not None
        gik = self.proev(services.luk_underretning, underretning_barn=raekke, udfald="1", tidspunkt=ur.nu())
        assert gik == kan

    @precondition(lambda self: len(self.raekker) < 5)
    @rule(nr=st.integers(0, 5))
    def opdel(self, nr: int) -> None:
        underretning = self.raekke(self.raekker[nr % len(self.raekker)]).underretning
        for ny in services.opdel(
            aktoer=self.aktoer, handling=uuid4(), underretning=underretning, boern=[{"navn": "Ny"}], tidspunkt=ur.nu()
        ):
            self.raekker.append(ny.pk)
            self.modtaget[ny.pk] = underretning.modtaget_tidspunkt

    @rule(nr=st.integers(0, 5), med=st.integers(0, 5))
    def sammenlaeg(self, nr: int, med: int) -> None:
        fra, til = (self.raekke(self.raekker[n % len(self.raekker)]) for n in (nr, med))
        self.proev(services.sammenlaeg, handling=uuid4(), raekke=fra, med=til, tidspunkt=ur.nu())

    @rule(nr=st.integers(0, 5), slags=st.sampled_from(["underretning", "ansoegning", "andet"]), grund=st.booleans())
    def klassificer(self, nr: int, slags: str, grund: bool) -> None:
        underretning = self.raekke(self.raekker[nr % len(self.raekker)]).underretning
        begrundelse = "Det er det." if grund else ""
        self.proev(
            services.klassificer, handling=uuid4(), underretning=underretning, slags=slags, begrundelse=begrundelse,
            tidspunkt=ur.nu(),
        )  # fmt: skip

    @rule(nr=st.integers(0, 5))
    def videresend(self, nr: int) -> None:
        underretning = self.raekke(self.raekker[nr % len(self.raekker)]).underretning
        self.proev(services.videresend, handling=uuid4(), underretning=underretning, til_kommune=450, tidspunkt=ur.nu())

    @invariant()
    def ingen_boern_bliver_vaek(self) -> None:
        for pk in self.raekker:
            raekke = self.raekke(pk)
            underretning = raekke.underretning
            assert underretning.modtaget_tidspunkt == self.modtaget[pk]
            assert self.staar_paa_sit_barn(raekke)
            fakta = Haendelse.objects.filter(om=underretning.aktivitet.uuid)
            assert fakta.filter(noegle__in=["underretning.modtaget", "underretning.opdelt"]).exists()
            if raekke.lukket_tidspunkt is not None:
                assert fakta.filter(noegle=LUKKES_AF[raekke.lukkegrund]).exists()
            elif raekke.vurderet_tidspunkt is None:
                assert self.ur_for(raekke) == self.modtaget[pk] + timedelta(hours=24)

    def staar_paa_sit_barn(self, raekke: UnderretningBarn) -> bool:
        """On the child that stands, unless the item has that child on another row."""
        maal = raekke.barn.samme_som
        return maal is None or raekke.underretning.boern.filter(barn=maal).exists()

    def ur_for(self, raekke: UnderretningBarn):
        frister = Frist.objects.filter(regel="U-03", om=raekke.underretning.aktivitet.uuid, barn=raekke.barn)
        return frister.order_by("udloeber_tidspunkt")[0].udloeber_tidspunkt


@pytest.fixture
def modtagelse(lav_aktoer):
    return lav_aktoer("modtagelse", navn="Rikke Modtager")


def test_livsloeb_ingen_boern_bliver_vaek_uanset_raekkefoelge(modtagelse):
    Livsloeb.aktoer = modtagelse

    run_state_machine_as_test(
        Livsloeb,
        settings=settings(
            max_examples=6,
            stateful_step_count=8,
            phases=[Phase.generate],
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
