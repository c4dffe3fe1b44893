"""Two people at one report at the same moment: one is done, the other is told so, and nobody gets an error."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from reports import operations
from reports.models import AnnualReport, Justification, Photo, PublishedSection, ReportVersion, Section
from tests.cast import MemberFactory, PersonFactory
from tests.faults.test_merging_races import together
from tests.reports.justifications import make_justification, written
from tests.reports.pictures import picture, upload
from tests.reports.reports import agreement, approved, make_report, published, write

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]
ONE_IS_DONE = ["done", "refused"]
EITHER = {("done", "refused"), ("refused", "done"), ("done", "done")}


def report() -> AnnualReport:
    """Each caller reads its own row, as two requests do."""
    return AnnualReport.objects.get()


def section(code: str = "ecosystem") -> Section:
    return Section.objects.select_related("report").get(code=code)


def own_section() -> Section:
    return operations.add_section(report=report(), title="Recerca", by=None)


def test_year_is_begun_once():
    def begin():
        make_report()

    assert sorted(together(begin, begin)) == ONE_IS_DONE
    assert AnnualReport.objects.count() == 1


def test_version_is_published_once():
    approved()

    def publish():
        operations.publish_report(report=report(), number=1, by=None)

    assert sorted(together(publish, publish)) == ONE_IS_DONE
    assert ReportVersion.objects.get().is_sealed


def test_correction_is_begun_once():
    published()

    def correct(reason: str) -> Callable[[], Any]:
        return lambda: operations.correct_report(report=report(), reason=reason, by=None)

    assert sorted(together(correct("Errada"), correct("Una altra"))) == ONE_IS_DONE


def test_text_is_in_what_was_approved_or_is_refused():
    for text in ("Primer", "Segon", "Tercer"):
        AnnualReport.objects.all().delete()
        make_report()

        approval, writing = together(
            lambda: operations.approve_report(report=report(), agreement=agreement(), by=None),
            lambda text=text: write(section(), text),
        )

        assert (approval, writing, section().narrative == text) in {
            ("done", "done", True), ("done", "refused", False),
        }  # fmt: skip


def test_text_of_a_correction_is_in_the_version_or_waits_for_the_next():
    operations.correct_report(report=published(), reason="Errada", by=None)

    publishing, writing = together(
        lambda: operations.publish_report(report=report(), number=2, by=None),
        lambda: write(section(), "Text corregit"),
    )

    is_out = PublishedSection.objects.filter(version__number=2, narrative="Text corregit").exists()
    assert publishing == "done"
    assert is_out == (writing == "done")


def test_counting_does_not_touch_what_is_published_meanwhile():
    approved()

    found = together(
        lambda: operations.publish_report(report=report(), number=1, by=None),
        lambda: operations.count_report(report=report(), by=None),
        lambda: operations.return_report(report=report(), by=None),
    )

    assert set(found) <= {"done", "refused"}
    assert (found[0] == "done") == ReportVersion.objects.exists() == (report().state == "published")


@pytest.mark.parametrize("round_", range(3))
def test_comment_meets_the_removal_of_its_section(round_):
    make_report()
    person, own = PersonFactory(), own_section()
    stale = Section.objects.select_related("report").get(pk=own.pk)

    found = together(
        lambda: operations.remove_section(section=own, by=None),
        lambda: operations.add_comment(report=report(), section=stale, text="Hola", by=person),
    )

    assert tuple(found) in EITHER - {("done", "done")}


def test_piece_of_a_section_that_is_gone_is_refused():
    make_report()
    own = own_section()
    stale = Section.objects.select_related("report").get(pk=own.pk)
    operations.remove_section(section=own, by=None)

    found = together(
        lambda: operations.add_link(section=stale, label="Guia", url="https://example.org", by=None),
        lambda: operations.add_photo(
            section=stale, upload=upload(picture()), alternative="Una sala", consent="nobody", by=None
        ),
        lambda: operations.edit_section(
            section=stale, title="x", narrative="x", figures=[], listings=[], charts=[], is_included=True,
            by=None,
        ),
    )  # fmt: skip

    assert found == ["refused"] * 3


def _link() -> Any:
    return operations.add_link(section=section(), label="Guia", url="https://example.org", by=None)


def _photo() -> Photo:
    return operations.add_photo(
        section=section(), upload=upload(picture()), alternative="Una sala", consent="nobody", by=None
    )


@pytest.mark.parametrize(
    ("make", "remove", "name"),
    [
        (own_section, operations.remove_section, "section"),
        (_link, operations.remove_link, "link"),
        (_photo, operations.remove_photo, "photo"),
        (lambda: operations.add_challenge(report=report(), text="Repte", by=None),
         operations.remove_challenge, "challenge"),
    ],
)  # fmt: skip
def test_piece_is_removed_once(make, remove, name):
    make_report()
    made = make()
    rows = type(made).objects
    two = [rows.get(pk=made.pk) for _ in range(2)]

    found = together(*[lambda row=row: remove(**{name: row}, by=None) for row in two])

    assert sorted(found) == ONE_IS_DONE
    assert not rows.filter(pk=made.pk).exists()


def test_justification_closes_with_its_line_or_the_line_is_refused():
    made = make_justification()
    operations.add_line(justification=made, indicator="Jornades", by=None, **written())

    def fresh() -> Justification:
        return Justification.objects.get(pk=made.pk)

    closing, adding = together(
        lambda: operations.close_justification(justification=fresh(), by=None),
        lambda: operations.add_line(justification=fresh(), indicator="Actes", by=None, **written()),
    )

    assert closing == "done"
    assert made.lines.count() == (2 if adding == "done" else 1)


def test_line_added_from_an_old_page_is_counted_in_the_period_of_now():
    MemberFactory(starts_on=date(2024, 5, 1))
    made = make_justification(starts_on=date(2023, 1, 1), ends_on=date(2023, 12, 31))
    stale = Justification.objects.get(pk=made.pk)
    operations.edit_justification(
        justification=made, title="J", starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31), by=None
    )

    line = operations.add_line(justification=stale, indicator="Membres", figure="members.joined", by=None)

    counted = line.counted
    operations.count_justification(justification=made, by=None)
    line.refresh_from_db()
    assert counted == line.counted
