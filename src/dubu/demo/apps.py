from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "dubu.demo"
    label = "demo"
    verbose_name = "Demo"
