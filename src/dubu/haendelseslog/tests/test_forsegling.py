"""The chain is whole until somebody who owns the database touches a row; then the place is named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from dubu.haendelseslog import ankre, forsegling
from dubu.haendelseslog.models import Haendelse, Logled, Opslag
from dubu.haendelseslog.services import skriv_aendring, skriv_opslag
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer

# What a superuser does in a municipality ({k}), and what the command then says. The second row of each log.
_HAENDELSE = "(SELECT min(id) + 1 FROM haendelseslog_haendelse WHERE kommune_id = {k})"
_OPSLAG = "(SELECT min(id) + 1 FROM haendelseslog_opslag WHERE kommune_id = {k})"
_KOPI_H = "noegle, tidspunkt, now() - interval '2 days', aktoer_art, aktoer_navn, kilde, data, salt, data_hash"
_KOPI_O = "now() - interval '2 days', art, aktoer_art, formaal, om, data, salt, data_hash"
INDGREB = {
    101: (f"UPDATE haendelseslog_haendelse SET aktoer_navn = 'en anden' WHERE id = {_HAENDELSE}", "er ændret"),
    147: (f"UPDATE haendelseslog_haendelse SET data = '{{{{}}}}' WHERE id = {_HAENDELSE}", "er ændret"),
    151: (f"DELETE FROM haendelseslog_haendelse WHERE id = {_HAENDELSE}", "er fjernet"),
    153: (f"DELETE FROM haendelseslog_haendelse WHERE kommune_id = {{k}} AND id > {_HAENDELSE}", "er fjernet"),
    155: (
        "INSERT INTO haendelseslog_haendelse (kommune_id, uuid, noegle, tidspunkt, registreret, aktoer_art,"
        f" aktoer_navn, kilde, data, salt, data_hash) SELECT kommune_id, gen_random_uuid(), {_KOPI_H}"
        f" FROM haendelseslog_haendelse WHERE id = {_HAENDELSE}",
        "er ændret eller indsat uden om DUBU",
    ),
    157: (f"UPDATE haendelseslog_opslag SET art = 'intet' WHERE id = {_OPSLAG}", "er ændret"),
    159: (f"DELETE FROM haendelseslog_opslag WHERE id = {_OPSLAG}", "er fjernet"),
    161: (
        "INSERT INTO haendelseslog_opslag (kommune_id, uuid, tidspunkt, art, aktoer_art, formaal, om, data, salt,"
        f" data_hash) SELECT kommune_id, gen_random_uuid(), {_KOPI_O} FROM haendelseslog_opslag WHERE id = {_OPSLAG}",
        "er ændret eller indsat uden om DUBU",
    ),
    169: (f"UPDATE haendelseslog_haendelse SET data = 'null' WHERE id = {_HAENDELSE}", "er ændret"),
    173: (f"UPDATE haendelseslog_opslag SET data = 'null', om = '[]' WHERE id = {_OPSLAG}", "er ændret"),
    163: ("DELETE FROM haendelseslog_logled WHERE kommune_id = {k} AND nr = 4", "Led 4 mangler"),
    165: (
        "DELETE FROM haendelseslog_haendelse h USING haendelseslog_logled l"
        " WHERE l.raekke = h.uuid AND l.kommune_id = {k} AND l.nr > 3;"
        "DELETE FROM haendelseslog_opslag o USING haendelseslog_logled l"
        " WHERE l.raekke = o.uuid AND l.kommune_id = {k} AND l.nr > 3;"
        "DELETE FROM haendelseslog_logled WHERE kommune_id = {k} AND nr > 3",
        "Kæden er kortere end ankeret",
    ),
}
UROERT = 461
SKRIV = """
from dubu.haendelseslog.services import skriv_aendring, skriv_opslag
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
for kommune in {kommuner}:
    aktoer = systemaktoer(kommune, "proeve")
    for nr in range(4):
        with kommune_transaktion(kommune):
            skriv_aendring("team.rettet", aktoer=aktoer, tidspunkt=ur.nu(), data={{"navn": "Team %s" % nr}})
            aktoer.opslag.noter("person.laest", nr=nr)
            skriv_opslag(aktoer)
