"""What a comparison answers: changes of made-up articles, counted, grouped, filtered and paged."""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipelines.review.changes import Change, Filters, Span
from pipelines.review.comparison import Comparison, compare
from pipelines.snapshots.store import Snapshot
from tests.pipelines.review.made_up_snapshots import (
    DEAL,
    SOURCES,
    article,
    money,
    one_deal,
    snapshot,
)


def told(changes: Iterable[Change]) -> set[tuple[str, str, str]]:
    """Return of changes the table, what became of the row, and why."""
    return {(change.table, change.kind, str(change.cause)) for change in changes}


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Comparison]:
    """Return the comparison of an article with itself after one figure was edited."""
    folder = tmp_path_factory.mktemp("edited")
    text = DEAL.replace("$5", "$6")
    base = snapshot(folder / "1", **one_deal(DEAL))
    with compare(base, snapshot(folder / "2", **one_deal(text, ("$6", "$3")))) as found:
        yield found


def test_the_same_rows_are_no_change(tmp_path: Path) -> None:
    base, head = (snapshot(tmp_path / name, **one_deal(DEAL)) for name in "12")
    with compare(base, head) as comparison:
        assert (len(comparison), list(comparison), bool(comparison)) == (0, [], False)


def test_snapshots_whose_files_are_alike_are_not_read(tmp_path: Path) -> None:
    """The base has another row in truth, so that reading would tell a change."""
    manifest = {"tables": {"money": {"rows": 1, "sha256": {"part-00000.parquet": "0a"}}}}
    base = snapshot(tmp_path / "1", manifest=manifest, **one_deal(DEAL))
    other = one_deal(DEAL.replace("$5", "$6"), ("$6", "$3"))
    with compare(base, snapshot(tmp_path / "2", manifest=manifest, **other)) as comparison:
        assert (len(comparison), list(comparison), bool(comparison)) == (0, [], False)
        assert (comparison.counts(), comparison.groups(), comparison.group_count()) == ({}, [], 0)
        assert (comparison.change_ids(), comparison.find("ch_1")) == ([], None)
        assert (comparison.path_of("a_1"), comparison.summary_of("c_1", "after")) == (None, "c_1")
    manifest = {"tables": {"money": {"rows": 1, "sha256": {"part-00000.parquet": "0b"}}}}
    with compare(base, snapshot(tmp_path / "3", manifest=manifest, **other)) as comparison:
        assert comparison


def test_one_edited_figure_changes_one_row_of_each_table(edited: Comparison) -> None:
    assert edited.counts(by=["table", "kind"]) == {
        ("articles", "changed"): 1, ("claims", "changed"): 1, ("statements", "changed"): 1,
        ("money", "changed"): 1,
    }  # fmt: skip
    [mention] = edited.page(Filters(table="money"))
    assert (mention.before, mention.after, str(mention.cause)) == (
        "5 USD",
        "6 USD",
        "article edited",
    )
    assert [(f.field, f.before, f.after) for f in mention.fields] == [
        ("amount_low", 5.0, 6.0), ("amount_high", 5.0, 6.0),
    ]  # fmt: skip
    assert mention.effect == "amount: 5 → 6"


def test_a_change_has_its_article_and_its_sentence_before_and_after(edited: Comparison) -> None:
    [mention] = edited.page(Filters(table="money"))
    assert (mention.path, mention.source, mention.title) == (
        "a_1.txt", "Northland Wire", "Northland buys howitzers",
    )  # fmt: skip
    assert mention.sentence_before == "Northland will pay $5 to Eastland."
    assert mention.sentence_after == "Northland will pay $6 to Eastland."
    assert (mention.span_before, mention.sentence_start_before) == (Span(45, 47), 26)
    assert DEAL[45:47] == "$5"


def test_the_article_says_what_was_edited(edited: Comparison) -> None:
    [change] = edited.page(Filters(table="articles"))
    [field] = change.fields
    assert field.field == "text"
    assert "pay $5 to" in str(field.before)
    assert "pay $6 to" in str(field.after)


def test_a_claim_of_an_edited_figure_is_the_same_claim(edited: Comparison) -> None:
    [change] = edited.page(Filters(table="claims"))
    assert (change.before, change.after) == ("Payment: USD 5", "Payment: USD 6")
    assert (str(change.cause), change.row_id) == ("article edited: a_1", "c_$6")


@pytest.mark.parametrize(
    ("filters", "tables"),
    [
        pytest.param(Filters(kind="changed", text="pay $6"), "claims statements money", id="text"),
        pytest.param(Filters(article="a_1"), "claims statements money articles", id="article"),
        pytest.param(Filters(type="payment"), "claims statements money", id="type"),
        pytest.param(Filters(cause="article edited", table="money"), "money", id="cause"),
        pytest.param(Filters(effect="amount: 5 → 6"), "claims statements money", id="effect"),
        pytest.param(Filters(cause="rules"), "", id="another cause"),
        pytest.param(Filters(party="eastland"), "", id="no such party"),
        pytest.param(Filters(text="'; drop table changes; --"), "", id="hostile words"),
    ],
)
def test_filters_find_changes(edited: Comparison, filters: Filters, tables: str) -> None:
    found = edited.page(filters)
    assert [change.table for change in found] == tables.split()
    assert edited.total(filters) == len(found)
    assert edited.change_ids(filters) == [change.change_id for change in found]


