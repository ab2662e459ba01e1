"""Dates, periods, durations and recurring times, resolved to EDTF."""

from extractors.dates.datelines import Dateline, find_dateline
from extractors.dates.mentions import KIND, extract
from extractors.dates.story_openings import story_start
from extractors.dates.words import DAY, MONTH, MONTHS, WEEKDAYS, read_month

__all__ = [
    "DAY",
    "KIND",
    "MONTH",
    "MONTHS",
    "WEEKDAYS",
    "Dateline",
    "extract",
    "find_dateline",
    "read_month",
    "story_start",
]
