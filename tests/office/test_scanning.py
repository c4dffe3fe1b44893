"""Files are looked at by the virus scanner before they are kept, with a clamd of a few lines on this machine."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office import files, health, links, scanning
from office.models import StoredFile
from office.refusals import Refused
from tests.access.scene import PDF
from tests.cast import CouncilFactory

pytestmark = pytest.mark.django_db
# In two pieces: whole, it would have this file put away by the scanners of others.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"
INFECTED_PDF = PDF.replace(b"<< /Type /Catalog >>", b"<< /Type /Catalog >> %" + EICAR)


class Clamd(socketserver.StreamRequestHandler):
    answer = b""

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zPING\0":
            self.wfile.write(b"PONG\0")
        elif command == b"zINSTREAM\0":
            content = b""
            while size := struct.unpack("!L", self.rfile.read(4))[0]:
                content += self.rfile.read(size)
            found = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
            self.wfile.write(self.answer or found)


def running(server: socketserver.BaseServer) -> Iterator[socketserver.BaseServer]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def clamd(settings) -> Iterator[type[Clamd]]:
    """Its handler: set `answer` to have it say something else."""
    handler = type("Handler", (Clamd,), {})
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
    settings.FILE_SCANNER = "office.scanning.clamd"
    settings.CLAMD_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
    for _ in running(server):
        yield handler


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def store(content: bytes) -> StoredFile:
    return files.store(SimpleUploadedFile("acord.pdf", content), by=None)


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        store(content)
    return refused.value.sentence


def test_clean_file_is_kept(clamd):
    assert store(PDF).size == len(PDF)


def test_infected_file_is_refused_and_nothing_of_it_is_kept(clamd, media):
    assert refusal(INFECTED_PDF) == "«acord.pdf» conté un virus: no l'hem desat."
    assert not StoredFile.objects.exists()
    assert list(media.iterdir()) == []


def test_without_scanner_files_are_kept_unseen(settings):
    assert store(INFECTED_PDF).pk


def test_large_file_is_sent_whole(clamd):
    filler = b"% " + b"x" * (scanning.PART * 3) + b"\n"

    assert scanning.clamd(filler) == ""
    assert scanning.clamd(filler + EICAR) == "Eicar-Signature"


def test_scanner_on_a_socket_of_the_machine_is_asked_too(settings, tmp_path):
    path = tmp_path / "clamd.sock"
    settings.CLAMD_ADDRESS = str(path)

    for _ in running(socketserver.ThreadingUnixStreamServer(str(path), Clamd)):
        found = scanning.clamd(EICAR), scanning.clamd_answers()

    assert found == ("Eicar-Signature", True)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock"])
def test_scanner_that_is_down_lets_nothing_in(settings, address):
    settings.FILE_SCANNER, settings.CLAMD_ADDRESS = "office.scanning.clamd", address

    assert refusal(PDF).startswith("No hem pogut comprovar si el fitxer té virus")
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"stream: OKAY\0"])
def test_answer_that_is_not_understood_lets_nothing_in(clamd, answer):
    clamd.answer = answer

    assert refusal(PDF).startswith("No hem pogut comprovar")


def test_health_tells_whether_the_scanner_answers(clamd, settings):
    assert health.state()["virus_scanner"] is True

    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    assert health.state()["virus_scanner"] is False

    settings.CLAMD_ADDRESS = ""
    assert health.state()["virus_scanner"] is None


def test_upload_with_a_virus_gets_its_sentence_on_the_page(clamd, client):
    council = CouncilFactory()
    link = links.create("membership_request", subject_id=council.pk, organization=council, days=60)

    response = client.post(
        f"/adhesio/{link.token}/",
        {
            "resolution_on": "2026-01-01",
            "resolution": SimpleUploadedFile("acord.pdf", INFECTED_PDF),
            "contact_name": "Rosa",
            "contact_email": "rosa@example.org",
        },
    )

    assert "conté un virus" in response.content.decode()
