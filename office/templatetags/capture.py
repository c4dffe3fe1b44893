"""Keep a piece of page under a name: a block shown twice, or markup handed to a component."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_block_tag(takes_context=True)
def capture(context: Context, content: str, name: str) -> SafeString:
    """Render what is between the tags into the variable `name`, and show nothing here.

    A Django block can be printed only once; the title is needed in the tab and in the page.
    """
    # The content has already been escaped where it was rendered.
    context[name] = mark_safe(content.strip())  # noqa: S308
    return mark_safe("")
