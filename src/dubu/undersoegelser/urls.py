from django.urls import path

from dubu.undersoegelser import views

app_name = "undersoegelser"
urlpatterns = [
    path("sag/<uuid:sag_uuid>/undersoegelse/ny/", views.ny_undersoegelse, name="ny_undersoegelse"),
    path("undersoegelse/<uuid:aktivitet>/", views.undersoegelse, name="undersoegelse"),
    path("undersoegelse/<uuid:aktivitet>/foreloebig/", views.foreloebig, name="foreloebig"),
    path("undersoegelse/<uuid:aktivitet>/ret/", views.ret, name="ret"),
    path("undersoegelse/<uuid:aktivitet>/stands/", views.stands, name="stands"),
    path("sag/<uuid:sag_uuid>/afdaekning/ny/", views.ny_afdaekning, name="ny_afdaekning"),
    path("afdaekning/<uuid:aktivitet>/", views.afdaekning, name="afdaekning"),
    path("screening/<uuid:aktivitet>/", views.screening, name="screening"),
]
