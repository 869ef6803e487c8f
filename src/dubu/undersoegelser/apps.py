from django.apps import AppConfig


class UndersoegelserConfig(AppConfig):
    name = "dubu.undersoegelser"
    label = "undersoegelser"
    verbose_name = "Undersøgelser"
