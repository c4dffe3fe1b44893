"""One sender: sends what is due and takes up what others lost, until it is killed."""

import os
import random
import time

import django
from django.conf import settings
from django.core.mail.utils import DNS_NAME

from tests.faults.processes import SHORT_LEASE, on_the_database_of_the_test


def main() -> None:
    on_the_database_of_the_test()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(os.environ["FAULT_SMTP_PORT"])
    DNS_NAME._fqdn = f"sender-{os.getpid()}.test"  # the sink learns who talks from the greeting
    django.setup()
    from office import messages, outbox
    from tests.office.kinds import KINDS

    messages.kinds().update(KINDS)
    outbox.LEASE = SHORT_LEASE
    while True:
        ids = outbox.due_ids()
        for pk in random.sample(ids, k=min(5, len(ids))):
            outbox.send(pk)
        outbox.take_up_lost()
        time.sleep(0 if ids else 0.2)


if __name__ == "__main__":
    main()
