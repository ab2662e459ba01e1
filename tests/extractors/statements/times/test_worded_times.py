"""When a fact holds that names its time in words beside no date."""

from datetime import date

import pytest

from extractors.records import Modality
from extractors.statements.times.dating import DatingContext, Timing
from extractors.statements.times.worded_times import time_in_words
from tests.extractors.statements.marked_sentences import typed_group_of

CONTEXT = DatingContext(published_on=date(2025, 3, 12), told_of=date(2025, 3, 11))
PAID = "{money 5e6 USD|$5 million}"
CASES = [
    pytest.param("financials", f"Its profit for the year was {PAID}.", "asserted", "2024"),
    pytest.param("financials", f"Its profit for the year to May was {PAID}.", "asserted", None),
    pytest.param("financials", f"Full‑year profit was {PAID}.", "asserted", "2024"),
    pytest.param("financials", f"Third‑quarter profit was {PAID}.", "asserted", "2024-07/2024-09"),
    pytest.param("investment", f"It has raised {PAID} to date.", "asserted", "../2025-03-11"),
    pytest.param("investment", f"To date it has raised {PAID}.", "asserted", "../2025-03-11"),
    pytest.param("investment", f"It may raise {PAID} to date its finds.", "possible", None),
    pytest.param("investment", f"It raised {PAID}, which dates to May.", "asserted", None),
    pytest.param("price", f"Its price for the year was {PAID}.", "asserted", None),
]


@pytest.mark.parametrize(("kind", "marked", "modality", "expected"), CASES)
def test_times_in_words(kind: str, marked: str, modality: Modality, expected: str | None) -> None:
    found = time_in_words(typed_group_of(marked, kind), modality, CONTEXT) or Timing()
    assert (found.period.value if found.period else None) == expected


STOCKS = [
    pytest.param("stocks fell to {gas 7e9 m3|7 bcm}", "2025-03-07", id="level"),
    pytest.param("a {gas 7e9 m3|7 bcm} withdrawal", "2025-03-01/2025-03-07", id="change"),
]


@pytest.mark.parametrize(("told", "expected"), STOCKS)
def test_a_weekly_report_covers_the_week_to_friday(told: str, expected: str) -> None:
    typed = typed_group_of(f"The weekly storage report may show that {told}.", "storage")
    found = time_in_words(typed, "planned", CONTEXT)
    assert found is not None
    assert found.period is not None
    assert found.period.value == expected
