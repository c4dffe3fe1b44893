"""Advice happens in the middle of the year: what is agreed for next week, or was held last week, is of the same budget."""

from datetime import datetime

import pytest

from office import clock


@pytest.fixture(autouse=True)
def middle_of_the_year(settings):
    now = clock.real_now()
    settings.CLOCK_OFFSET = datetime(now.year, 6, 15, 10, tzinfo=clock.zone()) - now
