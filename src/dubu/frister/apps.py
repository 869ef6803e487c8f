from django.apps import AppConfig


class FristerConfig(AppConfig):
    name = "dubu.frister"
    label = "frister"
    verbose_name = "Frister"
