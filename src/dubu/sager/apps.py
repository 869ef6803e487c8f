from django.apps import AppConfig


class SagerConfig(AppConfig):
    name = "dubu.sager"
    label = "sager"
    verbose_name = "Sager"
