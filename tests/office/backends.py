"""A mail server that answers what the test says: a real Django backend, of which smtp is another."""

from typing import Any

from django.core.mail.backends.locmem import EmailBackend as InMemory

ANSWERS: dict[str, Exception] = {}


def answering(settings: Any, answers: dict[str, Exception]) -> None:
    ANSWERS.clear()
    ANSWERS.update(answers)
    settings.EMAIL_BACKEND = "tests.office.backends.Answering"


class Answering(InMemory):
    def send_messages(self, messages: list[Any]) -> int:
        for message in messages:
            if answer := ANSWERS.get(message.to[0]):
                raise answer
        return super().send_messages(messages)
