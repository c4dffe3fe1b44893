"""Whatever is sent to the forms of experts and of published times: never a 500, nothing that was not asked."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisory import links
from advisory.models import AdvisorySession, PublishedHours
from advisory.pages.slots import key_of
from advisory.published import free_slots
from tests.access.test_hostile_forms import ANSWERS, HOSTILE
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_request
from tests.advisory.slots import assign, publish
from tests.cast import make_cast
from tests.conftest import BACKEND

pytestmark = [pytest.mark.django_db, pytest.mark.property]
VALUE = st.sampled_from(HOSTILE) | st.text(max_size=30)
LOG = [
    "outcome",
    "took",
    "length",
    "summary",
    "follow_up",
    "is_need_answered",
    "new_needs",
    "need_of",
    "material_title",
    "material_url",
    "material_file",
    "reason",
]


def signed_in(person):
    client = Client(raise_request_exception=False)
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def doors(db):
    """Each address with who sends it, the fields of its form, and what would be right in them."""
    cast = make_cast()
    service = assign(cast.advisor, ServiceFactory(code="ccpr", default_minutes=60))
    hours = publish(cast.advisor)
    session = let_it_begin(confirm(make_request(service, cast.council), expert=cast.advisor))
    free = free_slots(service).slots[0].starts_at
    held = {"outcome": "held", "took": "60", "summary": "Fet"}
    slot = {"slot": f"{key_of(free)}-{cast.advisor.pk}", "words": "Un plec"}
    advisor, technician = signed_in(cast.advisor), signed_in(cast.technician)
    published = ["weekday", "from_time", "to_time", "slot_minutes", "starts_on", "ends_on"]
    return [
        (advisor, reverse("session_log", args=[session.pk]), LOG, held),
        (signed_in(cast.technician), links.address_for(session), LOG, held),
        (advisor, reverse("hours_add"), published, {}),
        (advisor, reverse("hours_end", args=[hours.pk]), ["ends_on"], {}),
        (advisor, reverse("days_off_add"), ["starts_on", "ends_on"], {}),
        (technician, f"{reverse('slot_ask')}?service=ccpr", ["slot", "words", "attendees", "once"], slot),
    ]


def test_hostile_values_are_answered(doors):
    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def send_something(data):
        client, address, fields, right = data.draw(st.sampled_from(doors))
        wrong = data.draw(st.lists(st.sampled_from(fields), unique=True))
        values = right | {name: data.draw(VALUE) for name in wrong}
        with transaction.atomic():
            response = client.post(address, values)
            assert response.status_code in ANSWERS, (address, values)
            transaction.set_rollback(True)

    send_something()


def test_hostile_addresses_are_answered(doors):
    technician = doors[-1][0]

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from(["service", "month", "at", "organization", "need"]), VALUE))
    def ask_something(values):
        for page in ("slot_list", "slot_ask"):
            assert technician.get(reverse(page), {"service": "ccpr"} | values).status_code in {*ANSWERS, 403}

    ask_something()
    assert (AdvisorySession.objects.count(), PublishedHours.objects.count()) == (1, 1)
