from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.drafts import Facts
from reports.drafts.sentences import (
    and_all,
    bullets,
    day_of,
    each_when_and_where,
    ended,
    names_of,
    told,
    when_and_where,
)


def governance(facts: Facts) -> str:
    return bullets([commissions(facts), assemblies(facts), *elections(facts), *gatherings(facts)])


def commissions(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "%d meeting of the Executive and Technical Committees was held.",
            "%d meetings of the Executive and Technical Committees were held.",
            number,
        )
        return said % number

    return told(facts, "events.commission_meetings", words)


def assemblies(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext("%d assembly was held", "%d assemblies were held", number)
        return ended(said % number, each_when_and_where(facts.listed("assemblies")))

    return told(facts, "events.assemblies", words)


def elections(facts: Facts) -> list[str]:
    return [
        _("Election of %(day)s: %(body)s.") % {"day": day_of(line), "body": line.text}
        for line in facts.listed("elections")
    ]


def gatherings(facts: Facts) -> list[str]:
    return [gathering(line.text, when_and_where(line)) for line in facts.listed("elected_gatherings")]


def gathering(title: str, when: str) -> str:
    said = _("%(title)s: it was held %(when)s.") % {"title": title, "when": when}
    return said if when else f"{title}."


def groups(facts: Facts) -> str:
    return bullets([active_groups(facts), new_groups(facts), names_of_groups(facts), training_group(facts)])


def active_groups(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "%d working group was active at the beginning of the year.",
            "%d working groups were active at the beginning of the year.",
            number,
        )
        return said % number

    return told(facts, "workgroups.active_at_start", words)


def new_groups(facts: Facts) -> str:
    def words(number: int) -> str:
        return ngettext("%d new working group was made.", "%d new working groups were made.", number) % number

    return told(facts, "workgroups.created", words)


def names_of_groups(facts: Facts) -> str:
    lines = facts.listed("groups")
    said = ngettext("The working group of the year", "The working groups of the year", len(lines))
    return ended(said, names_of(lines)) if lines else ""


def training_group(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "The Training group held %d meeting during the year",
            "The Training group held %d meetings during the year",
            number,
        )
        councils = in_training(facts)
        return said % number + (_(", with %s.") % councils if councils else ".")

    return told(facts, "workgroups.formacio.meetings", words)


def in_training(facts: Facts) -> str:
    """«13 ajuntaments i 1 consell comarcal»"""

    def towns(number: int) -> str:
        return ngettext("%d town council", "%d town councils", number) % number

    def counties(number: int) -> str:
        return ngettext("%d county council", "%d county councils", number) % number

    said = [
        told(facts, "workgroups.formacio.councils", towns),
        told(facts, "workgroups.formacio.county_councils", counties),
    ]
    return and_all(filter(None, said))
