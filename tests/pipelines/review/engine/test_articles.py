"""Which article is which, whatever became of its name, its address and its text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.review.changes import Filters
from pipelines.review.comparison import Comparison, compare
from tests.pipelines.review.made_up_snapshots import article, snapshot

BEFORE = [
    article("Stays.", "a_same"),
    article("Withdrawn.", "a_gone"),
    article("Named otherwise.", "a_old", path="old.txt"),
    article("Has an address.", "a_url", path="feed/1.json"),
    article("Its address is lost.", "a_with", path="lost.txt", url="https://n.example/1"),
    article("Redated.", "a_date"),
]
AFTER = [
    article("Stays.", "a_same"),
    article("New.", "a_new"),
    article("Named otherwise.", "a_other", path="other.txt"),
    article("Has an address.", "a_url", path="feed/2.json"),
    article("Its address is lost, and a word more.", "a_without", path="lost.txt"),
    article("Redated.", "a_date", author="A. Person"),
]
FATES = {
    "a_gone": ("removed", "article withdrawn"),
    "a_new": ("added", "article new"),
    "a_other": ("moved", "article renamed"),
    "a_url": ("moved", "article renamed"),
    "a_without": ("changed", "article edited"),
    "a_date": ("changed", "article edited"),
}


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Comparison]:
    folder = tmp_path_factory.mktemp("articles")
    base = snapshot(folder / "1", articles=BEFORE)
    with compare(base, snapshot(folder / "2", articles=AFTER)) as found:
        yield found


def test_each_article_has_one_fate(comparison: Comparison) -> None:
    assert {c.row_id: (c.kind, str(c.cause)) for c in comparison} == FATES


def test_an_edit_is_told_by_its_words_not_by_digests(comparison: Comparison) -> None:
    [change] = comparison.page(Filters(article="a_without"))
    assert ("text", "Its address is lost.", "Its address is lost, and a word more.") in [
        (field.field, field.before, field.after) for field in change.fields
    ]
    assert "content_hash" not in {field.field for field in change.fields}


def test_what_reading_makes_of_the_same_files_is_no_edit(tmp_path: Path) -> None:
    base = snapshot(
        tmp_path / "1",
        articles=[article("Read one way.")],
        manifest={"input": {"digest": "1"}, "sources": {"pipelines/reading/wire.py": "1"}},
    )
    head = snapshot(
        tmp_path / "2",
        articles=[article("Read another way.")],
        manifest={"input": {"digest": "1"}, "sources": {"pipelines/reading/wire.py": "2"}},
    )
    with compare(base, head) as comparison:
        [change] = comparison
    assert str(change.cause) == "code: pipelines/reading/wire.py"


def test_a_copy_whose_original_went_was_moved_by_it(tmp_path: Path) -> None:
    base = snapshot(
        tmp_path / "1",
        articles=[article("One.", "a_1"), article("One.", "a_2", duplicate_of="a_1")],
    )
    head = snapshot(tmp_path / "2", articles=[article("One.", "a_2")])
    with compare(base, head) as comparison:
        [change] = comparison.page(Filters(kind="changed"))
    assert (change.row_id, str(change.cause)) == ("a_2", "linking: a_1")
