"""Mention scores: pairing by overlap, ignored spans, and what counts as the same value."""

from decimal import Decimal
from typing import Any

import pytest

from extractors.records import CalendarDate, Mention, Money, Value
from pipelines.evaluation.gold import GoldArticle, GoldMention
from pipelines.evaluation.mentions import MentionPair, pair_mentions, same_value, score_mentions
from pipelines.evaluation.scores import Accuracy, Score

DOLLARS = Money(low=Decimal(5), high=Decimal(5), currency="USD")


def gold_mention(start: int, end: int, value: object = DOLLARS, kind: str = "money") -> GoldMention:
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


def test_another_kind_is_another_value() -> None:
    assert same_value(gold_mention(0, 5), predicted(0, 5))
    assert not same_value(gold_mention(0, 5), predicted(0, 5, kind="dates"))


def test_a_pair_without_partner_has_no_value() -> None:
    assert not MentionPair(gold=gold_mention(0, 5), predicted=None).has_value
    assert not MentionPair(gold=None, predicted=predicted(0, 5)).has_value
