from django.apps import AppConfig


class PlanerConfig(AppConfig):
    name = "dubu.planer"
    label = "planer"
    verbose_name = "Planer"
