"""The demo's story: two municipalities with staff and families, told through the same services as the pages."""

from __future__ import annotations

from django.db import transaction

from dubu.demo.personale import NYBORG, ODENSE, lav_personale
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion


@transaction.atomic
def lav_demo() -> None:
    """Make everything, municipality by municipality."""
    for kommune_id in (ODENSE, NYBORG):
        with kommune_transaktion(kommune_id):
            lav_personale(systemaktoer(kommune_id, "demo"), ur.nu())
