from django.urls import path

from dubu.afgoerelser import views

app_name = "afgoerelser"
urlpatterns = [
    path("sag/<uuid:sag_uuid>/afgoerelse/ny/", views.vaelg_type, name="vaelg_type"),
    path("sag/<uuid:sag_uuid>/afgoerelse/ny/<slug:type>/", views.ny_afgoerelse, name="ny_afgoerelse"),
    path("afgoerelse/<uuid:aktivitet>/", views.afgoerelse, name="afgoerelse"),
    path("afgoerelse/<uuid:aktivitet>/meddel/", views.meddel, name="meddel"),
    path("afgoerelse/<uuid:aktivitet>/klage/ny/", views.ny_klage, name="ny_klage"),
    path("klage/<uuid:aktivitet>/", views.klage, name="klage"),
    path("klage/<uuid:aktivitet>/begynd/", views.begynd_genvurdering, name="begynd_genvurdering"),
    path("klage/<uuid:aktivitet>/genvurder/", views.genvurder, name="genvurder"),
    path("klage/<uuid:aktivitet>/videresend/", views.videresend, name="videresend"),
]
