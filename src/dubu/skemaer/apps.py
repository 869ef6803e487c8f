from django.apps import AppConfig


class SkemaerConfig(AppConfig):
    name = "dubu.skemaer"
    label = "skemaer"
    verbose_name = "Skemaer"
