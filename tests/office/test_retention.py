from datetime import timedelta

import pytest
from django.db import models

from office import clock, operations, retention, sealing
from office.conventions import our_apps
from office.models import AuditPersonal, AuditRow, Job, Message

pytestmark = pytest.mark.django_db


def test_message_forgets_its_person_after_its_term(write):
    old, recent = write(), write()
    Message.objects.filter(pk=old.pk).update(created_at=clock.now() - timedelta(days=731))

    erased = retention.apply()

    old.refresh_from_db()
    recent.refresh_from_db()
    assert erased == {"office.message": 1}
    assert (old.person, old.address, old.subject, old.body) == (None, "", "", "")
    assert (old.kind, old.state) == ("test_notice", "queued")
    assert recent.body == "Bon dia."


def test_second_night_finds_nothing_left(write):
    Message.objects.filter(pk=write().pk).update(created_at=clock.now() - timedelta(days=731))
    retention.apply()

    assert retention.apply() == {}


def test_more_rows_than_a_batch_are_all_erased(write):
    rows = [write() for _number in range(retention.BATCH // 100)]
    Message.objects.filter(pk__in=[row.pk for row in rows]).update(
        created_at=clock.now() - timedelta(days=731)
    )

    assert retention.apply() == {"office.message": len(rows)}


def test_erasure_leaves_a_row_without_anybodys_name(write):
    Message.objects.filter(pk=write().pk).update(created_at=clock.now() - timedelta(days=731))

    retention.apply()

    row = AuditRow.objects.get(operation="office.apply_retention")
    assert (row.subject_type, row.after, row.by_id_number) == ("office.message", {"rows": 1}, None)
    assert not AuditPersonal.objects.filter(row=row).exists()


def test_personal_part_of_the_audit_goes_and_the_sealed_row_stays(person):
    operations.choose_channel(person=person, channel="mail", by=person)
    sealing.seal_all()
    AuditPersonal.objects.update(at=clock.now() - timedelta(days=731))

    retention.apply()
    sealing.seal_all()

    part = AuditPersonal.objects.get()
    assert (part.by, part.by_name, part.subject_label, part.after, part.salt) == (None, "", "", None, "")
    assert list(sealing.verify()) == []


def test_what_has_not_ended_is_not_counted(person):
    job = Job.objects.create(
        kind="test", title="Feina", by=person, created_at=clock.now() - timedelta(days=999)
    )

    retention.apply()

    job.refresh_from_db()
    assert job.by == person


def every_model_with_a_term() -> list[type[models.Model]]:
    found = [model for app in our_apps() for model in app.get_models()]
    return [model for model in found if model.privacy.personal and model.privacy.term.lasts]


@pytest.mark.parametrize("model", every_model_with_a_term(), ids=lambda model: model._meta.label)
def test_declared_erasure_can_be_carried_out(model):
    retention._erase_expired(model)  # a field that cannot be compared or emptied fails here

    assert model.privacy.term.since
