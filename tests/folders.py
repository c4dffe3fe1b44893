"""Folders for a portal's data."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def short_folder() -> Iterator[Path]:
    """A short path: sockets have room for a hundred letters. The database's own user has to get in, which it
    could not under pytest's own folder."""
    with tempfile.TemporaryDirectory(prefix="xmess-test-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder
