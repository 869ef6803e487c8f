from django.apps import AppConfig


class ParterConfig(AppConfig):
    name = "dubu.parter"
    label = "parter"
    verbose_name = "Parter"
