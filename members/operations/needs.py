from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Need, Organization, Person, Topic
from office import clock, messages
from office.audit import operation
from office.refusals import Refused


@operation(under="organization")
def record_need(
    *,
    organization: Organization,
    words: str,
    source: str,
    by: Person | None,
    topic: Topic | None = None,
    found_on: date | None = None,
    on_behalf_of: Organization | None = None,
) -> Need:
    """Write down what a council needs; without a date, found today."""
    if not organization.is_council:
        raise Refused(_("Needs are written down of town councils and county councils only."))
    day = found_on or clock.today()
    _check_found_on(day)
    need = Need.objects.create(
        organization=organization, topic=topic, words=_written(words), source=source, found_on=day
    )
    if source == Need.Source.COUNCIL:
        _tell_coordination(need)
    return need


@operation(on="need")
def edit_need(
    *,
    need: Need,
    words: str,
    source: str,
    found_on: date,
    by: Person | None,
    topic: Topic | None = None,
    on_behalf_of: Organization | None = None,
) -> Need:
    """Put right what was written down; the council it is of does not change."""
    _check_found_on(found_on)
    if need.closed_on and found_on > need.closed_on:
        raise Refused(
            _("It was closed on %s: it cannot have been found later.") % f"{need.closed_on:%d/%m/%Y}",
            "found_on",
        )
    need.words, need.topic, need.source, need.found_on = _written(words), topic, source, found_on
    need.save(update_fields=["words", "topic", "source", "found_on"])
    return need


@operation(on="need")
def close_need(
    *,
    need: Need,
    state: str,
    outcome: str,
    closed_on: date,
    by: Person | None,
    on_behalf_of: Organization | None = None,
) -> Need:
    """Answered or no longer needed, with what came of it in words."""
    if not need.is_open:
        raise Refused(_("This need is already closed, since %s.") % f"{need.closed_on:%d/%m/%Y}")
    if state not in {Need.State.ANSWERED, Need.State.DROPPED}:
        raise Refused(_("Choose how the need is closed: answered, or no longer needed."), "state")
    if not outcome.strip():
        raise Refused(_("Write in a few words what came of it."), "outcome")
    if closed_on > clock.today():
        raise Refused(_("A need cannot be closed on a day still to come."), "closed_on")
    if closed_on < need.found_on:
        raise Refused(
            _("It was found on %s: it cannot have been closed earlier.") % f"{need.found_on:%d/%m/%Y}",
            "closed_on",
        )
    need.state, need.outcome, need.closed_on = state, outcome.strip(), closed_on
    need.save(update_fields=["state", "outcome", "closed_on"])
    return need


@operation(on="need")
def reopen_need(*, need: Need, by: Person | None, on_behalf_of: Organization | None = None) -> Need:
    """What came of it did not serve: open again; how it was closed stays in the history."""
    if need.is_open:
        raise Refused(_("This need is already open."))
    need.state, need.outcome, need.closed_on = Need.State.OPEN, "", None
    need.save(update_fields=["state", "outcome", "closed_on"])
    return need


def _tell_coordination(need: Need) -> None:
    """Nobody of the coordination was there when the council wrote it."""
    values = {"council": need.organization, "topic": need.topic or _("Without a topic")}
    for person in Person.objects.coordination():
        messages.send(
            kind="need_noted",
            key=f"need_noted:{need.pk}:{person.pk}",
            person=person,
            subject=_("%(council)s: a new need (%(topic)s)") % values,
            body=_(
                "Good day.\n\n%(council)s: somebody of the council has written down a need. Topic: %(topic)s."
            )
            % values,
            link=f"{reverse('need_list')}?council={need.organization_id}",
            about=need,
        )


def _written(words: str) -> str:
    if not words.strip():
        raise Refused(_("Write what the council needs, in its own words."), "words")
    return words.strip()


def _check_found_on(day: date) -> None:
    if day > clock.today():
        raise Refused(_("A need cannot be found on a day still to come."), "found_on")
