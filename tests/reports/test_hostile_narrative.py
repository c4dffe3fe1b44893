"""What somebody may paste or write without end: every file is written all the same."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from events.models import Event
from office.figures import Period
from office.markdown import as_html, with_links_written_out
from office.refusals import Refused
from reports import operations
from reports.listings import listings
from reports.output import OUTPUTS
from reports.pages.document import document_of
from tests.events.events import make_past
from tests.reports.reports import make_report, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return make_report().sections.get(code="ecosystem")


def test_document_to_edit_is_written_whatever_was_pasted(section):
    operations.add_link(section=section, label="Guia\x0bpràctica", url="https://xmess.cat/\x01", by=None)
    write(section, "a&#12;b [c&#12;d](https://xmess.cat)")

    made = Document(BytesIO(OUTPUTS["docx"].write(document_of(section.report))))

    assert "ab cd" in [paragraph.text for paragraph in made.paragraphs]


def test_emphasis_without_end_is_cut_short():
    html = as_html("*a " * 3300 + "a* " * 3300)

    assert (html.count("<em>"), html.count("a")) == (20, 6600)


def test_emphasis_without_end_is_written_in_every_file(section):
    write(section, "*a " * 3300 + "a* " * 3300)

    assert all(OUTPUTS[kind].write(document_of(section.report)) for kind in ("pdf", "docx", "html"))


def test_what_only_a_body_sees_is_not_named():
    event = make_past(date(2023, 5, 5), title="Cas reservat")
    Event.objects.filter(pk=event.pk).update(
        is_own=False, our_role="attendee", audience="bodies", place="Vic"
    )

    lines = listings()["others_conferences"].find(Period.year(2023))

    assert [(line.text, line.place) for line in lines] == [(event.kind.name, "")]


def test_link_of_the_portal_leads_to_the_portal_from_paper(settings):
    html = with_links_written_out(as_html("[Jornada](/esdeveniments/?a=1&b=2) [fora](https://xmess.cat)"))

    assert f'href="{settings.SITE_ADDRESS}/esdeveniments/?a=1&amp;b=2"' in html
    assert 'href="https://xmess.cat"' in html


@pytest.mark.parametrize("url", ["https://anna:secret@xmess.cat/", "https://xmess.cat@dolent.example/"])
def test_link_with_a_password_is_refused(section, url):
    with pytest.raises(Refused) as refused:
        operations.add_link(section=section, label="Guia", url=url, by=None)
    assert refused.value.field == "url"
