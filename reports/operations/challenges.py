"""The challenges of the year are answered one by one."""

from members.models import Person
from office.audit import operation
from office.editing import check_version
from reports.models import ChallengeAnswer
from reports.operations.reports import check_is_open


@operation(on="challenge", under="challenge.report")
def answer_challenge(
    *, challenge: ChallengeAnswer, answer: str, by: Person | None, seen: int | None = None
) -> ChallengeAnswer:
    """`seen` is the version that was on the screen."""
    check_version(challenge, seen)
    check_is_open(challenge.report)
    challenge.answer, challenge.is_edited = answer, True
    challenge.version += 1
    challenge.save()
    return challenge
