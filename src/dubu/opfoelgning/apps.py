from django.apps import AppConfig


class OpfoelgningConfig(AppConfig):
    name = "dubu.opfoelgning"
    label = "opfoelgning"
    verbose_name = "Opfølgning"
