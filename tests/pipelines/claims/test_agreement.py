from typing import Any

import numpy as np
import pytest

from pipelines.claims.agreement import Agreement, Relation, Second, agree
from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.columns.values import FIELDS, GAS_UNITS
from pipelines.claims.records import StatedValue
from tests.pipelines.claims.claim_reports import report

CUBIC_FOOT = GAS_UNITS[1]
DOLLARS = StatedValue("amount", "USD", None, 3.28e8, 3.28e8, "=")

Told = tuple[str, dict[str, Any]]


def money(figure: float, printed: str = "", **fields: Any) -> Told:
    return f"It cost ${printed}.", {"amount": figure} | fields


def gas(volume: float, printed: str = "", **fields: Any) -> Told:
    return f"It holds {printed} of gas.", {"m3": volume} | fields


CASES = [
    pytest.param(money(2e9), money(2e9), Relation.EQUAL, id="equal"),
    pytest.param(money(2e9, "2 billion"), money(1.97e9), Relation.ROUNDED, id="rounds-to-it"),
    pytest.param(
        money(2e9, "2.0 billion"), money(1.97e9), Relation.ROUNDED, id="rounds-to-two-digits"
    ),
    pytest.param(money(2e9, "2.0 billion"), money(1.94e9), Relation.NEAR, id="rounds-to-another"),
    pytest.param(
        money(2e9, "2 billion"), money(1.6e9), Relation.NEAR, id="one-digit-is-no-licence"
    ),
    pytest.param(money(9.3e9), money(9.37e9), Relation.ROUNDED, id="cut-short"),
    pytest.param(money(9.3e9), money(9.43e9), Relation.NEAR, id="more-than-cut-short"),
    pytest.param(money(15.1), money(15.2), Relation.NEAR, id="neighbours-do-not-meet-half-way"),
    pytest.param(money(3e8, comparator="~"), money(3.05e8), Relation.ROUNDED, id="about"),
    pytest.param(
        money(1.2e9, comparator="~"),
        money(1.3e9),
        Relation.NEAR,
        id="about-is-not-the-next-figure",
    ),
    pytest.param(money(3e8, comparator=">"), money(3.3e8), Relation.WITHIN, id="just-over"),
    pytest.param(money(3e8, comparator=">"), money(6e8), Relation.OPEN, id="far-over"),
    pytest.param(money(3e8, comparator=">"), money(2.6e8), Relation.NEAR, id="not-over"),
    pytest.param(money(2e9, comparator=">"), money(1.8e9), Relation.NEAR, id="over-not-rounded"),
    pytest.param(money(2e9, comparator=">"), money(1.98e9), Relation.WITHIN, id="over-nearly"),
    pytest.param(money(2e9, comparator="<"), money(2.2e9), Relation.NEAR, id="under-not-rounded"),
    pytest.param(money(3e8, comparator="<="), money(2.8e8), Relation.WITHIN, id="up-to"),
    pytest.param(money(3e8, comparator="<="), money(3.4e8), Relation.NEAR, id="beyond-up-to"),
    pytest.param(
        money(7e9, comparator=">"), money((7e9, 9e9)), Relation.WITHIN, id="bound-and-range"
    ),
    pytest.param(money((7e9, 9e9)), money(8e9), Relation.WITHIN, id="in-the-range"),
    pytest.param(money((7e9, 9e9)), money((7.02e9, 8.99e9)), Relation.ROUNDED, id="rounded-range"),
    pytest.param(money((7e9, 9e9)), money((7e9, 12e9)), Relation.NEAR, id="another-end"),
    pytest.param(money((7e9, 9e9)), money((8e9, 12e9)), Relation.OPEN, id="ranges-overlap"),
    pytest.param(
        money(2e9), money(2e9, currency="EUR"), Relation.UNKNOWN, id="currencies-are-not-compared"
    ),
    pytest.param(money(5.0, per="share"), money(5.0), Relation.EQUAL, id="share-unsaid"),
    pytest.param(money(5.0, per="year"), money(5.0), Relation.WITHIN, id="year-unsaid"),
    pytest.param(money(5.0, per="year"), money(5.0, per="month"), Relation.SCOPE, id="two-periods"),
    pytest.param(gas(4e8, per="year"), gas(4e8), Relation.SCOPE, id="rate-and-total"),
    pytest.param(
        gas(4e8, per="year"), gas(9e8), Relation.UNKNOWN, id="rate-and-total-of-another-size"
    ),
    pytest.param(
        gas(106.0e9 * CUBIC_FOOT, "106.0 bcf"),
        gas(106.1e9 * CUBIC_FOOT, "106.1 bcf"),
        Relation.NEAR,
        id="precision-is-read-in-cubic-feet",
    ),
    pytest.param(
        gas(106e9 * CUBIC_FOOT),
        gas(106.1e9 * CUBIC_FOOT),
        Relation.ROUNDED,
        id="rounded-cubic-feet",
    ),
    pytest.param(
        gas(5e9, "5 bcm"), gas(176.6e9 * CUBIC_FOOT), Relation.ROUNDED, id="metres-and-feet"
    ),
    pytest.param(
        ("", {"quantity": 28}), ("", {"quantity": 24}), Relation.NEAR, id="numbers-are-exact"
    ),
    pytest.param(
        ("", {"quantity": (20, 30)}),
        ("", {"quantity": 24}),
        Relation.WITHIN,
        id="number-in-a-range",
    ),
    pytest.param(
        ("", {"quantity": (20, None)}),
        ("", {"quantity": 22}),
        Relation.WITHIN,
        id="at-least-a-number",
    ),
    pytest.param(
        ("", {"quantity": (None, 20)}),
        ("", {"quantity": 24}),
        Relation.NEAR,
        id="at-most-a-number",
    ),
    pytest.param(money(2e9), gas(2e9), Relation.UNKNOWN, id="money-is-no-gas"),
    pytest.param(money(-4e7), money(4e7), Relation.FAR, id="loss-and-profit"),
]


CASES += [
    pytest.param(
        money(3e8, currency="EUR", others=(DOLLARS,)),
        money(3.4e8),
        Relation.WITHIN,
        id="conversion-at-another-rate",
    ),
    pytest.param(
        gas(1.2e6 * 1360, "1.2 million tonnes"),
        gas(1.23e6 * 1360, "1.23 million tonnes"),
        Relation.ROUNDED,
        id="rounded-tonnes",
    ),
    pytest.param(
        money(2e12, "2 trillion"), money(2.2e12), Relation.ROUNDED, id="one-digit-by-a-tenth"
    ),
    pytest.param(money(1.5e8), money(1.55e8), Relation.NEAR, id="a-zero-is-no-licence"),
]


def relate(one: Told, other: Told) -> Agreement:
    reports = [report("s", sentence, **fields) for sentence, fields in (one, other)]
    table = compare_columns(reports)
    places = np.array([0]), np.array([1])
    return agree(table, *places, unlike=np.array([False]))


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_agree(one: Told, other: Told, expected: Relation) -> None:
    assert Relation(relate(one, other).relation[0]) is expected
    assert Relation(relate(other, one).relation[0]) is expected


def test_a_rival_beside_what_agrees_is_told() -> None:
    found = relate(money(2e9, quantity=28), money(2e9, quantity=24))
    assert Relation(found.relation[0]) is Relation.EQUAL
    assert (Second(found.second[0]), FIELDS[found.second_field[0]]) == (Second.RIVAL, "quantity")
