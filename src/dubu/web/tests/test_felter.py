"""Fields and forms: what was typed is kept, and errors say what to do."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from dubu.web import felter
from dubu.web.formularer import DubuForm

NU = datetime(2026, 1, 5, 11, 18, tzinfo=UTC)
HANDLING = "0b8f7b0e-8f2c-4c0f-9d15-0a3f0f6a7d11"


class Proeveform(DubuForm):
    """The fields that have rules of their own."""

    dag = felter.DatoFelt(label="Dag", ikke_efter=NU.date, required=False)
    modtaget = felter.TidspunktFelt(label="Modtaget", ikke_efter=lambda: NU, required=False)
    cpr = felter.CprFelt(label="CPR-nummer", required=False)
    telefon = felter.TelefonFelt(label="Telefon", required=False)
    bilag = felter.FilerFelt(label="Bilag", required=False, hoejst=2, mb_pr_fil=1, typer=(".pdf", ".jpg"))


def _form(filer=(), **data) -> Proeveform:
    return Proeveform(data, MultiValueDict({"bilag": list(filer)}))


def _fejl(felt: str, filer=(), **data) -> list[str]:
    return list(_form(filer, **data).errors.get(felt, []))


def test_datofelt_reads_danish_date_and_shows_it_again():
    form = _form(dag="5/1-2026")

    assert form.is_valid()
    assert form.cleaned_data["dag"] == date(2026, 1, 5)
    assert 'value="05.01.2026"' in Proeveform(initial={"dag": date(2026, 1, 5)})["dag"].as_widget()


def test_datofelt_impossible_date_is_kept_as_typed():
    form = _form(dag="31.2.2026")

    assert not form.is_valid()
    assert 'value="31.2.2026"' in form["dag"].as_widget()


def test_datofelt_later_than_today_is_refused():
    assert _fejl("dag", dag="6.1.2026") == [
        "Den 6. januar 2026 er ikke kommet endnu. Skriv en dato, der ikke er senere end i dag."
    ]


@pytest.mark.parametrize(
    "data",
    [
        {"modtaget_dato": "5/1-2026", "modtaget_klokken": "10.30"},
        {"modtaget": "5/1-2026 10.30"},
        {"modtaget": "2026-01-05T10:30"},
    ],
)
def test_tidspunktfelt_two_controls_or_one_text_give_utc(data):
    form = _form(**data)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["modtaget"] == datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dato", "klokken", "begyndelse"),
    [
        ("5/1-2026", "", "Der mangler enten dato eller klokkeslæt."),
        ("5/1-2026", "12.19", "Tidspunktet i dag 12.19 er ikke kommet endnu."),
        ("5/1-2026", "29.00", "Klokken 29.00 findes ikke."),
        ("29/3-2020", "2.30", "Klokken 2.30 findes ikke den 29. marts 2020"),
    ],
)
def test_tidspunktfelt_wrong_time_says_why(dato, klokken, begyndelse):
    [fejl] = _fejl("modtaget", modtaget_dato=dato, modtaget_klokken=klokken)

    assert fejl.startswith(begyndelse)


def test_cprfelt_gives_ten_characters_and_refuses_without_repeating_the_number():
    assert _form(cpr="010107-1234").is_valid()
    assert _form(cpr="010107-1234").fields["cpr"].clean("010107-1234") == "0101071234"
    [fejl] = _fejl("cpr", cpr="3113071234")
    assert "311307" not in fejl
    assert fejl.endswith("Kontrollér cifrene, og ret nummeret.")


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [("12 34 56 78", "12345678"), ("+45 12345678", "12345678"), ("0045 12345678", "12345678"),
     ("+46 70 123 45 67", "+46701234567"), ("", "")],
)  # fmt: skip
def test_telefonfelt_gives_digits(tekst, nummer):
    assert Proeveform.base_fields["telefon"].clean(tekst) == nummer


def test_filerfelt_gives_a_list_and_refuses_too_many_too_large_and_foreign():
    pdf = [SimpleUploadedFile(f"{nr}.PDF", b"%PDF-") for nr in range(3)]

    assert len(_form(pdf[:2]).fields["bilag"].clean(pdf[:2])) == 2
    assert _fejl("bilag", pdf) == ["Der er valgt 3 filer, og der er plads til 2. Vælg færre."]
    assert "fylder 1,1 MB" in _fejl("bilag", [SimpleUploadedFile("stor.pdf", b"x" * 1_100_000)])[0]
    assert _fejl("bilag", [SimpleUploadedFile("virus.exe", b"MZ")]) == [
        "Filen virus.exe er af en type, der ikke kan modtages. Vælg en af typerne .pdf, .jpg."
    ]
    assert _fejl("bilag", [SimpleUploadedFile("tom.pdf", b"")]) == ["En af filerne er tom. Vælg en fil med indhold."]


def test_dubuform_reads_handling_and_kommune_from_hidden_fields():
    form = _form(handling=HANDLING, kommune="0461")

    assert form.handling == UUID(HANDLING)
    assert form.kommune == 461


@pytest.mark.parametrize("data", [{}, {"handling": "nej", "kommune": "x"}])
def test_dubuform_without_readable_hidden_fields_gets_a_handling_that_stays(data):
    form = Proeveform(data)

    assert form.handling == form.handling
    assert form.kommune is None


def test_dubuform_for_another_municipality_is_refused_with_text_kept():
    form = Proeveform({"kommune": "0450", "cpr": "010107-1234"}, kommune_id=461)

    assert not form.is_valid()
    assert form.has_error("__all__", "anden_kommune")
    assert 'value="010107-1234"' in form["cpr"].as_widget()


def test_error_messages_never_shout():
    tekster = [str(v) for k, v in vars(felter).items() if k.isupper()]

    assert tekster
    assert not any("!" in tekst for tekst in tekster)
