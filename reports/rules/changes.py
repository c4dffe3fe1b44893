"""Whether a text still says what the figures say."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Change:
    key: str
    before: Decimal | None
    after: Decimal | None


def as_facts(figures: Mapping[str, Decimal | None]) -> dict[str, str | None]:
    """As they are kept with the text: exact, in JSON."""
    return {key: None if value is None else f"{value.normalize():f}" for key, value in figures.items()}


def changes(facts: Mapping[str, str | None], figures: Mapping[str, Decimal | None]) -> list[Change]:
    """What has changed under a text since it was written; figures that it did not have then are no change."""
    before = {key: None if said is None else Decimal(said) for key, said in facts.items() if key in figures}
    return [Change(key, said, figures[key]) for key, said in before.items() if said != figures[key]]
