"""What the case's overview shows of the case itself; the rooms above add their blocks by slot."""

from __future__ import annotations

from typing import Any

from dubu.kerne.aktoer import Aktoer
from dubu.regler.haendelser import FAKTATYPER
from dubu.sager import rules, selectors
from dubu.sager.journalposter import poster
from dubu.sager.models import AktivitetBarn, Sag
from dubu.sager.sagsfakta import barnets_haendelser
from dubu.web.komponenter import Trin

I_JOURNAL, HOEJST_PLANLAGTE = 5, 20


def saml(aktoer: Aktoer, sag: Sag) -> dict[str, Any]:
    """The values of the page, in few queries."""
    linjer = poster(
        sag, selectors.list_til_overblik(aktoer, sag, seneste=I_JOURNAL, aabne=HOEJST_PLANLAGTE), med_notat=False
    )
    aktiv = AktivitetBarn.Status.AKTIV
    planlagte = sorted(
        (post for post in linjer if post.raekke.status == aktiv),
        key=lambda post: (not post.aktivitet.lovpligtig, post.aktivitet.haendelsestidspunkt),
    )
    return {
        "sag": sag,
        "trin": trin_for(sag),
        "planlagte": planlagte[:HOEJST_PLANLAGTE],
        "parter": sag.aktuelle_parter,
        "journal": linjer[:I_JOURNAL],
    }


def trin_for(sag: Sag) -> list[Trin]:
    """The ladder of the case from the child's facts."""
    return [Trin(navn, tilstand) for navn, tilstand in rules.trin_i_sag(_noegler(sag))]


def trin_nu(sag: Sag) -> str:
    """The step of that ladder on which the case stands, in words."""
    return rules.trin_nu(_noegler(sag))


def _noegler(sag: Sag) -> list[str]:
    return [
        FAKTATYPER[h.noegle].kanonisk if h.noegle in FAKTATYPER else h.noegle
        for h in barnets_haendelser(sag)
        # The decision to make an undersøgelse is a step on the way to the decision that the ladder means.
        if not (h.noegle == "afgoerelse.truffet" and h.data.get("paragraf") == "BL § 20")
    ]
