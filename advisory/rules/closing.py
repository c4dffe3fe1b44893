"""What the end of a period does with the hours that are left: computed from what there is, and from nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Journal:
    """In whole minutes; `returned` by the number of the account of each package."""

    returned: dict[int, int]
    carried: int
    lapsed: int

    @property
    def left(self) -> int:
        """Before anything was posted."""
        return self.carried + self.lapsed


def journal(pool: int, packages: Sequence[tuple[int, int]], carry: int) -> Journal:
    """Packages flow back into the pool; of what is then there, so much passes on, and the rest lapses.

    What passes on is never more than what is left.
    """
    returned = {account: minutes for account, minutes in packages if minutes > 0}
    left = pool + sum(returned.values())
    carried = min(carry, left)
    return Journal(returned, carried, left - carried)
