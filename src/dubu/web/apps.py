"""The Django app of the page components."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """No models: templates, tags, static files and form classes."""

    name = "dubu.web"
    label = "web"
    verbose_name = "Sider"
