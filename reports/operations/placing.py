"""The order of what a report is composed of: sections, challenges, photographs and links, each up or down by one."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from members.models import Person
from office.audit import note, operation
from office.refusals import Refused
from reports.models import AnnualReport, ChallengeAnswer, Photo, Section, SectionLink
from reports.operations.reports import check_is_open

WAYS = {"up": -1, "down": 1}


@operation(under="report")
def add_section(*, report: AnnualReport, title: str, by: Person | None) -> Section:
    """A chapter of its own, after the last one: conclusions and annexes come behind."""
    check_is_open(report)
    rows = list(report.sections.all())
    chapters = [place for place, row in enumerate(rows, start=1) if row.kind == Section.Kind.CHAPTER]
    made = Section.objects.create(
        report=report, title=title, position=chapters[-1] if chapters else 0, is_edited=True
    )
    rows.insert(chapters[-1] if chapters else 0, made)
    _number(rows)
    return made


@operation(on="section", under="section.report")
def remove_section(*, section: Section, by: Person | None) -> Section:
    """Only one that was added by hand; one of every year is left out of the report, and stays."""
    check_is_open(section.report)
    if section.code:
        raise Refused(_("This section is in the report of every year: leave it out instead of removing it."))
    if section.photos.exists() or section.comments.exists():
        raise Refused(_("It has photographs or comments: leave it out of the report instead of removing it."))
    Section.objects.filter(pk=section.pk).delete()
    return section


@operation(on="section", under="section.report")
def move_section(*, section: Section, way: str, by: Person | None) -> Section:
    check_is_open(section.report)
    _move(section, section.report.sections.all(), way)
    return section


@operation(on="challenge", under="challenge.report")
def move_challenge(*, challenge: ChallengeAnswer, way: str, by: Person | None) -> ChallengeAnswer:
    """As they stand on page and on paper."""
    check_is_open(challenge.report)
    _move(challenge, challenge.report.challenges.all(), way)
    return challenge


@operation(on="photo", under="photo.section.report")
def move_photo(*, photo: Photo, way: str, by: Person | None) -> Photo:
    check_is_open(photo.section.report)
    _move(photo, photo.section.photos.all(), way)
    return photo


@operation(on="link", under="link.section.report")
def move_link(*, link: SectionLink, way: str, by: Person | None) -> SectionLink:
    check_is_open(link.section.report)
    _move(link, link.section.links.all(), way)
    return link


def last_position(rows: Any) -> int:
    """The place after all of them."""
    last: int = rows.aggregate(last=Max("position"))["last"] or 0
    return last + 1


def _move(row: Any, among: Any, way: str) -> None:
    """`row` takes the place of its neighbour; at the end of its list it stays."""
    if way not in WAYS:
        raise Refused(_("Say whether it goes up or down."))
    rows = list(among)
    before = rows.index(row)
    after = min(max(before + WAYS[way], 0), len(rows) - 1)
    rows.insert(after, rows.pop(before))
    _number(rows)
    row.position = after + 1
    note(way=way)


def _number(rows: list[Any]) -> None:
    for position, row in enumerate(rows, start=1):
        row.position = position
    type(rows[0]).objects.bulk_update(rows, ["position"])
