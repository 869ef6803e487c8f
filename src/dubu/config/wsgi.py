"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dubu.config.settings")

application = get_wsgi_application()

from django.db import connection  # noqa: E402 - the settings come first

from dubu.kerne.databaserolle import check_databaserolle  # noqa: E402 - the settings come first

check_databaserolle()
# Workers that are forked from here must not share a connection.
connection.close()
