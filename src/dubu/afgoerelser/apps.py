from django.apps import AppConfig


class AfgoerelserConfig(AppConfig):
    name = "dubu.afgoerelser"
    label = "afgoerelser"
    verbose_name = "Afgørelser"
