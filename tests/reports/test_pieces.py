"""Photographs, links and challenges of a report."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from pytest_django.asserts import assertContains

from office.refusals import Refused
from reports import operations
from reports.models import Photo
from reports.pages.document import document_of
from tests.reports.pictures import picture, upload
from tests.reports.reports import approve, approved, make_report, published
from tests.workplan.plans import ActionFactory, ChallengeFactory, PlanFactory

pytestmark = pytest.mark.django_db
WORDS = {"alternative": "Vuit persones en una sala", "consent": "nobody"}


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def section():
    return make_report().sections.get(code="conferences")


def add(section, **changed) -> Photo:
    values = {"upload": upload(picture())} | WORDS | changed
    return operations.add_photo(section=section, by=None, **values)


def photo_address(section):
    return reverse("photo_add", args=[section.report.year, section.pk])


def test_photo_is_sent_with_its_words_and_seen_in_the_section(client, section):
    client.post(photo_address(section), WORDS | {"upload": upload(picture()), "credit": "Marta"})

    photo = section.photos.get()
    assert (photo.alternative, photo.credit) == ("Vuit persones en una sala", "Marta")
    page = client.get(reverse("section_edit", args=[2023, section.pk]))
    assertContains(page, reverse("report_draft_photo", args=[photo.pk]))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"alternative": " "}, "alternative"),
        ({"consent": "given"}, "consent_kept"),
        ({"consent": ""}, "consent"),
        ({"upload": upload(b"%PDF-1.4 %%EOF", "foto.jpg")}, "upload"),
        ({"upload": ""}, "upload"),
    ],
)
def test_photo_without_what_it_needs_is_refused_beside_the_field(client, section, changed, field):
    answer = client.post(photo_address(section), {"upload": upload(picture())} | WORDS | changed)

    assert answer.context["form"].errors.keys() == {field}
    assert not section.photos.exists()


def test_photos_move_and_stop_at_the_end(client, section):
    first, second = add(section, alternative="Primera"), add(section, alternative="Segona")

    client.post(reverse("photo_move", args=[second.pk]), {"way": "up"})
    client.post(reverse("photo_move", args=[second.pk]), {"way": "up"})

    assert list(section.photos.all()) == [second, first]


def test_removed_photo_is_erased_in_the_night(client, section):
    photo = add(section)

    client.post(reverse("photo_remove", args=[photo.pk]))

    photo.file.refresh_from_db()
    assert photo.file.delete_on is not None
    assert not section.photos.exists()


def test_photo_of_a_published_version_is_kept_when_it_is_removed(section):
    photo = add(section)
    report = operations.publish_report(report=approve(section.report), number=1, by=None)
    operations.correct_report(report=report, reason="No hi va", by=None)

    operations.remove_photo(photo=photo, by=None)

    photo.file.refresh_from_db()
    assert photo.file.delete_on is None


def test_links_are_added_changed_moved_and_taken_away(client, section):
    address = reverse("section_link_add", args=[2023, section.pk])
    for label in ("Programa", "Crònica"):
        client.post(address, {"label": label, "url": "https://example.org/x"})
    first, second = section.links.all()

    client.post(reverse("section_link_edit", args=[first.pk]), {"label": "Cartell", "url": first.url})
    client.post(reverse("section_link_move", args=[second.pk]), {"way": "up"})
    labels = list(section.links.values_list("label", flat=True))
    client.post(reverse("section_link_remove", args=[first.pk]))

    assert labels == ["Crònica", "Cartell"]
    assert section.links.get() == second


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/", "no és cap adreça"])
def test_link_to_something_else_than_a_page_is_refused(client, section, url):
    address = reverse("section_link_add", args=[2023, section.pk])

    answer = client.post(address, {"label": "Programa", "url": url})

    assert answer.context["form"].errors.keys() == {"url"}


def test_pieces_stay_once_the_report_is_approved(section):
    photo = add(section)
    challenge = operations.add_challenge(report=section.report, text="Créixer", by=None)
    approve(section.report)

    for refused in (
        lambda: add(section),
        lambda: operations.remove_photo(photo=photo, by=None),
        lambda: operations.add_link(section=section, label="x", url="https://example.org", by=None),
        lambda: operations.move_section(section=section, way="up", by=None),
        lambda: operations.add_challenge(report=section.report, text="x", by=None),
        lambda: operations.move_challenge(challenge=challenge, way="up", by=None),
    ):
        with pytest.raises(Refused):
            refused()


@pytest.fixture
def challenge():
    """Of a plan with two actions that meet it, one of them done, and one that does not."""
    plan = PlanFactory(code="2026", state="approved")
    wanted = ChallengeFactory(plan=plan, text="Arribar a més territoris")
    for state in ("done", "in_progress", "dropped"):
        ActionFactory(area__plan=plan, state=state, state_reason="No s'ha fet").challenges.add(wanted)
    ActionFactory(area__plan=plan, state="done")
    return make_report(2026).challenges.get()


def test_answer_is_drafted_from_the_actions_that_meet_the_challenge(challenge):
    assert challenge.answer == "Del pla, hi responen 2 actuacions; fetes: 1."


def test_written_answer_stays_until_it_is_drafted_anew(client, challenge):
    address = reverse("challenge_answer_edit", args=[2026, challenge.pk])
    form = client.get(address).context["form"]
    client.post(
        address, {"text": challenge.text, "answer": "Hem arribat a tot arreu", "seen": form["seen"].value()}
    )
    client.post(reverse("report_count", args=[2026]))
    challenge.refresh_from_db()
    written = challenge.answer

    client.post(reverse("challenge_answer_redraft", args=[2026, challenge.pk]), {"seen": challenge.version})

    challenge.refresh_from_db()
    assert written == "Hem arribat a tot arreu"
    assert challenge.answer.startswith("Del pla")
    assert not challenge.is_edited


def test_challenge_of_no_plan_is_added_by_hand_and_taken_out(client):
    report = make_report()

    client.post(reverse("challenge_answer_add", args=[2023]), {"text": "Créixer", "answer": ""})
    made = report.challenges.get()
    client.post(reverse("challenge_answer_remove", args=[2023, made.pk]))

    assert made.is_edited
    assert not report.challenges.exists()


def test_challenges_move_and_stand_in_that_order_on_page_and_paper(client):
    report = make_report()
    for text in ("Créixer", "Formar", "Escoltar"):
        operations.add_challenge(report=report, text=text, by=None)
    first, _second, last = report.challenges.all()

    for row, way in ((first, "up"), (first, "down"), (last, "up"), (last, "up")):
        client.post(reverse("challenge_answer_move", args=[2023, row.pk]), {"way": way})
    client.post(reverse("report_count", args=[2023]))

    document = document_of(report)
    (chapter,) = [chapter for chapter in document.chapters if chapter.challenges]
    assert [row.text for row in chapter.challenges] == ["Escoltar", "Formar", "Créixer"]
    page = client.get(reverse("section_edit", args=[2023, chapter.section.pk]))
    assert page.content.index(b"Escoltar") < page.content.index(b"Formar")
    paper = render_to_string("paper/report.html", {"document": document})
    assert paper.index("Escoltar") < paper.index("Formar")


def test_challenge_does_not_move_some_other_way(client):
    report = make_report()
    challenge = operations.add_challenge(report=report, text="Créixer", by=None)

    with pytest.raises(Refused):
        operations.move_challenge(challenge=challenge, way="sideways", by=None)


def test_approved_report_keeps_its_pages_closed(client):
    report = approved()

    page = client.get(reverse("section_edit", args=[2023, report.sections.first().pk]))

    assertContains(page, "La memòria és aprovada i el text ja no canvia.")


@pytest.mark.parametrize(
    ("name", "words"),
    [("photo_add", "Afegiu la fotografia"), ("section_link_add", "Afegiu l&#x27;enllaç")],
)
def test_button_says_what_is_added(client, section, name, words):
    page = client.get(reverse(name, args=[section.report.year, section.pk])).content.decode()

    assert page.count(words) == 1


def test_section_of_a_published_report_leads_to_a_correction(client):
    section = published().sections.get(code="care")

    page = client.get(reverse("section_edit", args=[2023, section.pk])).content.decode()

    assert "comenceu una correcció" in page
    assert "torneu-la a esborrany" not in page
    assert "Fotografies i enllaços" not in page
