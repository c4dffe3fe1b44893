"""Keys point down, like imports: an app knows only the floors below it."""

from django.conf import settings
from django.db.models import Field

from office.conventions import FLOORS, our_apps


def test_foreign_keys_point_downward():
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for app in our_apps()
        for model in app.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.is_relation
        if field.related_model._meta.label != settings.AUTH_USER_MODEL
        if field.related_model._meta.app_label in FLOORS
        if FLOORS.index(field.related_model._meta.app_label) > FLOORS.index(app.label)
    ]

    assert upward == []


def test_every_app_of_ours_has_its_floor():
    ours = [
        name for name in settings.INSTALLED_APPS if "." not in name and (settings.BASE_DIR / name).is_dir()
    ]

    assert ours == list(FLOORS)
