"""Makes a PostgreSQL of its own, fills it, measures, prints, and leaves nothing behind. Under three minutes."""

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

SMALL = {"members": 67, "people": 670}  # the network and the register as they are
LARGE = {"organizations": 10_000, "members": 10_000, "people": 100_000}
ONE_PLAN = {"plans": 1, "actions": 80, "evidence": 160}  # the plan of 2026 after a year
SOME_ADVICE = {"experts": 2, "sessions": 60, "entries": 60}  # some years of it
MUCH_ADVICE = {"experts": 20, "sessions": 200_000, "entries": 10_000}
SOME_EVENTS = {"events": 40, "registrations": 100, "attendances": 1_000}  # a year and its log
MANY_EVENTS = {"events": 1_000, "registrations": 1_000, "attendances": 1_000_000}
TEN_PLANS = {"plans": 9, "actions": 500, "evidence": 20_000}  # with the first one, ten


@contextmanager
def own_services() -> Iterator[None]:
    """An embedded database that nobody else uses, whatever the environment says."""
    from xmess.services import Services

    folder = Path(tempfile.mkdtemp(prefix="xmess-bench-"))
    folder.chmod(0o711)
    os.environ["XMESS_VAR"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("REDIS_URL", None)
    services = Services(folder, careless=True, owner="the benchmark")
    try:
        services.start()
        yield
    finally:
        services.stop()
        shutil.rmtree(folder, ignore_errors=True)


def prepare() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    from django.core.management import call_command

    from members import operations
    from office import clock

    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    operations.add_coordinator(
        given_name="Banc",
        family_name="de proves",
        email="bench@bench.example",
        starts_on=clock.today(),
        by=None,
    )


def run(rounds: int, seconds: float) -> None:
    from bench.advice import fill_advice
    from bench.data import fill
    from bench.events import fill_events
    from bench.measure import measure, table
    from bench.plans import fill_plans
    from bench.reports import compared

    print(compared(), "\n")
    fill(organizations=0, **SMALL)
    fill_plans(**ONE_PLAN, last=2016)
    fill_advice(**SOME_ADVICE)
    fill_events(**SOME_EVENTS)
    print(
        table(
            "67 members in the register of today, a plan of 80 actions, 60 sessions of advice, 40 events",
            measure(rounds=rounds, seconds=seconds),
        ),
        "\n",
    )
    begun = perf_counter()
    fill(**LARGE)
    fill_plans(**TEN_PLANS, last=2026)
    fill_advice(**MUCH_ADVICE)
    fill_events(**MANY_EVENTS)
    title = (
        "10,000 organizations, all members, 100,000 people; 10 plans of 500 actions, 20,000 pieces of evidence; "
        "20 experts, 200,000 sessions of advice, 10,000 movements of hours; "
        "1,000 events, one with 1,000 registrations, 1,000,000 attendances "
        f"(written in {perf_counter() - begun:.0f} s)"
    )
    print(table(title, measure(rounds=rounds, seconds=seconds)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="times that each page is asked for")
    parser.add_argument("--seconds", type=float, default=8, help="at most, for each page")
    options = parser.parse_args()
    begun = perf_counter()
    with own_services():
        prepare()
        run(options.rounds, options.seconds)
        from django.db import connections

        connections.close_all()
    print(f"\nTook {perf_counter() - begun:.0f} s.")


if __name__ == "__main__":
    main()
