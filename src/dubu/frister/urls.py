from django.urls import path

from dubu.frister import views

app_name = "frister"
NOEGLE = "frister/<uuid:barn>/<str:regel>/<uuid:udloest_af>/<int:forekomst>/"
urlpatterns = [
    path(NOEGLE, views.hvorfor, name="hvorfor"),
    path(f"{NOEGLE}udsaet/", views.udsaet, name="udsaet"),
    path(f"{NOEGLE}uden-for-systemet/", views.uden_for_systemet, name="uden_for_systemet"),
]
