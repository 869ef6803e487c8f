from django.urls import path

from dubu.planer import views

app_name = "planer"
urlpatterns = [
    path("sag/<uuid:sag_uuid>/plan/ny/", views.ny_plan, name="ny_plan"),
    path("plan/<uuid:aktivitet>/", views.plan, name="plan"),
    path("plan/<uuid:aktivitet>/skriv/", views.skriv_plan, name="skriv_plan"),
]
