"""What an upper app adds to a page below it: a part with its template, offered in the app's `blocks.py`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from office.conventions import collect


@dataclass(frozen=True)
class Block:
    title: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    order: int = 50


def collect_blocks(name: str, *arguments: Any) -> list[Block]:
    """The blocks that the apps offer under `name` (HOME_BLOCKS, ORGANIZATION_BLOCKS, BODY_BLOCKS), in their order."""
    return sorted(_offered(name, *arguments), key=lambda block: block.order)


def _offered(name: str, *arguments: Any) -> Iterator[Block]:
    for _app, offers in collect("blocks", name):
        for offer in offers:
            block = offer(*arguments)
            if block is not None:
                yield block
