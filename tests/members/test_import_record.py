"""The spreadsheet of record: 67 members with twenty faults, then corrected, then once more."""

import pytest
from django.urls import reverse

from members import operations
from members.imports.kept import token_of
from members.imports.plan import Plan, make_plan
from members.models import Membership, NetworkRole, Organization, Person, Role
from members.register import load_register
from office.models import AuditRow, Message, StoredFile
from office.refusals import Refused
from tests.cast import START, PersonFactory
from tests.members.spreadsheets import FAULTS, as_csv, as_xlsx, sixty_seven, upload, with_faults

pytestmark = pytest.mark.django_db
KINDS = [("membres.csv", as_csv), ("membres.xlsx", as_xlsx)]


@pytest.fixture(autouse=True)
def register(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load_register()


@pytest.fixture
def coordination():
    person = PersonFactory()
    NetworkRole.objects.create(person=person, kind="coordination", starts_on=START)
    return person


def keep(name: str, content: bytes) -> StoredFile:
    return operations.keep_spreadsheet(upload=upload(content, name), by=None)


def bring_in(name: str, content: bytes) -> Plan:
    plan = make_plan(name, content)
    operations.import_members(stored=keep(name, content), digest=plan.digest, by=None)
    return plan


def written() -> tuple[int, ...]:
    return tuple(kind.objects.count() for kind in (Membership, Person, Role, AuditRow, Message))


@pytest.mark.parametrize(("name", "write"), KINDS)
def test_each_of_twenty_faults_is_told_with_its_line_column_and_reason(name, write):
    rows = sixty_seven()
    before = written()

    plan = make_plan(name, write(with_faults(rows)))

    assert len(FAULTS) == 20
    assert {fault.line: (fault.column, fault.reason) for fault in plan.faults} == {
        line: (column, reason.format(ens=rows[line - 2]["Ens"]))
        for line, (_changed, column, reason) in FAULTS.items()
    }
    assert len(plan.faults) == 20
    assert plan.in_words() == "67 files: 20 refusades, 47 altes"
    with pytest.raises(Refused):
        operations.import_members(stored=keep(name, write(with_faults(rows))), digest=plan.digest, by=None)
    assert written() == before


@pytest.mark.parametrize(("name", "write"), KINDS)
def test_corrected_spreadsheet_comes_in_whole(name, write):
    rows = sixty_seven()

    plan = bring_in(name, write(rows))

    assert plan.in_words() == "67 files: 67 altes"
    assert Organization.objects.members().count() == 67
    council = Organization.objects.members().get(name=rows[0]["Ens"])
    membership, role = council.memberships.get(), council.roles.get()
    assert (membership.state, str(membership.starts_on), membership.reason) == (
        "active",
        "2018-03-20",
        "Acta de l'Assemblea",
    )
    assert (council.email, council.phone, council.website) == (
        "ens1@example.org",
        "93 000 00 01",
        "https://ens1.example.org",
    )
    assert (str(role.person), role.person.email, role.person.is_active) == (
        "Alba Puig Vila1",
        "alba1@example.org",
        False,
    )
    assert (
        role.title,
        role.line,
        role.department,
        role.phone,
        str(role.starts_on),
        role.is_primary_contact,
    ) == (
        "Tècnica de promoció econòmica",
        "technical",
        "Promoció econòmica",
        "93 111 11 01",
        "2023-06-17",
        True,
    )
    assert Message.objects.count() == 0  # nobody is invited


@pytest.mark.parametrize(("name", "write"), KINDS)
def test_same_spreadsheet_again_changes_nothing(name, write, coordination, enter):
    content = write(sixty_seven())
    bring_in(name, content)
    before = written()

    again = make_plan(name, content)
    page = enter(coordination).get(reverse("import_preview", args=[token_of(keep(name, content))]))

    assert again.in_words() == "67 files: 67 sense canvis"
    assert (again.changes, again.faults) == ([], [])
    assert "Res no canvia" in page.content.decode()
    assert "Incorporeu" not in page.content.decode()
    with pytest.raises(Refused):
        operations.import_members(stored=keep(name, content), digest=again.digest, by=None)
    assert written() == before


def test_csv_and_workbook_say_the_same():
    rows = sixty_seven()

    bring_in("membres.csv", as_csv(rows))

    assert make_plan("membres.xlsx", as_xlsx(rows)).changes == []


def test_every_row_written_is_audited_and_names_who_brought_it_in(coordination):
    plan = make_plan("membres.csv", as_csv(sixty_seven()[:2]))
    stored = keep("membres.csv", as_csv(sixty_seven()[:2]))

    operations.import_members(stored=stored, digest=plan.digest, by=coordination)

    rows = AuditRow.objects.filter(by_id_number=coordination.pk)
    assert sorted(rows.values_list("operation", flat=True)) == sorted(
        ["members.change_membership", "members.edit_organization", "members.add_person", "members.add_role"]
        * 2
        + ["members.import_members"]
    )
    assert rows.get(operation="members.import_members").after["sha256"] == stored.sha256