"""
# The superuser switches the insert-only triggers off.
SLAA_FRA = "SET session_replication_role = replica;"


def test_ethvert_indgreb_findes_og_stedet_naevnes(klon, tmp_path):
    miljoe = {"DUBU_ANKERMAPPE": str(tmp_path / "ankre"), "DUBU_ANKERNOEGLE": str(tmp_path / "noegle.pem")}
    assert klon.dubu("shell", "--no-imports", "-c", SKRIV.format(kommuner=[*INDGREB, UROERT])).returncode == 0
    assert klon.dubu("log_forsegl", "--anker", **miljoe).stdout.strip() == f"{8 * (len(INDGREB) + 1)} led tilføjet."
    hel = klon.dubu("log_verificer", **miljoe)
    assert hel.returncode == 0, hel.stdout + hel.stderr
    assert f"Loggen er hel: {8 * (len(INDGREB) + 1)} led kontrolleret." in hel.stdout
    assert "ingen forseglet række er fjernet" in hel.stdout
    assert "ikke forseglet" not in hel.stdout

    klon.server.sql(SLAA_FRA + ";".join(sql.format(k=k) for k, (sql, _) in INDGREB.items()), db=klon.navn)

    svar = klon.dubu("log_verificer", **miljoe)
    assert svar.returncode == 1, svar.stderr
    for kommune, (_, venter) in INDGREB.items():
        linjer = [linje for linje in svar.stdout.splitlines() if linje.startswith(f"{kommune:04d} ")]
        assert any(venter in linje for linje in linjer), (kommune, venter, linjer)
    assert f"{UROERT:04d} " not in svar.stdout


# What somebody with the database alone does before the seal: by themselves, and with other rows' marks.
_KOPI_NU_H = _KOPI_H.replace("now() - interval '2 days'", "now()")
_KOPI_NU_O = _KOPI_O.replace("now() - interval '2 days'", "now()")
_IND_H = (
    "INSERT INTO haendelseslog_haendelse (kommune_id, uuid, noegle, tidspunkt, registreret, aktoer_art, aktoer_navn,"
)
_IND_O = "INSERT INTO haendelseslog_opslag (kommune_id, uuid, tidspunkt, art, aktoer_art, formaal, om, data, salt,"
_ALT_H = "noegle, tidspunkt, registreret, aktoer_art, aktoer_navn, kilde, data, salt, data_hash, maerke"
FREMMED = "er ændret eller indsat uden om DUBU"
FOER_FORSEGLING = {
    169: (f"UPDATE haendelseslog_haendelse SET aktoer_navn = 'en anden' WHERE id = {_HAENDELSE}", FREMMED),
    173: (f"UPDATE haendelseslog_haendelse SET data = '{{{{}}}}' WHERE id = {_HAENDELSE}", FREMMED),
    175: (f"UPDATE haendelseslog_opslag SET aktoer_id = gen_random_uuid() WHERE id = {_OPSLAG}", FREMMED),
    183: (
        f"{_IND_H} kilde, data, salt, data_hash) SELECT kommune_id, gen_random_uuid(), {_KOPI_NU_H}"
        f" FROM haendelseslog_haendelse WHERE id = {_HAENDELSE}",
        FREMMED,
    ),
    185: (
        f"{_IND_H} kilde, data, salt, data_hash) SELECT kommune_id, gen_random_uuid(), {_KOPI_H}"
        f" FROM haendelseslog_haendelse WHERE id = {_HAENDELSE}",
        FREMMED,
    ),
    187: (
        f"{_IND_O} data_hash) SELECT kommune_id, gen_random_uuid(), {_KOPI_NU_O}"
        f" FROM haendelseslog_opslag WHERE id = {_OPSLAG}",
        FREMMED,
    ),
    # A row of another municipality, whole and with its mark.
    190: (
        f"{_IND_H} kilde, data, salt, data_hash, maerke) SELECT {{k}}, uuid, {_ALT_H}"
        f" FROM haendelseslog_haendelse WHERE kommune_id = {UROERT} LIMIT 1",
        FREMMED,
    ),
    # The same read once more, with its mark.
    201: (
        f"{_IND_O} data_hash, maerke) SELECT kommune_id, uuid, tidspunkt, art, aktoer_art, formaal, om, data, salt,"
        f" data_hash, maerke FROM haendelseslog_opslag WHERE id = {_OPSLAG}",
        "står der to gange",
    ),
}
DEMO = {"DUBU_DEMO": "1"}


def test_indgreb_foer_forseglingen_findes_straks_og_bliver_ved_med_det(klon, tmp_path):
    """As a demo, where the clock is set by hand and times prove nothing."""
    miljoe = {"DUBU_ANKERMAPPE": str(tmp_path / "ankre"), "DUBU_LOGNOEGLE": str(tmp_path / "lognoegle"), **DEMO}
    skriv = SKRIV.format(kommuner=[*FOER_FORSEGLING, UROERT])
    assert klon.dubu("shell", "--no-imports", "-c", skriv, **miljoe).returncode == 0
    foer = klon.dubu("log_verificer", **miljoe)
    assert foer.returncode == 0, foer.stdout + foer.stderr
    assert "72 rækker er ikke forseglet" in foer.stdout

    klon.server.sql(SLAA_FRA + ";".join(sql.format(k=k) for k, (sql, _) in FOER_FORSEGLING.items()), db=klon.navn)

    _alle_fundet(klon.dubu("log_verificer", **miljoe))
    assert klon.dubu("log_forsegl", **miljoe).returncode == 0
    _alle_fundet(klon.dubu("log_verificer", **miljoe))


def _alle_fundet(svar):
    assert svar.returncode == 1, svar.stderr
    for kommune, (_, venter) in FOER_FORSEGLING.items():
        linjer = [linje for linje in svar.stdout.splitlines() if linje.startswith(f"{kommune:04d} ")]
        assert any(venter in linje for linje in linjer), (kommune, venter, linjer)
    assert f"{UROERT:04d} " not in svar.stdout


def test_de_sidste_led_fjernet_med_deres_raekker_findes_ogsaa_foer_dagens_anker(klon, tmp_path):
    miljoe = {"DUBU_ANKERMAPPE": str(tmp_path / "ankre"), "DUBU_LOGNOEGLE": str(tmp_path / "lognoegle")}
    assert klon.dubu("shell", "--no-imports", "-c", SKRIV.format(kommuner=[165]), **miljoe).returncode == 0
    assert klon.dubu("log_forsegl", **miljoe).returncode == 0

    klon.server.sql(SLAA_FRA + INDGREB[165][0].format(k=165), db=klon.navn)

    assert "Kæden er kortere end ankeret" in klon.dubu("log_verificer", **miljoe).stdout


def test_raekker_fra_foer_maerket_faar_et_naar_der_migreres(klon, tmp_path):
    miljoe = {"DUBU_ANKERMAPPE": str(tmp_path / "ankre"), "DUBU_LOGNOEGLE": str(tmp_path / "lognoegle")}
    assert klon.dubu("shell", "--no-imports", "-c", SKRIV.format(kommuner=[UROERT]), **miljoe).returncode == 0
    assert klon.dubu("log_forsegl", **miljoe).returncode == 0

    for maal in (("haendelseslog", "0002"), ()):
        svar = klon.dubu("migrate", *maal, "--database", "ejer", **miljoe)
        assert svar.returncode == 0, svar.stderr

    hel = klon.dubu("log_verificer", **miljoe)
    assert "Loggen er hel: 8 led kontrolleret." in hel.stdout, hel.stdout + hel.stderr


@pytest.fixture(autouse=True)
def lognoegle(settings, tmp_path):
    """A key of the test's own."""
    settings.DUBU_LOGNOEGLE = tmp_path / "lognoegle"


