from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipelines.runs.overruling import Linking
from pipelines.settings import Settings
from pipelines.snapshots.rows import Row
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_rows
from pipelines.verdicts.content import content_of, pair_content, parties_of
from pipelines.verdicts.records import Ruling, Verdict
from pipelines.verdicts.standing import Standing
from pipelines.verdicts.store import append_verdicts
from tests.pipelines.made_up_drop import fill_cache, make_drop, run
from tests.pipelines.review.made_up_snapshots import claim
from tests.pipelines.review.made_up_snapshots import snapshot as made_up_snapshot
from tests.pipelines.verdicts.made_up_verdicts import MORNING


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return the settings of a run over two articles about one loan, after a first run."""
    made = make_drop(tmp_path_factory.mktemp("reviewed"), "one.txt", "two.txt")
    fill_cache(made)
    run(made)
    return made


def rows(snapshot: Snapshot, table: str) -> list[dict[str, Any]]:
    return list(read_rows(snapshot.table_folder(table)))


def judge(
    settings: Settings, ruling: Ruling, table: str, row: dict[str, Any], **fields: Any
) -> None:
    """Write down what Anna rules on a row of the latest snapshot."""
    snapshot = Snapshot("latest", settings.output / "latest")
    parties = parties_of(rows(snapshot, "statement_arguments"))
    given = Verdict(
        action="1",
        at=MORNING,
        reviewer="anna",
        ruling=ruling,
        table=table,
        row_id=next(iter(row.values())),
        article_id=row["article_id"],
    )
    content = content_of(table, row, parties.get(given.row_id, ())) if table != "pairs" else None
    append_verdicts(settings.output, [replace(given, **({"content": content} | fields))])


@pytest.fixture
def output(settings: Settings) -> Settings:
    """Forget the verdicts of the test before."""
    for file in (settings.output / "reviews").glob("*"):
        file.unlink()
    return settings


def test_a_verdict_is_marked_and_goes_when_it_is_gone(output: Settings) -> None:
    first = run(output)
    money = rows(first, "money")[0]
    judge(output, "accepted", "money", money)
    second = run(output)
    assert [row["verdict"] for row in rows(second, "money")].count("accepted") == 1
    [review] = rows(second, "reviews")
    assert (review["reviewer"], review["row_id"], review["stands"]) == (
        "anna",
        money["mention_id"],
        True,
    )
    assert second.run_id.split("-")[1] != first.run_id.split("-")[1], "what is ruled names the run"
    (output.output / "reviews" / "anna.jsonl").unlink()
    third = run(output)
    assert {row["verdict"] for row in rows(third, "money")} == {None}
    assert third.run_id.split("-")[1] == first.run_id.split("-")[1]


def test_a_rejected_article_drops_out_of_claims(output: Settings) -> None:
    before = run(output)
    article = rows(before, "articles")[0]
    judge(output, "rejected", "articles", article)
    after = run(output)
    assert sum(claim["article_count"] for claim in rows(before, "claims")) == 2
    assert sum(claim["article_count"] for claim in rows(after, "claims")) == 1
    gone = [row for row in rows(after, "statements") if row["verdict"] == "rejected"]
    assert [(row["article_id"], row["claim_id"]) for row in gone] == [(article["article_id"], None)]


def test_a_correction_reaches_the_claim(output: Settings) -> None:
    for row in rows(run(output), "money"):
        typed = {"amount_low": 6.5, "amount_high": 6.5}
        judge(output, "corrected", "money", row, correction=typed)
    after = run(output)
    assert {row["rule"] for row in rows(after, "money")} == {"reviewer"}
    assert {claim["amount_low"] for claim in rows(after, "claims")} == {6.5}
    assert {row["reviewer"] for row in rows(after, "reviews")} == {"anna"}


def test_a_claim_is_marked(output: Settings) -> None:
    claim = rows(run(output), "claims")[0] | {"article_id": None}
    judge(output, "rejected", "claims", claim)
    assert "rejected" in {row["verdict"] for row in rows(run(output), "claims")}


def test_different_keeps_apart_and_same_brings_together(output: Settings) -> None:
    before = run(output)
    one, other = rows(before, "statements")
    pair = {"row_id": " ".join(sorted((one["statement_id"], other["statement_id"])))}
    rulings: tuple[tuple[Ruling, int], ...] = (("different", 2), ("same", 1))
    for ruling, claims in rulings:
        content = pair_content(one, other)
        for file in (output.output / "reviews").glob("*"):
            file.unlink()
        judge(output, ruling, "pairs", pair | {"article_id": None}, content=content)
        assert len(rows(run(output), "claims")) == claims


@pytest.mark.parametrize(
    ("rejected", "statuses"),
    [
        ((), ["conflicting", "conflicting", "conflicting"]),
        (("c_1 c_2 amount_low",), ["corroborated", "conflicting", "conflicting"]),
        (("c_1 c_2 amount_low", "c_2 c_3 amount_low"), ["corroborated", "single", "single"]),
    ],
)
def test_a_conflict_that_was_rejected_makes_no_claim_disputed(
    tmp_path: Path, rejected: Sequence[str], statuses: list[str]
) -> None:
    values = {"value_a": "5", "value_b": "6", "reason": "value"}
    conflicts: list[Row] = [
        {"claim_id_a": a, "claim_id_b": b, "field": "amount_low", **values}
        for a, b in (("c_1", "c_2"), ("c_2", "c_3"))
    ]
    claims: list[Row] = [
        claim(f"c_{number}", f"s_{number}", 5.0, status="conflicting", source_count=sources)
        for number, sources in ((1, 2), (2, 1), (3, 1))
    ]
    verdict = Verdict(
        action="1", at=MORNING, reviewer="anna", ruling="rejected", table="conflicts",
        content=content_of("conflicts", conflicts[0]),
    )  # fmt: skip
    standing = Standing.of([replace(verdict, row_id=row_id) for row_id in rejected])
    partial = made_up_snapshot(tmp_path / "1").folder
    marked = Linking(standing, []).mark(partial, {"claims": claims, "conflicts": conflicts})
    assert [row["status"] for row in marked["claims"]] == statuses
