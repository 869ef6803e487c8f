"""Settings: every value comes from the environment; this file holds every default."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

KILDE = Path(__file__).resolve().parents[2]  # src/
ROD = KILDE.parent


def _tekst(navn: str, standard: str = "") -> str:
    return os.environ.get(navn, standard)


def _ja(navn: str) -> bool:
    return os.environ.get(navn, "") == "1"


def database(url: str) -> dict[str, object]:
    """A Django database from `postgresql://role@host:port/name?host=/socket/directory`."""
    dele = urlsplit(url)
    socket = parse_qs(dele.query).get("host", [""])[0]
    port = parse_qs(dele.query).get("port", [""])[0] or dele.port or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": dele.path.lstrip("/"),
        "USER": unquote(dele.username or ""),
        "PASSWORD": unquote(dele.password or ""),
        "HOST": socket or dele.hostname or "",
        "PORT": str(port),
        "CONN_MAX_AGE": int(_tekst("DUBU_FORBINDELSE_SEKUNDER", "60")),
        "CONN_HEALTH_CHECKS": True,
    }


DEBUG = False
DUBU_VERSION = "0.1.0"
DUBU_DEMO = _ja("DUBU_DEMO")
SECRET_KEY = _tekst("DUBU_HEMMELIGHED")
if not SECRET_KEY and not _ja("DUBU_UDEN_HEMMELIGHED"):
    raise ImproperlyConfigured("DUBU_HEMMELIGHED mangler: sæt en lang tilfældig tekst (make run gør det selv)")
SECRET_KEY = SECRET_KEY or "kun-til-kommandoer-uden-sessioner"
ALLOWED_HOSTS = _tekst("DUBU_VAERTER", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [x for x in _tekst("DUBU_OPRINDELSER").split(",") if x]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "dubu.kerne",
    "dubu.web",
    "dubu.organisation",
    "dubu.haendelseslog",
    "dubu.adgang",
    "dubu.parter",
    "dubu.sager",
    "dubu.frister",
    "dubu.adviser",
    "dubu.dokumenter",
    "dubu.skemaer",
    "dubu.inddragelse",
    "dubu.underretninger",
    "dubu.undersoegelser",
    "dubu.planer",
    "dubu.afgoerelser",
    "dubu.indsatser",
    "dubu.opfoelgning",
    "dubu.arbejdsplads",
    "dubu.demo",
    "dubu.config",
]

MIDDLEWARE = [
    "dubu.web.csp.SikkerhedshovederMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dubu.config.kant.DubuKant",
]

ROOT_URLCONF = "dubu.config.urls"
WSGI_APPLICATION = "dubu.config.wsgi.application"
AUTH_USER_MODEL = "organisation.Bruger"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGIN_URL = "/"
DUBU_STARTSIDE = "arbejdsplads:start"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "dubu.web.hoved.kontekst",
            ],
            "builtins": ["django.templatetags.i18n", "dubu.web.templatetags.dubu_web"],
        },
    }
]

DATABASES = {"default": database(_tekst("DUBU_DATABASE_URL", "postgresql://dubu_app@/dubu"))}
if ejer := _tekst("DUBU_EJER_DATABASE_URL"):
    # The owner migrates, loads in bulk and backs up; nothing else uses this alias.
    DATABASES["ejer"] = database(ejer)

LANGUAGE_CODE = "da"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(_tekst("DUBU_STATISK", str(ROD / ".dubu" / "statisk")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The names that municipalities' robots know from DUBU 3.0.
SESSION_COOKIE_NAME = "oiosamlSession"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _ja("DUBU_TLS")
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "dubu.config.fejlsider.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = False
if _ja("DUBU_TLS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

# How many trusted proxies stand before the web server and add the sender's address to X-Forwarded-For.
# None: the header is anybody's claim and is not read.
DUBU_PROXYER = int(_tekst("DUBU_PROXYER", "0"))
# Notifications and autosaved fields of the public form that one address may send in a quarter of an hour. A school,
# or a whole municipality, may stand behind one address, so the size limits below carry more than this one.
DUBU_HOEJST_PR_ADRESSE = {
    "underret": int(_tekst("DUBU_UNDERRETNINGER_PR_ADRESSE", "300")),
    "underret-kladde": int(_tekst("DUBU_KLADDER_PR_ADRESSE", "30000")),
}

# One file may be 50 MB; the whole form of the public side 60 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DUBU_FIL_MAKS = 50 * 1024 * 1024

DUBU_LAGER = Path(_tekst("DUBU_LAGER", str(ROD / ".dubu" / "lager")))
DUBU_OBJEKTLAGER = "dubu.adaptere.mappelager.lager.Mappelager"
DUBU_OVERDRAGELSE = "dubu.adaptere.postkasse.Postkasse"
DUBU_MAILKASSE = "dubu.adaptere.mailmappe.Mailmappe"
DUBU_MAILLAESER = "dubu.adaptere.mailmappe.laes_mail"
# The folder under which each municipality's mail is delivered, in a folder named by its code.
DUBU_MAILMAPPE = _tekst("DUBU_MAILMAPPE")
DUBU_CPR_LAESER = "dubu.adaptere.cpr.p12170.aabn"
DUBU_ANKERMAPPE = Path(_tekst("DUBU_ANKERMAPPE", str(ROD / ".dubu" / "ankre")))
DUBU_ANKERNOEGLE = Path(_tekst("DUBU_ANKERNOEGLE", str(ROD / ".dubu" / "ankernoegle.pem")))
# Marks every row of the logs: the same file on every machine that writes, and never in the database's backup.
DUBU_LOGNOEGLE = Path(_tekst("DUBU_LOGNOEGLE", str(ROD / ".dubu" / "lognoegle")))
DUBU_FIND_BARN = "dubu.parter.selectors.find_barn_fakta"
DUBU_MODTAGERE = "dubu.config.modtagere.MODTAGERE"
DUBU_SKRIV_OPSLAG = "dubu.haendelseslog.services.skriv_opslag"

LOGGING_CONFIG = None
