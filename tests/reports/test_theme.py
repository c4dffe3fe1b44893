"""The looks of the report, by settings: what is wrong with them is said when the portal starts."""

import pytest
from django.urls import reverse

from reports.theme import contrast_with_paper, theme, theme_can_be_drawn
from tests.reports.reports import published

OURS = {"logo": "", "accent": "#a63f26", "second": "#0b5d5e"}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, []),
        ({"logo": "mark.svg"}, []),
        ({"logo": "no-hi-es.svg"}, ["reports.E003"]),
        ({"logo": "paper.css"}, ["reports.E003"]),
        ({"logo": "../manage.py"}, ["reports.E003"]),
        ({"accent": "red; } * { display: none"}, ["reports.E002"]),
        ({"accent": "#fff"}, ["reports.E002"]),
        ({"second": "#ffee00"}, ["reports.W001"]),
        ({"font": "Comic"}, ["reports.E001"]),
    ],
)
def test_looks_are_checked(settings, said, found):
    settings.REPORT_THEME = OURS | said

    assert [message.id for message in theme_can_be_drawn()] == found


def test_contrast_is_that_of_the_guidelines():
    assert (round(contrast_with_paper("#000000")), round(contrast_with_paper("#ffffff"))) == (21, 1)


def test_colours_reach_the_style_sheet(settings):
    settings.REPORT_THEME = OURS | {"accent": "#123456"}

    assert b"--accent: #123456" in theme().css


@pytest.mark.django_db
def test_colours_reach_the_public_page(client, settings):
    settings.REPORT_THEME = OURS | {"second": "#123456"}
    published()

    said = client.get(reverse("report_page", args=[2023])).content.decode()
    sheet = client.get(reverse("report_theme"))

    assert f'href="{reverse("report_theme")}"' in said
    assert "--report-second: #123456;" in sheet.text
    assert sheet["Content-Type"] == "text/css"
