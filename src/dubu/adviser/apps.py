from django.apps import AppConfig


class AdviserConfig(AppConfig):
    name = "dubu.adviser"
    label = "adviser"
    verbose_name = "Adviser"
