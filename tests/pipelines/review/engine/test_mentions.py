"""Which mention is which when its text was edited or its rule finds more or less of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipelines.review.comparison import compare
from tests.pipelines.review.made_up_snapshots import article, money, snapshot

OLD = "Title\n\nNorthland paid $5 and $7 to Eastland. It kept $3 for itself."

CASES = [
    pytest.param(
        OLD.replace("It kept", "A week went by. It kept"), ["$5", "$7", "$3"],
        [("moved", "$3", "$3")], id="a sentence put before it",
    ),
    pytest.param(
        OLD.replace("Northland paid", "Then Northland has paid"), ["$5", "$7", "$3"],
        [("moved", "$3", "$3"), ("moved", "$5", "$5"), ("moved", "$7", "$7")],
        id="its sentence edited",
    ),
    pytest.param(
        OLD.replace("$5 and $7", "$6 and $7"), ["$6", "$7", "$3"],
        [("changed", "$5", "$6")], id="its figure edited, and not its neighbour",
    ),
    pytest.param(
        OLD.replace("paid $5 and $7 to Eastland", "paid Eastland $7 and $5"), ["$7", "$5", "$3"],
        [("moved", "$3", "$3"), ("moved", "$5", "$5"), ("moved", "$7", "$7")],
        id="two that changed places",
    ),
    pytest.param(
        OLD.replace(" It kept $3 for itself.", ""), ["$5", "$7"],
        [("removed", "$3", None)], id="one cut away",
    ),
    pytest.param(
        OLD.replace("It kept $3 for itself.", "The weather stayed fine, forecasters said: $9."),
        ["$5", "$7", "$9"],
        [("added", None, "$9"), ("removed", "$3", None)], id="another sentence in its place",
    ),
]  # fmt: skip


def rows(text: str, surfaces: Sequence[str]) -> dict[str, Any]:
    """Return an article with amounts, whose identities are of their sentences, as real ones are."""
    found = [money(text, surface) for surface in surfaces]
    sentences = [text[row["sentence_start"] : row["sentence_end"]] for row in found]
    named = [
        row | {"mention_id": f"m_{row['text']} {sentence}"}
        for row, sentence in zip(found, sentences, strict=True)
    ]
    return {"articles": [article(text)], "money": named}


@pytest.mark.parametrize(("text", "surfaces", "expected"), CASES)
def test_an_edit_moves_changes_adds_and_removes_no_more_than_it_did(
    tmp_path: Path, text: str, surfaces: list[str], expected: list[tuple[str, str, str]]
) -> None:
    base = snapshot(tmp_path / "1", **rows(OLD, ["$5", "$7", "$3"]))
    head = snapshot(tmp_path / "2", **rows(text, surfaces))
    with compare(base, head) as comparison:
        found = [
            (
                change.kind,
                None if change.row_before is None else change.row_before["text"],
                None if change.row_after is None else change.row_after["text"],
            )
            for change in comparison
            if change.table == "money"
        ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_a_rule_that_finds_more_of_a_mention_resizes_it(tmp_path: Path) -> None:
    text = "It cost about $5 in all."
    base = snapshot(tmp_path / "1", articles=[article(text)], money=[money(text, "$5", "m_1")])
    wider = money(text, "$5", "m_2") | {"start": 8, "text": "about $5"}
    head = snapshot(tmp_path / "2", articles=[article(text)], money=[wider])
    with compare(base, head) as comparison:
        [change] = comparison
    assert (change.kind, change.row_before["mention_id"], change.row_id) == ("moved", "m_1", "m_2")
