"""What coordination watches over: reminders, long work, messages that went wrong."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from office import clock, jobs, operations, outbox
from office.models import AuditRow, Job, Message
from office.refusals import Refused

pytestmark = pytest.mark.django_db
State = Message.State


@pytest.fixture
def coordination(enter, cast):
    return enter(cast.coordination)


@pytest.fixture
def technician(enter, cast):
    return enter(cast.technician)


@pytest.fixture
def failed(write):
    message = write()
    Message.objects.filter(pk=message.pk).update(
        state=State.FAILED, error="550 no such user", bounced_at=clock.now(), attempts=8
    )
    return message


def test_only_coordination_runs_the_office(technician, rule, failed):
    addresses = [
        reverse("reminder_list"),
        reverse("reminder_switch", args=[rule.pk]),
        reverse("system_state"),
    ]
    acts = [
        reverse("audit_verify"),
        reverse("message_send_again", args=[failed.pk]),
        reverse("message_give_up", args=[failed.pk]),
    ]

    assert {technician.get(address).status_code for address in addresses} == {403}
    assert {technician.post(address).status_code for address in acts} == {403}


def test_dry_run_counts_what_would_go_out(coordination, facts, rule, cast):
    operations.switch_off_reminder(rule=rule, by=None)
    for _number in range(3):
        facts.add(cast.technician, since=clock.now() - timedelta(days=30))

    answer = coordination.get(reverse("reminder_switch", args=[rule.pk]))

    assert answer.context["open_now"] == 3
    assert not Message.objects.exists()


def test_reminder_is_switched_off_and_on(coordination, rule, cast):
    address = reverse("reminder_switch", args=[rule.pk])

    coordination.post(address)
    rule.refresh_from_db()
    assert not rule.is_on

    coordination.post(address, {"include_open": "no"})
    rule.refresh_from_db()
    assert rule.is_on
    by = AuditRow.objects.filter(subject_type="office.reminderrule").values_list("by_id_number", flat=True)
    assert set(by) == {cast.coordination.pk}


def test_switching_on_asks_what_it_reminds_of(coordination, rule):
    operations.switch_off_reminder(rule=rule, by=None)

    answer = coordination.post(reverse("reminder_switch", args=[rule.pk]), {"include_open": "perhaps"})

    assert list(answer.context["form"].errors) == ["include_open"]


def test_list_shows_each_reminder_in_its_state(coordination, rule):
    page = coordination.get(reverse("reminder_list")).content.decode()

    assert "Pas pendent" in page
    assert reverse("reminder_switch", args=[rule.pk]) in page


def test_failed_message_is_sent_again_with_the_same_number(failed, cast):
    again = operations.send_again(message=failed, by=cast.coordination)
    outbox.send(again.pk)

    failed.refresh_from_db()
    assert (failed.state, failed.message_id, failed.bounced_at) == (State.SENT, again.message_id, None)


def test_message_without_address_gets_the_persons_new_one(write, person):
    person.email = None
    person.save()
    message = write()
    person.email = "nova@example.org"
    person.save()

    again = operations.send_again(message=message, by=None)

    assert (again.state, again.address) == (State.QUEUED, "nova@example.org")


def test_message_that_still_has_no_address_is_refused(write, person):
    person.email = None
    person.save()

    with pytest.raises(Refused):
        operations.send_again(message=write(), by=None)


def test_wiped_secret_is_not_sent_again(write):
    message = write("test_secret")
    Message.objects.filter(pk=message.pk).update(state=State.FAILED, body="")

    with pytest.raises(Refused):
        operations.send_again(message=message, by=None)


def test_sent_message_is_not_sent_again(write):
    message = write()
    outbox.send(message.pk)

    with pytest.raises(Refused):
        operations.send_again(message=message, by=None)


def test_given_up_message_is_kept_and_leaves_the_list(coordination, failed):
    coordination.post(reverse("message_give_up", args=[failed.pk]))

    failed.refresh_from_db()
    assert (failed.state, failed.error) == (State.SETTLED, "550 no such user")
    assert coordination.get(reverse("system_state")).context["troubled"] == []


def test_decision_comes_from_the_page(coordination, failed):
    page = coordination.get(reverse("system_state")).content.decode()
    assert "550 no such user" in page

    coordination.post(reverse("message_send_again", args=[failed.pk]))

    failed.refresh_from_db()
    assert failed.state == State.QUEUED
    assert AuditRow.objects.filter(operation="office.send_again", subject_id=failed.pk).exists()


def test_decision_taken_meanwhile_is_said(coordination, failed):
    operations.give_up(message=failed, by=None)

    answer = coordination.post(reverse("message_give_up", args=[failed.pk]), follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_message_that_is_not_there_is_404(coordination):
    assert coordination.post(reverse("message_give_up", args=[999_999])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_state_asks_the_same_of_the_database_for_any_length(
    coordination, write, rows, django_assert_num_queries
):
    for _row in range(rows):
        Message.objects.filter(pk=write().pk).update(state=State.FAILED)
        Job.objects.create(
            kind="test", title="x", state="running", lease_until=clock.real_now() - timedelta(1)
        )
    coordination.get(reverse("system_state"))

    with django_assert_num_queries(15):
        coordination.get(reverse("system_state"))


def test_verification_is_started_from_the_page_and_shows_how_far_it_is(coordination):
    answer = coordination.post(reverse("audit_verify"))
    job = Job.objects.get()
    assert answer["Location"] == job.get_absolute_url()

    page = coordination.get(job.get_absolute_url()).content.decode()
    assert f'hx-get="{job.get_absolute_url()}"' in page
    assert "<progress" in page

    jobs.run(job.pk)
    page = coordination.get(job.get_absolute_url()).content.decode()
    assert "hx-get" not in page
    assert escape(job.title) in page


def test_progress_alone_answers_htmx(coordination, cast):
    job = Job.objects.create(
        kind="test", title="Lectura", by=cast.coordination, done=3, total=10, step="Llegint"
    )

    part = coordination.get(job.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert '<progress value="3" max="10"' in part


def test_failed_job_says_why_and_asks_no_more(coordination, cast):
    job = Job.objects.create(
        kind="test", title="x", state="failed", error="No té cap fila.", by=cast.coordination
    )

    page = coordination.get(job.get_absolute_url()).content.decode()

    assert "No té cap fila." in page
    assert "hx-get" not in page


def test_job_is_seen_by_its_owner_and_coordination_only(coordination, technician, enter, cast):
    job = Job.objects.create(kind="test", title="x", by=cast.technician)

    seen = [
        browser.get(job.get_absolute_url()).status_code
        for browser in (technician, coordination, enter(cast.mentor))
    ]

    assert seen == [200, 200, 404]


def test_closed_link_is_a_friendly_page_for_a_visitor(client):
    answer = client.get(reverse("request_by_link", args=["1.nothing"]))

    assert answer.status_code == 404
    assert "office/link_closed.html" in [template.name for template in answer.templates]
