"""Every model says what of it is personal, what erasure leaves, and for how long it is kept."""

import pytest
from django.conf import settings
from django.db import models

from office.conventions import our_apps
from office.privacy import Privacy

MODELS = [model for app in our_apps() for model in app.get_models()]
MAY_HOLD_A_PERSON = (models.CharField, models.TextField, models.JSONField, models.FileField)


def needs_a_decision(field: models.Field) -> bool:
    if field.generated and field.name.startswith(("search_", "sort_")):
        return False
    if field.is_relation:
        return field.related_model._meta.label == settings.AUTH_USER_MODEL
    return isinstance(field, MAY_HOLD_A_PERSON) and not isinstance(field, models.UUIDField)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_model_decides_on_each_field_that_may_hold_a_person(model):
    privacy = model.privacy

    decided = set(privacy.personal) | set(privacy.plain)
    undecided = [f.name for f in model._meta.concrete_fields if needs_a_decision(f) and f.name not in decided]

    assert isinstance(privacy, Privacy)
    assert undecided == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_model_names_only_fields_it_has(model):
    fields = {field.name for field in model._meta.concrete_fields}

    assert set(model.privacy.personal) | set(model.privacy.plain) <= fields
    since = model.privacy.term.since
    assert since is None or since.split("__")[0] in {field.name for field in model._meta.fields}


def test_personal_fields_have_a_term():
    forever = [
        model._meta.label
        for model in MODELS
        if model.privacy.personal and model.privacy.term.words.startswith("permanent")
    ]

    assert forever == []
