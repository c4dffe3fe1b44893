"""The protocols that the portal brings (care/data/protocols/): published once each, by version."""

import json
from pathlib import Path
from typing import Any

from care.models import Protocol, ProtocolStep
from care.operations import publish_protocol

FOLDER = Path(__file__).parent / "data" / "protocols"


def load_protocols() -> int:
    """Publish the versions that are not here yet; safe to repeat. Answers how many were new."""
    return sum(_publish_if_new(json.loads(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*.json")))


def _publish_if_new(data: dict[str, Any]) -> bool:
    published = Protocol.objects.filter(trigger=data["trigger"], version=data["version"]).first()
    if published is None:
        publish_protocol(**data, by=None)
        return True
    if _content(published) != [_with_defaults(step) for step in data["steps"]]:
        # Welcomes stand on it: they would say one thing and the protocol another.
        raise ValueError(f"{published} was changed after it was published: give the file a new version")
    return False


def _content(protocol: Protocol) -> list[dict[str, Any]]:
    steps = protocol.steps.select_related("after")
    return [
        {name: getattr(step, name) for name in COLUMNS} | {"after": step.after.code if step.after else None}
        for step in steps
    ]


def _with_defaults(step: dict[str, Any]) -> dict[str, Any]:
    blank = ProtocolStep()
    return {name: getattr(blank, name) for name in COLUMNS} | {"after": None} | step


COLUMNS = (
    "code",
    "title",
    "text",
    "kind",
    "responsible",
    "offset_days",
    "counts_from",
    "links",
    "is_to_confirm",
    "is_optional",
)
LOADERS = [load_protocols]
