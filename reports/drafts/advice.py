from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.minutes import in_words
from reports.drafts import Facts
from reports.drafts.sentences import and_all, bullets, in_text, told

MOST_TOPICS = 3


def advice(facts: Facts) -> str:
    return bullets([sessions(facts), mentoring(facts), hours(facts), factsheets(facts)])


def sessions(facts: Facts) -> str:
    def words(number: int) -> str:
        held = ngettext("%d session of advice was given.", "%d sessions of advice were given.", number)
        return " ".join(filter(None, (held % number, topics(facts))))

    return told(facts, "advisory.sessions", words)


def topics(facts: Facts) -> str:
    names = [in_text(line.text) for line in facts.listed("advice_topics")[:MOST_TOPICS]]
    said = ngettext("The topic most asked for: %s.", "The topics most asked for: %s.", len(names))
    return said % and_all(names) if names else ""


def mentoring(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "%d session of mentoring between members was held.",
            "%d sessions of mentoring between members were held.",
            number,
        )
        return said % number

    return told(facts, "advisory.mentoring_sessions", words)


def hours(facts: Facts) -> str:
    """Only of the sessions whose length somebody wrote down."""
    value = facts.figures.get("advisory.hours")
    return _("Hours of advice written down: %s.") % in_words(round(value * 60)) if value else ""


def factsheets(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "%d experience of municipal public policy was published.",
            "%d experiences of municipal public policy were published.",
            number,
        )
        return said % number

    return told(facts, "knowledge.factsheets_published", words)
