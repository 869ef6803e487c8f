from django.urls import path

from dubu.adgang import views

urlpatterns = [
    path("", views.forside, name="forside"),
    path("login/<str:kode>/", views.login_side, name="login"),
    path("logud/", views.logud, name="logud"),
    path("skift-kommune/", views.skift_kommune, name="skift_kommune"),
]
