"""The generated documents: made from the data that the system runs on, compared in `make check`."""

from __future__ import annotations

from collections.abc import Mapping

from dubu.adgang.matrix import matrix
from dubu.organisation.models import Rolle
from dubu.regler.fristside import fristside

ANDRE_AKTOERER = {"system": "Systemet", "maskine": "Maskine", "linkholder": "Linkholder", "anonym": "Uden login"}
FORKORTELSER = {"alle": "alle", "egne": "egne", "afdeling": "afd.", "bevilling": "bev."}

VED_SPAERRE = {
    "afvises": "afvises, når modtageren er omfattet eller ikke er nævnt",
    "advares": "siden advarer; det, der er sket, kan altid skrives ned",
    "uden_om": "går ikke til familien og siger intet om barnet",
}
VEJE_UD = "Alt, hvad der kan nå nogen uden for kommunen, og hvad der sker, mens der er kontaktspærre på barnet."


def dokumenter() -> Mapping[str, str]:
    """File name under docs/genereret/ -> its text."""
    return {"adgang.md": adgangsside(), "frister.md": fristside()}


def adgangsside() -> str:
    """The access matrix as a table: acts down, roles across; then the act of every route."""
    roller = {rolle.value: str(rolle.label) for rolle in Rolle} | ANDRE_AKTOERER
    linjer = [
        "# Adgang",
        "",
        "Lavet af `dubu genereret` ud fra `adgang/matrix.yaml`. *egne*: egne sager og det, man har fået tildelt; "
        "*afd.*: afdelingens sager; *bev.*: en tidsbegrænset bevilling eller nødåbning. Tomt felt: nej.",
        "",
        "| akt | " + " | ".join(roller.values()) + " |",
        "|---" * (len(roller) + 1) + "|",
    ]
    for akt in matrix().akter.values():
        celler = [
            ", ".join(FORKORTELSER[relation] for relation in sorted(akt.relationer.get(rolle, ()))) for rolle in roller
        ]
        linjer.append(f"| {akt.titel} (`{akt.noegle}`) | " + " | ".join(celler) + " |")
    linjer += ["", "## Veje ud", "", VEJE_UD, "", "| vej | ved kontaktspærre | ruter |", "|---|---|---|"]
    linjer += [
        f"| {vej.titel} | {VED_SPAERRE[vej.ved_spaerre]} | {', '.join(f'`{rute}`' for rute in vej.ruter)} |"
        for vej in matrix().veje.values()
    ]
    linjer += ["", "## Ruter", "", "| rute | akt |", "|---|---|"]
    linjer += [f"| `{rute}` | `{akt}` |" for rute, akt in sorted(matrix().ruter.items())]
    return "\n".join(linjer) + "\n"
