"""The report of 2023, from its figures to the page that anybody reads: coordination, the Executive, a visitor."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.stories.actor import DESKTOP, PHONE, Actor
from tests.stories.portal import Portal

COORDINATION, EXECUTIVE = "coordinacio@example.org", "presidencia@example.org"
# As the report of the network says them.
FIGURES = {
    "Assessoraments i píndoles fets": "11",
    "Sessions de mentoria entre membres": "6",
    "Ens que s'hi han adherit": "3",
    "Assemblees celebrades": "2",
    "Reunions de les comissions": "4",
    "Jornades de la Xarxa": "3",
    "Jornades d'altres en què la Xarxa va participar": "9",
}
UNKNOWN = "Grups de treball nous"
TEXT = "Enguany la Xarxa ha obert **camins nous** amb els ateneus."
REMARK = "Hi falta que la jornada de Ripoll la va obrir l'alcaldia."


def test_coordination_finds_the_figures_and_declares_the_one_that_nobody_knew(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    marta = actor(demonstration, "Marta", width=DESKTOP)
    marta.sign_in_once(COORDINATION)
    page = marta.page
    marta.press("Obriu la memòria")
    marta.sees_heading("Memòria d'activitat 2023")
    marta.look("report-editor")
    page.get_by_role("link", name="Xifres", exact=True).click()
    marta.look("report-figures")
    for words, number in FIGURES.items():
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=words)).first
        expect(row.get_by_role("cell").last).to_have_text(number)

    page.get_by_role("link", name="Què cal fer").click()
    missing = page.locator("section", has=page.locator("#todos"))
    expect(missing).to_be_visible()
    before = missing.get_by_role("listitem").count()
    missing.get_by_role("link", name=f"Declareu el total · {UNKNOWN}").click()
    marta.look("report-declare")
    page.locator("[name=value]").fill("3")
    page.locator("[name=source]").fill("Memòria 2023, pàgina 9")
    page.get_by_role("button", name="Declareu el total").click()
    expect(missing.get_by_role("listitem")).to_have_count(before - 1)

    page.locator(".next-step").get_by_role("link", name="Obriu l'apartat").click()
    marta.sees("No consta → 3")
    marta.look("report-changed")
    page.get_by_role("button", name="El text ja és correcte").click()
    expect(page.get_by_text("No consta → 3")).to_have_count(0)


def test_second_editor_of_a_section_is_told_and_loses_nothing(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    marta = actor(demonstration, "Marta", width=DESKTOP)
    marta.sign_in_once(COORDINATION)
    page = marta.page
    page.goto("/memories/2023/edicio/")
    page.get_by_role("link", name="Relacions amb l'ecosistema").click()
    late = marta.context.new_page()  # the same section, open in another tab since before
    late.goto(page.url)

    page.locator("[name=narrative]").fill(TEXT)
    expect(page.locator("#preview strong")).to_have_text("camins nous")
    marta.look("report-section")
    marta.press("Deseu l'apartat")
    marta.sees("L'apartat queda desat.")

    late.locator("[name=narrative]").fill("Un altre text")
    late.get_by_role("button", name="Deseu l'apartat").click()
    expect(late.get_by_role("heading", name="Ha canviat mentre escrivíeu")).to_be_visible()
    expect(late.locator("[name=narrative]")).to_have_value("Un altre text")
    late.close()

    page.goto("/memories/2023/edicio/")
    marta.press("Porteu-la a la Comissió Executiva")
    marta.sees("La memòria és a la Comissió Executiva")


def test_executive_reads_it_from_its_mail_and_comments(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    president = actor(demonstration, "Presidència", width=DESKTOP)
    page = president.page
    president.sign_in_by_keyboard(EXECUTIVE)
    president.sees("Teniu per llegir la memòria de 2023.")
    president.look("report-home-executive")
    president.open_mail(EXECUTIVE, "Memòria de 2023: us demanem que la llegiu")
    president.sees("camins nous")
    president.look("report-preview")

    page.get_by_role("link", name="Comenteu aquest apartat · Jornades de la Xarxa").click()
    president.look("report-comment")
    president.type_into("text", REMARK)
    president.press_by_keyboard("Deixeu el comentari")
    president.sees(REMARK)
    assert page.request.get("/memories/2023/edicio/").url.endswith("/com-quedara/")


def test_coordination_answers_cites_the_agreement_and_publishes(
    demonstration: Portal, actor: Callable[..., Actor]
) -> None:
    marta = actor(demonstration, "Marta", width=DESKTOP)
    marta.sign_in_once(COORDINATION)
    page = marta.page
    page.goto("/memories/2023/edicio/")
    marta.sees("Hi ha 1 comentari per resoldre.")
    page.get_by_role("link", name="Resoleu-lo").click()
    marta.look("report-settle")
    page.locator("[name=answer]").fill("Ja hi consta, a l'apartat de jornades.")
    page.get_by_role("button", name="Resoleu el comentari").click()
    marta.sees("El comentari queda resolt.")

    page.locator(".next-step").get_by_role("link", name="Citeu l'acord").click()
    marta.look("report-approve")
    page.locator("[name=adopted_on]").fill("2024-02-01")
    page.get_by_role("button", name="Aproveu la memòria").click()
    marta.sees("La memòria és aprovada")
    marta.press("Publiqueu la memòria")
    published = page.get_by_role("link", name="Vegeu-ne el resultat")
    expect(published).to_be_visible(timeout=120_000)
    published.click()
    marta.sees_heading("Memòria d'activitat 2023")


def test_anybody_reads_the_published_report(demonstration: Portal, actor: Callable[..., Actor]) -> None:
    visitor = actor(demonstration, "Visitant", width=PHONE)
    visitor.page.goto("/memories/")
    visitor.look("report-public-list")

    visitor.page.get_by_role("link", name="Memòria d'activitat 2023").first.click()

    visitor.sees("camins nous")
    visitor.look("report-public")
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name="PDF").first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
