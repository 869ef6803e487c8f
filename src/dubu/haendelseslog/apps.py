from django.apps import AppConfig


class HaendelseslogConfig(AppConfig):
    name = "dubu.haendelseslog"
    label = "haendelseslog"
    verbose_name = "Hændelseslog"
