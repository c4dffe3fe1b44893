"""Charts that are read in black and white, on a screen and on paper alike: where each stroke of them goes.

A chart says its finding in its title, its numbers on the drawing, and the same again in a table beside it.
"""

from office.charts.bars import Bar, BarChart, Series
from office.charts.drawing import WIDTH
from office.charts.lines import UNKNOWN, Line, LineChart
from office.charts.maps import MapChart, Place
from office.charts.progress import ProgressChart, Step
from office.charts.tables import NumberTable

__all__ = [
    "UNKNOWN",
    "WIDTH",
    "Bar",
    "BarChart",
    "Line",
    "LineChart",
    "MapChart",
    "NumberTable",
    "Place",
    "ProgressChart",
    "Series",
    "Step",
]
