import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from office import clock, operations, sealing
from office.audit import personal_digest, row_digest
from office.models import AuditPersonal, AuditRow, AuditSeal

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(person):
    """Five operations of a person with accents in its name."""
    for channel in ("mail", "digest", "screen", "mail", "digest"):
        operations.choose_channel(person=person, channel=channel, by=person)
    return list(AuditRow.objects.order_by("pk"))


def tamper(sql: str, *values: object) -> None:
    """As somebody with the database's own keys would."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL office.flushing = 'on'")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL office.flushing = 'off'")


def breaks() -> list[str]:
    return [str(found) for found in sealing.verify()]


def test_digest_of_a_row_is_the_same_when_read_again():
    written = AuditRow.objects.create(
        at=clock.now(),  # in the zone of Madrid, and read again in that of the database
        operation="office.test",
        subject_type="office.message",
        before={"title": "Acció «social»", "due": None, "parts": [1, 2.5, True]},
        after={},
    )

    assert row_digest(AuditRow.objects.get(pk=written.pk)) == row_digest(written)


def test_personal_part_matches_what_the_row_keeps(rows):
    for row in rows:
        part = AuditPersonal.objects.get(row=row)
        names = ("by_name", "subject_label", "before", "after", "salt")
        assert personal_digest({name: getattr(part, name) for name in names}) == row.personal_digest


def test_rows_are_sealed_in_batches_that_follow_each_other(rows):
    first, second, third = sealing.seal(batch=2), sealing.seal(batch=2), sealing.seal(batch=2)

    assert sealing.seal(batch=2) is None
    assert [made.rows for made in (first, second, third)] == [2, 2, 1]
    assert [first.previous, second.previous, third.previous] == ["", first.digest, second.digest]
    assert breaks() == []


def test_seal_all_leaves_nothing_open(rows):
    sealing.seal_all()

    assert not AuditRow.objects.filter(seal=None).exists()


def test_chain_cannot_fork(rows):
    made = sealing.seal()

    with pytest.raises(IntegrityError), transaction.atomic():
        AuditSeal.objects.create(rows=0, previous=made.previous, digest="b" * 64)


def test_database_refuses_to_change_a_row(rows):
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRow.objects.filter(pk=rows[0].pk).update(operation="office.nothing")


@pytest.mark.parametrize(
    "column, value", [("operation", "office.nothing"), ("by_id_number", 99), ("at", "2020-01-01T00:00:00Z")]
)
def test_changed_row_is_found(rows, column, value):
    sealing.seal(batch=2)
    sealing.seal(batch=3)

    tamper(f"UPDATE office_auditrow SET {column} = %s WHERE id = %s", value, rows[2].pk)

    last = AuditSeal.objects.last()
    assert [found.seal_id for found in sealing.verify()] == [last.pk]


def test_missing_row_is_found(rows):
    sealing.seal()

    tamper("DELETE FROM office_auditpersonal WHERE row_id = %s", rows[1].pk)
    tamper("DELETE FROM office_auditrow WHERE id = %s", rows[1].pk)

    assert len(breaks()) == 1


def test_changed_personal_part_is_found(rows):
    sealing.seal()

    AuditPersonal.objects.filter(row=rows[0]).update(by_name="Una altra persona")

    assert len(breaks()) == 1


def test_erased_personal_part_is_well(rows):
    sealing.seal()

    AuditPersonal.objects.update(by=None, by_name="", subject_label="", before=None, after=None, salt="")

    assert breaks() == []


def test_seal_made_anew_does_not_follow(rows):
    sealing.seal(batch=2)
    sealing.seal(batch=3)

    AuditSeal.objects.filter(previous="").update(digest="a" * 64)

    assert len(breaks()) == 2


def test_command_says_whole(rows, capsys):
    sealing.seal()

    call_command("verify_audit")

    assert AuditSeal.objects.get().digest in capsys.readouterr().out


def test_command_ends_with_1_on_a_break(rows):
    sealing.seal()
    tamper("UPDATE office_auditrow SET operation = 'x' WHERE id = %s", rows[0].pk)

    with pytest.raises(SystemExit) as end:
        call_command("verify_audit")

    assert end.value.code == 1
