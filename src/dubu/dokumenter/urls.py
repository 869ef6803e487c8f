from django.urls import path

from dubu.dokumenter import views

app_name = "dokumenter"

urlpatterns = [
    path("dokumenter/<uuid:dokument>/hent/", views.hent, name="hent"),
    path("sag/<uuid:sag_uuid>/dokumenter/", views.i_sag, name="i_sag"),
    path("sag/<uuid:sag_uuid>/kontaktspaerre/", views.spaerrer, name="spaerrer"),
    path("sag/<uuid:sag_uuid>/kontaktspaerre/<uuid:spaerre>/bed/", views.spaerre_bed, name="spaerre_bed"),
    path(
        "sag/<uuid:sag_uuid>/kontaktspaerre/<uuid:spaerre>/gennemgaa/",
        views.spaerre_gennemgaa,
        name="spaerre_gennemgaa",
    ),
    path("sag/<uuid:sag_uuid>/kontaktspaerre/<uuid:spaerre>/godkend/", views.spaerre_godkend, name="spaerre_godkend"),
]
