"""The figures of a report are counted anew, and the text that nobody has touched is drafted from them."""

from decimal import Decimal

from members.models import Person
from office import clock
from office.audit import operation
from office.figures import Found, Period, answers
from reports.drafts import Facts, drafts
from reports.drafts.challenges import answer_of
from reports.models import AnnualReport, ChallengeAnswer, ReportFigure, Section
from reports.pages.challenges import met_by
from reports.pages.document import has_data
from reports.reading import one_reading
from reports.rules.changes import as_facts

CENT = Decimal("0.01")


@operation(on="report")
def count_report(*, report: AnnualReport, by: Person | None) -> AnnualReport:
    """Where its words still change; what is approved keeps the figures it was approved with."""
    if report.is_open:
        count(report)
    return report


def count(report: AnnualReport) -> None:
    """Inside an operation that holds the report. Figures of every year shown, in one go."""
    rows = _counted(report)
    report.figures.all().delete()
    ReportFigure.objects.bulk_create(rows)
    report.counted_at = clock.now()
    report.save(update_fields=["counted_at"])
    draft_untouched(report)
    Section.objects.bulk_update(sections_with_other_data(report), ["has_data"])


def moved_figures(report: AnnualReport) -> set[str]:
    """The figures, of whichever year it shows, that are not what they were when it was last counted."""
    kept = set(report.figures.values_list("key", "year", "value", "source", "source_is_person"))
    now = {(row.key, row.year, row.value, row.source, row.source_is_person) for row in _counted(report)}
    return {key for key, *_rest in kept ^ now}


def _counted(report: AnnualReport) -> list[ReportFigure]:
    return [
        _row(report, key, year, found)
        for year in report.years
        for key, found in answers(Period.year(year)).items()
    ]


def _row(report: AnnualReport, key: str, year: int, found: Found | None) -> ReportFigure:
    value = None if found is None else Decimal(str(found.value)).quantize(CENT)
    row = ReportFigure(report=report, key=key, year=year, value=value)
    if found:
        row.source, row.source_is_person, row.url = found.source, found.source_is_person, found.url
    return row


def draft_untouched(report: AnnualReport) -> None:
    """The sections in which nobody has written follow the data."""
    facts = facts_of(report)
    written = drafts()
    for section in report.sections.filter(is_edited=False):
        text = written[section.code](facts) if section.code in written else ""
        if text != section.narrative:
            section.narrative = text
            save_section(section, facts)
    _draft_untouched_challenges(report)


def _draft_untouched_challenges(report: AnnualReport) -> None:
    """Those of a plan of the portal in which nobody has written follow it."""
    rows = [row for row in report.challenges.filter(is_edited=False) if row.challenge_id]
    met = met_by(row.challenge_id for row in rows if row.challenge_id)
    for row in rows:
        answer = answer_of(met[row.challenge_id or 0])
        if answer != row.answer:
            row.answer = answer
            save_challenge(row)


def save_challenge(challenge: ChallengeAnswer) -> ChallengeAnswer:
    challenge.version += 1
    challenge.save()
    return challenge


def save_section(section: Section, facts: Facts) -> Section:
    """With the figures that are under its text now."""
    under = {key: facts.figures[key] for key in section.figures if key in facts.figures}
    section.facts = as_facts(under)
    section.version += 1
    section.save()
    return section


def sections_with_other_data(report: AnnualReport) -> list[Section]:
    """Those whose lists and charts hold something now and did not, or the other way round, with what is so now: the
    overview does not ask them.
    """
    changed = []
    with one_reading():
        for section in report.sections.all():
            found = has_data(report, section)
            if found != section.has_data:
                section.has_data = found
                changed.append(section)
    return changed


def facts_of(report: AnnualReport) -> Facts:
    """The figures of the report's own year, as they were last counted."""
    rows = ReportFigure.objects.filter(report=report, year=report.year)
    return Facts(report.period, dict(rows.values_list("key", "value")))
