"""What a line of a justification says of its target: reached, how much is missing, or that nobody knows yet."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Deviation:
    words: str
    tone: str
    note: str = ""


def in_figures(value: Decimal) -> str:
    """«6», «12,5», «1.200»: without the zeros that a column keeps."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def deviation(target: Decimal | None, reached: Decimal | None, *, is_known: bool, is_over: bool) -> Deviation:
    """`is_known`: something is said of what was reached, be it a number or words. `is_over`: the period."""
    if not is_known:
        return Deviation(_("To find out"), "late" if is_over else "soon")
    if target is None or reached is None:
        return Deviation(_("Said in words"), "neutral")
    if reached == target:
        return Deviation(_("Reached"), "well")
    if reached > target:
        return Deviation(_("%s more than the target") % in_figures(reached - target), "well")
    share = _("%d %% reached") % int(reached * 100 / target)
    return Deviation(_("%s missing") % in_figures(target - reached), "late" if is_over else "soon", share)
