from django.urls import path

from dubu.indsatser import views

app_name = "indsatser"
urlpatterns = [
    path("afgoerelse/<uuid:aktivitet>/ivaerksaet/", views.ivaerksaet, name="ivaerksaet"),
    path("indsats/<uuid:aktivitet>/", views.indsats, name="indsats"),
    path("indsats/<uuid:aktivitet>/ophoer/", views.ophoer, name="ophoer"),
]
