"""The inbox's routes; the room's `urls` takes them in under its own namespace."""

from django.urls import path

from dubu.arbejdsplads.indbakke import akter, rettelse, views
from dubu.arbejdsplads.vurdering import views as vurdering

urlpatterns = [
    path("indbakke/", views.indbakke, name="indbakke"),
    path("indbakke/ny/", views.registrer, name="registrer"),
    path("indbakke/aktivitet/<uuid:aktivitet>/", views.indgang, name="indgang"),
    path("indbakke/<uuid:uuid>/", vurdering.vurder, name="vurder"),
    path("indbakke/<uuid:uuid>/udskriv/", views.udskriv, name="udskriv"),
    path("indbakke/<uuid:uuid>/tildel-mig/", akter.tildel_mig, name="tildel_mig"),
    path("indbakke/<uuid:uuid>/tildel/", akter.tildel_til, name="tildel"),
    path("indbakke/<uuid:uuid>/identificer/", akter.identificer, name="identificer"),
    path("indbakke/<uuid:uuid>/ret-identifikation/", rettelse.ret_identifikation, name="ret_identifikation"),
    path("indbakke/<uuid:uuid>/opdel/", akter.opdel, name="opdel"),
    path("indbakke/<uuid:uuid>/sammenlaeg/", akter.sammenlaeg, name="sammenlaeg"),
    path("indbakke/<uuid:uuid>/videresend/", akter.videresend, name="videresend"),
    path("indbakke/<uuid:uuid>/sorter/", akter.sorter, name="sorter"),
    path("indbakke/<uuid:uuid>/genvurder/", akter.genvurder, name="genvurder"),
    path("indbakke/<uuid:uuid>/samtale/", akter.samtale, name="samtale"),
    path("indbakke/<uuid:uuid>/risikovurdering/", akter.risikovurdering, name="risikovurdering"),
    path("indbakke/<uuid:uuid>/kvittering/", akter.kvittering, name="kvittering"),
    path("indbakke/<uuid:uuid>/orientering/", akter.orientering, name="orientering"),
]
