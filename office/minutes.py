"""Minutes as people say hours: whole minutes in the database, «1 h 30 min» on the screen."""

from django.utils.translation import gettext as _


def in_words(minutes: int) -> str:
    """«2 h», «1 h 30 min», «45 min»; below zero with its sign."""
    sign, minutes = ("−" if minutes < 0 else ""), abs(minutes)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return sign + _("%d min") % rest
    words = _("%d h") % hours
    return sign + (words if not rest else f"{words} {_('%d min') % rest}")
