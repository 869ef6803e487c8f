from django.urls import path

from dubu.adviser import views

app_name = "adviser"
urlpatterns = [
    path("adviser/laest/", views.laest, name="laest"),
    path("sag/<uuid:sag_uuid>/aktivitet/<uuid:aktivitet>/ryk/", views.ryk, name="ryk"),
]
