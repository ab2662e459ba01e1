"""Claims that were merged or split, and what a statement that left one or joined one did."""

from pathlib import Path
from typing import Any

from pipelines.review.changes import Change, Filters
from pipelines.review.comparison import compare
from pipelines.snapshots.rows import Row
from tests.pipelines.review.made_up_snapshots import (
    article,
    claim,
    money,
    snapshot,
    statement,
)


def reports(claim_of: dict[str, str], surfaces: dict[str, str] | None = None) -> dict[str, Any]:
    """Return articles that each state an amount, and the claims that they are said to make."""
    rows: dict[str, list[Row]] = {"articles": [], "money": [], "statements": [], "claims": []}
    for name, claim_id in claim_of.items():
        surface = (surfaces or {}).get(name, "$5")
        text = f"Report {name}\n\nNorthland pays {surface} to Eastland."
        own = {"article_id": f"a_{name}"}
        rows["articles"].append(article(text, **own))
        rows["money"].append(money(text, surface, f"m_{name}_{surface}", **own))
        rows["statements"].append(statement(text, surface, f"s_{name}", claim_id, **own))
    for claim_id in sorted(set(claim_of.values())):
        made = [name for name, theirs in claim_of.items() if theirs == claim_id]
        rows["claims"].append(
            claim(claim_id, f"s_{made[0]}", 5, statement_count=len(made), article_count=len(made))
        )
    return rows


def claims_after(tmp_path: Path, before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    base, head = snapshot(tmp_path / "1", **before), snapshot(tmp_path / "2", **after)
    with compare(base, head) as comparison:
        assert comparison.counts(["table"]).get(("statements",), 0) <= 1
        return comparison.page(Filters(table="claims"))


def test_claims_that_became_one_are_one_change(tmp_path: Path) -> None:
    [change] = claims_after(
        tmp_path,
        reports({"x": "c_1", "y": "c_2", "z": "c_3"}),
        reports({"x": "c_1", "y": "c_1", "z": "c_3"}),
    )
    assert (change.kind, change.row_id, change.effect) == ("merged", "c_1", "merged")
    assert ("claims", "c_1; c_2", "c_1") in [(f.field, f.before, f.after) for f in change.fields]


def test_a_claim_that_became_several_is_one_change(tmp_path: Path) -> None:
    [change] = claims_after(
        tmp_path, reports({"x": "c_1", "y": "c_1"}), reports({"x": "c_1", "y": "c_9"})
    )
    assert (change.kind, change.row_id) == ("split", "c_1")
    assert ("claims", "c_1", "c_1; c_9") in [(f.field, f.before, f.after) for f in change.fields]


def test_a_new_report_joins_a_claim(tmp_path: Path) -> None:
    [change] = claims_after(tmp_path, reports({"x": "c_1"}), reports({"x": "c_1", "y": "c_1"}))
    assert (change.kind, str(change.cause)) == ("changed", "article new: a_y")
    assert ("statements", None, "a_y.txt") in [(f.field, f.before, f.after) for f in change.fields]


def test_an_edited_report_leaves_its_claim_for_one_of_its_own(tmp_path: Path) -> None:
    after = reports({"x": "c_1", "y": "c_9"}, {"y": "$6"})
    changes = claims_after(tmp_path, reports({"x": "c_1", "y": "c_1"}), after)
    left, own = sorted(changes, key=lambda change: change.row_id)
    assert (left.kind, left.row_id, str(left.cause)) == ("changed", "c_1", "article edited: a_y")
    assert (own.kind, own.row_id, str(own.cause)) == ("added", "c_9", "article edited: a_y")


def test_a_claim_that_keeps_its_value_says_what_one_of_its_statements_now_says(
    tmp_path: Path,
) -> None:
    same = {"x": "c_1", "y": "c_1", "z": "c_1"}
    [change] = claims_after(tmp_path, reports(same), reports(same, {"y": "$6"}))
    assert (change.kind, change.row_id, str(change.cause)) == (
        "changed", "c_1", "article edited: a_y",
    )  # fmt: skip
    assert change.effect == "statement_amount: 5 → 6"
    assert [(f.field, f.before, f.after) for f in change.fields] == [
        ("statement_amount_high", "5", "6"),
        ("statement_amount_low", "5", "6"),
    ]


def test_a_claim_with_another_name_is_the_claim_of_its_statements(tmp_path: Path) -> None:
    same = claims_after(
        tmp_path, reports({"x": "c_1", "y": "c_1"}), reports({"x": "c_8", "y": "c_8"})
    )
    assert same == []
