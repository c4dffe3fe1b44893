"""What happens next with a session and who must do it, said to whoever reads; and the acts that are at hand."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, SessionCouncil
from advisory.pages.sessions import SessionPage, hours_of
from advisory.pages.words import asked_ago, councils_of, moment_in_words, when_in_words
from advisory.rules import states
from advisory.rules.states import SILENCE_DAYS
from office import clock
from office.minutes import in_words

State, Answer, Reply = AdvisorySession.State, AdvisorySession.Answer, SessionCouncil.Reply


@dataclass(frozen=True)
class Act:
    """A button to the address `name` of this session; left out where nobody has built that address."""

    name: str
    label: str
    is_post: bool = False
    sends: str = ""  # what the button says besides, where its address takes more than one answer


@dataclass(frozen=True)
class NextStep:
    title: str
    who: str
    when: str = ""
    text: str = ""
    is_late: bool = False
    acts: list[Act] = field(default_factory=list)


def next_step(page: SessionPage) -> NextStep | None:
    """None when nothing is to be done any more."""
    steps = {
        State.REQUESTED: _requested,
        State.OFFERED: _offered,
        State.CONFIRMED: _confirmed,
        State.DONE: _done,
    }
    step = steps.get(page.session.state)
    return step(page) if step else None


def _requested(page: SessionPage) -> NextStep:
    session = page.session
    if session.expires_at:
        return _asked_for_a_time(page)
    if session.expert is None:
        acts = [Act("session_assign", _("Assign who gives it")), Act("session_date", _("Agree the date"))]
        if page.runs:
            return NextStep(
                _("Assign who gives it and agree the date"), _("Coordination"), asked_ago(session), acts=acts
            )
        text = _("You will get a mail with the person and the date. You have nothing to do meanwhile.")
        return NextStep(_("We look for who can help you"), _("Coordination"), asked_ago(session), text)
    if page.runs or page.is_expert:
        act = Act("session_date", _("Agree the date"))
        return NextStep(
            _("Agree the date"), str(session.expert), asked_ago(session), session.when_suits, acts=[act]
        )
    text = _("You will get a mail with the date. You have nothing to do meanwhile.")
    return NextStep(_("A date will be proposed to you"), str(session.expert), asked_ago(session), text)


def _asked_for_a_time(page: SessionPage) -> NextStep:
    session = page.session
    when = _("before %s") % moment_in_words(session.expires_at)
    if page.runs or page.is_expert:
        acts = [Act("session_confirm", _("Confirm it"), is_post=True)]
        return NextStep(_("Say whether that time can be"), str(session.expert), when, acts=acts)
    text = _("If nobody answers before then, the request expires, what was held flows back and we tell you.")
    return NextStep(_("The time has to be confirmed"), str(session.expert), when, text)


def _offered(page: SessionPage) -> NextStep:
    session = page.session
    if session.has_started(clock.now()):
        acts = [Act("session_date", _("Agree the date"))] if page.runs or page.is_expert else []
        text = _("Its time has already gone by: agree another date.") if acts else ""
        return NextStep(_("The date has to be agreed"), _("Coordination"), text=text, acts=acts)
    silent = [row.organization for row in session.council_rows if row.reply == Reply.INVITED]
    own = [row for row in page.own_rows if row.reply == Reply.INVITED]
    names = ", ".join(map(str, silent))
    if own:
        act = Act("session_reply", _("Say whether you come"))
        return NextStep(_("Say whether you come"), councils_of(own), acts=[act])
    if silent:
        acts = [Act("session_reply", _("Write down what a council says"))] if page.runs else []
        return NextStep(_("The councils have to say whether they come"), names, acts=acts)
    acts = [Act("session_date", _("Agree the date"))] if page.runs or page.is_expert else []
    who = str(session.expert) if session.expert else _("Coordination")
    return NextStep(_("The date has to be agreed"), who, acts=acts)


def _confirmed(page: SessionPage) -> NextStep:
    session, now = page.session, clock.now()
    if session.starts_at > now:
        who = [str(session.expert), *(str(row.organization) for row in _coming(page))]
        return NextStep(_("The session is held"), ", ".join(who), when_in_words(session), session.place)
    if session.ends_at > now:
        return NextStep(_("It is being held now"), str(session.expert), text=session.place)
    if page.runs or page.is_expert:
        act = Act("session_log", _("Write down what came of it"))
        is_late = session.ends_at < now - timedelta(days=SILENCE_DAYS)
        when = _("held on %s") % moment_in_words(session.starts_at)
        return NextStep(
            _("Write down what came of it"), str(session.expert), when, is_late=is_late, acts=[act]
        )
    text = _("You will get a mail to say whether you agree.")
    return NextStep(_("What came of it has to be written down"), str(session.expert), text=text)


def _coming(page: SessionPage) -> list[SessionCouncil]:
    return [row for row in page.session.council_rows if row.reply == Reply.COMING]


def _done(page: SessionPage) -> NextStep | None:
    session = page.session
    if session.answer == Answer.DISPUTED:
        acts = [Act("session_correct", _("Correct the minutes"))] if page.runs else []
        return NextStep(
            _("What the council does not find right has to be looked at"),
            _("Coordination"),
            text=session.answer_words,
            acts=acts,
        )
    if page.runs and session.account and (overrun := _overrun(page)):
        act = Act("session_overrun", _("Look at the minutes beyond"))
        title = _("%s beyond what was held wait for approval") % in_words(overrun)
        return NextStep(title, _("Coordination"), acts=[act])
    return _to_answer(page) if session.answer == Answer.WAITING else None


def _to_answer(page: SessionPage) -> NextStep:
    session = page.session
    councils = councils_of([row for row in _coming(page) if row.part == SessionCouncil.Part.ADVISED])
    last = clock.day_of(session.logged_at) + timedelta(days=SILENCE_DAYS)
    when = _("until %s") % date_format(last, r"j E")
    text = _("Without an answer, it stands as it is written.")
    if page.received_it:
        acts = [
            Act("session_answer", _("We agree"), is_post=True, sends="agrees"),
            Act("session_answer", _("Something is not right")),
        ]
        return NextStep(_("Say whether you agree with what came of it"), councils, when, text, acts=acts)
    acts = [Act("session_answer", _("Write down what the council says"))] if page.runs else []
    return NextStep(_("The council has to say whether it agrees"), councils, when, text, acts=acts)


def _overrun(page: SessionPage) -> int:
    _held, charged = hours_of(page.session.entry_rows)
    return max((page.session.minutes_used or 0) - charged, 0)


def other_acts(page: SessionPage) -> list[Act]:
    """What can be done besides, apart from the next step."""
    session, found = page.session, []
    leads = page.runs or page.is_expert
    is_to_come = session.state == State.CONFIRMED and not session.has_started(clock.now())
    if leads and is_to_come:
        found.append(Act("session_date", _("Move the date")))
    if page.runs and (is_to_come or (session.state == State.REQUESTED and session.expert)):
        found.append(Act("session_assign", _("Assign somebody else")))
    if page.may_reply and session.state != State.OFFERED:
        found.append(Act("session_reply", _("Change who comes")))
    if leads and session.state == State.REQUESTED:
        found.append(Act("session_decline", _("Decline it")))
    if page.runs and session.state == State.DONE and session.answer != Answer.DISPUTED:
        found.append(Act("session_correct", _("Correct the minutes")))
    if leads and session.state == State.DONE and not session.published_at:
        found.append(Act("session_publish", _("Publish the field, without names")))
    found += _of_who_leads(page)
    if page.may_cancel:
        found.append(Act("session_cancel", _("Cancel it")))
    return found


def _of_who_leads(page: SessionPage) -> list[Act]:
    """What coordination does with a session, and its expert, once in a while."""
    session, found = page.session, []
    has_begun = session.has_started(clock.now())
    if page.runs and session.state in states.OPEN and not has_begun:
        found.append(Act("session_join", _("Add another council")))
    if (page.runs or page.is_expert) and session.state == State.CONFIRMED and has_begun:
        found.append(Act("session_no_show", _("Write down who did not come")))
    if (page.runs or page.is_expert) and session.published_at:
        found.append(Act("session_publish", _("Change the public line")))
    if page.runs:
        found.append(Act("session_plan", _("Action of the plan that it serves")))
    return found
