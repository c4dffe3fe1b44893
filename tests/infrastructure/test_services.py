"""What can be tried without starting anything; the rest is in tests/faults."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from xmess.services import AlreadyRunning, DidNotStart, Services, clock_offset
from xmess.services.children import Account, service_account
from xmess.services.places import Unsafe, private_folder, socket_folder
from xmess.supervisor import WINDOW, Restarts


@pytest.fixture
def everything_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://given/given")
    monkeypatch.setenv("REDIS_URL", "redis://given/0")


def test_clock_without_a_wish_is_the_real_one() -> None:
    assert clock_offset({}) == 0


def test_clock_counts_from_the_wished_instant() -> None:
    wanted = datetime(2030, 1, 1, 9, tzinfo=UTC)

    offset = clock_offset({"XMESS_CLOCK": "2030-01-01T09:00:00+00:00"})

    assert offset == pytest.approx((wanted - datetime.now(UTC)).total_seconds(), abs=5)


def test_clock_without_a_zone_is_in_madrid() -> None:
    with_zone = clock_offset({"XMESS_CLOCK": "2030-07-01T09:00:00+02:00"})

    assert clock_offset({"XMESS_CLOCK": "2030-07-01T09:00"}) == pytest.approx(with_zone, abs=5)


def test_offset_of_the_parent_wins() -> None:
    assert clock_offset({"XMESS_CLOCK_OFFSET": "3600.0", "XMESS_CLOCK": "2030-01-01"}) == 3600


def test_clock_that_is_no_instant_is_refused_in_words() -> None:
    with pytest.raises(DidNotStart, match="XMESS_CLOCK is «soon»"):
        clock_offset({"XMESS_CLOCK": "soon"})


@pytest.mark.usefixtures("everything_given")
def test_second_run_on_a_data_folder_is_refused(tmp_path: Path) -> None:
    first = Services(tmp_path, owner="the portal")

    with pytest.raises(AlreadyRunning, match=r"in use by the portal \(process \d+\).*XMESS_VAR"):
        Services(tmp_path)

    first.stop()
    Services(tmp_path).stop()


@pytest.mark.usefixtures("everything_given")
def test_addresses_are_readable_by_nobody_else(tmp_path: Path) -> None:
    services = Services(tmp_path)

    services.start()

    assert services.state.stat().st_mode & 0o777 == 0o600
    services.stop()
    assert not services.state.exists()


def test_folder_that_is_a_link_of_somebody_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "run").symlink_to("/tmp")

    with pytest.raises(Unsafe, match="belongs to somebody else"):
        private_folder(tmp_path / "run", service_account())


def test_socket_of_a_deep_project_moves_to_a_short_path(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 100)
    deep.mkdir()

    folder = socket_folder(deep, service_account())

    assert len(str(folder)) < 80
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.rmdir()


def test_account_switches_only_from_root() -> None:
    account = service_account()

    assert account.uid != 0
    assert Account(account.uid, account.gid) == account


def test_fourth_restart_within_a_minute_is_one_too_many() -> None:
    now = [0.0]
    restarts = Restarts(clock=lambda: now[0])

    assert [restarts.may("worker") for _ in range(4)] == [True, True, True, False]
    assert restarts.may("beat")

    now[0] = WINDOW + 1
    assert restarts.may("worker")
