"""Where a topic is used, in words; also by the apps above, which this one does not know."""

from typing import Any

from django.utils.translation import ngettext_lazy

from members.models import Topic
from members.querysets.topics import name_of, relations

WORDS = {
    "organizations": ngettext_lazy("%d council works on it", "%d councils work on it"),
    "needs": ngettext_lazy("%d need", "%d needs"),
    "interlocutors": ngettext_lazy("%d interlocutor", "%d interlocutors"),
    "collaborations": ngettext_lazy("%d collaboration", "%d collaborations"),
}
OTHER = ngettext_lazy("%d other use", "%d other uses")


def uses_of(topic: Any) -> list[str]:
    """Of a topic that comes from `with_uses`; asks the database for nothing. Empty when nothing names it."""
    counts = [(name_of(relation), relation) for relation in relations(Topic)]
    found = [(name, getattr(topic, f"uses_{name}")) for name, _relation in counts]
    return [str(WORDS.get(name, OTHER) % count) for name, count in found if count]
