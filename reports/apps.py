from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from reports import (
            permissions,  # noqa: F401  registers the rules under their verbs
            theme,  # noqa: F401  registers its check
        )
