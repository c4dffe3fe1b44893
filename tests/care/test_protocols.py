import pytest

from care import operations
from care.models import Protocol
from care.reference import load_protocols
from office.refusals import Refused
from tests.care.conftest import begin

pytestmark = pytest.mark.django_db
STEP = {"code": "benvinguda", "title": "Benvinguda", "text": "Truqueu.", "responsible": "coordination"}


def publish(**values):
    given = {"trigger": "new_member", "version": 1, "title": "Acollida", "steps": [STEP], "by": None}
    return operations.publish_protocol(**(given | values))


def test_loading_publishes_one_protocol_for_each_reason_and_is_safe_to_repeat():
    first, second = load_protocols(), load_protocols()

    assert (first, second) == (3, 0)
    assert set(Protocol.objects.values_list("trigger", "version", "is_current")) == {
        ("new_member", 1, True),
        ("new_government", 1, True),
        ("new_team", 1, True),
    }


def test_a_published_file_that_changed_is_not_loaded_over():
    load_protocols()
    Protocol.objects.get(trigger="new_team").steps.filter(code="recursos").update(title="Altres recursos")

    with pytest.raises(ValueError, match="new version"):
        load_protocols()


@pytest.mark.parametrize("trigger", ["new_member", "new_government", "new_team"])
def test_protocol_has_what_the_network_names(trigger):
    load_protocols()

    steps = Protocol.objects.get(trigger=trigger).steps
    codes = set(steps.values_list("code", flat=True))

    assert {
        "benvinguda", "recursos", "drets-i-deures", "linies-d-actuacio", "funcionament-i-principis",
        "necessitats", "mentor", "grups", "pindola", "seguiment-3-mesos", "seguiment-6-mesos", "tancament",
    } <= codes  # fmt: skip
    assert list(steps.filter(is_to_confirm=True).values_list("code", flat=True)) == [
        "seguiment-3-mesos",
        "seguiment-6-mesos",
    ]


def test_new_version_becomes_current_and_those_begun_keep_theirs(cast):
    first = publish()
    begun = begin(cast.council)

    second = publish(version=2, title="Acollida nova")

    begun.refresh_from_db()
    assert list(Protocol.objects.filter(is_current=True)) == [second]
    assert begun.protocol == first
    assert begin(cast.other_council).protocol == second


def test_version_that_is_not_new_is_refused():
    publish()

    with pytest.raises(Refused):
        publish(title="Una altra")

    assert Protocol.objects.get().title == "Acollida"


def test_step_that_counts_from_a_later_one_is_refused():
    with pytest.raises(Refused):
        publish(steps=[STEP | {"after": "tancament"}])

    assert Protocol.objects.count() == 0
