"""The chain is whole until somebody who owns the database touches a row; then the place is named."""

from __future__ import annotations

from datetime import timedelta

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
        "er indsat uden om kæden",
    ),
    157: (f"UPDATE haendelseslog_opslag SET art = 'intet' WHERE id = {_OPSLAG}", "er ændret"),
    159: (f"DELETE FROM haendelseslog_opslag WHERE id = {_OPSLAG}", "er fjernet"),
    161: (
        "INSERT INTO haendelseslog_opslag (kommune_id, uuid, tidspunkt, art, aktoer_art, formaal, om, data, salt,"
        f" data_hash) SELECT kommune_id, gen_random_uuid(), {_KOPI_O} FROM haendelseslog_opslag WHERE id = {_OPSLAG}",
        "er indsat uden om kæden",
    ),
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
SKRIV = f"""
from dubu.haendelseslog.services import skriv_aendring, skriv_opslag
from dubu.kerne import ur
from dubu.kerne.aktoer import systemaktoer
from dubu.kerne.transaktion import kommune_transaktion
for kommune in {[*INDGREB, UROERT]}:
    aktoer = systemaktoer(kommune, "proeve")
    for nr in range(4):
        with kommune_transaktion(kommune):
            skriv_aendring("team.rettet", aktoer=aktoer, tidspunkt=ur.nu(), data={{"navn": f"Team {{nr}}"}})
            aktoer.opslag.noter("person.laest", nr=nr)
            skriv_opslag(aktoer)
"""
# The superuser switches the insert-only triggers off.
SLAA_FRA = "SET session_replication_role = replica;"


def test_ethvert_indgreb_findes_og_stedet_naevnes(klon, tmp_path):
    miljoe = {"DUBU_ANKERMAPPE": str(tmp_path / "ankre"), "DUBU_ANKERNOEGLE": str(tmp_path / "noegle.pem")}
    assert klon.dubu("shell", "--no-imports", "-c", SKRIV).returncode == 0
    assert klon.dubu("log_forsegl", "--anker", **miljoe).stdout.strip() == f"{8 * (len(INDGREB) + 1)} led tilføjet."
    hel = klon.dubu("log_verificer", **miljoe)
    assert hel.returncode == 0, hel.stdout + hel.stderr
    assert "Loggen er hel: 88 led kontrolleret." in hel.stdout

    klon.server.sql(SLAA_FRA + ";".join(sql.format(k=k) for k, (sql, _) in INDGREB.items()), db=klon.navn)

    svar = klon.dubu("log_verificer", **miljoe)
    assert svar.returncode == 1, svar.stderr
    for kommune, (_, venter) in INDGREB.items():
        linjer = [linje for linje in svar.stdout.splitlines() if linje.startswith(f"{kommune:04d} ")]
        assert any(venter in linje for linje in linjer), (kommune, venter, linjer)
    assert f"{UROERT:04d} " not in svar.stdout


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
