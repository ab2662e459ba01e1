"""What explains a change where several things happened at once."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipelines.review.changes import Filters
from pipelines.review.comparison import Comparison, compare
from pipelines.snapshots.store import Snapshot
from tests.pipelines.review.made_up_snapshots import SOURCES, article, money, one_deal, snapshot

TEXT = "Northland\n\nNorthland pays $5 to Eastland. It kept $3 for itself."
EDITED = TEXT.replace("pays $5", "paid $6")
RULES = {"sources": SOURCES | {"extractors/money/signs.py": "2", "extractors/gas/units.py": "2"}}


def made(folder: Path, text: str, rows: list[Any], **manifest: Any) -> Snapshot:
    return snapshot(folder, articles=[article(text)], money=rows, manifest=manifest)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Comparison]:
    """Return the comparison across an edit of one sentence and a change of two rooms' rules."""
    folder = tmp_path_factory.mktemp("both")
    base = made(folder / "1", TEXT, [money(TEXT, "$5"), money(TEXT, "$3")])
    rows = [money(EDITED, "$6"), money(EDITED, "$3", currency="AUD")]
    with compare(base, made(folder / "2", EDITED, rows, **RULES)) as found:
        yield found


def test_an_edit_explains_the_sentence_that_it_touched(both: Comparison) -> None:
    [change] = both.page(Filters(effect="amount: 5 → 6"))
    assert str(change.cause) == "article edited"


def test_an_article_that_was_edited_was_edited_whatever_else_changed(tmp_path: Path) -> None:
    sources = {name: {"pipelines/reading/dates.py": name} for name in ("1", "2")}
    sides = [
        made(tmp_path / name, text, [], sources=sources[name])
        for name, text in (("1", TEXT), ("2", EDITED))
    ]
    with compare(*sides) as comparison:
        assert [(change.table, str(change.cause)) for change in comparison] == [
            ("articles", "article edited")
        ]


def test_rules_explain_a_sentence_that_no_edit_touched_and_only_those_its_room_reads(
    both: Comparison,
) -> None:
    [change] = both.page(Filters(effect="currency: USD → AUD"))
    assert str(change.cause) == "rules: extractors/money/signs.py"


def test_what_nothing_explains_says_so_and_comes_first(tmp_path: Path) -> None:
    base = made(tmp_path / "1", TEXT, [money(TEXT, "$5")])
    head = made(tmp_path / "2", TEXT, [money(TEXT, "$5", per="year")])
    with compare(base, head) as comparison:
        assert [str(change.cause) for change in comparison] == ["unexplained"]


def test_a_claim_that_none_of_its_own_statements_moved_was_moved_by_others(tmp_path: Path) -> None:
    base = one_deal(TEXT)
    rows = one_deal(TEXT)
    rows["articles"].append(article("More news.", "a_2"))
    rows["claims"][0] = rows["claims"][0] | {"status": "conflicting"}
    with compare(snapshot(tmp_path / "1", **base), snapshot(tmp_path / "2", **rows)) as comparison:
        [change] = comparison.page(Filters(table="claims"))
    assert str(change.cause) == "linking: a_2"


def test_a_rejected_row_was_moved_by_its_reviewer_and_an_accepted_one_by_nobody(
    tmp_path: Path,
) -> None:
    at = datetime(2024, 5, 8, tzinfo=UTC)
    reviews = [
        {"table_name": "money", "row_id": "m_$5", "reviewer": "ada", "verdict": "rejected",
         "stands": True, "reviewed_at": at},
    ]  # fmt: skip
    rows = one_deal(TEXT)
    base = snapshot(tmp_path / "1", **rows)
    rejected, accepted = rows["money"]
    rows["money"] = [rejected | {"verdict": "rejected"}, accepted | {"verdict": "accepted"}]
    with compare(base, snapshot(tmp_path / "2", **rows, reviews=reviews)) as comparison:
        [change] = comparison
    assert (change.row_id, change.effect, str(change.cause)) == (
        "m_$5", "verdict: none → rejected", "reviewer: ada",
    )  # fmt: skip
