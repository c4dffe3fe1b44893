import functools
from collections.abc import Callable, Iterable
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.db.models import ForeignObjectRel
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from members.models import Person, Topic
from members.querysets.topics import name_of, relations
from members.topics import uses_of
from office.audit import operation
from office.refusals import Refused

P = ParamSpec("P")
R = TypeVar("R")


def in_turn(operation: Callable[P, R]) -> Callable[P, R]:
    """Names are compared with those of all the topics, so the changes of the list follow each other.

    Stands above `@operation`: all the rows are locked before the one that changes, so nobody waits in a ring.
    """

    @functools.wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            list(Topic.objects.order_by("pk").select_for_update().values_list("pk"))
            return operation(*args, **kwargs)

    return run


@in_turn
@operation()
def add_topic(*, name: str, by: Person | None, aliases: Iterable[str] = ()) -> Topic:
    """One more topic, under names that no other has."""
    topic = Topic()
    _give_names(topic, name, aliases)
    topic.save()
    return topic


@in_turn
@operation(on="topic")
def edit_topic(*, topic: Topic, name: str, aliases: Iterable[str], by: Person | None) -> Topic:
    """Another name or other names; what uses the topic goes on using it."""
    _give_names(topic, name, aliases)
    topic.save(update_fields=["name", "aliases"])
    return topic


@in_turn
@operation(on="into")
def merge_topics(*, topic: Topic, into: Topic, by: Person | None) -> Topic:
    """Whatever names the one names the other from now on, and its names go on being found."""
    if topic.pk == into.pk:
        raise Refused(_("Choose another topic: one cannot be merged into itself."), "into")
    for relation in relations(Topic):
        _move(relation, topic, into)
    names = [topic.name, *topic.aliases]
    delete_topic(topic=topic, by=by)
    _give_names(into, into.name, [*into.aliases, *names])
    into.save(update_fields=["aliases"])
    return into


@in_turn
@operation(on="topic")
def delete_topic(*, topic: Topic, by: Person | None) -> Topic:
    """Only what nothing names; what is used is merged into another."""
    counted = Topic.objects.with_uses().get(pk=topic.pk)
    uses = uses_of(counted)
    if uses:
        raise Refused(
            _("«%(topic)s» is used (%(uses)s): merge it into another topic instead.")
            % {"topic": topic, "uses": get_text_list(uses, _("and"))}
        )
    topic.delete()
    return topic


def _give_names(topic: Topic, name: str, aliases: Iterable[str]) -> None:
    topic.name = _free(topic, name, "name")
    if not topic.name:
        raise Refused(_("Write the name of the topic."), "name")
    seen = {topic.name.casefold(): topic.name}
    for alias in aliases:
        words = _free(topic, alias, "aliases")
        if words:
            seen.setdefault(words.casefold(), words)
    topic.aliases = list(seen.values())[1:]


def _free(topic: Topic, words: str, field: str) -> str:
    """The words without spaces too many, if no other topic is called so."""
    words = " ".join(words.split())
    other = Topic.objects.named(words).exclude(pk=topic.pk).first() if words else None
    if other:
        raise Refused(
            _("«%(words)s» is already a name of the topic «%(topic)s».") % {"words": words, "topic": other},
            field,
        )
    return words


def _move(relation: ForeignObjectRel, topic: Topic, into: Topic) -> None:
    rows: Any = getattr(topic, name_of(relation))
    if relation.many_to_many:
        getattr(into, name_of(relation)).add(*rows.all())
        rows.clear()
    else:
        rows.update(**{relation.field.name: into})
