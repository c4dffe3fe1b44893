"""Events happen in the middle of the year: what is announced for next month, or was held last month, is of this one."""

from datetime import datetime

import pytest

from office import clock


@pytest.fixture(autouse=True)
def middle_of_the_year(settings):
    now = clock.real_now()
    settings.CLOCK_OFFSET = datetime(now.year, 6, 15, 10, tzinfo=clock.zone()) - now
