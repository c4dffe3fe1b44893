"""Which draft each section has, and those that are short; conclusions say the main sentences again."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.drafts import Draft, Facts
from reports.drafts.advice import advice, factsheets, sessions
from reports.drafts.bodies import elections, governance, groups, new_groups
from reports.drafts.events import conferences, others_conferences
from reports.drafts.members import care, joined
from reports.drafts.sentences import bullets, names_of, told


def communication(facts: Facts) -> str:
    def news(number: int) -> str:
        return ngettext("%d item of news was published.", "%d items of news were published.", number) % number

    def bulletins(number: int) -> str:
        return ngettext("%d bulletin was sent.", "%d bulletins were sent.", number) % number

    return bullets(
        [told(facts, "communication.news", news), told(facts, "communication.bulletins", bulletins)]
    )


def ecosystem(facts: Facts) -> str:
    done, partners = (names_of(facts.listed(key)) for key in ("collaborations", "partners"))
    return bullets(
        [
            _("Done with other organizations: %s.") % done if done else "",
            _("Organizations with which the network worked: %s.") % partners if partners else "",
        ]
    )


def conclusions(facts: Facts) -> str:
    return bullets([joined(facts), *elections(facts), sessions(facts), factsheets(facts), new_groups(facts)])


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
