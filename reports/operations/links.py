"""Pages elsewhere that a section leads to."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from members.models import Person
from office.attachments import check_address
from office.audit import operation
from office.refusals import Refused
from reports.models import Section, SectionLink
from reports.operations.placing import last_position
from reports.operations.reports import check_is_open, check_is_there


@operation(under="section.report")
def add_link(*, section: Section, label: str, url: str, by: Person | None) -> SectionLink:
    check_is_open(section.report)
    check_is_there(section)
    _check(label, url)
    return SectionLink.objects.create(
        section=section, position=last_position(section.links), label=label.strip(), url=url
    )


@operation(on="link", under="link.section.report")
def edit_link(*, link: SectionLink, label: str, url: str, by: Person | None) -> SectionLink:
    check_is_open(link.section.report)
    _check(label, url)
    link.label, link.url = label.strip(), url
    link.save()
    return link


@operation(on="link", under="link.section.report")
def remove_link(*, link: SectionLink, by: Person | None) -> SectionLink:
    check_is_open(link.section.report)
    SectionLink.objects.filter(pk=link.pk).delete()
    return link


def _check(label: str, url: str) -> None:
    if not label.strip():
        raise Refused(_("Write the words of the link: an address is not read aloud well."), "label")
    try:
        check_address(url)
        names_somebody = "@" in urlsplit(url).netloc
    except ValidationError as error:
        raise Refused(_("Write the whole address of the link, with https://."), "url") from error
    if names_somebody:
        raise Refused(
            _("This address holds a user or a password that everybody would read: write it without them."),
            "url",
        )
