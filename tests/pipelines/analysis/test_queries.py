"""Questions in SQL, as the command asks them."""

import json
from pathlib import Path

import pytest

from pipelines.analysis.queries import QueryError, ask, render_csv, render_jsonl
from pipelines.snapshots.store import open_snapshot
from tests.pipelines.analysis.conftest import HOSTILE, RUN


def test_days_are_days_and_texts_are_no_formulas(ledger: Path) -> None:
    answer = ask(
        open_snapshot(ledger), "select title, published_on from articles where source = 'Gas Desk'"
    )
    assert render_csv(answer) == f"title,published_on\n'=Peru & {HOSTILE},2025-04-02"
    [row] = map(json.loads, render_jsonl(answer).splitlines())
    assert row == {"title": f"=Peru & {HOSTILE}", "published_on": "2025-04-02"}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param("select x from claims", '"x" not found', id="column"),
        pytest.param("from no_table", "no_table does not exist", id="table"),
        pytest.param("what?", "syntax error", id="syntax"),
    ],
)
def test_a_wrong_question_is_one_line(ledger: Path, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as raised:
        ask(open_snapshot(ledger), query)
    assert not {"\n", "^"} & set(str(raised.value))
    assert "pressledger schema" in str(raised.value)


def test_the_snapshot_stays_as_it_is(ledger: Path) -> None:
    with pytest.raises(QueryError):
        ask(open_snapshot(ledger), "delete from claims")
    assert ask(open_snapshot(ledger), "select distinct first_run from articles")[1] == [(RUN,)]
