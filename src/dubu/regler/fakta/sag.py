"""Facts of the case itself, of persons, of access and of the log.

Hjemmel: ingen (praksis)
"""

from __future__ import annotations

from typing import Final

from dubu.regler.fakta.typer import (
    DATO,
    HELTAL,
    ID,
    JA_NEJ,
    LISTE,
    TEKST,
    TIDSPUNKT,
    Faktatype,
    kraev,
    valg,
)

SAGSSTATUS: Final = valg(
    SagStatus1="Aktiv", SagStatus2="Afsluttet", SagStatus3="Ny – ikke fordelt", SagStatus4="Hviler",
    SagStatus5="Overdraget til anden kommune", SagStatus6="Arkiveret", SagStatus7="Fejloprettet",
)  # fmt: skip
_STATUS: Final = {"status": TEKST, "fra": TEKST, "til": TEKST}
_PERSON: Final = {"medarbejder": ID, "navn": TEKST, "rolle": TEKST, "formaal": TEKST, "fra": DATO, "til": DATO}

#: What the population register says anew of a person, and what the person is to the child; they read as a sentence.
CPR_HAENDELSER: Final = {
    "doed": "er registreret død",
    "udrejst": "er udrejst af landet",
    "forsvundet": "er registreret forsvundet",
    "status": "har fået en anden status",
    "flyttet": "er flyttet til en anden kommune",
    "beskyttet": "har fået navne- og adressebeskyttelse",
    "ubeskyttet": "har ikke længere navne- og adressebeskyttelse",
    "myndighed": "har fået ændret forældremyndighed",
    "nummer": "har fået nyt personnummer",
}
CPR_HVEM: Final = {
    "barnet": "barnet",
    "foraelder": "en forælder",
    "indehaver": "en indehaver af forældremyndigheden",
}

