"""The training plan is of two years, and begins in an even one («2026–2027»). Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Biennium:
    first: int

    @classmethod
    def of(cls, year: int) -> "Biennium":
        return cls(year - year % 2)

    @property
    def years(self) -> tuple[int, int]:
        return self.first, self.first + 1

    def __str__(self) -> str:
        return f"{self.first}–{self.first + 1}"
