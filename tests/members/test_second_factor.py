"""The second factor: asked for after the code, required of the coordination, chosen by the others."""

import pytest
from django.urls import reverse

from members import operations
from members.models import Person
from members.sign_in.second_factor import second_factor_of
from office import clock, links
from office.models import AuditRow, Message
from office.refusals import Refused
from tests.authenticator_app import SECRET, code_of, give_app
from tests.cast import PersonFactory, confirm
from tests.members.test_session import ask_for_code, code_sent
from tests.passkeys import browser, enter_with, give_passkey, plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> Person:
    return operations.add_coordinator(
        given_name="Alice", family_name="Serra", email="alice@example.org", starts_on=clock.today(), by=None
    )


@pytest.fixture
def with_app(coordinator) -> Person:
    return give_app(coordinator)


def enter_by_code(client, person):
    Message.objects.filter(kind="sign_in").delete()
    ask_for_code(client, person.email)
    return client.post(reverse("account_confirm_login_code"), {"code": code_sent()})


def is_in(client) -> bool:
    return client.get("/").status_code == 200


def test_app_is_added_with_the_code_that_it_shows(client, enter, coordinator):
    client = enter(coordinator)
    confirm(client, coordinator)
    secret = client.get(reverse("authenticator_app_add")).context["secret"]

    response = client.post(reverse("authenticator_app_add"), {"code": code_of(secret)})

    assert response["Location"] == reverse("recovery_codes")
    assert second_factor_of(coordinator).app is not None
    assert AuditRow.objects.filter(operation="members.add_authenticator_app").count() == 1


def test_app_is_not_added_with_another_code(enter, coordinator):
    client = enter(coordinator)
    confirm(client, coordinator)
    client.get(reverse("authenticator_app_add"))

    response = client.post(reverse("authenticator_app_add"), {"code": "000000"})

    assert response.context["form"].errors["code"]
    assert not second_factor_of(coordinator)


def test_code_by_mail_alone_does_not_enter_where_there_is_a_second_factor(client, with_app):
    response = enter_by_code(client, with_app)

    assert response["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)


def test_code_of_the_app_completes_the_sign_in_and_leads_on(client, with_app):
    ask_for_code(client, with_app.email)
    client.post(reverse("account_confirm_login_code") + "?next=/membres/", {"code": code_sent()})

    response = client.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)})

    assert response["Location"] == "/membres/"
    assert is_in(client)


def test_password_alone_does_not_enter_either(client, with_app):
    operations.set_password(person=with_app, password="una frase ben llarga", by=with_app)

    response = client.post(
        reverse("account_login"), {"login": with_app.email, "password": "una frase ben llarga"}
    )

    assert response["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)


def test_passkey_is_asked_for_after_the_code(coordinator):
    phone, client = give_passkey(coordinator), browser()
    enter_by_code(client, coordinator)
    options = plain(client.get(reverse("mfa_authenticate")).context["js_data"]["request_options"])

    response = client.post(reverse("mfa_authenticate"), {"credential": phone.sign(options)})

    assert response["Location"] == reverse("home")
    assert is_in(client)


@pytest.mark.parametrize("door", ["mfa_authenticate", "mfa_login_webauthn"])
def test_passkey_opened_by_nobody_s_finger_is_refused_at_every_door(coordinator, door):
    """Neither after the code, nor by carrying its question over to the door where a passkey is enough."""
    phone, client = give_passkey(coordinator), browser()
    enter_by_code(client, coordinator)
    options = plain(client.get(reverse("mfa_authenticate")).context["js_data"]["request_options"])

    client.post(reverse(door), {"credential": phone.sign(options, is_verified=False)})

    assert not is_in(client)


def test_passkey_alone_counts_as_both(with_app):
    client = browser()

    response = enter_with(client, give_passkey(with_app))

    assert response["Location"] == reverse("home")


def test_recovery_code_serves_once(client, with_app):
    code = second_factor_of(with_app).recovery_codes[0]
    enter_by_code(client, with_app)
    first = client.post(reverse("mfa_authenticate"), {"code": code})
    client.post(reverse("account_logout"))
    enter_by_code(client, with_app)

    second = client.post(reverse("mfa_authenticate"), {"code": code})

    assert first.status_code == 302
    assert second.context["form"].errors["code"]
    assert not is_in(client)


def test_guessing_is_stopped_after_five_codes(client, with_app):
    enter_by_code(client, with_app)
    for number in range(5):
        client.post(reverse("mfa_authenticate"), {"code": f"00000{number}"})

    client.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)})

    assert not is_in(client)


