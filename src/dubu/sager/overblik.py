"""What the case's overview shows of the case itself; the rooms above add their blocks by slot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dubu.kerne.aktoer import Aktoer
from dubu.regler.haendelser import FAKTATYPER
from dubu.sager import rules, selectors
from dubu.sager.journalposter import poster
from dubu.sager.models import AktivitetBarn, Sag
from dubu.sager.sagsfakta import Sagsfaktum, barnets_haendelser, fakta_om_sager
from dubu.web.komponenter import Trin

# The ladder's facts, under the names of older facts too.
STIGENS_NOEGLER = frozenset(n for n in FAKTATYPER if rules.kanonisk(n) in rules.STIGENS_HAENDELSER)
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


def trin_nu_for(sager: Iterable[Sag]) -> dict[int, str]:
    """The same for several cases, by the case's id; two queries whatever the number."""
    return {pk: trin_nu_af(fakta) for pk, fakta in fakta_om_sager(sager, STIGENS_NOEGLER).items()}


def trin_nu_af(fakta: Iterable[Sagsfaktum]) -> str:
    """The same of facts already read; others than the ladder's own are passed over."""
    return rules.trin_nu(rules.paa_stigen((faktum.noegle, faktum.paragraf) for faktum in fakta))


def _noegler(sag: Sag) -> list[str]:
    return rules.paa_stigen((h.noegle, h.data.get("paragraf")) for h in barnets_haendelser(sag))
