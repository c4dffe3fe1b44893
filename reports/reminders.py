"""What is said of a report comes in one message a day: comments to coordination, answers to who made them."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import Person
from office import clock
from office.reminders import Due, Reminder
from reports.models import AnnualReport, ReportComment
from reports.querysets.reports import BEFORE_THE_EXECUTIVE

MORNING = time(8)
KEPT_DAYS = 30  # what is older than that is no news


def find_comments(now: datetime) -> Iterator[Due]:
    """To coordination, the morning after: those of the day before that nobody has answered yet."""
    waiting = ReportComment.objects.waiting().select_related("report", "by", "section")
    coordination = list(Person.objects.coordination())
    for (report, day), comments in _by_day(waiting, now, lambda comment: comment.written_at):
        for person in coordination:
            others = [comment for comment in comments if comment.by_id != person.pk]
            if others:
                yield Due(
                    key=f"report_comments:{report.pk}:{day}:{person.pk}",
                    subject=_subject_of_comments(report, len(others)),
                    body=_body(_("This has been said of the report:"), others, _("Say of each what was done with it.")),
                    since=_morning_after(day),
                    not_after=_no_news(day),
                    person=person,
                    link=f"{report.get_absolute_url()}#comments",
                    about=report,
                )  # fmt: skip


def find_answers(now: datetime) -> Iterator[Due]:
    """To each who commented and still reads the report with the Executive, the morning after."""
    answered = ReportComment.objects.filter(settled_at__gte=now - timedelta(days=KEPT_DAYS))
    rows = answered.exclude(by__in=Person.objects.coordination()).filter(
        by__in=Person.objects.on_executive(), report__state__in=BEFORE_THE_EXECUTIVE
    )
    for (report, day), comments in _by_day(
        rows.select_related("report", "by", "section"), now, lambda comment: comment.settled_at
    ):
        for person in dict.fromkeys(comment.by for comment in comments):
            own = [comment for comment in comments if comment.by == person]
            yield Due(
                key=f"report_answers:{report.pk}:{day}:{person.pk}",
                subject=_subject_of_answers(report, len(own)),
                body=_body(_("This is what was done with what you said:"), own, ""),
                since=_morning_after(day),
                not_after=_no_news(day),
                person=person,
                link=f"{reverse('report_preview', args=[report.year])}#comments",
                about=report,
            )


def _by_day(
    rows: Any, now: datetime, moment: Callable[[ReportComment], datetime | None]
) -> Iterator[tuple[tuple[AnnualReport, date], list[ReportComment]]]:
    """Of each report and each day whose next morning has come."""

    def together(comment: ReportComment) -> tuple[int, date]:
        at = moment(comment)
        assert at
        return comment.report_id, clock.day_of(at)

    for (_report, day), found in groupby(sorted(rows, key=together), together):
        if _morning_after(day) <= now:
            comments = sorted(found, key=lambda comment: comment.pk)
            yield (comments[0].report, day), comments


def _morning_after(day: date) -> datetime:
    return clock.moment_of(day + timedelta(days=1), MORNING)


def _no_news(day: date) -> datetime:
    return clock.moment_of(day + timedelta(days=KEPT_DAYS))


def _subject_of_comments(report: AnnualReport, number: int) -> str:
    words = ngettext(
        "Report of %(year)d: %(number)d comment to answer",
        "Report of %(year)d: %(number)d comments to answer",
        number,
    )
    return words % {"year": report.year, "number": number}


def _subject_of_answers(report: AnnualReport, number: int) -> str:
    words = ngettext(
        "Report of %(year)d: your comment has an answer",
        "Report of %(year)d: %(number)d comments of yours have an answer",
        number,
    )
    return words % {"year": report.year, "number": number}


def _body(intro: str, comments: list[ReportComment], request: str) -> str:
    lines = "\n\n".join(_said(comment) for comment in comments)
    return "\n\n".join(filter(None, [_("Good day."), intro, lines, request]))


def _said(comment: ReportComment) -> str:
    where = str(comment.section) if comment.section else _("Of the whole report")
    if comment.settled_at:
        return f"- {where}: «{comment.text}»\n  {comment.answer}"
    return f"- {comment.by} · {where}: «{comment.text}»"


REMINDERS = [
    Reminder(
        kind="report_comments",
        label=gettext_lazy("Comments on the report"),
        explanation=gettext_lazy(
            "The morning after, in one message a day to coordination, if nobody has answered them yet."
        ),
        find=find_comments,
    ),
    Reminder(
        kind="report_answers",
        label=gettext_lazy("Answers to comments on the report"),
        explanation=gettext_lazy("The morning after, in one message a day to each who made them."),
        find=find_answers,
    ),
]
