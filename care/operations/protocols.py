from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from care.models import Protocol, ProtocolStep
from members.models import Person
from office import clock
from office.audit import operation
from office.refusals import Refused


@operation()
def publish_protocol(
    *,
    trigger: str,
    version: int,
    title: str,
    steps: list[dict[str, Any]],
    by: Person | None,
    at: datetime | None = None,
) -> Protocol:
    """A new version becomes the one by which welcomes begin; those already begun keep theirs."""
    last = Protocol.objects.filter(trigger=trigger).first()
    if last and version <= last.version:
        raise Refused(
            _("«%(protocol)s» is already published: give the changed protocol the version %(next)s.")
            % {"protocol": last, "next": last.version + 1}
        )
    Protocol.objects.filter(trigger=trigger, is_current=True).update(is_current=False)
    protocol = Protocol.objects.create(
        trigger=trigger, version=version, title=title, is_current=True, published_at=at or clock.now()
    )
    written: dict[str, ProtocolStep] = {}
    for position, values in enumerate(steps, start=1):
        columns = dict(values)
        after = columns.pop("after", None)
        if after and after not in written:
            raise Refused(
                _("The step «%(step)s» counts from «%(after)s», which does not come before it.")
                % {"step": columns["code"], "after": after}
            )
        written[columns["code"]] = ProtocolStep.objects.create(
            protocol=protocol, position=position, after=written[after] if after else None, **columns
        )
    return protocol
