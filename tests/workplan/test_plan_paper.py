"""The plan on paper: what the file says of itself, all the words, and nothing fetched from outside."""

import logging
import re
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.workplan.plans import ActionFactory, ChallengeFactory, SubactionFactory, make_plan
from workplan.models import Action

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast):
    made = make_plan()
    SubactionFactory(
        parent=made.action, official_text="**Promoure trobades** territorials", footnote="Màxim 3"
    )
    ActionFactory(area=made.area, number=20, official_text="Organitzar una Trobada d'Intercanvi *amb RTES*")
    made.plan.introduction, made.plan.condition = "Elaborat amb els grups.", "Supeditat al Conveni."
    made.plan.save()
    return made


@pytest.fixture
def pdf(made, cast, enter):
    response = enter(cast.technician).get(reverse("workplan_pdf", args=[made.plan.code]))
    assert response["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(response.content))


def words(pdf):
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_file_says_its_language_its_title_and_that_it_is_tagged(pdf, made):
    assert pdf.trailer["/Root"]["/Lang"] == "ca"
    assert pdf.metadata.title == made.plan.title
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_paper_has_every_word_of_the_document(pdf, made):
    said = words(pdf)

    for action in Action.objects.with_code():
        assert re.sub(r"\*", "", action.official_text) in said
        assert action.code in said
    for text in ("Elaborat amb els grups.", "Supeditat al Conveni.", "Màxim 3", made.challenge.text):
        assert text in said
    assert "Aprovat per l'Assemblea el dia 23 d'octubre de 2025" in said


def test_contents_name_the_page_of_each_area(pdf):
    contents = " ".join(pdf.pages[1].extract_text().split())

    assert re.search(r"6\. GRUPS DE TREBALL[ .]+3$", contents.split(" Pla de treball")[0])


def test_running_title_is_that_of_the_plan(pdf, made):
    """The 2026 plan of the network carries a footer that says 2025: ours comes from the data."""
    footer = pdf.pages[-1].extract_text()

    assert made.plan.title in footer
    assert f"{len(pdf.pages)} / {len(pdf.pages)}" in footer


def test_style_sheet_is_read_from_the_disk(made, cast, enter, caplog):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        enter(cast.technician).get(reverse("workplan_pdf", args=[made.plan.code]))

    assert caplog.messages == []


@pytest.mark.parametrize("source", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "/static/mark.svg"])
def test_markup_in_an_official_text_is_words_and_fetches_nothing(made, cast, enter, source):
    ActionFactory(area=made.area, number=21, official_text=f'<img src="{source}"> ![x]({source})')

    response = enter(cast.technician).get(reverse("workplan_pdf", args=[made.plan.code]))

    pdf = PdfReader(BytesIO(response.content))
    assert f'<img src="{source}">' in words(pdf)
    assert [image for page in pdf.pages for image in page.images] == []


def test_challenge_goes_on_paper_under_its_own(cast, enter, made):
    ChallengeFactory(plan=made.plan, parent=made.challenge, text="Reforçar els equips locals")

    response = enter(cast.technician).get(reverse("workplan_pdf", args=[made.plan.code]))

    assert "Reforçar els equips locals" in words(PdfReader(BytesIO(response.content)))
