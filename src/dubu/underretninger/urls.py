from django.urls import path

from dubu.underretninger.views import offentlig

app_name = "underretninger"

urlpatterns = [
    path("underret/<str:kode>/", offentlig.valg, name="valg"),
    path("underret/<str:kode>/<str:hvem>/", offentlig.underret, name="offentlig"),
    path("underret/<str:kode>/<str:hvem>/kladde/", offentlig.kladde, name="kladde"),
    path("underret/<str:kode>/<str:hvem>/slet/", offentlig.slet_kladde, name="slet_kladde"),
]
