"""All routes. A room's routes live in its own `urls.py` under its namespace."""

from django.urls import include, path

from dubu.config import sider

urlpatterns = [
    path("", include("dubu.adgang.urls")),
    path("", include("dubu.underretninger.urls")),
    path("", include("dubu.inddragelse.urls")),
    path("", include("dubu.undersoegelser.urls")),
    path("", include("dubu.planer.urls")),
    path("", include("dubu.afgoerelser.urls")),
    path("", include("dubu.indsatser.urls")),
    path("", include("dubu.opfoelgning.urls")),
    path("", include("dubu.sager.urls")),
    path("", include("dubu.parter.urls")),
    path("", include("dubu.dokumenter.urls")),
    path("", include("dubu.frister.urls")),
    path("", include("dubu.arbejdsplads.urls")),
    path("", include("dubu.adviser.urls")),
    path("galleri/", sider.galleri, name="galleri"),
    path("live", sider.live, name="live"),
]

handler404 = "dubu.config.fejlsider.ikke_fundet"