def _skriv(antal: int, navn: str = "Team") -> None:
    for nr in range(antal):
        skriv_aendring(
            "team.rettet", aktoer=systemaktoer(461, "proeve"), tidspunkt=ur.nu(), data={"navn": f"{navn} {nr}"}
        )


def test_forsegling_to_gange_giver_ingen_nye_led(kommune):
    _skriv(3)

    assert forsegling.forsegl(kommune.pk) == 3
    assert forsegling.forsegl(kommune.pk) == 0
    assert list(Logled.objects.order_by("nr").values_list("nr", flat=True)) == [1, 2, 3]


def test_raekke_uden_led_efter_fem_minutter_er_en_alarm(kommune):
    _skriv(1)

    assert forsegling.ulaenkede(ur.nu()) == 0
    assert forsegling.ulaenkede(ur.nu() + timedelta(minutes=6)) == 1


def test_bagdateret_raekke_der_naaede_at_blive_forseglet_findes(kommune):
    _skriv(1)
    forsegling.forsegl(kommune.pk)
    ur.stil(ur.nu() - timedelta(days=2))
    _skriv(1, "Indsat")
    ur.stil(None)
    forsegling.forsegl(kommune.pk)

    assert [brud.nr for brud in forsegling.verificer(kommune.pk, ur.nu())] == [2]
    assert not list(forsegling.verificer(kommune.pk, ur.nu(), check_tid=False))


def test_anker_uden_vores_underskrift_afvises(kommune, settings):
    _skriv(2)
    forsegling.forsegl(kommune.pk)
    fil = ankre.skriv_anker(kommune.pk, ur.nu())
    assert not list(ankre.verificer_ankre(kommune.pk))

    fil.write_text(fil.read_text().replace('"nr": 2', '"nr": 1'))

    assert "ikke underskrevet" in next(ankre.verificer_ankre(kommune.pk)).besked


def test_anker_skrives_kun_naar_der_er_nyt(kommune):
    assert ankre.skriv_anker(kommune.pk, ur.nu()) is None
    _skriv(1)
    forsegling.forsegl(kommune.pk)

    assert ankre.skriv_anker(kommune.pk, ur.nu()) is not None
    assert ankre.skriv_anker(kommune.pk, ur.nu()) is None


