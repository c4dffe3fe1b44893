"""Each mode in a process of its own: settings are read once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROD = {
    "SECRET_KEY": "x" * 60,
    "ALLOWED_HOSTS": "portal.example.cat",
    "SITE_ADDRESS": "https://portal.example.cat",
    "DATABASE_URL": "postgresql://me:pass@db/portal",
    "REDIS_URL": "redis://redis/0",
    "EMAIL_HOST": "mail.example.cat",
    "DEFAULT_FROM_EMAIL": "portal@example.cat",
}
SHOW = """
import importlib, json, sys
mode = importlib.import_module(f"xmess.settings.{sys.argv[1]}")
print(json.dumps({name: getattr(mode, name, None) for name in sys.argv[2:]}, default=str))
"""


def read(mode: str, *names: str, **environ: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
    return subprocess.run(
        [sys.executable, "-c", SHOW, mode, *names],
        cwd=ROOT,
        env=inherited | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def values(mode: str, *names: str, **environ: str) -> dict[str, object]:
    done = read(mode, *names, **environ)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_prod_without_anything_names_every_missing_value() -> None:
    done = read("prod")

    assert done.returncode != 0
    assert [name for name in PROD if f"{name} is missing" not in done.stderr] == []


def test_prod_is_safe() -> None:
    safe = {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "IS_DEMO": False,
        "ALLOWED_HOSTS": ["portal.example.cat"],
    }

    assert values("prod", *safe, **PROD) == safe


@pytest.mark.parametrize("process, has_pool", [("web", True), ("", False)])
def test_pool_of_connections_is_for_the_web_only(process: str, has_pool: bool) -> None:
    found = values("prod", "DATABASES", **PROD, XMESS_PROCESS=process)

    assert ("pool" in found["DATABASES"]["default"]["OPTIONS"]) is has_pool  # type: ignore[index]


def test_files_may_live_in_a_store_of_others() -> None:
    found = values("prod", "STORAGES", **PROD, MEDIA_BACKEND="a.Store", MEDIA_OPTIONS='{"bucket": "b"}')

    assert found["STORAGES"]["default"] == {"BACKEND": "a.Store", "OPTIONS": {"bucket": "b"}}  # type: ignore[index]


def test_embedded_makes_its_secret_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = values("embedded", "SECRET_KEY", XMESS_VAR=str(tmp_path))

    assert values("embedded", "SECRET_KEY", XMESS_VAR=str(tmp_path)) == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert len(str(first["SECRET_KEY"])) > 50


def test_embedded_answers_to_this_machine_only(tmp_path: Path) -> None:
    found = values("embedded", "ALLOWED_HOSTS", "DEBUG", XMESS_VAR=str(tmp_path), HOST="0.0.0.0")

    assert found == {"ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"], "DEBUG": False}


def test_empty_start_has_no_demonstration(tmp_path: Path) -> None:
    found = values("embedded", "IS_DEMO", XMESS_VAR=str(tmp_path), XMESS_DEMO="0")

    assert found == {"IS_DEMO": False}
