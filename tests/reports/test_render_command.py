"""`render_report` with whatever somebody types."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.reports.reports import make_report, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("output", ["/", ".", "", "..", "no-hi-es/memoria.json"])
def test_what_is_no_file_is_refused_in_a_sentence(output, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    make_report()

    with pytest.raises(CommandError):
        call_command("render_report", "2023", "--output", output, "--kind", "json")
    assert list(tmp_path.iterdir()) == []


def test_pipe_is_written_to_and_never_replaced(tmp_path):
    """As root «--output /dev/null» would take the device away from the machine."""
    make_report()
    device = tmp_path / "null"
    device.symlink_to("/dev/null")

    call_command("render_report", "2023", "--output", str(device), "--kind", "json")

    assert device.is_symlink()
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("year", ["0", "-1", "10000", "9" * 30])
def test_year_without_report_is_said(year, tmp_path):
    with pytest.raises(CommandError):
        call_command("render_report", "--output", str(tmp_path / "m.pdf"), "--", year)


def test_published_file_that_is_gone_from_the_disk_is_named(tmp_path):
    kept = published().versions.get().files.get(kind="json").file
    Path(kept.content.path).unlink()

    with pytest.raises(CommandError, match="disc"):
        call_command("render_report", "2023", "--output", str(tmp_path / "m.json"))
