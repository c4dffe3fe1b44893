"""One worker: takes up lapsed jobs and runs what is queued, until it is killed."""

import os
import time
from pathlib import Path

import django

from tests.faults.processes import SHORT_LEASE, on_the_database_of_the_test

STEPS = 20


def count_slowly(progress, path: str) -> dict[str, str]:
    """Each step leaves a line, so that the test sees who did what."""
    for step in range(1, STEPS + 1):
        progress(step, STEPS, f"Pas {step}")
        with Path(path).open("a", encoding="utf-8") as lines:
            lines.write(f"{os.getpid()} {step}\n")
        time.sleep(0.1)
    return {"sentence": "Fet"}


def main() -> None:
    on_the_database_of_the_test()
    django.setup()
    from office import jobs

    jobs.kinds()["test_count"] = count_slowly
    jobs.LEASE = SHORT_LEASE / 2
    while True:
        jobs.take_up_lapsed()
        for pk in jobs.queued_ids():
            jobs.run(pk)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
