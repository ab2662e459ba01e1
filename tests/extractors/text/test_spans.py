"""Matches that overlap, and stretches that are taken."""

import pytest

from extractors.records import Entity, Match
from extractors.text import TakenSpans, apart, settle

ENTITY = Entity(label="ORG", entity_id="e_zorv", name="Zorv")
Spans = list[tuple[int, int, int]]


def ranked(spans: Spans) -> list[tuple[int, Match]]:
    return [
        (rank, Match(start=start, end=end, value=ENTITY, rule="test")) for rank, start, end in spans
    ]


def spans_of(pairs: list[tuple[int, Match]]) -> Spans:
    return [(rank, match.start, match.end) for rank, match in pairs]


SETTLED = [
    pytest.param([], [], id="none"),
    pytest.param([(0, 5, 9), (1, 0, 4)], [(1, 0, 4), (0, 5, 9)], id="in-text-order"),
    pytest.param([(0, 0, 4), (1, 4, 8)], [(0, 0, 4), (1, 4, 8)], id="touching"),
    pytest.param([(0, 0, 4), (1, 2, 8)], [(1, 2, 8)], id="longest-wins"),
    pytest.param([(1, 0, 4), (0, 2, 6)], [(0, 2, 6)], id="then-the-lower-rank"),
    pytest.param([(0, 2, 6), (0, 0, 4)], [(0, 0, 4)], id="then-the-first"),
    pytest.param([(0, 0, 9), (1, 2, 4), (2, 4, 6)], [(0, 0, 9)], id="inside"),
    pytest.param(
        [(0, 0, 3), (1, 2, 8), (2, 7, 10)], [(1, 2, 8)], id="between-two-that-it-overlaps"
    ),
]


@pytest.mark.parametrize(("spans", "expected"), SETTLED)
def test_settle(spans: Spans, expected: Spans) -> None:
    assert spans_of(settle(ranked(spans))) == expected


def test_apart_keeps_what_overlaps_nothing() -> None:
    settled = ranked([(0, 3, 6), (0, 8, 9)])
    spans = [(1, 0, 3), (1, 2, 4), (1, 6, 8), (1, 5, 9), (1, 9, 12)]
    assert spans_of(apart(ranked(spans), settled)) == [(1, 0, 3), (1, 6, 8), (1, 9, 12)]


FREE = [
    pytest.param(0, 2, True, id="before"),
    pytest.param(1, 3, False, id="into-the-beginning"),
    pytest.param(3, 4, False, id="inside"),
    pytest.param(5, 7, True, id="between"),
    pytest.param(0, 20, False, id="around"),
    pytest.param(9, 20, True, id="after"),
]


@pytest.mark.parametrize(("start", "end", "free"), FREE)
def test_taken_spans(start: int, end: int, free: bool) -> None:
    taken = TakenSpans([(7, 9), (2, 5)])
    assert taken.is_free(start, end) is free
    assert taken.take(start, end) is free
    assert not taken.is_free(start, end)
