"""What a form is: sections of typed fields, each saying why it is asked and who reads it.

Values in, values out.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

JA_NEJ = (("ja", "Ja"), ("nej", "Nej"))
JA_NEJ_KAN_IKKE = (("ja", "Ja"), ("nej", "Nej"), ("kan_ikke_udelukkes", "Kan ikke udelukkes"))


@dataclass(frozen=True, slots=True)
class Valgmulighed:
    """One answer of a choice."""

    vaerdi: str
    tekst: str
    hjaelp: str = ""


@dataclass(frozen=True, slots=True)
class Betingelse:
    """Show the field only when another field has one of the answers."""

    felt: str
    er: tuple[str, ...]

    def opfyldt(self, svar: Mapping[str, Any]) -> bool:
        """Does the other field have one of the answers?

        Hjemmel: ingen (praksis)
        """
        vaerdi = svar.get(self.felt)
        vaerdier = vaerdi if isinstance(vaerdi, list | tuple) else [vaerdi]
        return any(_som_tekst(enkelt) in self.er for enkelt in vaerdier)


def _som_tekst(vaerdi: Any) -> str:
    if isinstance(vaerdi, bool):
        return "ja" if vaerdi else "nej"
    return "" if vaerdi is None else str(vaerdi)


@dataclass(frozen=True, slots=True)
class Skemafelt:
    """One question. `hvorfor` is the paragraph or purpose, `laeser` who reads the answer."""

    navn: str
    type: str
    ledetekst: str
    hvorfor: str
    laeser: str
    hjaelp: str = ""
    forudfyld: str = ""
    kraevet: bool = False
    vis_naar: Betingelse | None = None
    skjul_naar: tuple[Betingelse, ...] = ()
    valg: tuple[Valgmulighed, ...] = ()
    laengde: int = 0
    linjer: int = 5
    kraeves: bool = False  # must be answered before the act may end, though not while one works

    @property
    def valgmuligheder(self) -> tuple[Valgmulighed, ...]:
        """The answers of a choice, those of yes and no included.

        Hjemmel: ingen (praksis)
        """
        faste = {"ja_nej": JA_NEJ, "ja_nej_kan_ikke_udelukkes": JA_NEJ_KAN_IKKE}.get(self.type, ())
        return self.valg or tuple(Valgmulighed(vaerdi, tekst) for vaerdi, tekst in faste)


@dataclass(frozen=True, slots=True)
class Skemaafsnit:
    """Fields under one heading."""

    titel: str
    felter: tuple[Skemafelt, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Skema:
    """One shipped version of a form."""

    noegle: str
    version: int
    titel: str
    intro: str
    afsnit: tuple[Skemaafsnit, ...]

    @property
    def felter(self) -> tuple[Skemafelt, ...]:
        """All fields in order.

        Hjemmel: ingen (praksis)
        """
        return tuple(felt for afsnit in self.afsnit for felt in afsnit.felter)

    @property
    def art(self) -> str:
        """Key and version, as a working copy and a snapshot name it.

        Hjemmel: ingen (praksis)
        """
        return f"{self.noegle}/{self.version}"

    def felt(self, navn: str) -> Skemafelt | None:
        """The field of that name.

        Hjemmel: ingen (praksis)
        """
        return next((felt for felt in self.felter if felt.navn == navn), None)


def byg_skema(raa: Mapping[str, Any]) -> Skema:
    """The form of a file that has passed the schema.

    Hjemmel: ingen (praksis)
    """
    return Skema(
        noegle=raa["noegle"],
        version=raa["version"],
        titel=raa["titel"],
        intro=raa.get("intro", ""),
        afsnit=tuple(
            Skemaafsnit(
                titel=afsnit["titel"],
                intro=afsnit.get("intro", ""),
                felter=tuple(_byg_felt(felt) for felt in afsnit["felter"]),
            )
            for afsnit in raa["afsnit"]
        ),
    )


def _byg_felt(raa: Mapping[str, Any]) -> Skemafelt:
    betingelse = raa.get("vis_naar")
    return Skemafelt(
        navn=raa["navn"],
        type=raa["type"],
        ledetekst=raa["ledetekst"],
        hvorfor=raa["hvorfor"],
        laeser=raa["laeser"],
        hjaelp=raa.get("hjaelp", ""),
        forudfyld=raa.get("forudfyld", ""),
        kraevet=raa.get("kraevet", False),
        vis_naar=Betingelse(betingelse["felt"], tuple(betingelse["er"])) if betingelse else None,
        skjul_naar=tuple(Betingelse(skjul["felt"], tuple(skjul["er"])) for skjul in raa.get("skjul_naar", ())),
        valg=tuple(Valgmulighed(v["vaerdi"], v["tekst"], v.get("hjaelp", "")) for v in raa.get("valg", ())),
        laengde=raa.get("laengde", 0),
        linjer=raa.get("linjer", 5),
        kraeves=raa.get("kraeves", False),
    )


def fejl_i_skema(skema: Skema) -> list[str]:
    """What the schema of the files cannot see: doubled names, conditions on fields that do not come before.

    Hjemmel: ingen (praksis)
    """
    fejl: list[str] = []
    set_: set[str] = set()
    for felt in skema.felter:
        if felt.navn in set_:
            fejl.append(f"{felt.navn}: findes to gange")
        if felt.vis_naar and felt.vis_naar.felt not in set_:
            fejl.append(f"{felt.navn}: vis_naar peger på {felt.vis_naar.felt}, som ikke står før")
        fejl += [
            f"{felt.navn}: skjul_naar peger på {skjul.felt}, som ikke står før"
            for skjul in felt.skjul_naar
            if skjul.felt not in set_
        ]
        if felt.type in ("valg", "listevalg", "flervalg") and not felt.valg:
            fejl.append(f"{felt.navn}: mangler valg")
        if felt.forudfyld and skema.noegle.startswith("offentlig"):
            fejl.append(f"{felt.navn}: en offentlig side forudfylder aldrig")
        set_.add(felt.navn)
    return fejl


def synlige_felter(skema: Skema, svar: Mapping[str, Any]) -> tuple[Skemafelt, ...]:
    """The fields whose condition is fulfilled and that no answer hides; hidden by a hidden field is hidden too.

    Hjemmel: ingen (praksis)
    """
    synlige: list[Skemafelt] = []
    navne: set[str] = set()
    for felt in skema.felter:
        betingelse = felt.vis_naar
        skjult = any(skjul.felt in navne and skjul.opfyldt(svar) for skjul in felt.skjul_naar)
        if not skjult and (betingelse is None or (betingelse.felt in navne and betingelse.opfyldt(svar))):
            synlige.append(felt)
            navne.add(felt.navn)
    return tuple(synlige)


def svar_i_ord(felt: Skemafelt, vaerdi: Any) -> str:
    """An answer as a person reads it.

    Hjemmel: ingen (praksis)
    """
    if vaerdi in (None, "", [], ()):
        return ""
    ord_for = {valg.vaerdi: valg.tekst for valg in felt.valgmuligheder}
    vaerdier: Sequence[Any] = vaerdi if isinstance(vaerdi, list | tuple) else [vaerdi]
    if isinstance(vaerdi, bool):
        return "Ja" if vaerdi else "Nej"
    return ", ".join(ord_for.get(str(enkelt), str(enkelt)) for enkelt in vaerdier)