TYPER: Final = (
    Faktatype(
        "sag.oprettet",
        "Sag oprettet",
        "sagen",
        {"sagsnummer": TEKST, "sagstype": TEKST, "status": TEKST, "fra_underretning": ID, "kle": TEKST},
    ),
    Faktatype(
        "sag.status_aendret",
        "Sagens status ændret fra {fra} til {til}",
        "sagen",
        {"fra": SAGSSTATUS, "til": SAGSSTATUS, "status": SAGSSTATUS},
    ),
    Faktatype("sag.tildelt", "Sag tildelt {navn}", "sagen", {**_PERSON, "afdeling": ID, "team": ID}),
    Faktatype("sag.raadgiver_tilfoejet", "Sekundær rådgiver tilføjet: {navn}", "sagen", _PERSON),
    Faktatype("sag.raadgiver_fjernet", "Sekundær rådgiver fjernet: {navn}", "sagen", _PERSON),
    Faktatype("sag.afsluttet", "Sag afsluttet", "sagen", {"grund": TEKST}),
    Faktatype("sag.genaabnet", "Sag genåbnet", "sagen", {"grund": TEKST}),
    Faktatype("sag.overdraget", "Sag overdraget til anden kommune", "sagen", {"til_kommune": HELTAL}),
    Faktatype("sag.resume_rettet", "Hvad handler det om: teksten er rettet", "sagen", {"version": HELTAL}),
    Faktatype("sag.markering_sat", "Markering sat: {markering}", "sagen", {"markering": TEKST, "til": DATO}),
    Faktatype("sag.markering_fjernet", "Markering fjernet: {markering}", "sagen", {"markering": TEKST}),
    Faktatype("part.tilfoejet", "Part tilføjet ({rolle})", "parten", {"person": ID, "rolle": TEKST}),
    Faktatype("part.fjernet", "Part fjernet ({rolle})", "parten", {"person": ID, "rolle": TEKST}),
    Faktatype(
        "aktivitet.oprettet",
        "Aktivitet oprettet: {titel}",
        "aktiviteten",
        {
            "titel": TEKST,
            "type": TEKST,
            "undertype": TEKST,
            "frist": DATO,
            "ansvarlig": ID,
            "deltagere": LISTE,
            "aftalt_med_politi": JA_NEJ,
        },
    ),
    Faktatype("hjemmebesoeg.holdt", "Hjemmebesøg holdt", "aktiviteten", {"barn_set": kraev(JA_NEJ), "sted": TEKST}),
    Faktatype("aktivitet.status_aendret", "Aktivitetens status ændret til {til}", "aktiviteten", _STATUS),
    Faktatype("aktivitet.tildelt", "Aktivitet tildelt {navn}", "aktiviteten", _PERSON),
    Faktatype("aktivitet.rykket", "{navn} rykket for aktiviteten", "aktiviteten", _PERSON),
    Faktatype(
        "journalnotat.skrevet",
        "Notat skrevet",
        "notatet",
        {"version": HELTAL, "notattype": TEKST, "titel": TEKST, "skete": TIDSPUNKT, "antal_boern": HELTAL},
    ),
    Faktatype("journalnotat.rettet", "Notat rettet (ny version)", "notatet", {"version": HELTAL, "titel": TEKST}),
    Faktatype(
        "dokument.journaliseret",
        "Dokument journaliseret: {titel}",
        "dokumentet",
        {
            "titel": TEKST,
            "filnavn": TEKST,
            "sha256": TEKST,
            "stoerrelse": HELTAL,
            "retning": TEKST,
            "modtaget": DATO,
            "mimetype": TEKST,
            "version": HELTAL,
        },
    ),
    Faktatype("dokument.spaerret", "Dokument spærret (fejljournaliseret)", "dokumentet", {"sha256": TEKST}),
    Faktatype(
        "skema.afsluttet", "Skema afsluttet: {skema}", "skemaet", {"skema": TEKST, "version": TEKST, "dokument": ID}
    ),
    Faktatype("post.fejlplaceret", "Flyttet fra forkert barn", "det flyttede", {"til_barn": ID, "fra_barn": ID}),
    Faktatype(
        "barn.foedt",
        "Barnets fødselsdato: {foedselsdato}",
        "barnet",
        {"foedselsdato": kraev(DATO), "rettet_fra": DATO, "kilde": TEKST},
    ),
    Faktatype(
        "barn.termin_sat", "Ventet fødsel: {terminsdato}", "barnet", {"terminsdato": kraev(DATO), "rettet_fra": DATO}
    ),
    Faktatype(
        "person.flettet",
        "Person ført sammen med en anden",
        "personen",
        {"fra": kraev(ID), "til": kraev(ID), "grund": TEKST},
    ),
    Faktatype("person.rettet", "Personoplysninger rettet", "personen", {"felter": LISTE, "kilde": TEKST}),
    Faktatype("person.oprettet", "Person oprettet", "personen", {"kilde": TEKST}),
    Faktatype(
        "cpr.haendelse",
        "Hændelse fra CPR: {hvem} {kode}",
        "personen",
        {"kode": kraev(valg(**CPR_HAENDELSER)), "hvem": kraev(valg(**CPR_HVEM))},
    ),
    Faktatype(
        "cpr.leverance_indlaest",
        "Leverance fra CPR indlæst",
        "leverancen",
        {"opgavenr": TEKST, "proddato": TEKST, "personer": HELTAL, "fil": TEKST},
    ),
    Faktatype(
        "haendelse.annulleret", "En hændelse er annulleret", "hændelsen", {"grund": TEKST, "fejlplaceret": JA_NEJ}
    ),
    Faktatype(
        "frist.opfyldt_uden_for_systemet",
        "Frist opfyldt uden for systemet ({regel})",
        "det, fristen angår",
        {"frist": TEKST, "regel": kraev(TEKST), "dato": DATO, "udfoert_af": TEKST, "dokument": ID},
    ),
    Faktatype(
        "paamindelse.udsat",
        "Påmindelse udsat til {til}",
        "det, fristen angår",
        {"frist": TEKST, "regel": TEKST, "til": kraev(DATO)},
    ),
    Faktatype("adgang.givet", "Adgang givet til {navn}", "sagen", _PERSON),
    Faktatype("adgang.fjernet", "Adgang fjernet fra {navn}", "sagen", _PERSON),
    Faktatype("noedaabning.foretaget", "Nødåbning af sagen", "sagen", {**_PERSON, "udloeber": TIDSPUNKT}),
    Faktatype("noedaabning.gennemgaaet", "Nødåbning gennemgået", "nødåbningen", {"i_orden": JA_NEJ, **_PERSON}),
    Faktatype("beskyttet_adresse.vist", "Beskyttet adresse vist", "personen", {"formaal": TEKST}),
    Faktatype(
        "medarbejder.oprettet",
        "Medarbejder oprettet",
        "medarbejderen",
        {"navn": TEKST, "afdeling": ID, "roller": LISTE, "brugernavn": TEKST},
    ),
    Faktatype(
        "medarbejder.rettet", "Medarbejder rettet", "medarbejderen", {"felter": LISTE, "afdeling": ID, "navn": TEKST}
    ),
    Faktatype("medarbejder.deaktiveret", "Medarbejder deaktiveret", "medarbejderen", {"dato": DATO, "navn": TEKST}),
    Faktatype(
        "medarbejder.fravaer_sat", "Fravær sat", "medarbejderen", {"fra": DATO, "til": DATO, "stedfortraeder": ID}
    ),
    Faktatype("rolle.tildelt", "Rolle tildelt: {rolle}", "medarbejderen", _PERSON),
    Faktatype("rolle.frataget", "Rolle frataget: {rolle}", "medarbejderen", _PERSON),
    Faktatype("team.rettet", "Team rettet", "teamet", {"navn": TEKST, "medlemmer": LISTE, "felter": LISTE}),
    Faktatype(
        "indstilling.rettet",
        "Kommunens indstilling rettet: {indstilling}",
        "indstillingen",
        {"indstilling": TEKST, "fra": TEKST, "til": TEKST},
    ),
    Faktatype("modul.slaaet_til", "Modul slået til: {modul}", "modulet", {"modul": TEKST, "fra": DATO}),
    Faktatype("modul.slaaet_fra", "Modul slået fra: {modul}", "modulet", {"modul": TEKST, "fra": DATO}),
    Faktatype("skabelon.rettet", "Skabelon rettet: {navn}", "skabelonen", {"navn": TEKST, "version": TEKST}),
)
