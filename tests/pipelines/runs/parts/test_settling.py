from collections.abc import Sequence

import pytest

from pipelines.runs.parts.settling import settle
from pipelines.snapshots.history import History
from pipelines.snapshots.inventory import Source

RUN = "000002-b"
FIRST = "000001-a"
PAST = {"a_1": History(article_id="a_1", content_hash="h", first_run=FIRST, last_run=FIRST)}


def source(path: str, claimed: str, earlier: str | None = None, withdrawn: bool = False) -> Source:
    return Source(
        path=path, size=1, sha256="0f", is_lasting=True, is_withdrawn=withdrawn,
        claimed_id=claimed, article_id=earlier, content_hash="h",
    )  # fmt: skip


def settled(read: Sequence[Source], carried: Sequence[Source]) -> dict[str, tuple[str, str | None]]:
    return {
        article.article_id: (article.source.path, article.earlier_id)
        for article in settle(read, carried, RUN, PAST)
    }


def test_an_unchanged_article_stays_where_it_was() -> None:
    [article] = settle([], [source("a", "a_1", "a_1")], RUN, PAST)
    assert (article.earlier_id, article.first_run, article.last_run) == ("a_1", FIRST, FIRST)


def test_a_new_article_is_of_this_run() -> None:
    [article] = settle([source("b", "a_2")], [], RUN, PAST)
    assert (article.earlier_id, article.first_run, article.last_run) == (None, RUN, RUN)


def test_of_two_that_claim_one_identity_the_first_by_path_has_it() -> None:
    found = settled([source("a", "a_1")], [source("b", "a_1", "a_1")])
    assert found.pop("a_1") == ("a", None)
    [(path, earlier)] = found.values()
    assert (path, earlier) == ("b", "a_1")


def test_a_withdrawn_article_gives_way_to_one_of_the_input() -> None:
    old = source("a", "a_1", "a_1", withdrawn=True)
    assert settled([source("b", "a_1")], [old]) == {"a_1": ("b", None)}
    assert settled([source("b", "a_2")], [old])["a_1"] == ("a", "a_1")


@pytest.mark.parametrize("number", [1, 2])
def test_files_without_articles_settle_nothing(number: int) -> None:
    file = Source(path="x", size=1, sha256="0f", is_lasting=True)
    assert settle([file] * number, [file], RUN, PAST) == []
