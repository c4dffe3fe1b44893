from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from events.rules.totals import totals_key
from reports.drafts import Facts
from reports.drafts.sentences import and_all, bullets, each_when_and_where, ended, names_of, told


def conferences(facts: Facts) -> str:
    return bullets([own_conferences(facts), workshops(facts), *of_named_events(facts)])


def own_conferences(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "%d conference of the network was held", "%d conferences of the network were held", number
        )
        return ended(said % number, each_when_and_where(facts.listed("own_conferences")))

    return told(facts, "events.own_conferences", words)


def workshops(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext("They had %d workshop", "They had %d workshops", number)
        return ended(said % number, names_of(facts.listed("workshops")))

    return told(facts, "events.own_conference_workshops", words)


def of_named_events(facts: Facts) -> list[str]:
    """Who came to the events whose totals have a name of their own."""
    period = facts.period
    named = Event.objects.named_in(period.starts_on, period.ends_on)
    return [who_came(facts, event.title, event.slug) for event in named.order_by("day", "pk")]


def who_came(facts: Facts, title: str, slug: str) -> str:
    def people(number: int) -> str:
        return ngettext("%d person", "%d people", number) % number

    def administrations(number: int) -> str:
        return ngettext("%d administration", "%d administrations", number) % number

    def met(number: int) -> str:
        said = ngettext("%d organization that they met", "%d organizations that they met", number)
        return said % number

    parts = {"people": people, "administrations": administrations, "organizations_met": met}
    said = [told(facts, totals_key(slug, part), words) for part, words in parts.items()]
    counts = and_all(filter(None, said))
    return (
        _("Participation in «%(event)s»: %(counts)s.") % {"event": title, "counts": counts} if counts else ""
    )


def others_conferences(facts: Facts) -> str:
    def words(number: int) -> str:
        said = ngettext(
            "The network took part in %d conference of other organizations.",
            "The network took part in %d conferences of other organizations.",
            number,
        )
        return said % number

    return bullets([told(facts, "events.others_conferences", words)])
