"""Progress: proposed by who answers for the action, or by what hangs from it, and settled by a person."""

from django.utils.translation import gettext as _

from members.models import Person
from office import clock, messages
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action, ProgressNote
from workplan.models.actions import REASON_LENGTH
from workplan.operations.states import check_open, put_in_state, save_action
from workplan.pages.following import change_in_words, proposal_for

Answer, Kind, State = ProgressNote.Answer, ProgressNote.Kind, Action.State
# A blockage says more than a proposal asks for, and what leaves the plan is decided and not proposed.
PROPOSABLE = (State.PENDING, State.IN_PROGRESS, State.DONE, State.POSTPONED, State.SUSPENDED)


@operation(under="action")
def propose_progress(
    *, action: Action, text: str, by: Person | None, state: str = "", progress: int | None = None
) -> ProgressNote:
    """By who answers for the action; coordination is told, and one proposal waits at a time."""
    action.refresh_from_db(fields=["state"])  # somebody may have closed it while this was being written
    check_open(action)
    _check_proposed(action, text, state, progress)
    if ProgressNote.objects.waiting().filter(action=action).exists():
        raise Refused(
            _("A proposal of this action already waits for an answer. If there is news, write a note.")
        )
    note = ProgressNote.objects.create(
        action=action, kind=Kind.PROPOSAL, answer=Answer.WAITING, text=text, by=by, state=state,
        progress=100 if state == State.DONE else progress,
    )  # fmt: skip
    _tell_coordination(note)
    return note


def _check_proposed(action: Action, text: str, state: str, progress: int | None) -> None:
    if not action.is_open:
        raise Refused(_("This action is closed: to open it again, coordination changes its state."))
    if not text.strip():
        raise Refused(_("Say what has been done: it is what they will read to decide."), "text")
    if state and state not in PROPOSABLE:
        raise Refused(_("Choose another state: this one is not proposed from here."), "state")
    if progress is not None and not 0 <= progress <= 100:
        raise Refused(_("The progress goes from 0 to 100."), "progress")
    if state in {"", action.state} and progress is None:
        raise Refused(_("Propose another state or a progress; if nothing changes, write a note."), "state")


def _tell_coordination(note: ProgressNote) -> None:
    words = {"code": note.action.code, "title": note.action.title, "who": note.by or _("The portal"),
             "change": change_in_words(note), "text": note.text}  # fmt: skip
    for person in Person.objects.coordination():
        messages.send(
            kind="progress_proposed",
            key=f"progress_proposed:{note.pk}:{person.pk}",
            person=person,
            subject=_("%(code)s: %(who)s proposes %(change)s") % words,
            body=_("Good day.\n\nProposal for «%(title)s»: %(change)s.\n\n%(text)s\n\nWith the link you accept it "
                   "or set it aside.") % words,
            about=note,
            link=note.action.get_absolute_url(),
        )  # fmt: skip


@operation(on="note", under="note.action")
def answer_proposal(*, note: ProgressNote, accept: bool, by: Person | None, reason: str = "") -> ProgressNote:
    """Accepted, it becomes the state of the action; set aside, it says why. Who proposed it is told."""
    check_open(note.action)
    if note.answer != Answer.WAITING:
        raise Refused(_("This proposal already has its answer: %s.") % note.get_answer_display())
    if not accept and not reason.strip():
        raise Refused(_("Say why it is set aside: who proposed it will read it."), "reason")
    note.answer = Answer.ACCEPTED if accept else Answer.SET_ASIDE
    note.answered_at, note.answer_reason = clock.now(), reason
    note.save(update_fields=["answer", "answered_at", "answer_reason"])
    if accept:
        _accept_progress(action=note.action, note=note, by=by)
    _tell_proposer(note, by)
    return note


@operation(on="action")
def _accept_progress(*, action: Action, note: ProgressNote, by: Person | None) -> Action:
    _settle(action, note.state or action.state, note.progress, note.text)
    return action


def _settle(action: Action, state: str, percent: int | None, reason: str) -> None:
    """Without a percentage, the one there was stays; what is done is wholly done, whatever was proposed before."""
    if state != action.state:
        put_in_state(action, state, reason[:REASON_LENGTH])
    if percent is not None and action.state != State.DONE:
        action.progress = percent
    action.progress_reason = reason[:REASON_LENGTH]
    save_action(action)


def _tell_proposer(note: ProgressNote, by: Person | None) -> None:
    if note.by is None or note.by == by:
        return
    words = {"code": note.action.code, "title": note.action.title, "change": change_in_words(note)}
    is_accepted = note.answer == Answer.ACCEPTED
    subject = (
        _("%(code)s: your proposal is accepted") if is_accepted else _("%(code)s: your proposal is set aside")
    )
    said = [_("Your proposal for «%(title)s» was: %(change)s.") % words]
    if note.answer_reason:
        said.append(_("The answer: %s") % note.answer_reason)
    messages.send(
        kind="progress_answered",
        key=f"progress_answered:{note.pk}",
        person=note.by,
        subject=subject % words,
        body="\n\n".join([_("Good day."), *said]),
        about=note,
        link=note.action.get_absolute_url(),
    )


@operation(on="action")
def confirm_progress(*, action: Action, seen: str, by: Person | None) -> Action:
    """Accept what the portal proposes from evidence, sub-actions and indicators: the one that was `seen`."""
    check_open(action)
    proposal = proposal_for(action)
    if not proposal.changes(action.state, action.progress):
        raise Refused(_("There is nothing to confirm: the action already says so."))
    if proposal.seal != seen:
        raise Refused(_("The proposal has changed meanwhile: read it again before you confirm it."))
    _settle(action, proposal.state, proposal.percent, proposal.reason)
    ProgressNote.objects.create(
        action=action,
        kind=Kind.CONFIRMED,
        by=by,
        text=proposal.reason,
        state=action.state,
        progress=action.progress,
    )
    return action
