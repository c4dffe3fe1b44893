"""The ground the other tests stand on."""

import socket

import pytest
from django.db import connection


@pytest.mark.django_db
def test_database_is_a_postgresql_of_a_promised_version() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        version = int(cursor.fetchone()[0])

    assert version >= 150000


def test_network_is_closed() -> None:
    with socket.socket() as outside, pytest.raises(RuntimeError, match="the network is closed"):
        outside.connect(("192.0.2.1", 80))
