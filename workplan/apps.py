from django.apps import AppConfig


class WorkplanConfig(AppConfig):
    name = "workplan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from workplan import permissions  # noqa: F401  registers the rules under their verbs
