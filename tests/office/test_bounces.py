import mailbox

import pytest
from django.core.management import CommandError, call_command

from office import outbox
from office.models import Message

pytestmark = pytest.mark.django_db
State = Message.State


@pytest.fixture
def sent(write):
    message = write()
    outbox.send(message.pk)
    message.refresh_from_db()
    assert message.state == State.SENT
    return message


REPORT = """\
Message-ID: <report@mx.example.org>
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="part"

--part
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; alba@example.org
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 no such user

--part
Content-Type: {returned}

Message-ID: <{message_id}>
Subject: Llagostera: acta

--part--
"""


def report(message_id: str, action: str = "failed", returned: str = "message/rfc822") -> bytes:
    """What a mail server sends back: words, the machine's part, and our mail or its headers."""
    return REPORT.format(message_id=message_id, action=action, returned=returned).encode()


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_report_marks_our_message_as_not_delivered(sent, tmp_path, capsys, returned):
    (tmp_path / "1.eml").write_bytes(report(sent.message_id, returned=returned))

    call_command("read_bounces", str(tmp_path))

    sent.refresh_from_db()
    assert sent.state == State.FAILED
    assert sent.bounced_at is not None
    assert sent.error == "5.1.1 smtp; 550 no such user"
    assert "1 mails read, 1 messages" in capsys.readouterr().out


def test_reading_twice_marks_once(sent, tmp_path, capsys):
    (tmp_path / "1.eml").write_bytes(report(sent.message_id))
    call_command("read_bounces", str(tmp_path))
    Message.objects.update(error="")

    call_command("read_bounces", str(tmp_path))

    sent.refresh_from_db()
    assert sent.error == ""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda sent: report(sent.message_id, action="delayed"), id="a warning of delay"),
        pytest.param(lambda sent: report("unknown@portal.xmess.example"), id="of another's mail"),
        pytest.param(
            lambda sent: b"Subject: Gracies\nIn-Reply-To: <%s>\n\nRebut." % sent.message_id.encode(),
            id="an answer",
        ),
        pytest.param(lambda sent: b"", id="empty"),
        pytest.param(lambda sent: b"\xff\xfe\x00 not a mail", id="rubbish"),
        pytest.param(
            lambda sent: (
                b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n"
            ),
            id="cut short",
        ),
    ],
)
def test_what_is_no_failure_of_ours_changes_nothing(sent, tmp_path, content):
    (tmp_path / "1.eml").write_bytes(content(sent))

    call_command("read_bounces", str(tmp_path))

    sent.refresh_from_db()
    assert (sent.state, sent.bounced_at) == (State.SENT, None)


def test_mailbox_in_one_file_is_read(sent, tmp_path):
    box = mailbox.mbox(tmp_path / "returned")
    box.add(b"Subject: Hola\n\nBon dia.")
    box.add(report(sent.message_id))
    box.close()

    call_command("read_bounces", str(tmp_path / "returned"))

    sent.refresh_from_db()
    assert sent.state == State.FAILED


def test_missing_folder_is_said(tmp_path):
    with pytest.raises(CommandError):
        call_command("read_bounces", str(tmp_path / "nothing"))
