"""Points that set off thousands: an amount as read and its currency -> what it is worth."""

from decimal import Decimal

import pytest

from extractors.money.pointed import in_thousands
from tests.extractors.money.amounts_in import first_amount

POINTS = [
    pytest.param("a fee of Rp 15.000", "IDR", "15000", id="sign-of-a-currency-without-parts"),
    pytest.param("a fee of 1.349 yen", "JPY", "1349", id="any-digit-without-parts"),
    pytest.param("a fee of 1.34 yen", "JPY", "1.34", id="two-digits"),
    pytest.param("a fee of 1.3495 yen", "JPY", "1.3495", id="four-digits"),
    pytest.param("a fee of 1.5 million yen", "JPY", "1500000", id="scale"),
    pytest.param("a fee of 1.500 million yen", "JPY", "1500000", id="three-digits-and-a-scale"),
    pytest.param("a fee of 1.500 euros", "EUR", "1500", id="nought"),
    pytest.param("a fee of 1.349 euros", "EUR", "1.349", id="no-nought"),
    pytest.param("fuel at 1.500 euros a litre", "EUR", "1.5", id="nought-of-a-price"),
    pytest.param("fuel at 1.349 yen a litre", "JPY", "1349", id="price-without-parts"),
    pytest.param("a fee of $1.500", "USD", "1.5", id="currency-with-decimal-points"),
    pytest.param("a fee of 1.500.000 yen", "JPY", "1500000", id="two-points-are-read-already"),
    pytest.param("a fee of 1,500 euros", "EUR", "1500", id="comma"),
]


@pytest.mark.parametrize(("text", "code", "worth"), POINTS)
def test_in_thousands(text: str, code: str, worth: str) -> None:
    amount = in_thousands(text, first_amount(text), code)
    assert (amount.low, amount.high) == (Decimal(worth), Decimal(worth))


def test_only_the_worth_changes() -> None:
    text = "a fee of Rp 15.000"
    read = first_amount(text)
    assert in_thousands(text, read, "IDR") == read._replace(
        low=Decimal(15_000), high=Decimal(15_000)
    )


RANGES = [
    pytest.param("a fee of 1.500 to 2.500 euros", "EUR", "1500", "2500", id="noughts"),
    pytest.param("a fee of 1.500-2.500 euros", "EUR", "1500", "2500", id="hyphen"),
    pytest.param("a fee of 1.349-1.500 euros", "EUR", "1.349", "1.5", id="one-nought"),
    pytest.param("a fee of 1.349-1.487 yen", "JPY", "1349", "1487", id="without-parts"),
]


@pytest.mark.parametrize(("text", "code", "low", "high"), RANGES)
def test_ranges(text: str, code: str, low: str, high: str) -> None:
    amount = in_thousands(text, first_amount(text), code)
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high))
