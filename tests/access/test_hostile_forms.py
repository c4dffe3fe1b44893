"""Whatever is typed, pasted or forged into any form: never a 500, nothing written, a message by the field."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.models import AuditRow
from tests.access.matrix import MATRIX
from tests.access.scene import Scene, make_scene
from tests.cast import confirm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOSTILE = [
    "",
    " ",
    "x" * 20_000,
    "\x00",
    "a\x00b",
    "<script>alert(1)</script>",
    "'; DROP TABLE members_person; --",
    "=HYPERLINK(1)",
    "-1",
    "0",
    "99999999999999999999999",
    "1e309",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "31/12/1600",
    "on",
    "../../etc/passwd",
    "\u202e\u0000\ufeff",
    "🏛️" * 300,
    "ningú@@example",
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }}",
    "%s%(x)s",
]
ANSWERS = {200, 302, 400, 404, 410, 429}  # 429: the sign-in has had enough
VALUE = st.sampled_from(HOSTILE) | st.text(max_size=40)


def forms(scene: Scene) -> dict[str, tuple[str, list[str]]]:
    """Each address that shows coordination a form, with the names of its fields."""
    client = signed_in(scene)
    found: dict[str, tuple[str, list[str]]] = {}
    for name, row in MATRIX.items():
        address = reverse(name, args=row.arguments(scene))
        response = client.get(address) if row.method == "get" else None
        if response is not None and response.streaming:
            list(response.streaming_content)  # read to its end, the file closes
        form = response.context.get("form") if response is not None and response.context else None
        if isinstance(form, BaseForm):
            found[name] = (address, list(form.fields))
    return found


def signed_in(scene: Scene) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(scene.cast.coordination, backend=BACKEND)
    confirm(client, scene.cast.coordination)  # else the forms behind it would not be found
    return client


def written() -> int:
    return AuditRow.objects.count()


def post(client: Client, address: str, values: dict[str, Any]) -> None:
    """Send it, judge the answer, and take back whatever a lucky combination may have written."""
    before = written()
    with transaction.atomic():
        response = client.post(address, values | {"sent": "1"})
        assert response.status_code in ANSWERS, (address, values, response.status_code)
        form = response.context.get("form") if response.status_code == 200 and response.context else None
        if form is not None:
            # Without errors it is a list's filter, or a page that does not take this form in.
            assert form.errors or not form.is_bound or form.is_valid(), (address, values)
            assert written() == before, (address, values)
        assert connection.in_atomic_block
        transaction.set_rollback(True)


@pytest.mark.property
@pytest.mark.django_db
def test_hostile_values_never_break_a_form():
    scene = make_scene()
    client = signed_in(scene)
    pages = forms(scene)
    assert len(pages) >= 8

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def send_something(data: st.DataObject) -> None:
        address, fields = data.draw(st.sampled_from(sorted(pages.values())))
        post(client, address, {name: data.draw(VALUE) for name in fields})

    send_something()


@pytest.mark.django_db
@pytest.mark.timeout(300)  # every form of the portal
def test_empty_and_foreign_values_are_answered_beside_the_field():
    scene = make_scene()
    client = signed_in(scene)

    for address, fields in forms(scene).values():
        post(client, address, {})
        for name in fields:
            post(client, address, dict.fromkeys(fields, "x" * 300) | {name: "987654321"})
