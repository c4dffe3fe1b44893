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


@pytest.mark.parametrize(("demo", "required"), [("1", False), ("0", True)])
def test_second_factor_is_optional_in_the_demonstration_only(
    tmp_path: Path, demo: str, required: bool
) -> None:
    found = values("embedded", "SECOND_FACTOR_REQUIRED", XMESS_VAR=str(tmp_path), XMESS_DEMO=demo)

    assert found == {"SECOND_FACTOR_REQUIRED": required}


def test_prod_requires_the_second_factor_and_has_no_neighbours() -> None:
    alone = {
        "SECOND_FACTOR_REQUIRED": True,
        "SOCIALACCOUNT_PROVIDERS": {},
        "IDENTITY_PROVIDER_NAME": "",
        "FILE_SCANNER": "",
    }

    assert values("prod", *alone, **PROD) == alone


def test_embedded_is_known_by_name_for_passkeys(tmp_path: Path) -> None:
    found = values("embedded", "SITE_ADDRESS", XMESS_VAR=str(tmp_path), PORT="8123")

    assert found == {"SITE_ADDRESS": "http://localhost:8123"}


OIDC = {
    "OIDC_ISSUER": "https://id.example.cat",
    "OIDC_NAME": "l'Administració",
    "OIDC_CLIENT_ID": "portal",
    "OIDC_CLIENT_SECRET": "secret",
}


def test_identity_provider_comes_from_four_variables() -> None:
    found = values("prod", "IDENTITY_PROVIDER_NAME", "SOCIALACCOUNT_PROVIDERS", **PROD, **OIDC)

    provider = found["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]  # type: ignore[index]
    assert found["IDENTITY_PROVIDER_NAME"] == "l'Administració"
    assert provider["OAUTH_PKCE_ENABLED"] is True
    assert provider["APPS"][0]["settings"] == {"server_url": "https://id.example.cat"}


@pytest.mark.parametrize("missing", ["OIDC_NAME", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
def test_half_an_identity_provider_is_refused(missing: str) -> None:
    given = {name: value for name, value in OIDC.items() if name != missing}

    assert f"{missing} is missing" in read("prod", **PROD, **given).stderr


def test_identity_provider_without_encryption_is_refused() -> None:
    given = OIDC | {"OIDC_ISSUER": "http://id.example.cat"}

    assert "OIDC_ISSUER has to begin with https://" in read("prod", **PROD, **given).stderr


@pytest.mark.parametrize("address", ["clamav:3310", "/run/clamd.sock"])
def test_virus_scanner_comes_from_its_address(address: str) -> None:
    found = values("prod", "CLAMD_ADDRESS", "FILE_SCANNER", **PROD, CLAMD_ADDRESS=address)

    assert found == {"CLAMD_ADDRESS": address, "FILE_SCANNER": "office.scanning.clamd"}


def test_virus_scanner_without_port_is_refused() -> None:
    assert "CLAMD_ADDRESS is «clamav»" in read("prod", **PROD, CLAMD_ADDRESS="clamav").stderr
