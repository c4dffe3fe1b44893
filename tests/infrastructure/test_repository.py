"""Facts about the files of the repository, so that documents, containers and settings do not drift apart."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.infrastructure.test_settings import PROD

pytestmark = pytest.mark.convention

ROOT = Path(__file__).resolve().parent.parent.parent
BINARY = {".png", ".woff2", ".ico", ".gz", ".xlsx", ".pdf", ".mo"}
# Written in pieces, so that this file is not its own finding.
REGISTRIES = re.compile(
    "|".join(["pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "artifact" + "ory"])
)
MACHINE = re.compile("(?<![.\\w/-])/(?:work|root|home|Users)" + "/[a-z]")


def tracked() -> list[Path]:
    """What git keeps or would keep; in an export without git, nothing to say."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [path for name in done.stdout.splitlines() if (path := ROOT / name).is_file()]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    texts = [path for path in tracked() if path.suffix not in BINARY]
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in texts
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1)
        if pattern.search(line)
    ]


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return found


def names_read_by(*files: str) -> set[str]:
    text = "".join((ROOT / file).read_text() for file in files)
    readers = r"""(?:env\.(?:text|flag|number|words|url|database)|environ\.get)\(\s*["']([A-Z_]+)["']"""
    return set(re.findall(readers, text))


READERS = (
    "xmess/settings/base.py",
    "xmess/settings/prod.py",
    "xmess/settings/neighbours.py",
    "xmess/gunicorn.py",
    "xmess/services/places.py",
)


def test_no_file_names_a_registry() -> None:
    assert lines_with(REGISTRIES) == []


def test_no_file_names_a_path_of_a_machine() -> None:
    assert lines_with(MACHINE) == []


def test_npm_lock_holds_no_addresses_of_packages() -> None:
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text().splitlines()
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_compose_has_every_part_of_the_portal() -> None:
    assert set(compose()["services"]) == {"migrate", "web", "worker", "beat", "postgres", "redis"}


@pytest.mark.parametrize("part", ["migrate", "web", "worker", "beat"])
def test_compose_gives_what_prod_requires(part: str) -> None:
    given = {name.removesuffix("_FILE") for name in compose()["services"][part]["environment"]}

    assert set(PROD) - given == set()


@pytest.mark.parametrize("part", ["web", "worker", "beat"])
def test_compose_gives_nothing_that_no_one_reads(part: str) -> None:
    given = {name.removesuffix("_FILE") for name in compose()["services"][part]["environment"]}

    assert given - names_read_by(*READERS) == {"DJANGO_SETTINGS_MODULE"}


@pytest.mark.parametrize("part", ["web", "worker", "beat", "postgres", "redis"])
def test_compose_asks_every_lasting_part_how_it_is(part: str) -> None:
    assert compose()["services"][part]["healthcheck"]["test"]


def test_compose_declares_the_secrets_and_volumes_it_uses() -> None:
    found = compose()
    secrets = {name for service in found["services"].values() for name in service.get("secrets", [])}
    volumes = {
        volume.split(":")[0]
        for service in found["services"].values()
        for volume in service.get("volumes", [])
    }

    assert secrets == set(found["secrets"])
    assert volumes == set(found["volumes"])


def test_redis_of_compose_loses_nothing_in_silence() -> None:
    command = " ".join(compose()["services"]["redis"]["command"])

    assert "--maxmemory-policy noeviction" in command
    assert "--appendonly yes" in command


def test_readme_tells_every_variable() -> None:
    readme = (ROOT / "README.md").read_text()
    read = names_read_by(*READERS, "xmess/settings/embedded.py") - {"XMESS_PROCESS", "XMESS_CLOCK_OFFSET"}

    assert [name for name in sorted(read) if f"`{name}`" not in readme] == []


def test_make_has_every_target_that_documents_name() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    documents = [ROOT / "README.md", ROOT / "DEVELOPERS.md"]
    named = {name for path in documents for name in re.findall(r"`make ([a-z]+)", path.read_text())}

    assert named - targets == set()


def test_every_dependency_says_what_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    dependencies = [line for line in lines if re.match(r'  "[a-z0-9-]+(\[[a-z,-]+\])?[><=]', line)]

    assert [line for line in dependencies if not re.search(r"# \S+", line)] == []
    assert len(dependencies) > 20
