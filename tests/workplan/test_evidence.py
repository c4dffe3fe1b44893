"""Evidence written down by hand, and the indicators of an action."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office import clock, history
from office.models import AuditRow, StoredFile
from office.refusals import Refused
from tests.access.scene import PDF
from tests.workplan.plans import ActionFactory, SubactionFactory
from workplan import operations
from workplan.evidence import newest
from workplan.models import Indicator, LinkedEvidence

pytestmark = pytest.mark.django_db

URL = "https://xmess.cat/acta"


def upload(name="acta.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def add(action=None, **values):
    given = {"sentence": "Primera sessió", "happened_on": clock.today(), "url": URL, "by": None} | values
    return operations.add_evidence(action=action or ActionFactory(), **given)


def edit(evidence, **values):
    given = {"sentence": "Segona", "happened_on": clock.today(), "by": None} | values
    return operations.edit_evidence(evidence=evidence, **given)


def test_evidence_has_its_day_its_sentence_and_its_proof(cast):
    evidence = add(happened_on=date(2026, 2, 1), url="", upload=upload(), by=cast.coordination)

    found = (evidence.happened_on, evidence.sentence, evidence.url, evidence.file.name, evidence.added_by)
    assert found == (date(2026, 2, 1), "Primera sessió", "", "acta.pdf", cast.coordination)


@pytest.mark.parametrize(
    "values, field",
    [
        ({"url": ""}, "url"),
        ({"upload": upload()}, "url"),
        ({"sentence": " "}, "sentence"),
        ({"happened_on": clock.today() + timedelta(days=1)}, "happened_on"),
        ({"happened_on": date(1600, 1, 1)}, "happened_on"),
        ({"url": "", "upload": upload("virus.exe", b"MZ")}, "upload"),
    ],
)
def test_evidence_without_proof_or_of_another_day_is_refused(values, field):
    with pytest.raises(Refused) as refusal:
        add(**values)

    assert refusal.value.field == field
    assert not LinkedEvidence.objects.exists()


def test_file_stays_when_only_the_sentence_changes():
    evidence = add(url="", upload=upload())

    edit(evidence)

    assert (evidence.sentence, evidence.file.name, evidence.file.delete_on) == ("Segona", "acta.pdf", None)


@pytest.mark.parametrize("values", [{"url": URL}, {"upload": upload("nova.pdf")}])
def test_file_that_is_replaced_is_let_go(values):
    evidence = add(url="", upload=upload())

    edit(evidence, **values)

    assert StoredFile.objects.get(name="acta.pdf").delete_on == clock.today()
    assert (evidence.url, str(evidence.file or "")) == (
        values.get("url", ""),
        "nova.pdf" if "upload" in values else "",
    )


def test_evidence_with_a_link_keeps_a_proof():
    evidence = add()

    with pytest.raises(Refused):
        edit(evidence, url="")


def test_evidence_removed_stays_in_the_history_of_the_action():
    action = ActionFactory()
    evidence = add(action, url="", upload=upload(), happened_on=date(2026, 2, 1))

    operations.remove_evidence(action=action, evidence=evidence, by=None)

    row = AuditRow.objects.get(operation="workplan.remove_evidence")
    assert not LinkedEvidence.objects.exists()
    assert row.after["evidence"] == "01/02/2026: Primera sessió"
    assert StoredFile.objects.get().delete_on == clock.today()


def test_history_of_an_action_tells_its_notes_its_evidence_and_its_indicators():
    action = ActionFactory()
    operations.add_note(action=action, text="Va bé", by=None)
    add(action)
    operations.add_indicator(action=action, kind="target", name="Sessions", target=Decimal(6), by=None)
    add()

    told = {row.operation for row in history.rows_about(action)}

    assert told == {"workplan.add_note", "workplan.add_evidence", "workplan.add_indicator"}


def test_newest_evidence_of_several_actions_comes_first():
    action = ActionFactory()
    subaction = SubactionFactory(parent=action)
    for day, one in [(1, action), (3, subaction), (2, action)]:
        add(one, sentence=f"Dia {day}", happened_on=date(2026, 2, day))
    add(sentence="D'una altra")

    pieces = newest([action.pk, subaction.pk], 2)

    assert [(piece.words, piece.action_id, piece.url) for piece in pieces] == [
        ("Dia 3", subaction.pk, URL),
        ("Dia 2", action.pk, URL),
    ]


@pytest.mark.parametrize(
    "values, field",
    [
        ({"name": " "}, "name"),
        ({"kind": "other"}, "kind"),
        ({"kind": "cap", "target": None}, "target"),
        ({"target": Decimal(0)}, "target"),
        ({"target": Decimal(10) ** 8}, "target"),
    ],
)
def test_indicator_that_counts_nothing_is_refused(values, field):
    given = {"kind": "target", "name": "Sessions", "target": Decimal(6)} | values

    with pytest.raises(Refused) as refusal:
        operations.add_indicator(action=ActionFactory(), by=None, **given)

    assert refusal.value.field == field


def sessions():
    return Indicator.objects.create(action=ActionFactory(), name="Sessions", target=6)


def test_value_is_of_a_day():
    indicator = operations.record_value(
        indicator=sessions(), value=Decimal("2.5"), value_on=date(2026, 2, 1), by=None
    )

    assert (indicator.value, indicator.value_on) == (Decimal("2.5"), date(2026, 2, 1))


@pytest.mark.parametrize(
    "value, day, field",
    [
        (Decimal(-1), date(2026, 2, 1), "value"),
        (Decimal(10) ** 8, date(2026, 2, 1), "value"),
        (Decimal(1), clock.today() + timedelta(days=1), "value_on"),
        (Decimal(1), date(1600, 2, 1), "value_on"),
    ],
)
def test_value_below_zero_or_to_come_is_refused(value, day, field):
    with pytest.raises(Refused) as refusal:
        operations.record_value(indicator=sessions(), value=value, value_on=day, by=None)

    assert refusal.value.field == field


def test_indicator_is_changed_and_taken_out():
    indicator = sessions()

    operations.edit_indicator(
        indicator=indicator, kind="cap", name="Jornades", unit="jornades", target=Decimal(3), by=None
    )
    assert (indicator.kind, indicator.name, indicator.target) == ("cap", "Jornades", 3)

    operations.remove_indicator(action=indicator.action, indicator=indicator, by=None)
    assert not Indicator.objects.exists()
