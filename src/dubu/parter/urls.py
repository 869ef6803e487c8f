from django.urls import path

from dubu.parter import views

app_name = "parter"

urlpatterns = [
    path("personer/<uuid:uuid>/", views.person, name="person"),
    path("personer/<uuid:uuid>/adresse/", views.vis_adresse, name="vis_adresse"),
    path("personer/<uuid:uuid>/kontakt/", views.kontakt, name="kontakt"),
    path("personer/<uuid:uuid>/sammenlaeg/", views.sammenlaeg, name="sammenlaeg"),
]
