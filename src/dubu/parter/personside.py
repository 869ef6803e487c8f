"""What the page of a person shows, gathered once: the template asks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dubu.kerne.aktoer import Aktoer
from dubu.parter import adresser, familie
from dubu.parter.kreds import Foraeldrepar
from dubu.parter.models import Person, TidligereCpr
from dubu.parter.permissions import kan_afmaskere, synlige_blandt
from dubu.porte.cpr import Personstatus

STATUS = {
    Personstatus.BOPAEL_DANMARK: "Bopæl i Danmark",
    Personstatus.BOPAEL_SAERLIG_VEJKODE: "Bopæl i Danmark, uden fast adresse",
    Personstatus.BOPAEL_GROENLAND: "Bopæl i Grønland",
    Personstatus.BOPAEL_GROENLAND_SAERLIG_VEJKODE: "Bopæl i Grønland, uden fast adresse",
    Personstatus.INAKTIV: "Ikke bopæl i Danmark (administrativt nummer)",
    Personstatus.ANNULLERET: "Nummeret er annulleret",
    Personstatus.SLETTET_DUBLET: "Nummeret er slettet (dobbelt)",
    Personstatus.AENDRET_NUMMER: "Nummeret er ændret",
    Personstatus.FORSVUNDET: "Forsvundet",
    Personstatus.UDREJST: "Udrejst",
    Personstatus.DOED: "Død",
}


@dataclass(frozen=True)
class Personside:
    """The page's content; lists are empty where the register says nothing."""

    person: Person
    adresse: adresser.Adressevisning
    kan_afmaskere: bool
    oplysninger: Sequence[tuple[str, str]]
    foraeldre: Sequence[familie.Slaegtning]
    indehavere: Sequence[familie.Slaegtning]
    soeskende: Sequence[familie.Soeskende]
    boern: Sequence[familie.Slaegtning]
    husstand: Sequence[Person]
    civilstand: familie.Civilstand | None
    er_barn: bool
    synlige: frozenset[int]  # ids of those whose page the actor may open


def lav(aktoer: Aktoer, person: Person, dag: date, *, afmasket: adresser.Adressevisning | None = None) -> Personside:
    """Gather the page. `afmasket` is the address that has just been unmasked, for this answer only."""
    par = Foraeldrepar.for_boern([person])
    adresse = afmasket or adresser.vis_adresse(aktoer, person, dag)
    foraeldre, indehavere = familie.foraeldre(person, par), familie.foraeldremyndighed(person, dag, par)
    soeskende, boern = familie.soeskende(person, dag, par), familie.boern(person)
    husstand, civilstand = adresser.vis_husstand(aktoer, person, dag), familie.civilstand(person)
    naevnte = [*foraeldre, *indehavere, *soeskende, *boern, civilstand and civilstand.aegtefaelle]
    return Personside(
        person=person,
        adresse=adresse,
        kan_afmaskere=adresse.maskeret and kan_afmaskere(aktoer, person),
        oplysninger=_oplysninger(person, par),
        foraeldre=foraeldre,
        indehavere=indehavere,
        soeskende=soeskende,
        boern=boern,
        husstand=husstand,
        civilstand=civilstand,
        er_barn=not familie.er_myndig(person, dag),
        synlige=frozenset(synlige_blandt(aktoer, [*(en.person for en in naevnte if en and en.person), *husstand])),
    )


def _oplysninger(person: Person, par: Foraeldrepar) -> list[tuple[str, str]]:
    tidligere = TidligereCpr.objects.filter(person__in=par.ejer).count()
    return [
        ("Status i CPR", STATUS.get(person.cpr_status, person.cpr_status)),
        ("Køn", str(person.get_koen_display())),
        ("Tidligere CPR-numre", str(tidligere) if tidligere else ""),
        ("Tolkesprog", person.tolkesprog),
        ("E-mail", person.email),
    ]
