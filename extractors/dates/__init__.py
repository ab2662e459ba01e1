"""Dates, periods, durations and recurring times, resolved to EDTF.

`extract` gives the table ``dates``, `find_timexes` what TimeML marks, `find_dateline`
the date at the head of a text and `story_start` where the story begins after it.
"""

from extractors.dates.datelines import Dateline, find_dateline, story_start
from extractors.dates.mentions import KIND, extract
from extractors.dates.placing.periods import add_months
from extractors.dates.timeml.phrases import Timex
from extractors.dates.timeml.timexes import find_timexes
from extractors.dates.words import DAY, MONTH, MONTHS, WEEKDAYS, read_month

__all__ = [
    "DAY",
    "KIND",
    "MONTH",
    "MONTHS",
    "WEEKDAYS",
    "Dateline",
    "Timex",
    "add_months",
    "extract",
    "find_dateline",
    "find_timexes",
    "read_month",
    "story_start",
]
