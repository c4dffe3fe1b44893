"""What each section says of its figures, sentence by sentence; conclusions say the main ones again."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from events.rules.totals import totals_key
from office import clock
from office.minutes import in_words
from reports.drafts import Draft, Facts
from reports.drafts.sentences import and_all, bullets, each_when_and_where, names_of, when_and_where

MOST_TOPICS = 3
Words = Callable[[int], str]


def told(facts: Facts, key: str, words: Words) -> str:
    """The sentence of a figure; nothing where nobody knows it, nor where there was none."""
    number = facts.number(key)
    return words(number) if number else ""


def advice(facts: Facts) -> str:
    return bullets([sessions(facts), mentoring(facts), hours(facts), factsheets(facts)])


def sessions(facts: Facts) -> str:
    topics = and_all(line.text for line in facts.listed("advice_topics")[:MOST_TOPICS])
    end = _(", above all on %s.") % topics if topics else "."

    def words(number: int) -> str:
        held = ngettext("%d session of advice was given", "%d sessions of advice were given", number)
        return held % number + end

    return told(facts, "advisory.sessions", words)


def mentoring(facts: Facts) -> str:
    def words(number: int) -> str:
        return (
            ngettext(
                "%d session of mentoring between members was held.",
                "%d sessions of mentoring between members were held.",
                number,
            )
            % number
        )

    return told(facts, "advisory.mentoring_sessions", words)


def hours(facts: Facts) -> str:
    value = facts.figures.get("advisory.hours")
    return _("They took %s in all.") % in_words(round(value * 60)) if value else ""


def factsheets(facts: Facts) -> str:
    def words(number: int) -> str:
        return (
            ngettext(
                "%d experience of municipal public policy was published.",
                "%d experiences of municipal public policy were published.",
                number,
            )
            % number
        )

    return told(facts, "knowledge.factsheets_published", words)


def care(facts: Facts) -> str:
    return bullets([joined(facts), left(facts), members(facts)])


def joined(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "In %(year)d the network had %(n)d new member: %(names)s.",
            "In %(year)d the network had %(n)d new members: %(names)s.",
            number,
        )
        names = names_of(facts.listed("joined"))
        return said % {"year": facts.period.starts_on.year, "n": number, "names": names}

    return told(facts, "members.joined", words)


def left(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext("%(n)d member left: %(names)s.", "%(n)d members left: %(names)s.", number)
        return said % {"n": number, "names": names_of(facts.listed("left"))}

    return told(facts, "members.left", words)


def members(facts: Facts) -> str:
    is_over = facts.period.ends_on < clock.today()

    def words(number: int) -> str:
        said = (
            _("The network ended the year with %d members.") if is_over else _("The network has %d members.")
        )
        return said % number

    return told(facts, "members.active", words)


def governance(facts: Facts) -> str:
    return bullets([commissions(facts), assemblies(facts), election(facts), gathering(facts)])


def commissions(facts: Facts) -> str:
    def words(number: int) -> str:
        return (
            ngettext(
                "%d meeting of the Executive and Technical Committees was held.",
                "%d meetings of the Executive and Technical Committees were held.",
                number,
            )
            % number
        )

    return told(facts, "events.commission_meetings", words)


def assemblies(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext("%(n)d assembly was held: %(each)s.", "%(n)d assemblies were held: %(each)s.", number)
        return said % {"n": number, "each": each_when_and_where(facts.listed("assemblies"))}

    return told(facts, "events.assemblies", words)


def election(facts: Facts) -> str:
    return " ".join(
        _("Elections %(when)s: %(body)s.") % {"when": when_and_where(line), "body": line.text}
        for line in facts.listed("elections")
    )


def gathering(facts: Facts) -> str:
    return " ".join(
        _("%(title)s: it was held %(when)s.") % {"title": line.text, "when": when_and_where(line)}
        for line in facts.listed("elected_gatherings")
    )


def groups(facts: Facts) -> str:
    return bullets([active_groups(facts), new_groups(facts), names_of_groups(facts), training_group(facts)])


def active_groups(facts: Facts) -> str:
    def words(number: int) -> str:
        return (
            ngettext(
                "%d working group was active at the beginning of the year.",
                "%d working groups were active at the beginning of the year.",
                number,
            )
            % number
        )

    return told(facts, "workgroups.active_at_start", words)


def new_groups(facts: Facts) -> str:
    def words(number: int) -> str:
        return ngettext("%d new working group was made.", "%d new working groups were made.", number) % number

    return told(facts, "workgroups.created", words)


def names_of_groups(facts: Facts) -> str:
    names = names_of(facts.listed("groups"))
    return _("The groups of the year: %s.") % names if names else ""


def training_group(facts: Facts) -> str:
    def words(number: int) -> str:
        return (
            ngettext(
                "The Training group held %d meeting during the year.",
                "The Training group held %d meetings during the year.",
                number,
            )
            % number
        )

    return told(facts, "workgroups.formacio.meetings", words)


def conferences(facts: Facts) -> str:
    return bullets([own_conferences(facts), workshops(facts), *of_named_events(facts)])


def own_conferences(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "%(n)d conference of the network was held: %(each)s.",
            "%(n)d conferences of the network were held: %(each)s.",
            number,
        )
        return said % {"n": number, "each": each_when_and_where(facts.listed("own_conferences"))}

    return told(facts, "events.own_conferences", words)


def workshops(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext("They had %(n)d workshop: %(names)s.", "They had %(n)d workshops: %(names)s.", number)
        return said % {"n": number, "names": names_of(facts.listed("workshops"))}

    return told(facts, "events.own_conference_workshops", words)


def of_named_events(facts: Facts) -> list[str]:
    """Who came to the events whose totals have a name of their own."""
    period = facts.period
    named = Event.objects.exclude(slug="").filter(day__range=(period.starts_on, period.ends_on))
    return [who_came(facts, event) for event in named.order_by("day", "pk")]


def who_came(facts: Facts, event: Event) -> str:
    administrations = told(
        facts,
        totals_key(event.slug, "administrations"),
        lambda number: ngettext("%d administration", "%d administrations", number) % number,
    )

    def came(number: int) -> str:
        said = ngettext(
            "«%(event)s»: %(n)d person of %(from)s.", "«%(event)s»: %(n)d people of %(from)s.", number
        )
        return said % {"event": event, "n": number, "from": administrations}

    def met(number: int) -> str:
        return ngettext("They met %d organization.", "They met %d organizations.", number) % number

    people = told(facts, totals_key(event.slug, "people"), came) if administrations else ""
    return " ".join(filter(None, (people, told(facts, totals_key(event.slug, "organizations_met"), met))))


def others_conferences(facts: Facts) -> str:
    def words(number: int) -> str:
        return (
            ngettext(
                "The network took part in %d conference of other organizations.",
                "The network took part in %d conferences of other organizations.",
                number,
            )
            % number
        )

    return bullets([told(facts, "events.others_conferences", words)])


def communication(facts: Facts) -> str:
    def news(number: int) -> str:
        return ngettext("%d item of news was published.", "%d items of news were published.", number) % number

    def bulletins(number: int) -> str:
        return ngettext("%d bulletin was sent.", "%d bulletins were sent.", number) % number

    return bullets(
        [told(facts, "communication.news", news), told(facts, "communication.bulletins", bulletins)]
    )


def ecosystem(facts: Facts) -> str:
    names = names_of(facts.listed("collaborations"))
    return bullets([_("Done with others: %s.") % names if names else ""])


def conclusions(facts: Facts) -> str:
    return bullets([joined(facts), election(facts), sessions(facts), factsheets(facts), new_groups(facts)])


DRAFTS: dict[str, Draft] = {
    "advice": advice,
    "care": care,
    "governance": governance,
    "groups": groups,
    "conferences": conferences,
    "others_conferences": others_conferences,
    "communication": communication,
    "ecosystem": ecosystem,
    "conclusions": conclusions,
}
