from django.apps import AppConfig


class IndsatserConfig(AppConfig):
    name = "dubu.indsatser"
    label = "indsatser"
    verbose_name = "Indsatser"
