"""Dollars by a file of reference rates: the report's day, or the last day with a rate before it."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.claims.telling.rates import NO_RATES, Rate, Rates, RatesError, read_rates

FILE = """Date,USD,JPY,SEK,
2025-03-14,1.0889,161.72,N/A,
2025-03-13,1.085,160.96,11.012,
2025-02-28,1.0411,156.81,11.1375,
"""


@pytest.fixture
def rates(tmp_path: Path) -> Rates:
    (tmp_path / "rates.csv").write_text(FILE, encoding="utf-8")
    return read_rates(tmp_path / "rates.csv")


@pytest.mark.parametrize(
    ("currency", "day", "expected"),
    [
        pytest.param("EUR", date(2025, 3, 13), Rate(1.085, date(2025, 3, 13)), id="euro"),
        pytest.param(
            "JPY", date(2025, 3, 14), Rate(1.0889 / 161.72, date(2025, 3, 14)), id="by the euro"
        ),
        pytest.param("EUR", date(2025, 3, 16), Rate(1.0889, date(2025, 3, 14)), id="Sunday"),
        pytest.param(
            "SEK", date(2025, 3, 14), Rate(1.085 / 11.012, date(2025, 3, 13)), id="no rate that day"
        ),
        pytest.param("USD", None, Rate(1.0, None), id="a dollar is a dollar"),
        pytest.param("EUR", date(2025, 3, 9), None, id="nine days after the last"),
        pytest.param("EUR", date(2024, 1, 1), None, id="before the file begins"),
        pytest.param("EUR", None, None, id="no day"),
        pytest.param("AED", date(2025, 3, 14), None, id="a currency that the bank has not"),
        pytest.param(None, date(2025, 3, 14), None, id="no amount"),
    ],
)
def test_the_rate_of_a_day(
    rates: Rates, currency: str | None, day: date | None, expected: Rate | None
) -> None:
    assert rates.on(currency, day) == expected


def test_without_a_file_nothing_is_worth_dollars() -> None:
    assert NO_RATES.on("USD", date(2025, 3, 14)) is None


def test_the_file_of_the_latest_day_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "eurofxref.csv"
    file.write_text("Date, USD, JPY, \n14 March 2025, 1.0889, 161.72, \n", encoding="utf-8")
    assert read_rates(file).on("EUR", date(2025, 3, 14)) == Rate(1.0889, date(2025, 3, 14))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "line 1 does not begin with Date", id="empty"),
        pytest.param("day;rate\n", "give the European Central Bank's", id="another format"),
        pytest.param("Date,USD,\n2025-03-14,1.x,\n", "line 2: .*; mend the line", id="no number"),
        pytest.param("Date,USD,\n14.3.2025,1.08,\n", "line 2: .*; mend the line", id="no day"),
    ],
)
def test_another_file_is_an_error_of_one_line(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "rates.csv").write_text(content, encoding="utf-8")
    with pytest.raises(RatesError, match=message):
        read_rates(tmp_path / "rates.csv")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RatesError, match=r"none.csv: .*leave --rates out"):
        read_rates(tmp_path / "none.csv")