def test_sign_in_that_stopped_halfway_can_begin_again(client, with_app):
    enter_by_code(client, with_app)
    assert client.get(reverse("account_request_login_code"))["Location"] == reverse("mfa_authenticate")

    client.post(reverse("account_logout"), {"next": reverse("account_request_login_code")})

    assert client.get(reverse("account_request_login_code")).status_code == 200


def test_invitation_opened_anew_asks_for_the_second_factor_of_before(client, with_app):
    Person.objects.update(is_active=False)
    link = links.create("invitation", subject_id=with_app.pk, person=with_app, days=1, single_use=True)

    response = client.post(reverse("invitation", args=[link.token]))

    assert response["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)


def test_invitation_on_a_shared_computer_signs_the_one_before_out(enter, with_app):
    client = enter(PersonFactory())
    Person.objects.filter(pk=with_app.pk).update(is_active=False)
    link = links.create("invitation", subject_id=with_app.pk, person=with_app, days=1, single_use=True)

    client.post(reverse("invitation", args=[link.token]))

    assert not is_in(client)


def test_coordination_without_second_factor_is_led_to_set_one_up(enter, coordinator, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = enter(coordinator)

    for page in ("home", "organization_list", "system_state", "preferences", "password_choose"):
        assert client.get(reverse(page))["Location"] == reverse("security")
    part = client.get(reverse("organization_list"), headers={"HX-Request": "true"})

    assert part.headers["HX-Redirect"] == reverse("security")
    assert client.get(reverse("security")).context["is_missing"] is True


@pytest.mark.parametrize("page", ["security", "account_logout", "health", "confirm_by_code"])
def test_pages_that_set_it_up_and_public_ones_stay_open(enter, coordinator, settings, page):
    settings.SECOND_FACTOR_REQUIRED = True

    response = enter(coordinator).get(reverse(page))

    assert response.status_code in {200, 503}


def test_coordination_with_second_factor_goes_on(enter, with_app, settings):
    settings.SECOND_FACTOR_REQUIRED = True

    assert is_in(enter(with_app))


def test_others_choose(enter, cast, settings):
    settings.SECOND_FACTOR_REQUIRED = True

    page = enter(cast.technician).get(reverse("security"))

    assert is_in(enter(cast.technician))
    assert "is_missing" not in page.context


def test_demonstration_says_that_it_is_optional_there(enter, coordinator, settings):
    settings.IS_DEMO = True

    assert enter(coordinator).get(reverse("security")).context["is_optional_here"] is True


def test_last_one_of_the_coordination_cannot_be_removed(enter, with_app, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    client = enter(with_app)
    confirm(client, with_app)

    response = client.post(reverse("authenticator_app_remove"))

    assert "Coordinació sempre necessita un segon factor" in response.context["form"].non_field_errors()[0]
    assert second_factor_of(with_app).app is not None


def test_one_of_two_can_be_removed(with_app, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    give_passkey(with_app)

    operations.remove_authenticator_app(person=with_app, by=with_app)

    factor = second_factor_of(with_app)
    assert (len(factor.passkeys), factor.app, len(factor.recovery_codes)) == (1, None, 10)


def test_new_recovery_codes_replace_those_before(with_app):
    before = second_factor_of(with_app).recovery_codes

    operations.renew_recovery_codes(person=with_app, by=with_app)

    assert not set(before) & set(second_factor_of(with_app).recovery_codes)


def test_recovery_codes_come_with_a_second_factor_only(coordinator):
    with pytest.raises(Refused):
        operations.renew_recovery_codes(person=coordinator, by=coordinator)


def test_recovery_codes_leave_as_an_attachment_that_no_one_keeps(enter, with_app):
    client = enter(with_app)
    confirm(client, with_app)

    response = client.get(reverse("recovery_codes_download"))

    assert response["Content-Disposition"] == 'attachment; filename="codis-de-recuperacio-xmess.txt"'
    assert "no-store" in response["Cache-Control"]
    assert response.content.decode().split()[-10:] == second_factor_of(with_app).recovery_codes
