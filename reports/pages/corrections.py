"""What a correction that was given up left in the text: it goes out with the next one."""

from reports.models import AnnualReport


def changed_since_publication(report: AnnualReport) -> list[str]:
    """The titles of the sections whose title or text is not that of the last version."""
    last = report.versions.order_by("-number").first()
    if last is None:
        return []
    published = set(last.sections.values_list("title", "narrative"))
    now = report.sections.included().values_list("title", "narrative")
    return [title for title, narrative in now if narrative.strip() and (title, narrative) not in published]
