"""Mention scores: pairing by overlap, ignored spans, and what counts as the same value."""

from decimal import Decimal
from typing import Any

import pytest

from extractors.records import CalendarDate, GasVolume, Mention, Money, Value, Weapon
from pipelines.evaluation.gold import GoldArticle, GoldMention, GoldValue, GoldVolume
from pipelines.evaluation.mentions import MentionPair, pair_mentions, same_value, score_mentions
from pipelines.evaluation.scores import Accuracy, Score

DOLLARS = Money(low=Decimal(5), high=Decimal(5), currency="USD")


def gold_mention(
    start: int, end: int, value: GoldValue = DOLLARS, kind: str = "money"
) -> GoldMention:
    return GoldMention(kind=kind, start=start, end=end, text="x" * (end - start), value=value)


def predicted(start: int, end: int, value: Value = DOLLARS, kind: str = "money") -> Mention:
    return Mention(
        kind=kind,
        start=start,
        end=end,
        text="x" * (end - start),
        sentence_start=0,
        sentence_end=100,
        value=value,
        rule="test",
    )


def gold_article(*mentions: GoldMention, ignore: tuple[tuple[int, int], ...] = ()) -> GoldArticle:
    return GoldArticle(
        article_id="a",
        published_on=None,
        text="x" * 100,
        ignore=ignore,
        mentions=mentions,
        claims=(),
    )


def spans(pairs: list[MentionPair]) -> list[tuple[Any, Any]]:
    return [(MentionPair.span_of(pair.gold), MentionPair.span_of(pair.predicted)) for pair in pairs]


PAIRINGS = [
    pytest.param([(0, 5)], [(0, 5)], [((0, 5), (0, 5))], id="the same span"),
    pytest.param([(0, 5)], [(4, 9)], [((0, 5), (4, 9))], id="one character shared"),
    pytest.param(
        [(0, 5)], [(5, 9)], [((0, 5), None), (None, (5, 9))], id="touching is not overlapping"
    ),
    pytest.param(
        [(0, 9)], [(0, 3), (3, 9)], [((0, 9), (3, 9)), (None, (0, 3))], id="the larger share wins"
    ),
    pytest.param(
        [(0, 3), (3, 9)],
        [(0, 9)],
        [((0, 3), None), ((3, 9), (0, 9))],
        id="one prediction, one partner",
    ),
]


@pytest.mark.parametrize(("gold", "found", "expected"), PAIRINGS)
def test_pairing(
    gold: list[tuple[int, int]], found: list[tuple[int, int]], expected: list[Any]
) -> None:
    article = gold_article(*(gold_mention(*span) for span in gold))
    assert spans(pair_mentions(article, [predicted(*span) for span in found], "money")) == expected


def test_kinds_do_not_mix() -> None:
    article = gold_article(gold_mention(0, 5))
    date = predicted(0, 5, CalendarDate(value="2024", kind="date"), kind="dates")
    assert spans(pair_mentions(article, [date], "money")) == [((0, 5), None)]


def test_ignored_spans_are_neither_right_nor_wrong() -> None:
    article = gold_article(gold_mention(0, 5), ignore=((10, 20),))
    found = [predicted(0, 5), predicted(12, 15), predicted(19, 25), predicted(20, 24)]
    pairs = pair_mentions(article, found, "money")
    assert spans(pairs) == [((0, 5), (0, 5)), (None, (20, 24))]


def test_scores_count_pairs() -> None:
    euros = Money(low=Decimal(5), high=Decimal(5), currency="EUR")
    pairs = [
        MentionPair(gold=gold_mention(0, 5), predicted=predicted(0, 5)),
        MentionPair(gold=gold_mention(6, 9), predicted=predicted(6, 8)),
        MentionPair(gold=gold_mention(10, 12), predicted=predicted(10, 12, euros)),
        MentionPair(gold=gold_mention(13, 15), predicted=None),
        MentionPair(gold=None, predicted=predicted(20, 22)),
    ]
    scores = score_mentions(pairs, "money")
    assert scores.overlap == Score(right=3, predicted=4, gold=4)
    assert scores.exact == Score(right=2, predicted=4, gold=4)
    assert scores.value == Score(right=2, predicted=4, gold=4)
    assert scores.attributes == {
        "comparator": Accuracy(right=0, total=0),
        "per": Accuracy(right=0, total=0),
    }


def money(**changes: Any) -> Money:
    return Money(**({"low": Decimal(5), "high": Decimal(5), "currency": "USD"} | changes))


def gold_gas(amount: str, dimension: Any = "volume", **changes: Any) -> GoldVolume:
    fields = {"low": Decimal(amount), "high": Decimal(amount), "dimension": dimension, "per": None}
    return GoldVolume(**(fields | {"is_change": False, "comparator": "="} | changes))


def gas(amount: str, unit: str, m3: str, dimension: Any = "volume", **changes: Any) -> GasVolume:
    fields = {"low": Decimal(amount), "high": Decimal(amount), "unit": unit, "dimension": dimension}
    return GasVolume(**(fields | {"m3_low": Decimal(m3), "m3_high": Decimal(m3)} | changes))


