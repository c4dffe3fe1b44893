"""The challenges of the year and what came of each: drafted from the plan until somebody writes in it."""

from django.utils.translation import gettext as _

from members.models import Person
from office.audit import operation
from office.editing import check_version
from office.refusals import Refused
from reports.drafts.challenges import answer_of
from reports.models import AnnualReport, ChallengeAnswer
from reports.operations.counting import save_challenge
from reports.operations.placing import last_position
from reports.operations.reports import check_is_open, check_seen
from reports.pages.challenges import met_by


@operation(under="report")
def add_challenge(*, report: AnnualReport, text: str, by: Person | None, answer: str = "") -> ChallengeAnswer:
    """Of a year whose plan does not live in the portal."""
    check_is_open(report)
    _check(text)
    return ChallengeAnswer.objects.create(
        report=report, position=last_position(report.challenges), text=text.strip(), answer=answer,
        is_edited=True,
    )  # fmt: skip


@operation(on="challenge", under="challenge.report")
def edit_challenge(
    *, challenge: ChallengeAnswer, text: str, answer: str, by: Person | None, seen: int | None = None
) -> ChallengeAnswer:
    check_version(challenge, seen)
    check_is_open(challenge.report)
    _check(text)
    challenge.is_edited = challenge.is_edited or answer != challenge.answer
    challenge.text, challenge.answer = text.strip(), answer
    return save_challenge(challenge)


@operation(on="challenge", under="challenge.report")
def redraft_challenge(
    *, challenge: ChallengeAnswer, by: Person | None, seen: int | None = None
) -> ChallengeAnswer:
    """What the plan says of it, in place of what somebody wrote."""
    check_seen(challenge, seen)
    check_is_open(challenge.report)
    if challenge.challenge_id is None:
        raise Refused(_("This challenge is not of a plan of the portal: there is nothing to draft it from."))
    challenge.answer = answer_of(met_by([challenge.challenge_id])[challenge.challenge_id])
    challenge.is_edited = False
    return save_challenge(challenge)


@operation(on="challenge", under="challenge.report")
def remove_challenge(*, challenge: ChallengeAnswer, by: Person | None) -> ChallengeAnswer:
    check_is_open(challenge.report)
    ChallengeAnswer.objects.filter(pk=challenge.pk).delete()
    return challenge


def _check(text: str) -> None:
    if not text.strip():
        raise Refused(_("Write the challenge."), "text")
