"""No English on the screen: the Catalan catalogue is whole, and holds nothing that is not used."""

from xmess import catalogs


def test_catalan_is_complete():
    assert catalogs.faults(catalogs.LOCALES / "ca/LC_MESSAGES/django.po") == []
