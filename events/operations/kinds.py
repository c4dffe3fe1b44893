"""The kinds of event, as coordination names them."""

from dataclasses import asdict, dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.models import EventKind
from members.models import Person
from office.audit import operation
from office.refusals import Refused

TAKEN = {"nou"}  # an address of its own, beside those of the kinds


@dataclass(frozen=True)
class KindContent:
    name: str
    purpose: str = ""
    is_offered: bool = True
    is_training: bool = False
    yearly_limit: int | None = None
    limit_source: str = ""


@operation()
def add_event_kind(*, content: KindContent, by: Person | None) -> EventKind:
    code = slugify(content.name)[:40]
    if not code:
        raise Refused(_("Give it a name in letters."), "name")
    if code in TAKEN:
        code = f"{code}-2"
    if EventKind.objects.filter(code=code).exists():
        raise Refused(_("There is a kind of event with that name."), "name")
    last = EventKind.objects.order_by("position").last()
    return _write(EventKind(code=code, position=last.position + 1 if last else 1), content)


@operation(on="kind")
def edit_event_kind(*, kind: EventKind, content: KindContent, by: Person | None) -> EventKind:
    """Its code stays: figures and caps go by it."""
    return _write(kind, content)


def _write(kind: EventKind, content: KindContent) -> EventKind:
    if EventKind.objects.filter(name__iexact=content.name.strip()).exclude(pk=kind.pk).exists():
        raise Refused(_("There is a kind of event with that name."), "name")
    for name, value in asdict(content).items():
        setattr(kind, name, value.strip() if isinstance(value, str) else value)
    kind.save()
    return kind
