import json
from dataclasses import replace
from typing import Literal

import pytest

from extractors.records import CalendarDate, Mention
from pipelines.reading.articles import RejectReason
from pipelines.runs.entries import CachedArticle, Item, build_entry, item_from_json, item_to_json
from tests.pipelines.runs.made_up_entries import ARTICLE, BROKEN, LOAN


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(LOAN, id="an-article-with-mentions-and-a-statement"),
        pytest.param(CachedArticle(article=ARTICLE), id="an-article-of-another-language"),
        pytest.param(BROKEN, id="a-reject"),
    ],
)
def test_an_item_comes_back_from_json_as_it_was(item: Item) -> None:
    assert item_from_json(json.loads(json.dumps(item_to_json(item)))) == item


def test_the_reason_of_a_reject_comes_back_as_one_of_the_vocabulary() -> None:
    back = item_from_json(json.loads(json.dumps(item_to_json(BROKEN))))
    assert not isinstance(back, CachedArticle)
    assert back.reason is RejectReason.INVALID_JSON


def test_a_statement_is_known_by_the_first_value_it_rests_on() -> None:
    assert LOAN.statements[0].first_value() == 0


@pytest.mark.parametrize(
    ("published_basis", "bases"),
    [
        pytest.param("guess", ["guess", "explicit"], id="guess"),
        pytest.param("metadata", ["published", "explicit"], id="told"),
    ],
)
def test_a_day_held_against_a_guess_is_one(
    published_basis: Literal["guess", "metadata"], bases: list[str]
) -> None:
    article = replace(
        ARTICLE, text="On Monday, 5 May 2025 was named.", published_basis=published_basis
    )
    mentions = [
        Mention(
            kind="dates",
            start=start,
            end=end,
            text=article.text[start:end],
            value=CalendarDate(value="2025-05-05", kind="date", basis=basis),
            rule="test",
            sentence_start=0,
            sentence_end=len(article.text),
        )
        for start, end, basis in ((3, 9, "published"), (11, 21, "explicit"))
    ]
    entry = build_entry(article, mentions, [])
    assert [mention.columns["basis"] for mention in entry.mentions] == bases
