"""What came of a challenge, drafted from the actions of the plan that meet it."""

from dataclasses import dataclass

from django.utils.translation import ngettext


@dataclass(frozen=True)
class Met:
    """Actions that are counted, and those of them that are done."""

    total: int = 0
    done: int = 0


def answer_of(met: Met) -> str:
    """Nothing where no action of the plan meets it: then somebody has to say what came of it."""
    if not met.total:
        return ""
    words = ngettext(
        "%(done)d of the %(total)d action of the plan that meets this challenge is done.",
        "%(done)d of the %(total)d actions of the plan that meet this challenge are done.",
        met.total,
    )
    return words % {"done": met.done, "total": met.total}
