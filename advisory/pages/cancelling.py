"""What cancelling costs, said before it is done, under the rules of the service."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisory.models import AdvisorySession
from advisory.pages.sessions import SessionPage, hours_of
from advisory.pages.words import moment_in_words
from advisory.rules import cancelling
from office import clock
from office.minutes import in_words

Side, State = AdvisorySession.Side, AdvisorySession.State


def side_of(page: SessionPage) -> str:
    """Whose cancellation it is; empty for coordination, which does it for any of them."""
    if page.runs:
        return ""
    return Side.COUNCIL if page.acts_for_council else Side.EXPERT


def costs_in_words(page: SessionPage) -> list[str]:
    """The sentences of the page, the cost first."""
    held, _charged = hours_of(page.session.entry_rows)
    if not held:
        return [_("It costs no hours.")]
    side = side_of(page)
    flows_back = _("The %s that are held flow back to the budget.") % in_words(held)
    if side == Side.EXPERT:
        return [flows_back]
    said = _of_the_council(page.session, held)
    if side == Side.COUNCIL:
        return said or [flows_back]
    return [flows_back, *(_("If the council cancels it: %s") % sentence for sentence in said)]


def _of_the_council(session: AdvisorySession, held: int) -> list[str]:
    """Nothing where no cancellation is ever charged."""
    service = session.service
    if not service.late_share or session.state != State.CONFIRMED or session.starts_at is None:
        return []
    if not service.rules_are_confirmed:
        return [_("It costs nothing: the cancellation rules of this service are still to be confirmed.")]
    if not cancelling.is_late(session.starts_at, clock.now(), service.free_until_hours):
        last = moment_in_words(session.starts_at - timedelta(hours=service.free_until_hours))
        return [_("It costs nothing until %s: all that is held flows back.") % last]
    charged = cancelling.charged(held, service.late_share)
    hours = ngettext("%d hour", "%d hours", service.free_until_hours) % service.free_until_hours
    return [
        _("There are less than %(hours)s left: %(charged)s are charged and %(back)s flow back.")
        % {"hours": hours, "charged": in_words(charged), "back": in_words(held - charged)}
    ]
