"""Jobs: the queue is tidied, heavy ones have two places, what runs by the clock gives way."""

from __future__ import annotations

from django.db import connection
from procrastinate.contrib.django import app

from dubu.adgang.tests.factories import lav_medarbejder
from dubu.kerne.opgaver import udskyd
from dubu.kerne.tasks import ryd_op_i_koen
from dubu.organisation.opgaver import PRIORITET, _kommuner


def sql(tekst: str) -> list[tuple]:
    with connection.cursor() as markoer:
        markoer.execute(tekst)
        return markoer.fetchall() if markoer.description else []


def test_hoejst_to_tunge_opgaver_ad_gangen_i_en_kommune(kommune):
    for nr in range(12):
        udskyd("frister.genberegn", kommune_id=kommune.pk, efter=nr)

    laase = {laas for (laas,) in sql("SELECT lock FROM procrastinate_jobs")}
    assert laase <= {f"tung:{kommune.pk}:0", f"tung:{kommune.pk}:1"}


def test_en_ad_gangen_efterlader_en_ventende(kommune):
    for _ in range(3):
        udskyd("haendelseslog.forsegl", kommune_id=kommune.pk, en_ad_gangen="forsegl", prioritet=PRIORITET)

    assert sql("SELECT count(*), max(priority) FROM procrastinate_jobs") == [(1, PRIORITET)]


def test_faerdige_opgaver_fjernes_efter_en_uge_og_urets_efter_en_time(kommune):
    udskyd("haendelseslog.genberegn", kommune_id=kommune.pk)
    udskyd("haendelseslog.forsegl", kommune_id=kommune.pk, prioritet=PRIORITET)
    udskyd("haendelseslog.anker", kommune_id=kommune.pk)
    sql("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE task_name <> 'haendelseslog.anker'")
    sql("UPDATE procrastinate_events SET at = now() - interval '2 hours'")

    ryd_op_i_koen.func(0)
    efter_to_timer = {navn for (navn,) in sql("SELECT task_name FROM procrastinate_jobs")}
    sql("UPDATE procrastinate_events SET at = now() - interval '8 days'")
    ryd_op_i_koen.func(0)

    assert efter_to_timer == {"haendelseslog.genberegn", "haendelseslog.anker"}
    assert sql("SELECT task_name FROM procrastinate_jobs") == [("haendelseslog.anker",)]


def test_det_der_koerer_ofte_koerer_kun_hvor_nogen_arbejder(kommune):
    lav_medarbejder("raadgiver")

    assert _kommuner(ogsaa_uden_brugere=False) == [kommune.pk]
    assert len(list(_kommuner(ogsaa_uden_brugere=True))) == 98


def test_opgaven_for_alle_udskyder_en_i_hver_kommune_og_aldrig_to(kommune):
    lav_medarbejder("raadgiver")

    for _ in range(2):
        app.tasks["haendelseslog.forsegl.alle"].func(0)

    assert sql("SELECT task_name, args FROM procrastinate_jobs") == [
        ("haendelseslog.forsegl", f'{{"kommune_id": {kommune.pk}}}')
    ]
