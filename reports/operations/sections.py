"""Somebody writes in a section: from then on its text stays, and says when a figure under it changes."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from members.models import Person
from office.audit import operation
from office.editing import check_version
from office.refusals import Refused
from reports.drafts import drafts
from reports.models import Section
from reports.models.sections import NARRATIVE_LENGTH
from reports.operations.counting import facts_of, save_section
from reports.operations.reports import check_is_open, check_seen
from reports.pages.document import has_data


@operation(on="section", under="section.report")
def edit_section(
    *,
    section: Section,
    title: str,
    narrative: str,
    figures: Iterable[str],
    listings: Iterable[str],
    charts: Iterable[str],
    is_included: bool,
    by: Person | None,
    seen: int | None = None,
) -> Section:
    """`seen` is the version that was on the screen."""
    check_version(section, seen)
    check_is_open(section.report)
    if len(narrative) > NARRATIVE_LENGTH:
        raise Refused(_("The text is too long: leave it in some ten pages."), "narrative")
    section.is_edited = section.is_edited or narrative != section.narrative
    section.title, section.narrative, section.is_included = title, narrative, is_included
    section.figures, section.listings, section.charts = list(figures), list(listings), list(charts)
    section.has_data = has_data(section.report, section)
    return save_section(section, facts_of(section.report))


@operation(on="section", under="section.report")
def confirm_figures(*, section: Section, by: Person | None, counted: str | None = None) -> Section:
    """The text is right with the figures as they are now; `counted` is when those of the page were."""
    check_is_open(section.report)
    if counted is not None and counted != section.report.counted_mark:
        raise Refused(
            _("These figures have been counted again since you opened the page: look at the text once more.")
        )
    return save_section(section, facts_of(section.report))


@operation(on="section", under="section.report")
def redraft_section(*, section: Section, by: Person | None, seen: int | None = None) -> Section:
    """The text that the portal writes, in place of what somebody wrote."""
    check_seen(section, seen)
    check_is_open(section.report)
    facts = facts_of(section.report)
    draft = drafts().get(section.code)
    if draft is None:
        raise Refused(_("The portal has no text of its own for this section."))
    section.narrative, section.is_edited = draft(facts), False
    return save_section(section, facts)
