import shutil
from pathlib import Path
from typing import Any

from pipelines.review.changes import Filters
from pipelines.review.comparison import compare
from pipelines.snapshots.rows import Row
from pipelines.snapshots.tables import read_table, write_table
from tests.pipelines.review.made_up_snapshots import DEAL, one_deal, snapshot


def conflict(one: str, other: str, **cells: Any) -> Row:
    return {
        "claim_id_a": one, "claim_id_b": other, "field": "amount_low", "value_a": "3",
        "value_b": "5", "number_a": 3.0, "number_b": 5.0, "reason": "contradiction",
        "sentence_a": "Three.", "sentence_b": "Five.", "summary_a": "3", "summary_b": "5",
    } | cells  # fmt: skip


def test_a_conflict_of_the_same_claims_is_the_same_whatever_they_are_called(tmp_path: Path) -> None:
    base = snapshot(tmp_path / "1", **one_deal(DEAL), conflicts=[conflict("c_$3", "c_$5")])
    rows = one_deal(DEAL)
    rows["statements"][1]["claim_id"] = rows["claims"][1]["claim_id"] = "c_z"
    turned = conflict("c_$5", "c_z", value_a="5", value_b="3", number_a=5.0, number_b=3.0)
    with compare(base, snapshot(tmp_path / "2", **rows, conflicts=[turned])) as comparison:
        assert list(comparison) == []


def test_a_snapshot_of_an_older_version_tells_less_of_its_conflicts(tmp_path: Path) -> None:
    sides = [
        snapshot(tmp_path / name, **one_deal(DEAL), conflicts=[conflict("c_$3", "c_$5", **cells)])
        for name, cells in (("1", {}), ("2", {"value_b": "6"}))
    ]
    table = read_table(sides[0].folder / "conflicts")
    told_now = ["number_a", "number_b", "sentence_a", "sentence_b", "summary_a", "summary_b"]
    shutil.rmtree(sides[0].folder / "conflicts")
    write_table(table.drop_columns(told_now), sides[0].folder / "conflicts")
    with compare(*sides) as comparison:
        [change] = comparison
    assert change.effect == "value_b: 5 → 6"


def test_a_value_that_has_a_number_is_told_by_it(tmp_path: Path) -> None:
    sides = [
        snapshot(tmp_path / name, **one_deal(DEAL), conflicts=[conflict("c_$3", "c_$5", **cells)])
        for name, cells in (("1", {}), ("2", {"value_b": "1000", "number_b": 1e3}))
    ]
    with compare(*sides) as comparison:
        [change] = comparison
    assert change.effect == "number_b: 5 → 1,000"


def test_a_conflict_is_new_and_says_what_stands_against_what(tmp_path: Path) -> None:
    base = snapshot(tmp_path / "1", **one_deal(DEAL))
    head = snapshot(
        tmp_path / "2", **one_deal(DEAL), conflicts=[conflict("c_$3", "c_$5", number_b=5e10)]
    )
    with compare(base, head) as comparison:
        [change] = comparison.page(Filters(table="conflicts"))
    assert (change.kind, change.effect) == ("added", "added field amount_low, reason contradiction")
    assert change.after == "amount: 3 against 50 billion (contradiction)"
    assert (change.sentence_before, change.sentence_after) == (None, "Three.")
