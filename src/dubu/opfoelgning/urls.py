from django.urls import path

from dubu.opfoelgning import views

app_name = "opfoelgning"
urlpatterns = [
    path("indsats/<uuid:aktivitet>/opfoelgning/ny/", views.ny_opfoelgning, name="ny_opfoelgning"),
    path("opfoelgning/<uuid:aktivitet>/", views.opfoelgning, name="opfoelgning"),
    path("indsats/<uuid:aktivitet>/tilsyn/nyt/", views.nyt_tilsyn, name="nyt_tilsyn"),
    path("tilsyn/<uuid:aktivitet>/", views.tilsyn, name="tilsyn"),
]
