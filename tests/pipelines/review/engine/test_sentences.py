from pathlib import Path

import pytest

from pipelines.review.changes import Change, Filters
from pipelines.review.comparison import compare
from pipelines.review.engine.sentences import LONGEST
from pipelines.review.reports.passages import find_passages
from tests.pipelines.review.made_up_snapshots import article, money, snapshot


def test_of_a_line_without_an_end_only_what_stands_around_is_shown(tmp_path: Path) -> None:
    text = "word " * 50_000 + "costs $5 and " + "word " * 50_000
    base = snapshot(tmp_path / "1", articles=[article(text)])
    head = snapshot(tmp_path / "2", articles=[article(text)], money=[money(text, "$5")])
    with compare(base, head) as comparison:
        [change] = comparison
    assert change.sentence_after is not None
    assert change.span_after is not None
    assert change.sentence_start_after is not None
    at = change.span_after.start - change.sentence_start_after
    assert change.sentence_after[at : at + 2] == "$5"
    assert len(change.sentence_after) <= LONGEST


def shown(tmp_path: Path, before: str, after: str) -> tuple[Change, str]:
    """Return what became of an amount that came or went, and what a report shows of it."""
    sides = [
        snapshot(
            tmp_path / name,
            articles=[article(text)],
            money=[money(text, "$5")] if "$5" in text else [],
        )
        for name, text in (("1", before), ("2", after))
    ]
    with compare(*sides) as comparison:
        [change] = comparison.page(Filters(table="money"))
    passages = find_passages(change)
    return change, f"{passages.before} -> {passages.after}"


@pytest.mark.parametrize(
    ("before", "after", "passages"),
    [
        pytest.param(
            "So it was. Northland will pay $5 to Eastland. No more was said.",
            "First. So it was. Northland will pay nothing to Eastland. No more was said.",
            "Northland will pay [$5] to Eastland. -> Northland will pay [nothing] to Eastland.",
            id="an amount went",
        ),
        pytest.param(
            "So it was. Northland will pay nothing to Eastland.",
            "So it was. Northland, it says, will pay $5 to Eastland.",
            "Northland will pay [nothing] to Eastland. -> "
            "Northland[, it says,] will pay [$5] to Eastland.",
            id="an amount came",
        ),
        pytest.param(
            "So it was. Northland will pay $5 to Eastland. No more was said.",
            "So it was. No more was said.",
            "Northland will pay [$5] to Eastland. -> None",
            id="the sentence went",
        ),
        pytest.param(
            "So it was. Northland will pay $5 to Eastland. No more was said.",
            "So it was. Everybody is silent about what is owed. No more was said.",
            "Northland will pay [$5] to Eastland. -> None",
            id="another sentence came",
        ),
    ],
)
def test_what_came_or_went_in_an_edited_sentence_is_shown_in_both_versions(
    tmp_path: Path, before: str, after: str, passages: str
) -> None:
    change, told = shown(tmp_path, before, after)
    assert told == passages
    assert change.sentence is not None
    assert "$5" in change.sentence
