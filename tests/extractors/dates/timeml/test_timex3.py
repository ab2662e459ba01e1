"""Values in TIMEX3, as taggers are compared on."""

from datetime import date

import pytest
import spacy

from extractors.dates import extract
from extractors.dates.timeml.timex3 import as_timex3
from extractors.records import CalendarDate

NLP = spacy.blank("en")
WEDNESDAY = date(2025, 2, 12)

CASES = [
    pytest.param("on May 3, 2021", ("DATE", "2021-05-03"), id="day"),
    pytest.param("in May 2021", ("DATE", "2021-05"), id="month"),
    pytest.param("in 2021", ("DATE", "2021"), id="year"),
    pytest.param("in the 1990s", ("DATE", "199"), id="decade"),
    pytest.param("in the 19th century", ("DATE", "18"), id="century"),
    pytest.param("around 2010", ("DATE", "2010"), id="approximate"),
    pytest.param("last week", ("DATE", "2025-W06"), id="week"),
    pytest.param("last weekend", ("DATE", "2025-W06-WE"), id="weekend"),
    pytest.param("the fourth quarter of 2024", ("DATE", "2024-Q4"), id="quarter"),
    pytest.param("the first half of 2024", ("DATE", "2024-H1"), id="half"),
    pytest.param("summer 2024", ("DATE", "2024-SU"), id="season"),
    pytest.param("the Pentagon in fiscal 2017", ("DATE", "FY2017"), id="fiscal-year"),
    pytest.param("since 2013", ("DATE", "2013"), id="open-end"),
    pytest.param("by June", ("DATE", "2025-06"), id="open-beginning"),
    pytest.param("by the end of 2024", ("DATE", "2024"), id="end-of-a-year"),
    pytest.param("over the past week", ("DURATION", "P1W"), id="rolling-week"),
    pytest.param("over the past year", ("DURATION", "P1Y"), id="rolling-year"),
    pytest.param("for ten years", ("DURATION", "P10Y"), id="duration"),
    pytest.param("for five to six years", ("DURATION", "P5Y"), id="range-of-durations"),
    pytest.param("every Monday", ("SET", "XXXX-WXX-1"), id="set"),
    pytest.param("each quarter", ("SET", "P3M"), id="set-of-quarters"),
    pytest.param("from 2021 to 2024", ("DATE", "2021"), id="interval"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_as_timex3(text: str, expected: tuple[str, str]) -> None:
    [match] = extract(NLP.make_doc(text), WEDNESDAY)
    assert isinstance(match.value, CalendarDate)
    assert as_timex3(match.value) == expected


def test_what_is_not_resolved_has_no_digits() -> None:
    assert as_timex3(CalendarDate(value=None, kind="reference")) == ("DATE", "XXXX-XX-XX")
