import json

import pytest

from pipelines.reading.articles import RejectReason
from pipelines.runs.entries import CachedArticle, Item, item_from_json, item_to_json
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