def weapon(system: str | None, weapon_class: str | None = None, **changes: Any) -> Weapon:
    return Weapon(system=system, weapon_class=weapon_class, **changes)


def day(value: str | None, kind: Any = "date") -> CalendarDate:
    return CalendarDate(value=value, kind=kind)


SAME_VALUES = [
    pytest.param(
        money(), money(comparator=">", per="year"), True, id="money leaves attributes aside"
    ),
    pytest.param(money(low=Decimal("5.0")), money(), True, id="money is a number"),
    pytest.param(money(), money(high=Decimal(6)), False, id="money high"),
    pytest.param(money(), money(currency="CAD"), False, id="money currency"),
    pytest.param(money(), day("2024"), False, id="money is no date"),
    pytest.param(gold_gas("1000"), gas("1000", "m3", "1000"), True, id="gas in cubic metres"),
    pytest.param(
        gold_gas("28316.8"),
        gas("1000000", "ft3", "28316.846592"),
        True,
        id="gas within a thousandth",
    ),
    pytest.param(gold_gas("1000"), gas("1002", "m3", "1002"), False, id="gas beyond a thousandth"),
    pytest.param(gold_gas("7", "mass"), gas("7", "t", "9660", "mass"), True, id="gas in tonnes"),
    pytest.param(
        gold_gas("1000"), gas("0.7", "t", "1000", "mass"), False, id="gas in another dimension"
    ),
    pytest.param(
        gold_gas("293.0710702", "energy"),
        gas("1000", "MMBtu", "28000", "energy"),
        True,
        id="gas energy in MMBtu",
    ),
    pytest.param(
        gold_gas("1", "energy"),
        gas("1", "MMBtu", "28", "energy"),
        False,
        id="gas energy in other units",
    ),
    pytest.param(weapon("NORA B-52"), weapon("Nora B52"), True, id="weapon names fold"),
    pytest.param(weapon("F-16"), weapon("F-15"), False, id="weapon names differ"),
    pytest.param(
        weapon(None, "submarine"),
        weapon("Kilo class", "submarine"),
        False,
        id="class against system",
    ),
    pytest.param(day("2024-05"), day("2024-05~"), True, id="dates without qualifiers"),
    pytest.param(day("2024-05"), day("2024-05-01"), False, id="dates as precise as the text"),
    pytest.param(day(None, "reference"), day(None, "reference"), True, id="references"),
    pytest.param(day(None, "reference"), day("2024"), False, id="a reference resolved"),
]


@pytest.mark.parametrize(("gold", "found", "expected"), SAME_VALUES)
def test_same_value(gold: Any, found: Any, expected: bool) -> None:
    assert same_value(gold_mention(0, 5, gold), predicted(0, 5, found)) is expected


ATTRIBUTES = [
    pytest.param(
        "money", "comparator", money(comparator=">"), money(comparator=">"), (1, 1), id="comparator"
    ),
    pytest.param(
        "money", "comparator", money(comparator=">"), money(), (0, 1), id="comparator missed"
    ),
    pytest.param(
        "money", "comparator", money(), money(comparator="~"), (0, 1), id="comparator invented"
    ),
    pytest.param(
        "money", "comparator", money(), money(), (0, 0), id="no comparator is not asked for"
    ),
    pytest.param("money", "per", money(per="barrel"), money(per="year"), (0, 1), id="per"),
    pytest.param(
        "gas_volumes",
        "is_change",
        gold_gas("1", is_change=True),
        gas("1", "m3", "1", is_change=True),
        (1, 1),
        id="is_change",
    ),
    pytest.param(
        "weapons",
        "quantity",
        weapon("F-16", quantity_low=4, quantity_high=4),
        weapon("F-16", quantity_low=4, quantity_high=5),
        (0, 1),
        id="quantity",
    ),
    pytest.param(
        "weapons",
        "caliber",
        weapon("M777", caliber_mm=Decimal(155)),
        weapon("M777"),
        (0, 1),
        id="caliber",
    ),
    pytest.param(
        "weapons",
        "caliber",
        weapon("M777"),
        weapon("M777", caliber_mm=Decimal(155)),
        (0, 0),
        id="a caliber the text does not state is not asked for",
    ),
    pytest.param("dates", "type", day("2024"), day("2024", "range"), (0, 1), id="date type"),
    pytest.param(
        "dates", "in_citation", day("2024"), day("2024"), (0, 0), id="no citation is not asked for"
    ),
]


@pytest.mark.parametrize(("kind", "attribute", "gold", "found", "expected"), ATTRIBUTES)
def test_attributes(
    kind: str, attribute: str, gold: Any, found: Any, expected: tuple[int, int]
) -> None:
    pair = MentionPair(gold=gold_mention(0, 5, gold, kind), predicted=predicted(0, 5, found, kind))
    scores = score_mentions([pair], kind)
    assert scores.attributes[attribute] == Accuracy(right=expected[0], total=expected[1])
