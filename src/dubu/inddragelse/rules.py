"""What a talk with the child led to, read from the facts.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from collections.abc import Sequence

from dubu.regler.haendelser import Haendelse

AFGOERELSE, PLAN = "afgoerelse", "barnets_plan"


def foerte_til(om: str | None, fakta: Sequence[Haendelse]) -> list[tuple[str, str, str]]:
    """The decisions and plans that came of what a talk was held for: type of activity, its UUID, its title.

    `om` is what the talk was held for - an underretning or an undersøgelse -; nothing where it was held for itself.

    Hjemmel: ingen (praksis)
    """
    if om is None:
        return []
    naaet, fundet = {om}, {}
    for faktum in fakta:
        if faktum.om is None:
            continue
        if faktum.noegle == "undersoegelse.besluttet" and faktum.data.get("grundlag") in naaet:
            naaet.add(faktum.om)
        elif faktum.noegle == "afgoerelse.truffet" and faktum.data.get("undersoegelse") in naaet:
            naaet.add(faktum.om)
            fundet[faktum.om] = (AFGOERELSE, str(faktum.data.get("titel") or ""))
        elif faktum.noegle in ("plan.godkendt", "plan.revideret") and naaet & set(_afgoerelser(faktum)):
            fundet[str(faktum.data["plan"])] = (PLAN, "")
    return [(type_, uuid, titel) for uuid, (type_, titel) in fundet.items()]


def _afgoerelser(faktum: Haendelse) -> list[str]:
    afgoerelser = faktum.data.get("afgoerelser")
    return afgoerelser if isinstance(afgoerelser, list) else []
