"""Paper: it takes our style sheet, and nothing from elsewhere."""

import pytest
from django.core.exceptions import SuspiciousFileOperation

from office import paper


def test_paper_takes_our_style_sheet():
    answer = paper._fetcher().fetch(f"{paper.ORIGIN}/static/paper.css")

    assert answer.content_type == "text/css"  # else it is left out, and nothing says so
    answer.close()


@pytest.mark.parametrize("address", ["https://example.org/static/paper.css", "file:///etc/passwd"])
def test_paper_fetches_nothing_from_elsewhere(address):
    with pytest.raises(ValueError, match="does not fetch"):
        paper._fetcher().fetch(address)


def test_paper_does_not_climb_out_of_our_files():
    with pytest.raises(SuspiciousFileOperation):
        paper._fetcher().fetch(f"{paper.ORIGIN}/static/../pyproject.toml")
