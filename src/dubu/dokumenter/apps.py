from django.apps import AppConfig


class DokumenterConfig(AppConfig):
    name = "dubu.dokumenter"
    label = "dokumenter"
    verbose_name = "Dokumenter"