def test_noeglen_kan_kun_laeses_af_ejeren(kommune, settings):
    ankre.hent_noegle()

    assert settings.DUBU_ANKERNOEGLE.stat().st_mode & 0o077 == 0


def test_begge_logge_staar_i_samme_kaede(kommune):
    _skriv(1)
    aktoer = systemaktoer(kommune.pk, "proeve")
    aktoer.opslag.noter("person.laest")
    skriv_opslag(aktoer)

    forsegling.forsegl(kommune.pk)

    assert set(Logled.objects.values_list("log", "raekke")) == {
        ("haendelse", Haendelse.objects.get().uuid),
        ("opslag", Opslag.objects.get().uuid),
    }


def _brud(kommune):
    return [brud.besked for brud in forsegling.verificer(kommune.pk, ur.nu(), check_tid=False)]


def test_raekke_der_er_skrevet_uden_noeglen_findes_foer_og_efter_forsegling(kommune):
    _skriv(2)
    egen = Haendelse.objects.first()
    Haendelse.objects.create(
        noegle=egen.noegle, tidspunkt=egen.tidspunkt, registreret=ur.nu(), aktoer_art=egen.aktoer_art,
        data=egen.data, salt=egen.salt, data_hash=egen.data_hash, maerke=egen.maerke,
    )  # fmt: skip

    assert ["uden om DUBU" in besked for besked in _brud(kommune)] == [True]
    forsegling.forsegl(kommune.pk)
    assert ["uden om DUBU" in besked for besked in _brud(kommune)] == [True]


def test_raekker_maerket_med_en_tidligere_noegle_er_stadig_vores(kommune, settings):
    _skriv(1)
    gammel = settings.DUBU_LOGNOEGLE.read_text()
    settings.DUBU_LOGNOEGLE = settings.DUBU_LOGNOEGLE.with_name("ny")
    settings.DUBU_LOGNOEGLE.write_text(f"{'ab' * 32}\n{gammel}\n")
    _skriv(1)

    assert _brud(kommune) == []


def test_raekker_maerket_med_en_noegle_der_er_vaek_bevises_ikke(kommune, settings):
    _skriv(1)
    settings.DUBU_LOGNOEGLE = settings.DUBU_LOGNOEGLE.with_name("tabt")

    assert ["nøgle" in besked for besked in _brud(kommune)] == [True]
    assert not settings.DUBU_LOGNOEGLE.exists()


def test_lognoeglen_kan_kun_laeses_af_ejeren(kommune, settings):
    _skriv(1)

    assert settings.DUBU_LOGNOEGLE.stat().st_mode & 0o077 == 0


def test_noegle_der_ikke_kan_laeses_stopper_skrivningen(kommune, settings):
    """A row without a mark would look like an inserted one for ever."""
    settings.DUBU_LOGNOEGLE.write_text("ikke en nøgle")

    with pytest.raises(ImproperlyConfigured):
        _skriv(1)


def test_udenfor_databasen_staar_hvor_lang_kaeden_er_naar_den_er_gemt(kommune, django_capture_on_commit_callbacks):
    _skriv(2)
    with django_capture_on_commit_callbacks(execute=True):
        ankre.forsegl_alt(kommune.pk, ur.nu())
    assert ankre.fastholdt(kommune.pk) == 2
    _skriv(1)
    with django_capture_on_commit_callbacks(execute=True):
        ankre.forsegl_alt(kommune.pk, ur.nu())

    assert ankre.fastholdt(kommune.pk) == 3
    assert not list(ankre.verificer_ankre(kommune.pk))


def test_kommandoen_siger_hvor_mange_raekker_der_venter_og_siden_hvornaar(kommune):
    ur.stil(datetime(2026, 11, 21, 13, 5, tzinfo=UTC))
    _skriv(3)
    ud = StringIO()

    call_command("log_verificer", kommune="0461", stdout=ud)

    assert "Loggen er hel: 0 led kontrolleret." in ud.getvalue()
    assert "3 rækker er ikke forseglet, den ældste fra 21. november 2026 kl. 14.05" in ud.getvalue()
    assert "fjernet" in ud.getvalue()


def test_forsegling_der_staar_stille_er_et_brud(kommune):
    _skriv(2)

    brud = list(forsegling.verificer(kommune.pk, ur.nu() + timedelta(minutes=6)))

    assert [b.besked for b in brud] == [
        "2 rækker i haendelse mangler deres led efter 5 minutter: forseglingen står stille, eller leddene er fjernet"
    ]
