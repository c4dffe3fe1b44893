"""What an operation writes beside the columns of its subject."""

import pytest

from office import sealing
from office.audit import note, operation
from office.models import AuditRow, MessagePreference
from tests.cast import PersonFactory

pytestmark = pytest.mark.django_db


@operation()
def _take_out(*, rows, by):
    note(rows=rows, personal={"searched": "Alba"})


@operation(on="preference")
def _prefer(*, preference, by):
    note(moved={"office.message": 2})
    _take_out(rows=3, by=by)
    preference.channel = "screen"
    preference.save()
    return preference


def test_operation_without_a_subject_keeps_what_it_noted():
    _take_out(rows=3, by=None)

    row = AuditRow.objects.get()
    assert (row.subject_type, row.before, row.after) == ("", None, {"rows": 3})
    assert (row.personal.before, row.personal.after) == (None, {"searched": "Alba"})


def test_note_stands_beside_the_columns_and_is_sealed_with_them():
    preference = MessagePreference.objects.create(person=PersonFactory())

    _prefer(preference=preference, by=None)

    row = AuditRow.objects.get(subject_id=preference.pk)
    sealing.seal_all()
    assert (row.before["channel"], row.after["channel"]) == ("mail", "screen")
    assert (row.after["moved"], "moved" in row.before) == ({"office.message": 2}, False)
    assert list(sealing.verify()) == []


def test_note_of_an_operation_inside_another_is_its_own():
    preference = MessagePreference.objects.create(person=PersonFactory())

    _prefer(preference=preference, by=None)

    outer, inner = AuditRow.objects.get(subject_id=preference.pk), AuditRow.objects.get(subject_type="")
    assert ("rows" in outer.after, "moved" in inner.after) == (False, False)


def test_note_outside_an_operation_is_an_error():
    with pytest.raises(LookupError):
        note(rows=1)
