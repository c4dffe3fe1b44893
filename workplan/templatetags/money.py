"""Euros and hours in the figures of the members."""

from decimal import Decimal

from django import template

from workplan.rules.amounts import euros_of, hours_of

register = template.Library()


@register.filter
def euros(amount: Decimal) -> str:
    return f"{euros_of(amount)} €"


@register.filter
def hours(minutes: int) -> str:
    return f"{hours_of(minutes)} h"
