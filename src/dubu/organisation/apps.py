from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "dubu.organisation"
    label = "organisation"
    verbose_name = "Organisation"
