from django.urls import path

from dubu.inddragelse import views

app_name = "inddragelse"
urlpatterns = [
    path("sag/<uuid:sag_uuid>/boernesamtale/ny/", views.ny_boernesamtale, name="ny_boernesamtale"),
    path("boernesamtale/<uuid:aktivitet>/", views.boernesamtale, name="boernesamtale"),
    path("boernesamtale/<uuid:aktivitet>/ret/", views.ret_boernesamtale, name="ret_boernesamtale"),
]
