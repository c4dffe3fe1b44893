"""Starting a program so that it cannot outlive us, and as a user that PostgreSQL accepts."""

import ctypes
import os
import pwd
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None)  # loaded before any fork: between fork and exec as little as possible may happen


def die_with_parent(how: int = signal.SIGKILL) -> None:
    """Asks the kernel for signal `how` when the thread that started this process ends, even by kill -9.

    Linux only; elsewhere the ordinary stop is all there is.
    """
    if hasattr(_libc, "prctl"):
        _libc.prctl(PR_SET_PDEATHSIG, how)


def _before_exec(how: int, parent: int) -> Callable[[], None]:
    def prepare() -> None:
        die_with_parent(how)
        if os.getppid() != parent:  # the parent died before the kernel was asked
            os._exit(1)

    return prepare


@dataclass(frozen=True)
class Account:
    """Who the services run as. PostgreSQL refuses to be root, so root's services run as nobody."""

    uid: int
    gid: int

    @property
    def switch(self) -> dict[str, Any]:
        """Arguments for subprocess, which changes the user first and asks for the death signal after:
        the other way round the kernel forgets it."""
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_run(self, program: Path) -> bool:
        return self._test("-x", program)

    def can_enter(self, folder: Path) -> bool:
        return self._test("-x", folder)

    def own(self, path: Path) -> None:
        if self.switch:
            os.chown(path, self.uid, self.gid)

    def _test(self, what: str, path: Path) -> bool:
        if not self.switch:
            return path.exists()
        command = ["/bin/sh", "-c", f'test {what} "$0"', str(path)]
        return subprocess.run(command, cwd="/", check=False, **self.switch).returncode == 0


def service_account() -> Account:
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def open_log(path: Path) -> IO[bytes]:
    """For its owner only: PostgreSQL's log repeats the rows that it refused."""
    path.touch(mode=0o600)
    return path.open("ab")


def spawn(
    command: Sequence[str | Path],
    *,
    account: Account | None = None,
    on_death: int = signal.SIGKILL,
    log: Path | None = None,
    stdin: int | IO[bytes] = subprocess.DEVNULL,
    environ: Mapping[str, str] | None = None,
    cwd: Path | str | None = None,
) -> subprocess.Popen[bytes]:
    """Call it from the main thread: the death signal follows the thread that started the child.

    A session of its own keeps the terminal's Ctrl-C from the child; whoever started it stops it in order.
    """
    output = open_log(log) if log else None
    try:
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            env=environ,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_before_exec(on_death, os.getpid()),  # noqa: PLW1509  (it is one system call)
            **(account.switch if account else {}),
        )
    finally:
        if output:
            output.close()


def stop(process: subprocess.Popen[bytes], how: int = signal.SIGTERM, patience: float = 10) -> None:
    if process.poll() is not None:
        return
    process.send_signal(how)
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
