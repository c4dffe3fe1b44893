"""Hours and euros in the figures of the members: «12,5», «1.200,50»."""

from decimal import Decimal


def hours_of(minutes: int) -> str:
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def euros_of(amount: Decimal) -> str:
    """Without cents where there are none."""
    text = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    return text.removesuffix(",00")
