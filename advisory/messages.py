"""The messages of advice."""

from advisory.reminder_kinds import REMINDER_KINDS

KINDS = [*REMINDER_KINDS]
