from django.urls import path

from dubu.arbejdsplads.indbakke import urls as indbakke
from dubu.arbejdsplads.mindag import views as mindag

app_name = "arbejdsplads"
urlpatterns = [
    path("start/", mindag.start, name="start"),
    path("min-dag/", mindag.mindag, name="mindag"),
    *indbakke.urlpatterns,
]
