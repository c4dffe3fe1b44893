"""Whatever names a person, in any app of ours or of others, names the one that stays."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import ForeignKey
from django.db.models.expressions import F, Func

from members import merging, operations
from members.models import (
    Person,
)
from office import clock, sealing
from office.conventions import FLOORS
from office.models import AuditPersonal, AuditRow, MessagePreference
from office.refusals import Refused
from tests.cast import START, CouncilFactory, PersonFactory, RoleFactory
from tests.members.people_rows import ROWS


def keys_to_people() -> dict[str, ForeignKey]:
    """Found from the side of the tables, as `merging.places` finds them from the side of the person."""
    return {
        f"{model._meta.label_lower}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, Person)
        if f"{model._meta.label_lower}.{field.name}" not in merging.ENDED
    }


# Two sessions of one expert at the same time, two seats in one event: neither may go, and the merge is refused.
REFUSED = {"advisory.advisorysession.expert", "events.attendance.person", "events.registration.person"}


def naming(field, person) -> int:
    return field.model._base_manager.filter(**{field.name: person}).count()


def test_every_key_to_people_has_its_row_in_this_test():
    unknown = sorted(keys_to_people().keys() ^ ROWS.keys())

    assert unknown == [], "add a row to ROWS, and a rule to members/merging.py where two cannot both stay"


def test_every_key_to_people_is_moved_by_a_merge():
    assert sorted(map(merging.str_of, merging.places())) == sorted(keys_to_people())


@pytest.mark.django_db
def test_everything_that_named_who_goes_names_who_stays():
    keep, gone = PersonFactory(), PersonFactory(last_login=clock.real_now())
    for make in ROWS.values():
        make(gone)
    before = {label: naming(field, gone) for label, field in keys_to_people().items()}
    assert [label for label, number in before.items() if not number] == []

    operations.merge_people(keep=keep, gone=gone, by=PersonFactory(), takes_address=True)

    fields = keys_to_people()
    assert {label: naming(field, gone) for label, field in fields.items()} == dict.fromkeys(fields, 0)
    after = {label: naming(field, keep) for label, field in fields.items()}
    itself = {"members.person.merged_into": 1}  # the row that has just been joined
    assert after == {label: number + itself.get(label, 0) for label, number in before.items()}


@pytest.mark.django_db
def test_what_the_audit_said_is_not_touched():
    keep, gone = PersonFactory(), PersonFactory()
    for make in ROWS.values():
        make(gone)
    operations.add_role(
        person=gone, organization=CouncilFactory(), line="technical", title="T", starts_on=START, by=gone
    )
    sealing.seal_all()
    rows = list(AuditRow.objects.order_by("pk").values())
    personal = [name.attname for name in AuditPersonal._meta.concrete_fields if name.name != "by"]
    parts = list(AuditPersonal.objects.order_by("pk").values(*personal))

    operations.merge_people(keep=keep, gone=gone, by=PersonFactory())

    sealing.seal_all()
    assert list(AuditRow.objects.order_by("pk").values()[: len(rows)]) == rows
    assert list(AuditPersonal.objects.order_by("pk").values(*personal)[: len(parts)]) == parts
    assert list(sealing.verify()) == []


def columns(constraint) -> set[str]:
    found = set(getattr(constraint, "fields", ()))
    for expression in getattr(constraint, "expressions", ()):
        found |= names_in(expression[0] if isinstance(expression, tuple) else expression)
    return found


def names_in(expression) -> set[str]:
    if isinstance(expression, F):
        return {expression.name}
    sources = expression.get_source_expressions() if isinstance(expression, Func) else []
    return {name for source in sources for name in names_in(source)}


def may_clash(field: ForeignKey) -> bool:
    meta, own = field.model._meta, {field.name, field.attname}
    together = (set(names) for names in meta.unique_together)
    return field.unique or any(own & names for names in [*together, *map(columns, meta.constraints)])


def test_every_place_that_the_database_keeps_unique_has_its_rule():
    unique = {label for label, field in keys_to_people().items() if may_clash(field)} - REFUSED

    assert sorted(unique - merging.RULES.keys()) == [], "say in members/merging.py, RULES, which one stays"
    assert sorted(merging.RULES.keys() - keys_to_people().keys()) == []


def test_nothing_of_ours_hangs_on_what_a_rule_may_drop():
    hanging = [
        f"{relation.related_model._meta.label} on {label}"
        for label in merging.RULES
        for relation in keys_to_people()[label].model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
        if relation.related_model._meta.app_label in FLOORS
    ]

    assert hanging == []


def test_nobody_is_named_by_a_key_that_no_table_declares():
    generic = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
    ]

    assert generic == []


@pytest.mark.django_db
def test_place_without_a_rule_refuses_and_changes_nothing(monkeypatch):
    monkeypatch.delitem(merging.RULES, "office.messagepreference.person")
    keep, gone = PersonFactory(), PersonFactory()
    for person in (keep, gone):
        MessagePreference.objects.create(person=person)
    RoleFactory(person=gone, starts_on=clock.today() - timedelta(days=3))

    with pytest.raises(Refused):
        operations.merge_people(keep=keep, gone=gone, by=None)

    gone.refresh_from_db()
    assert (gone.merged_into, gone.roles.count(), keep.roles.count()) == (None, 1, 0)
