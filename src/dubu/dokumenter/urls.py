from django.urls import path

from dubu.dokumenter import views

app_name = "dokumenter"

urlpatterns = [
    path("<uuid:uuid>/hent/", views.hent, name="hent"),
]
