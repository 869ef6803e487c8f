from django.apps import AppConfig


class AdgangConfig(AppConfig):
    name = "dubu.adgang"
    label = "adgang"
    verbose_name = "Adgang"
