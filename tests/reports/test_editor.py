"""The pages with which coordination writes a report."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from members.models import NetworkRole
from office.models import DeclaredTotal
from reports.models import AnnualReport, ReportFigure
from tests.cast import START, MemberFactory, PersonFactory
from tests.reports.reports import make_report, write

pytestmark = pytest.mark.django_db
UNKNOWN = "communication.news"


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def second(enter):
    person = PersonFactory(given_name="Berta")
    NetworkRole.objects.create(person=person, kind="coordination", starts_on=START)
    return enter(person)


def of_section(name, section):
    return reverse(name, args=[section.report.year, section.pk])


def as_shown(client, address):
    """What a browser would send of the form, as the page shows it."""
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def change_under(section, key, value):
    """The data say another number, and the report is counted again."""
    ReportFigure.objects.filter(report=section.report, year=section.report.year, key=key).update(value=value)


def test_report_is_begun_for_the_year_before(client):
    year = client.get(reverse("report_start")).context["form"]["year"].value()

    begun = client.post(reverse("report_start"), {"year": year})

    assertRedirects(begun, AnnualReport.objects.get(year=year).get_absolute_url())


def test_unknown_total_is_declared_from_its_to_do_and_seen_at_once(client):
    report = make_report()
    page = client.get(report.get_absolute_url())
    todo = next(todo for todo in page.context["page"].todos if UNKNOWN in todo.url)

    form = client.get(todo.url).context["form"]
    declared = client.post(
        todo.url, {"key": form["key"].value(), "year": form["year"].value(), "value": 31, "source": "Web"}
    )

    assertRedirects(declared, report.get_absolute_url())
    assert report.figures.get(key=UNKNOWN, year=2023).value == 31
    after = client.get(report.get_absolute_url()).context["page"].todos
    assert len(after) == len(page.context["page"].todos) - 1


def test_withdrawn_total_leaves_the_open_reports(client):
    report = make_report()
    client.post(reverse("declared_total_add"), {"key": UNKNOWN, "year": 2022, "value": 5, "source": "Web"})
    assert report.figures.get(key=UNKNOWN, year=2022).value == 5

    client.post(reverse("declared_total_withdraw", args=[DeclaredTotal.objects.get().pk]))

    assert report.figures.get(key=UNKNOWN, year=2022).value is None


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_declared_total_leads_back_to_no_other_site(client, elsewhere):
    values = {"key": UNKNOWN, "year": 2023, "value": 1, "source": "Web"}

    answer = client.post(f"{reverse('declared_total_add')}?next={elsewhere}", values)

    assertRedirects(answer, reverse("declared_total_list"))


def test_written_section_keeps_its_text_when_the_report_is_counted(client):
    section = make_report().sections.get(code="advice")
    address = of_section("section_edit", section)

    saved = client.post(address, as_shown(client, address) | {"narrative": "Un any **molt** actiu"})
    client.post(reverse("report_count", args=[2023]))

    assertRedirects(saved, address)
    section.refresh_from_db()
    assert (section.narrative, section.is_edited) == ("Un any **molt** actiu", True)


def test_saving_a_section_without_a_change_leaves_it_to_the_data(client):
    section = make_report().sections.get(code="care")
    address = of_section("section_edit", section)

    client.post(address, as_shown(client, address))

    section.refresh_from_db()
    assert not section.is_edited
    assert section.figures == ["members.joined", "members.left", "members.active"]


def test_ticked_figures_keep_their_order_and_new_ones_come_behind(client):
    section = make_report().sections.get(code="care")
    address = of_section("section_edit", section)
    ticked = ["advisory.sessions", "members.active", "members.joined"]

    client.post(address, as_shown(client, address) | {"figures": ticked})

    section.refresh_from_db()
    assert section.figures == ["members.joined", "members.active", "advisory.sessions"]


def test_second_editor_is_told_and_loses_nothing(client, second, cast):
    section = make_report().sections.get(code="ecosystem")
    address = of_section("section_edit", section)
    first, late = as_shown(client, address), as_shown(second, address)
    client.post(address, first | {"narrative": "Text de la primera"})

    told = second.post(address, late | {"narrative": "Text de la segona"})

    assertContains(told, str(cast.coordination))
    assertContains(told, "Text de la segona")
    section.refresh_from_db()
    assert section.narrative == "Text de la primera"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_preview_shows_the_text_and_saves_nothing(client, headers):
    section = make_report().sections.get(code="ecosystem")
    address = of_section("section_edit", section)
    typed = as_shown(client, address) | {"narrative": "Hola **a tothom** <script>", "preview": "1"}

    shown = client.post(address, typed, headers=headers)

    assertContains(shown, "Hola <strong>a tothom</strong> &lt;script&gt;")
    assert ("<form" in shown.content.decode()) is not headers
    section.refresh_from_db()
    assert section.narrative == ""


def test_changed_figure_under_a_text_is_told_and_said_to_be_right(client):
    section = make_report().sections.get(code="care")
    change_under(section, "members.joined", 3)
    write(section, "Tres altes")
    change_under(section, "members.joined", 4)

    told = client.get(of_section("section_edit", section))
    client.post(of_section("section_confirm", section), {"counted": told.context["page"].counted})

    assert [(one.before, one.after) for one in told.context["page"].changes] == [("3", "4")]
    assertContains(told, "3 → 4")
    assert client.get(of_section("section_edit", section)).context["page"].changes == []


def test_text_is_drafted_anew_only_when_it_is_confirmed(client):
    section = make_report().sections.get(code="care")
    drafted = section.narrative
    write(section, "Text escrit")

    asked = client.get(of_section("section_redraft", section))
    section.refresh_from_db()
    kept = section.narrative
    client.post(
        of_section("section_redraft", section), as_shown(client, of_section("section_redraft", section))
    )

    section.refresh_from_db()
    assertContains(asked, "Torneu a redactar-lo")
    assert (kept, section.narrative, section.is_edited) == ("Text escrit", drafted, False)


def test_own_section_comes_after_the_chapters_and_moves_up(client):
    report = make_report()

    client.post(reverse("section_add", args=[2023]), {"title": "Recerca"})
    own = report.sections.get(code="")
    codes = list(report.sections.values_list("code", flat=True))
    client.post(of_section("section_move", own), {"way": "up"})

    moved = list(report.sections.values_list("code", flat=True))
    assert codes[8:11] == ["ecosystem", "", "conclusions"]
    assert moved[8:11] == ["", "ecosystem", "conclusions"]


def test_section_of_every_year_is_left_out_and_not_removed(client):
    report = make_report()
    section = report.sections.get(code="communication")
    address = of_section("section_edit", section)

    client.post(of_section("section_remove", section))
    values = as_shown(client, address)
    values.pop("is_included")
    client.post(address, values)

    section.refresh_from_db()
    assert not section.is_included
    preview = client.get(reverse("report_preview", args=[2023]))
    assertNotContains(preview, section.title)


def test_figures_stand_with_the_years_before_and_the_source_of_a_declared_total(client):
    report = make_report()
    client.post(
        reverse("declared_total_add"),
        {"key": "members.joined", "year": 2023, "value": 11, "source": "Memòria 2023"},
    )

    page = client.get(reverse("report_figures", args=[report.year]))

    assertContains(page, "total declarat · Memòria 2023, sense llista nominal")
    chapter = page.context["chapters"][1]
    joined = next(row for row in chapter.rows if row.source)
    assert (chapter.years, [cell.number for cell in joined.cells][-1]) == ([2021, 2022, 2023], "11")


def test_overview_says_what_is_missing_and_leads_to_it(client):
    report = make_report()
    for section in report.sections.filter(kind__in=["chapter", "conclusions"]).exclude(code="ecosystem"):
        write(section, "Text")

    page = client.get(report.get_absolute_url()).context["page"]

    ecosystem = report.sections.get(code="ecosystem")
    assert page.next_step.url == of_section("section_edit", ecosystem)
    assert "1 apartat per escriure" in page.state


def test_open_report_is_counted_every_hour():
    from reports.tasks import count_open_reports

    report = make_report()
    AnnualReport.objects.update(counted_at=None)
    MemberFactory(starts_on=date(2023, 5, 1))

    count_open_reports()

    report.refresh_from_db()
    assert report.counted_at is not None


def test_overview_has_the_sections_in_the_order_of_the_report(client):
    report = make_report()

    page = client.get(report.get_absolute_url()).context["page"]

    assert [row.section for row in page.rows] == list(report.sections.all())


def test_challenges_without_an_answer_come_next_until_each_has_one(client):
    report = make_report()
    section = report.sections.get(code="challenges")
    challenge = report.challenges.create(text="Arribar a tot el país", position=1)
    address = report.get_absolute_url()

    before = client.get(address).context["page"].next_step
    report.challenges.filter(pk=challenge.pk).update(answer="Hi ha membres a 25 comarques.")
    after = client.get(address).context["page"]

    assert before.url == f"{of_section('section_edit', section)}#challenges"
    assert after.next_step.url != before.url
    assert next(row.state for row in after.rows if row.section == section) == "Reptes respostos"


def test_each_section_leads_to_the_next_one(client):
    report = make_report()
    first, second, *_others, last = report.sections.all()

    page = client.get(of_section("section_edit", first))

    assertContains(page, f'href="{of_section("section_edit", second)}"')
    assertNotContains(client.get(of_section("section_edit", last)), "Apartat següent")
