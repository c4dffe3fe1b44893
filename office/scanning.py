"""What looks for viruses in a file before it is kept: the function that FILE_SCANNER names, if any.

A scanner takes the content and gives the name of what it found, or nothing; it raises OSError when it does
not answer, and then nothing is kept.
"""

import socket
import struct
from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

PATIENCE = 20.0  # seconds; ten megabytes take clamd about one
PART = 64 * 1024


def scan(content: bytes) -> str:
    """The name of the virus, empty for a clean file and where no scanner is set."""
    if not settings.FILE_SCANNER:
        return ""
    scanner: Callable[[bytes], str] = import_string(settings.FILE_SCANNER)
    return scanner(content)


def clamd(content: bytes) -> str:
    """ClamAV's daemon: «stream: OK», «stream: Eicar-Signature FOUND»; anything else is no answer."""
    parts = [content[start : start + PART] for start in range(0, len(content), PART)]
    body = b"".join(struct.pack("!L", len(part)) + part for part in parts)
    answer = _ask(b"zINSTREAM\0" + body + struct.pack("!L", 0), patience=PATIENCE)
    if answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    if answer != "stream: OK":
        raise OSError(f"clamd answered {answer[:100]!r}")
    return ""


def clamd_answers() -> bool | None:
    """For the state of the portal; None where it is not used."""
    if not settings.CLAMD_ADDRESS:
        return None
    try:
        return _ask(b"zPING\0", patience=2.0) == "PONG"
    except OSError:
        return False


def _ask(request: bytes, *, patience: float) -> str:
    with _connect(patience) as line:
        line.sendall(request)
        answer = b""
        while b"\0" not in answer and (part := line.recv(4096)):
            answer += part
    return answer.rstrip(b"\0\n").decode(errors="replace")


def _connect(patience: float) -> socket.socket:
    address = settings.CLAMD_ADDRESS
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(patience)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=patience)
