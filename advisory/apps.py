from django.apps import AppConfig


class AdvisoryConfig(AppConfig):
    name = "advisory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from advisory import permissions  # noqa: F401  registers the rules under their verbs
