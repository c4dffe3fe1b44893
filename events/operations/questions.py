"""What an event asks to who registers, beyond who comes."""

from django.db.models import Max
from django.utils.translation import gettext as _

from events.models import Answer, Event, Question
from members.models import Person
from office.audit import operation
from office.refusals import Refused

MOST = 12


@operation(under="event")
def add_question(
    *, event: Event, words: str, by: Person | None, choices: str = "", is_required: bool = False
) -> Question:
    """At the end; an event that asks too much is one for which nobody registers."""
    if event.questions.count() >= MOST:
        raise Refused(_("An event asks %d questions at most: take one away first.") % MOST, "words")
    last: int | None = event.questions.aggregate(last=Max("position"))["last"]
    return Question.objects.create(
        event=event, words=words.strip(), choices=_lines(choices), is_required=is_required,
        position=0 if last is None else last + 1,
    )  # fmt: skip


@operation(on="question", under="question.event")
def edit_question(
    *, question: Question, words: str, by: Person | None, choices: str = "", is_required: bool = False
) -> Question:
    if question.answers.exists() and words.strip() != question.words:
        raise Refused(
            _("Somebody has answered it: with other words the answers would not be to this question."),
            "words",
        )
    question.words, question.choices, question.is_required = words.strip(), _lines(choices), is_required
    question.save()
    return question


@operation(on="question", under="question.event")
def remove_question(*, question: Question, by: Person | None) -> Event:
    event: Event = question.event
    if question.answers.exists():
        raise Refused(_("Somebody has answered it: it stays, with its answers."))
    question.delete()
    return event


def _lines(choices: str) -> str:
    """One a line, without empty ones; a single choice would be no choice."""
    rows = list(dict.fromkeys(line.strip() for line in choices.splitlines() if line.strip()))
    if len(rows) == 1:
        raise Refused(_("Write two answers or more, one a line; or none, to let people write."), "choices")
    longest: int = Answer._meta.get_field("words").max_length or 0
    if any(len(row) > longest for row in rows):
        raise Refused(_("Each answer has %d letters at most: write it shorter.") % longest, "choices")
    return "\n".join(rows)
