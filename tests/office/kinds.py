"""Message kinds of the office's own tests, in this process and in those that a test starts."""

from office.messages import MessageKind

SECRET = MessageKind(name="test_secret", label="Codi", is_secret=True, is_on_screen=False)
NOTICE = MessageKind(name="test_notice", label="Avís", is_moot=lambda message: message.subject == "Ja no cal")
NUDGE = MessageKind(name="test_nudge", label="Recordatori", is_reminder=True, after_lost_lease="ask")
KINDS = {kind.name: kind for kind in (SECRET, NOTICE, NUDGE)}
