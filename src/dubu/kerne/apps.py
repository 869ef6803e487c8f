from django.apps import AppConfig


class KerneConfig(AppConfig):
    name = "dubu.kerne"
    label = "kerne"
    verbose_name = "Kerne"
