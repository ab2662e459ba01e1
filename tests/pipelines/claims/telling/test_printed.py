"""The figures of a claim as printed, in a common unit, and as the article converts them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipelines.claims.building import build_claims
from pipelines.claims.linking import claim_rows
from pipelines.claims.records import PrintedValue, ReportedStatement
from pipelines.claims.telling.rates import Rates
from tests.pipelines.claims.claim_reports import report

FT3 = 0.028316846592


def printed(report: ReportedStatement, text: str, **fields: Any) -> PrintedValue:
    """Return a value of a report that stands in its sentence as `text`."""
    start = report.sentence.index(text)
    return PrintedValue(
        text=text, start=start, end=start + len(text), **({"counted": fields["low"]} | fields)
    )


def pounds(sentence: str, *amounts: tuple[str, float, str]) -> ReportedStatement:
    """Return a contract whose first amount is its value."""
    _, value, currency = amounts[0]
    told = report("s1", sentence, amount=value, currency=currency)
    values = [
        printed(told, text, field="amount", low=low, high=low, unit=unit)
        for text, low, unit in amounts
    ]
    return replace(told, printed=tuple(values))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            pounds(
                "Oslo signed for $27bn (£20bn) on Monday.",
                ("$27bn", 27e9, "USD"),
                ("£20bn", 20e9, "GBP"),
            ),
            ("$27bn", 20e9, "GBP"),
            id="conversion in brackets",
        ),
        pytest.param(
            pounds(
                "Oslo signed for $27bn and lent £20bn.",
                ("$27bn", 27e9, "USD"),
                ("£20bn", 20e9, "GBP"),
            ),
            ("$27bn", None, None),
            id="another amount",
        ),
    ],
)
def test_what_the_article_converts_is_kept(
    told: ReportedStatement, expected: tuple[str, float | None, str | None]
) -> None:
    [claim] = build_claims([told]).claims
    assert (claim.printed_amount, claim.converted_low, claim.converted_currency) == expected


def flow(per: str | None, unit: str = "ft3", statement_type: str = "gas_flow") -> ReportedStatement:
    told = report(
        "s1", "Flows averaged 14.6 bcfd.", m3=14.6e9 * FT3, per=per, statement_type=statement_type
    )
    value = printed(
        told, "14.6 bcfd", field="m3", low=14.6e9, high=14.6e9, unit=unit, counted=14.6e9 * FT3
    )
    return replace(told, printed=(value,))


@pytest.mark.parametrize(
    ("per", "bcm", "bcm_per_year"),
    [
        pytest.param("day", None, 150.9005, id="a day, 365 times"),
        pytest.param("year", None, 0.4134, id="a year"),
        pytest.param(None, 0.4134, None, id="a total"),
        pytest.param("well", None, None, id="no time"),
    ],
)
def test_volumes_in_billions_of_cubic_metres(
    per: str | None, bcm: float | None, bcm_per_year: float | None
) -> None:
    [claim] = build_claims([flow(per)]).claims
    found = [each and round(each, 4) for each in (claim.bcm, claim.bcm_per_year)]
    assert found == [bcm, bcm_per_year]
    assert (claim.printed_volume, claim.volume_low, claim.volume_unit) == (
        "14.6 bcfd",
        14.6e9,
        "ft3",
    )


def test_a_reader_is_told_the_unit_printed_and_what_it_comes_to() -> None:
    [claim] = build_claims([flow("day")]).claims
    assert claim.summary == "Gas flow: 14.6 billion cubic feet per day (151 bcm per year)"


def test_dollars_stand_beside_an_amount_with_the_rate_and_its_day() -> None:
    told = report("s_1", "Oslo paid €4.", amount=4.0, currency="EUR")
    rates = Rates(days=[date(2024, 5, 7)], bought=[{"EUR": 1.0, "USD": 1.25}])
    [claim] = claim_rows(build_claims([told]).claims, rates)["claims"]
    assert (claim["amount_usd"], claim["usd_rate"], claim["usd_rate_on"]) == (
        5.0,
        1.25,
        date(2024, 5, 7),
    )
    [claim] = claim_rows(build_claims([told]).claims)["claims"]
    assert (claim["amount_low"], claim["amount_usd"]) == (4.0, None)
