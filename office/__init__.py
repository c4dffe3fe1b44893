"""What every office has: audit, refusals, outgoing messages, reminders, files, jobs, the clock.

Imports nothing of ours. Knows people only by AUTH_USER_MODEL and organizations as a number with a
printed name. Main nouns: AuditRow, Message, ReminderRule, Job, StoredFile, SignedLink.
"""
