import copy
from http.cookies import SimpleCookie

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access.matrix import MATRIX, ROLES, Row
from tests.access.scene import Scene

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def names(resolver: URLResolver) -> set[str]:
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            found.add(pattern.name)
        else:
            found |= names(pattern)
    return found


@pytest.fixture(scope="module")
def signed_in(scene: Scene) -> dict[str, SimpleCookie]:
    """The cookies of each role, signed in once."""
    return {role: cookies(scene, role) for role in ROLES}


def cookies(scene: Scene, role: str) -> SimpleCookie:
    client = Client()
    if role != "visitor":
        client.force_login(getattr(scene.cast, role), backend=BACKEND)
    return client.cookies


def status(row: Row, address: str, scene: Scene, own: SimpleCookie) -> int:
    client = Client(raise_request_exception=False)
    client.cookies = copy.copy(own)
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
def test_each_role_gets_what_the_matrix_says(name, scene, signed_in):
    row = MATRIX[name]

    address = reverse(name, args=row.arguments(scene))
    found = {role: status(row, address, scene, signed_in[role]) for role in ROLES}

    assert found == row.expected()
