from django.apps import AppConfig


class UnderretningerConfig(AppConfig):
    name = "dubu.underretninger"
    label = "underretninger"
    verbose_name = "Underretninger"

    def ready(self) -> None:
        from dubu.underretninger import tasks  # noqa: F401, PLC0415 - registers the jobs when the models are loaded
