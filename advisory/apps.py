from django.apps import AppConfig


class AdvisoryConfig(AppConfig):
    name = "advisory"
    default_auto_field = "django.db.models.BigAutoField"
