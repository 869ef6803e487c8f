from django.apps import AppConfig


class ArbejdspladsConfig(AppConfig):
    name = "dubu.arbejdsplads"
    label = "arbejdsplads"
    verbose_name = "Arbejdsplads"
