"""A worker whose renderer takes its time, so that the test kills it while the report is written."""

import time

import django

from tests.faults.processes import SHORT_LEASE, on_the_database_of_the_test

SECONDS = 4


def main() -> None:
    on_the_database_of_the_test()
    django.setup()
    from office import jobs, paper

    render = paper.render

    def slowly(*args, **kwargs) -> bytes:
        content = render(*args, **kwargs)
        time.sleep(SECONDS)
        return content

    paper.render = slowly
    jobs.LEASE = 3 * SHORT_LEASE
    while True:
        jobs.take_up_lapsed()
        for pk in jobs.queued_ids():
            jobs.run(pk)
        time.sleep(0.1)


if __name__ == "__main__":
    main()
