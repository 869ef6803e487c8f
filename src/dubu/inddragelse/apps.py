from django.apps import AppConfig


class InddragelseConfig(AppConfig):
    name = "dubu.inddragelse"
    label = "inddragelse"
    verbose_name = "Inddragelse"
