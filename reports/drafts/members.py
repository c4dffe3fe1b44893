from django.utils.translation import ngettext

from office import clock
from reports.drafts import Facts
from reports.drafts.sentences import bullets, ended, names_of, told


def care(facts: Facts) -> str:
    return bullets([joined(facts), left(facts), members(facts), welcomed(facts)])


def joined(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "In %(year)d the network had %(n)d new member",
            "In %(year)d the network had %(n)d new members",
            number,
        )
        year = facts.period.starts_on.year
        return ended(said % {"year": year, "n": number}, names_of(facts.listed("joined")))

    return told(facts, "members.joined", words)


def left(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext("%d member left", "%d members left", number)
        return ended(said % number, names_of(facts.listed("left")))

    return told(facts, "members.left", words)


def members(facts: Facts) -> str:
    is_over = facts.period.ends_on < clock.today()

    def words(number: int) -> str:
        said = (
            ngettext(
                "The network ended the year with %d member.",
                "The network ended the year with %d members.",
                number,
            )
            if is_over
            else ngettext("The network has %d member.", "The network has %d members.", number)
        )
        return said % number

    return told(facts, "members.active", words)


def welcomed(facts: Facts) -> str:
    """The onboardings that began in the period; nothing where none is written down."""
    lines = facts.listed("welcomed")
    said = ngettext("Welcome that began in the year", "Welcomes that began in the year", len(lines))
    return ended(said, names_of(lines)) if lines else ""