def test_pages_follow_one_another(edited: Comparison) -> None:
    pages = [edited.page(offset=at, limit=1) for at in range(5)]
    assert [change for page in pages for change in page] == list(edited)


def test_groups_put_together_what_did_the_same(edited: Comparison) -> None:
    assert [(group.table, group.effect, group.count) for group in edited.groups()] == [
        ("claims", "amount: 5 → 6", 1), ("statements", "amount: 5 → 6", 1),
        ("money", "amount: 5 → 6", 1), ("articles", "text edited", 1),
    ]  # fmt: skip


def test_a_change_is_found_again_by_its_id(edited: Comparison) -> None:
    for change in edited:
        assert edited.find(change.change_id) == change
    assert edited.find("ch_0") is None


def test_the_id_lasts_while_what_changed_is_the_same(tmp_path: Path, edited: Comparison) -> None:
    longer = DEAL.replace("Northland will", "Today Northland will")
    base = snapshot(tmp_path / "1", **one_deal(longer))
    head = snapshot(tmp_path / "2", **one_deal(longer.replace("$5", "$6"), ("$6", "$3")))
    other = snapshot(tmp_path / "3", **one_deal(longer.replace("$5", "$7"), ("$7", "$3")))
    of_money = Filters(table="money")
    with compare(base, head) as again, compare(base, other) as another:
        assert again.change_ids(of_money) == edited.change_ids(of_money)
        assert another.change_ids(of_money) != edited.change_ids(of_money)


def test_a_frame_has_a_row_for_each_change(edited: Comparison) -> None:
    frame = edited.frame()
    assert list(frame["table"]) == [change.table for change in edited]
    assert set(frame["cause"]) == {"article edited", "article edited: a_1"}


def test_a_notebook_shows_the_counts_and_escapes_what_articles_say(tmp_path: Path) -> None:
    base = snapshot(tmp_path / "1")
    head = snapshot(tmp_path / "2", articles=[article("<script>alert(1)</script>")])
    with compare(base, head) as comparison:
        shown = comparison._repr_html_()
    assert "article new" in shown
    assert "<script>" not in shown


def test_a_column_of_one_side_only_is_no_change(tmp_path: Path) -> None:
    base, head = (snapshot(tmp_path / side, **one_deal(DEAL)) for side in "12")
    [file] = base.table_folder("money").glob("*.parquet")
    pq.write_table(pq.read_table(file).drop_columns(["per"]), file)
    with compare(base, head) as there, compare(head, base) as back:
        assert (len(there), len(back)) == (0, 0)


def test_the_rows_of_a_table_that_was_not_there_are_added(tmp_path: Path) -> None:
    base, head = (snapshot(tmp_path / side, **one_deal(DEAL)) for side in "12")
    shutil.rmtree(base.table_folder("money"))
    with compare(base, head) as comparison:
        assert told(comparison) == {("money", "added", "unexplained")}


def other(folder: Path, **rows: Any) -> Snapshot:
    """Return a snapshot that another rule of money made."""
    sources = SOURCES | {"extractors/money/signs.py": "2"}
    return snapshot(folder, manifest={"sources": sources, "fingerprints": {
        "rules": "r2", "model": "m", "code": "c"}}, **rows)  # fmt: skip


def test_a_rule_that_differs_is_named_with_all_that_it_moved(tmp_path: Path) -> None:
    base = snapshot(tmp_path / "1", **one_deal(DEAL))
    rows = one_deal(DEAL)
    for table in ("money", "statements", "claims"):
        rows[table][0] = rows[table][0] | {"currency": "AUD"}
    with compare(base, other(tmp_path / "2", **rows)) as comparison:
        assert {(change.table, str(change.cause), change.effect) for change in comparison} == {
            (table, "rules: extractors/money/signs.py", "currency: USD → AUD")
            for table in ("money", "statements", "claims")
        }


def test_a_factor_is_one_group_whatever_it_was_put_to(tmp_path: Path) -> None:
    base = snapshot(tmp_path / "1", **one_deal(DEAL))
    rows = one_deal(DEAL)
    rows["money"] = [
        money(DEAL, surface, amount_low=low, amount_high=low)
        for surface, low in (("$5", 10.0), ("$3", 6.0))
    ]
    with compare(base, other(tmp_path / "2", **rows)) as comparison:
        [group] = comparison.groups(Filters(table="money"))
    assert (group.effect, group.count) == ("amount × 2", 2)


def test_a_change_can_be_written_as_json(edited: Comparison) -> None:
    [change] = edited.page(Filters(table="statements"))
    assert json.loads(json.dumps(change.row_after, default=str))["amount_low"] == 6.0
