"""Decisions: their kinds, who is a party, what a complaint may become.

Hjemmel: BL §§ 3, 32, 46 og 91; RSL §§ 66-67
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dubu.skemaer.rules import Betingelse, Skema, Skemafelt

GENVURDERING, ANKESTYRELSEN = "genvurdering", "ankestyrelsen"
UDVALG, KOMMUNE = "udvalg", "kommune"

#: A complaint: re-assessed once; what is upheld, in whole or part, goes on to Ankestyrelsen.
KLAGESKIFT: Final[Mapping[str, frozenset[str]]] = {
    "modtaget": frozenset({"genvurderes", "medhold", "delvist_medhold"}),
    "genvurderes": frozenset({"medhold", "delvist_medhold", "videresendt"}),
    "delvist_medhold": frozenset({"videresendt"}),
    "medhold": frozenset(),
    "videresendt": frozenset(),
}

#: The decision to make a børnefaglig undersøgelse has one result only.
BESLUT_UNDERSOEGELSE: Final = "p20"

#: Decisions that give something which can then be set in motion.
GIVER_INDSATS: Final = frozenset({"bevilget", "delvist", "aendring"})


UDVALGETS_DATO: Final = Skemafelt(
    navn="truffet_dato",
    type="dato",
    ledetekst="Hvornår traf børne- og ungeudvalget afgørelsen?",
    hvorfor="BL § 142: afgørelsen er udvalgets og gælder fra den dag.",
    laeser="Parterne",
    kraevet=True,
)


@dataclass(frozen=True, slots=True)
class Afgoerelsestype:
    """One kind of decision, as the file says it."""

    noegle: str
    paragraf: str
    navn: str
    gruppe: str
    fra: date
    myndighed: str
    part_fra: int | None
    klagevej: str
    plan: str
    anbringelse: bool
    kildestatus: str
    til: date | None = None

    @property
    def er_indsats(self) -> bool:
        """Does the decision give a measure that is then set in motion?

        Hjemmel: BL §§ 32, 46 og 47
        """
        return self.anbringelse or self.paragraf.startswith("BL § 32,")


def gaelder(afgoerelsestype: Afgoerelsestype, dag: date) -> bool:
    """Is the kind in force on the day?

    Hjemmel: ingen (praksis)
    """
    return afgoerelsestype.fra <= dag and (afgoerelsestype.til is None or dag <= afgoerelsestype.til)


def barnet_er_part(afgoerelsestype: Afgoerelsestype, foedselsdato: date | None, dag: date) -> bool:
    """Is the child a party itself? From ten years, in the matters that § 3 names; 12 and 15 are consent ages.

    Someone born on 29 February turns ten on 1 March in ordinary years.

    Hjemmel: BL § 3
    """
    if afgoerelsestype.part_fra is None or foedselsdato is None:
        return False
    aar = dag.year - foedselsdato.year - ((dag.month, dag.day) < (foedselsdato.month, foedselsdato.day))
    return aar >= afgoerelsestype.part_fra


def kan_klage_skifte(fra: str, til: str) -> bool:
    """May a complaint go from one state to another?

    Hjemmel: RSL § 66
    """
    return til in KLAGESKIFT[fra]


def afgoerelsesskema(base: Skema, planvalg: Skema, afgoerelsestype: Afgoerelsestype) -> Skema:
    """The form of one kind of decision: purpose, length and the choice of a plan where the law asks for them.

    Hjemmel: BL § 32, stk. 3, § 46 og § 91, stk. 1
    """
    afsnit = base.afsnit
    if afgoerelsestype.plan == "vaelges":
        afsnit = (*afsnit[:2], *planvalg.afsnit, *afsnit[2:])
    afsnit = tuple(
        replace(a, felter=tuple(_tilpasset(felt, afgoerelsestype, a in planvalg.afsnit) for felt in a.felter))
        for a in afsnit
    )
    if afgoerelsestype.myndighed == UDVALG:
        afsnit = (replace(afsnit[0], felter=(UDVALGETS_DATO, *afsnit[0].felter)), *afsnit[1:])
    return replace(base, titel=f"Afgørelse: {afgoerelsestype.navn}", afsnit=afsnit)


def _tilpasset(felt: Skemafelt, afgoerelsestype: Afgoerelsestype, om_plan: bool) -> Skemafelt:
    """A field as this kind of decision asks it."""
    if felt.navn == "resultat":
        kun_bfu = afgoerelsestype.noegle == BESLUT_UNDERSOEGELSE
        return replace(felt, valg=tuple(v for v in felt.valg if (v.vaerdi == "undersoegelse") == kun_bfu))
    naar_givet = Betingelse("resultat", tuple(sorted(GIVER_INDSATS)))
    if om_plan:
        return replace(felt, vis_naar=naar_givet)
    if felt.navn in ("formaal", "varighed") and afgoerelsestype.er_indsats:
        return replace(felt, vis_naar=naar_givet, kraevet=True)
    return felt


def grupper(typer: Sequence[Afgoerelsestype], dag: date) -> dict[str, list[Afgoerelsestype]]:
    """The kinds in force on the day, under their headings.

    Hjemmel: ingen (praksis)
    """
    fundne: dict[str, list[Afgoerelsestype]] = {}
    for afgoerelsestype in typer:
        if gaelder(afgoerelsestype, dag):
            fundne.setdefault(afgoerelsestype.gruppe, []).append(afgoerelsestype)
    return fundne
