"""Minutes as people say hours, in templates."""

from django import template

from office.minutes import in_words as words_of

register = template.Library()


@register.filter
def in_words(minutes: int) -> str:
    return words_of(minutes)
