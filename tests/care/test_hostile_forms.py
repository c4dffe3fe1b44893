"""Whatever is sent to the addresses of a welcome: never a 500, and nothing written that was not asked."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from care.models import OnboardingStep
from care.reference import load_protocols
from members.models import Organization
from office import clock
from office.models import AuditRow
from tests.care.conftest import begin, propose, step_of
from tests.cast import make_cast
from tests.conftest import BACKEND

VALUE = st.sampled_from(
    [
        "",
        " ",
        "x" * 5000,
        "\x00",
        "a\x00b",
        "-1",
        "9" * 30,
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "no",
        "<b>",
    ]
) | st.text(max_size=20)
pytestmark = [pytest.mark.django_db, pytest.mark.property]


@pytest.fixture
def scene(db):
    load_protocols()
    cast = make_cast()
    onboarding = begin(cast.council)
    proposal = propose(onboarding, cast.mentor_council)
    step = step_of(onboarding, "referents")
    partner = Organization.objects.create(kind="partner", name="Ateneu", short_name="Ateneu")
    client = Client(raise_request_exception=False)
    client.force_login(cast.coordination, backend=BACKEND)
    return client, onboarding, proposal, step, [partner.pk, cast.applicant_council.pk, cast.council.pk]


def addresses(onboarding, proposal, step):
    return {
        "start": (reverse("onboarding_start"), ["organization", "trigger", "started_on"]),
        "finish": (reverse("step_finish", args=[step.pk]), ["note", "done_on"]),
        "skip": (reverse("step_skip", args=[step.pk]), ["reason"]),
        "redate": (reverse("step_redate", args=[step.pk]), ["due_on", "move_later"]),
        "add": (reverse("step_add", args=[onboarding.pk]), ["title", "responsible", "due_on", "text"]),
        "stop": (reverse("onboarding_stop", args=[onboarding.pk]), ["reason"]),
        "propose": (reverse("mentor_propose", args=[onboarding.pk]), ["organization"]),
        "answer": (reverse("mentor_answer", args=[proposal.pk]), ["answer", "note"]),
    }


# What each may have changed at the end, when by chance the values were good.
MAY_WRITE = {"finish", "skip", "redate", "add", "stop", "answer"}


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_values_never_break_a_page(scene, data):
    client, onboarding, proposal, step, foreign = scene
    name = data.draw(st.sampled_from(sorted(addresses(onboarding, proposal, step))))
    address, fields = addresses(onboarding, proposal, step)[name]
    values = {field: data.draw(VALUE | st.sampled_from(foreign).map(str)) for field in fields}
    before = AuditRow.objects.count()

    with transaction.atomic():
        response = client.post(address, values)
        written = AuditRow.objects.count() - before
        transaction.set_rollback(True)

    assert response.status_code in {200, 302}, (name, values)
    assert written == 0 or (name in MAY_WRITE and response.status_code == 302), (name, values)


@given(values=st.dictionaries(st.sampled_from(["state", "trigger", "responsible", "page"]), VALUE))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_filters_never_break_the_board(scene, values):
    assert scene[0].get(reverse("onboarding_list"), values).status_code == 200


@given(values=st.dictionaries(st.sampled_from(["organization", "trigger", "started_on"]), VALUE))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_preview_never_breaks(scene, values):
    assert scene[0].get(reverse("onboarding_start"), values).status_code == 200


@pytest.mark.parametrize("number", [0, 2**63, 10**30])
def test_numbers_that_no_row_has_are_not_found(scene, number):
    for name in ("onboarding_detail", "step_skip", "step_redate", "mentor_propose"):
        assert scene[0].get(reverse(name, args=[number])).status_code == 404


def test_step_of_nobody_is_not_written(scene):
    client, onboarding, _proposal, _step, _foreign = scene

    client.post(
        reverse("step_add", args=[onboarding.pk]),
        {"title": "Pas", "responsible": "everybody", "due_on": clock.today().isoformat()},
    )

    assert not OnboardingStep.objects.filter(title="Pas").exists()
