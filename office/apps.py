from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "office"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office import checks  # noqa: F401  registers them
