from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from xmess.env import Environment


def test_check_names_all_that_is_missing_at_once() -> None:
    env = Environment({"PORT": "eight", "DEMO": "perhaps", "REDIS_URL": "http://127.0.0.1"})
    env.text("SECRET_KEY")
    env.database("DATABASE_URL")
    env.number("PORT")
    env.flag("DEMO", default=False)
    env.url("REDIS_URL", ("redis", "rediss"))

    with pytest.raises(ImproperlyConfigured) as refusal:
        env.check()

    said = str(refusal.value)
    assert [
        name for name in ("SECRET_KEY", "DATABASE_URL", "PORT", "DEMO", "REDIS_URL") if name not in said
    ] == []


def test_check_is_silent_when_all_is_there() -> None:
    env = Environment({"PORT": "8000"})

    assert env.number("PORT") == 8000
    env.check()


def test_secret_comes_from_the_file_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("long and random\n")

    assert Environment({"SECRET_KEY_FILE": str(tmp_path / "key")}).text("SECRET_KEY") == "long and random"


def test_secret_whose_file_is_not_there_is_a_complaint(tmp_path: Path) -> None:
    env = Environment({"SECRET_KEY_FILE": str(tmp_path / "nowhere")})
    env.text("SECRET_KEY")

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY_FILE names .*nowhere"):
        env.check()


def test_complaint_about_an_address_does_not_repeat_its_password() -> None:
    env = Environment({"DATABASE_URL": "mysql://me:hush@db/x"})
    env.database("DATABASE_URL")

    with pytest.raises(ImproperlyConfigured) as refusal:
        env.check()
    assert "hush" not in str(refusal.value)


@pytest.mark.parametrize(
    "value, expected", [("1", True), ("true", True), ("YES", True), ("0", False), ("off", False)]
)
def test_flag_reads_usual_words(value: str, expected: bool) -> None:
    assert Environment({"XMESS_DEMO": value}).flag("XMESS_DEMO", default=not expected) is expected


def test_database_address_becomes_django_settings() -> None:
    env = Environment({"DATABASE_URL": "postgresql://me:pass@db:5433/portal?sslmode=require"})

    assert env.database("DATABASE_URL") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "portal",
        "USER": "me",
        "PASSWORD": "pass",
        "HOST": "db",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_database_address_may_be_a_socket() -> None:
    found = Environment({"DATABASE_URL": "postgresql://xmess@/xmess?host=%2Ftmp%2Frun"}).database(
        "DATABASE_URL"
    )

    assert (found["HOST"], found["NAME"], found["OPTIONS"]) == ("/tmp/run", "xmess", {})
