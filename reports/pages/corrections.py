"""What a correction that was given up left behind: it goes out with the next one."""

from django.db.models import QuerySet

from office.models import AuditRow
from reports.models import AnnualReport, ChallengeAnswer, ReportVersion, Section


def changed_since_publication(report: AnnualReport) -> list[str]:
    """The titles of the sections that are not as the last version has them, by their title and text, by their
    photographs, or by the answers to challenges.
    """
    last = report.versions.order_by("-number").first()
    if last is None:
        return []
    published = set(last.sections.values_list("title", "narrative"))
    sections = list(report.sections.included().prefetch_related("photos"))
    changed = [
        row.title for row in sections if row.narrative.strip() and (row.title, row.narrative) not in published
    ]
    left_out = {title for title, _text in published} - {row.title for row in sections}
    changed += sorted(left_out) + _with_other_photos(sections, last)
    if _challenges_since(last, report).exists():
        changed += [row.title for row in sections if row.kind == Section.Kind.CHALLENGES]
    return list(dict.fromkeys(changed))


def _with_other_photos(sections: list[Section], last: ReportVersion) -> list[str]:
    shown = set(last.photos.values_list("file", flat=True))
    return [row.title for row in sections if any(photo.file_id not in shown for photo in row.photos.all())]


def _challenges_since(last: ReportVersion, report: AnnualReport) -> QuerySet[AuditRow]:
    """What was done to the answers that there are; one that was taken out is not told."""
    numbers = list(report.challenges.values_list("pk", flat=True))
    kind = ChallengeAnswer._meta.label_lower
    return AuditRow.objects.filter(subject_type=kind, subject_id__in=numbers, at__gt=last.published_at)
