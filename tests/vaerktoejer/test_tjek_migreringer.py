"""The check of migrations: every step can be undone, and from the first release on nothing stands still."""

from __future__ import annotations

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState
from tools import tjek_migreringer
from tools.tjek_migreringer import fund

TAL = models.IntegerField()
MAASKE = models.IntegerField(null=True)
INDEKS = models.Index(fields=["tal"], name="i")
UNIK = models.UniqueConstraint("tal", name="u")
STORT = models.CheckConstraint(condition=models.Q(tal__gt=0), name="c")
FARLIGE = [
    migrations.RemoveField("ting", "tal"),
    migrations.RenameField("ting", "tal", "antal"),
    migrations.DeleteModel("Ting"),
    migrations.AddField("ting", "nyt", TAL),
    migrations.AddField("ting", "nyt", models.IntegerField(default=0)),  # Django drops the default again
    migrations.AlterField("ting", "maaske", TAL),
    migrations.AddIndex("ting", INDEKS),
    migrations.AddConstraint("ting", UNIK),
    migrations.SeparateDatabaseAndState([migrations.RemoveField("ting", "tal")]),
]
UFARLIGE = [
    migrations.AddField("ting", "nyt", MAASKE),
    migrations.AddField("ting", "nyt", models.IntegerField(db_default=0)),
    migrations.AlterField("ting", "tal", models.IntegerField(help_text="x")),
    AddIndexConcurrently("ting", INDEKS),
    migrations.AddConstraint("ting", STORT),
    migrations.RunSQL("SELECT 1", migrations.RunSQL.noop),
]


def tilstand() -> ProjectState:
    """One table with a number that must be there and one that may be missing."""
    state = ProjectState()
    state.add_model(ModelState("rum", "Ting", [("tal", models.IntegerField()), ("maaske", MAASKE)]))
    return state


def linjer(*operationer: object, udgivet: bool = True) -> list[str]:
    return list(fund("rum.0002_nyt", operationer, tilstand(), udgivet=udgivet))


@pytest.mark.parametrize("operation", FARLIGE, ids=lambda op: type(op).__name__)
def test_unsafe_step_is_found_after_the_first_release_and_let_be_before(operation) -> None:
    assert len(linjer(operation)) == 1
    assert linjer(operation, udgivet=False) == []


@pytest.mark.parametrize("operation", UFARLIGE, ids=lambda op: type(op).__name__)
def test_safe_step_passes(operation) -> None:
    assert linjer(operation) == []


def test_step_without_way_back_is_found_always() -> None:
    (linje,) = linjer(migrations.RunSQL("UPDATE x SET y = 1"), udgivet=False)
    assert linje == "rum.0002_nyt RunSQL: kan ikke føres tilbage"


def test_table_made_in_the_same_migration_may_have_anything() -> None:
    ny = migrations.CreateModel("Ny", [("tal", TAL)])
    assert linjer(ny, migrations.AddIndex("ny", INDEKS), migrations.AddField("ny", "andet", TAL)) == []


def test_step_on_the_list_of_the_allowed_passes(monkeypatch) -> None:
    monkeypatch.setitem(tjek_migreringer.TILLADT, "rum.0002_nyt RemoveField", "Læses af ingen.")
    assert linjer(migrations.RemoveField("ting", "tal")) == []
