from typing import Any

import pytest

from pipelines.claims.agreement import CUBIC_FOOT, Relation, compare, values_of
from tests.pipelines.claims.claim_reports import report

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
    pytest.param(
        money(2e9, "2.0 billion"), money(1.94e9), Relation.DISJOINT, id="rounds-to-another"
    ),
    pytest.param(
        money(2e9, "2 billion"), money(1.6e9), Relation.DISJOINT, id="one-digit-is-no-licence"
    ),
    pytest.param(money(9.3e9), money(9.37e9), Relation.ROUNDED, id="cut-short"),
    pytest.param(money(9.3e9), money(9.43e9), Relation.DISJOINT, id="more-than-cut-short"),
    pytest.param(money(15.1), money(15.2), Relation.DISJOINT, id="neighbours-do-not-meet-half-way"),
    pytest.param(money(3e8, comparator="~"), money(3.05e8), Relation.ROUNDED, id="about"),
    pytest.param(
        money(1.2e9, comparator="~"),
        money(1.3e9),
        Relation.DISJOINT,
        id="about-is-not-the-next-figure",
    ),
    pytest.param(money(3e8, comparator=">"), money(3.3e8), Relation.WITHIN, id="just-over"),
    pytest.param(money(3e8, comparator=">"), money(6e8), Relation.OPEN, id="far-over"),
    pytest.param(money(3e8, comparator=">"), money(2.6e8), Relation.DISJOINT, id="not-over"),
    pytest.param(money(3e8, comparator="<="), money(2.8e8), Relation.WITHIN, id="up-to"),
    pytest.param(money(3e8, comparator="<="), money(3.4e8), Relation.DISJOINT, id="beyond-up-to"),
    pytest.param(
        money(7e9, comparator=">"), money((7e9, 9e9)), Relation.WITHIN, id="bound-and-range"
    ),
    pytest.param(money((7e9, 9e9)), money(8e9), Relation.WITHIN, id="in-the-range"),
    pytest.param(money((7e9, 9e9)), money((7.02e9, 8.99e9)), Relation.ROUNDED, id="rounded-range"),
    pytest.param(money((7e9, 9e9)), money((7e9, 12e9)), Relation.DISJOINT, id="another-end"),
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
        Relation.DISJOINT,
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
        ("", {"quantity": 28}), ("", {"quantity": 24}), Relation.DISJOINT, id="numbers-are-exact"
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
        Relation.DISJOINT,
        id="at-most-a-number",
    ),
    pytest.param(
        money(2e9, quantity=28),
        money(2e9, quantity=24),
        Relation.DISJOINT,
        id="a-rival-outweighs-an-equal",
    ),
    pytest.param(money(2e9), gas(2e9), Relation.UNKNOWN, id="money-is-no-gas"),
    pytest.param(money(-4e7), money(4e7), Relation.DISJOINT, id="loss-and-profit"),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_compare(one: Told, other: Told, expected: Relation) -> None:
    ours, theirs = (values_of(report("s", sentence, **fields)) for sentence, fields in (one, other))
    assert compare(ours, theirs).relation is expected
    assert compare(theirs, ours).relation is expected


def test_the_comparator_is_the_moneys_where_both_stand() -> None:
    amount, volume = values_of(report("s", "", amount=2e9, m3=4e8, comparator=">", per="year"))
    assert (amount.per, volume.per) == ("year", None)
    assert volume.possible.most < amount.possible.most


@pytest.mark.parametrize(
    "sentence", ["1" * 100_000, "1," * 100_000, "1." * 100_000, "$" * 100_000, "9.9 " * 30_000]
)
def test_hostile_sentences_are_read(sentence: str) -> None:
    [value] = values_of(report("s", sentence, amount=9.9))
    assert value.digits == 2
