import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.matrix import MATRIX, ROLES, Row
from tests.access.scene import Scene, make_scene


def names(resolver: URLResolver) -> set[str]:
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            found.add(pattern.name)
        else:
            found |= names(pattern)
    return found


def status(row: Row, name: str, scene: Scene, role: str) -> int:
    client = Client(raise_request_exception=False)
    if role != "visitor":
        client.force_login(
            getattr(scene.cast, role), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
    address = reverse(name, args=row.arguments(scene))
    with transaction.atomic():
        response = getattr(client, row.method)(address, row.data(scene))
        transaction.set_rollback(True)
    if response.streaming:
        list(response.streaming_content)  # read to its end, the file closes
    return response.status_code


def test_every_address_is_in_the_matrix():
    assert names(get_resolver()) == set(MATRIX)


@pytest.mark.django_db
@pytest.mark.parametrize("name", MATRIX)
def test_each_role_gets_what_the_matrix_says(name):
    row = MATRIX[name]
    scene = make_scene()

    found = {role: status(row, name, scene, role) for role in ROLES}

    assert found == row.expected()
