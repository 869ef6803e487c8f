"""Settings of tests: the database is given by the root conftest; static files are not hashed."""

import os
from pathlib import Path

os.environ.setdefault("DUBU_HEMMELIGHED", "kun-til-proever")

from dubu.config import settings
from dubu.config.settings import *  # noqa: F403 - a settings module extends another
from dubu.kerne import ur

# A process that a test (or the picture maker) starts may be given another time.
ur.stil_efter_miljoe()

ALLOWED_HOSTS = ["*"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DUBU_DEMO = True
# The pages' own limits, which a test reaches sooner.
DUBU_HOEJST_PR_ADRESSE = {}
# A test's or a developer's database has anchors of its own, apart from those of `make run`.
_PROEVER = settings.ROD / ".dubu" / "proever"
DUBU_ANKERMAPPE = Path(
    os.environ.get("DUBU_ANKERMAPPE", _PROEVER / "ankre" / str(settings.DATABASES["default"]["NAME"]))
)
DUBU_ANKERNOEGLE = Path(os.environ.get("DUBU_ANKERNOEGLE", _PROEVER / "ankernoegle.pem"))
DUBU_LOGNOEGLE = Path(os.environ.get("DUBU_LOGNOEGLE", _PROEVER / "lognoegle"))
# Static files are served from where they lie, without a collecting step.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
