"""What changes did, in words that group them."""

from pathlib import Path

import pytest

from pipelines.review.changes import Filters
from pipelines.review.comparison import compare
from pipelines.snapshots.rows import Row
from tests.pipelines.review.made_up_snapshots import (
    DEAL,
    argument,
    article,
    money,
    one_deal,
    snapshot,
)

EFFECTS = [
    pytest.param({"currency": "AUD"}, "currency: USD → AUD", id="a value"),
    pytest.param({"per": "year"}, "per: none → year", id="a value that was not known"),
    pytest.param(
        {"amount_low": 1e11, "amount_high": 1e11}, "amount: 5 → 100,000,000,000", id="low and high"
    ),
    pytest.param({"amount_high": 6.0}, "amount: 5 → 6", id="high only"),
    pytest.param({"rule": "word"}, "rule", id="another rule that finds the same"),
    pytest.param({"currency": "AUD", "rule": "word"}, "currency: USD → AUD", id="rule and value"),
]  # fmt: skip


def test_effects_name_the_values_and_leave_out_what_follows_from_them(tmp_path: Path) -> None:
    text = "It cost " + " and ".join(f"${at}5" for at in range(len(EFFECTS))) + "."
    before = [money(text, f"${at}5", amount_low=5.0, amount_high=5.0) for at in range(len(EFFECTS))]
    changed: list[Row] = [case.values[0] for case in EFFECTS]
    after = [row | cells for row, cells in zip(before, changed, strict=True)]
    base = snapshot(tmp_path / "1", articles=[article(text)], money=before)
    head = snapshot(tmp_path / "2", articles=[article(text)], money=after)
    with compare(base, head) as comparison:
        effects = {change.row_id: change.effect for change in comparison}
    assert [effects[row["mention_id"]] for row in after] == [case.values[1] for case in EFFECTS]


def test_what_a_new_article_brings_is_one_group_a_table(tmp_path: Path) -> None:
    base, head = snapshot(tmp_path / "1"), snapshot(tmp_path / "2", **one_deal(DEAL))
    with compare(base, head) as comparison:
        groups = comparison.groups(Filters(cause="article new"))
    assert {(group.table, group.effect, group.count) for group in groups} == {
        ("articles", "added", 1), ("money", "added", 2), ("statements", "added", 2),
        ("claims", "added", 2),
    }  # fmt: skip


def test_roles_are_told_in_one_order_whatever_finds_them_first(tmp_path: Path) -> None:
    roles = ("seller", "buyer", "operator", "lender", "donor")
    sides = []
    for side, name in (("1", "Eastland"), ("2", "Westland")):
        rows = one_deal(DEAL, ["$5"])
        rows["statement_arguments"] += [argument("s_$5", name, role) for role in roles]
        sides.append(snapshot(tmp_path / side, **rows))
    with compare(*sides) as comparison:
        [change] = comparison
    told = [f"{role}: Eastland → Westland" for role in sorted(roles)]
    assert change.effect == ", ".join(told)
