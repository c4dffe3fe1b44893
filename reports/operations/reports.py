"""A report is begun, goes before the Executive, is approved by an agreement, and may be corrected."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from events.models import Event
from events.rules.totals import totals_key
from members.models import Agreement, Person
from office import clock
from office.audit import operation
from office.editing import check_version
from office.refusals import Refused
from reports.models import AnnualReport, ChallengeAnswer, Section
from reports.operations.counting import count
from reports.operations.telling import tell_executive
from reports.reference import OUTLINES
from workplan.models import Challenge

State = AnnualReport.State
EVENT_PARTS = ("people", "administrations", "organizations_met")


@operation()
def start_report(*, year: int, by: Person | None) -> AnnualReport:
    """With the sections of every year, its figures counted and its text drafted from them."""
    if year > clock.today().year:
        raise Refused(_("That year has not begun yet."), "year")
    try:
        with transaction.atomic():
            report = AnnualReport.objects.create(year=year, title=_("Activity report %d") % year)
    except IntegrityError as error:
        raise Refused(_("There is already a report of that year."), "year") from error
    Section.objects.bulk_create(_sections(report))
    ChallengeAnswer.objects.bulk_create(_challenges(report))
    count(report)
    return report


def _sections(report: AnnualReport) -> list[Section]:
    return [
        Section(
            report=report,
            code=outline.code,
            kind=outline.kind,
            position=position,
            title=str(outline.title),
            figures=[*outline.figures, *(_of_events(report) if outline.code == "conferences" else [])],
            listings=list(outline.listings),
            charts=list(outline.charts),
        )
        for position, outline in enumerate(OUTLINES, start=1)
    ]


def _of_events(report: AnnualReport) -> list[str]:
    """The figures of the events of the year that have a name in the figures."""
    period = report.period
    named = Event.objects.named_in(period.starts_on, period.ends_on)
    slugs = named.order_by("day", "pk").values_list("slug", flat=True)
    return [totals_key(slug, part) for slug in slugs for part in EVENT_PARTS]


def _challenges(report: AnnualReport) -> list[ChallengeAnswer]:
    """Those of the plan of the year, where it lives in the portal."""
    rows = Challenge.objects.filter(
        plan__scope="network",
        plan__state__in=["approved", "closed"],
        plan__starts_on__lte=report.period.ends_on,
        plan__ends_on__gte=report.period.starts_on,
        parent=None,
    )
    return [
        ChallengeAnswer(report=report, challenge=row, position=position, text=row.text[:1000])
        for position, row in enumerate(rows.order_by("plan__starts_on", "position"), start=1)
    ]


@operation(on="report")
def edit_report(
    *, report: AnnualReport, title: str, subtitle: str, by: Person | None, seen: int | None = None
) -> AnnualReport:
    check_version(report, seen)
    check_is_open(report)
    report.title, report.subtitle = title, subtitle
    return save_report(report)


@operation(on="report")
def submit_report(*, report: AnnualReport, by: Person | None) -> AnnualReport:
    """The Executive reads it and comments; coordination goes on writing."""
    if report.state != State.DRAFT:
        raise Refused(_("Only a draft can go before the Executive."))
    report.state = State.SUBMITTED
    save_report(report)
    tell_executive(report, by=by)
    return report


@operation(on="report")
def return_report(*, report: AnnualReport, by: Person | None, seen: int | None = None) -> AnnualReport:
    """A draft again: an approval that there was is left without effect."""
    check_seen(report, seen)
    if report.state not in {State.SUBMITTED, State.APPROVED}:
        raise Refused(_("Only a report that the Executive has before it can go back to being a draft."))
    report.state, report.agreement = State.DRAFT, None
    return save_report(report)


@operation(on="report")
def approve_report(*, report: AnnualReport, agreement: Agreement, by: Person | None) -> AnnualReport:
    """From here on its words stay: what is published is what was approved."""
    if report.state not in {State.DRAFT, State.SUBMITTED}:
        raise Refused(_("This report is approved already."))
    if agreement.state == Agreement.State.REVOKED:
        raise Refused(_("This agreement was left without effect: cite another one."), "agreement")
    if agreement.adopted_on < report.period.starts_on:
        words = _("This agreement is of before the year began: cite the one that approves this report.")
        raise Refused(words, "agreement")
    if report.comments.filter(settled_at=None).exists():
        raise Refused(_("There are comments that nobody has settled: answer them before it is approved."))
    count(report)
    report.state, report.agreement = State.APPROVED, agreement
    return save_report(report)


@operation(on="report")
def correct_report(*, report: AnnualReport, reason: str, by: Person | None) -> AnnualReport:
    """A new version of what is published; the one that is out stays, and says that there is another."""
    if report.state != State.PUBLISHED:
        raise Refused(_("Only what is published is corrected."))
    if not reason.strip():
        raise Refused(_("Say why it is corrected: whoever reads it will see it."), "reason")
    report.state, report.correction_reason = State.CORRECTING, reason.strip()
    return save_report(report)


@operation(on="report")
def give_up_correction(*, report: AnnualReport, by: Person | None, seen: int | None = None) -> AnnualReport:
    """What is published goes on as it is; what was already changed waits in the text for another correction."""
    check_seen(report, seen)
    if report.state != State.CORRECTING:
        raise Refused(_("This report is not being corrected."))
    report.state, report.correction_reason = State.PUBLISHED, ""
    return save_report(report)


def check_is_open(report: AnnualReport) -> None:
    """Asked of the database: whoever holds the lock of a section may have read the report before."""
    if not AnnualReport.objects.filter(pk=report.pk, state__in=AnnualReport.OPEN).exists():
        raise Refused(
            _(
                "This report is approved: its words stay. Return it to draft, or correct it once it is published."
            )
        )


def check_seen(row: Any, seen: int | None) -> None:
    """For a button that does away with what is there; a form with words to keep has `check_version`."""
    if seen is not None and row.version != seen:
        raise Refused(_("Somebody has changed this meanwhile: look at it once more."))


def check_is_there(section: Section) -> None:
    """Whoever holds the lock of the report may have read the section before somebody removed it."""
    if not Section.objects.filter(pk=section.pk).exists():
        raise Refused(_("Somebody has removed this section meanwhile: open the report again."), "section")


def save_report(report: AnnualReport) -> AnnualReport:
    """Every change counts its version, so that two people who edit it notice each other."""
    report.version += 1
    report.save()
    return report
