"""Questions and exports from the command line."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Call
from tests.pipelines.analysis.conftest import write_run


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analysis")
    write_run(folder / "outputs")
    return folder


def test_query_prints_a_table_csv_or_json_lines(call: Call, place: Path) -> None:
    question = "select buyer, amount_low from arms_transfers order by 2"
    assert "│ Peru  │ 310000000.0 │" in call("query", question, cwd=place).out
    assert call("query", question, "--format", "csv", cwd=place).out == (
        "buyer,amount_low\nPeru,310000000.0\nPeru,340000000.0\n"
    )
    lines = call("query", question, "--format", "jsonl", cwd=place).out.splitlines()
    assert lines[0] == '{"buyer": "Peru", "amount_low": 310000000.0}'


def test_a_wrong_question_is_wrong_usage(call: Call, place: Path) -> None:
    done = call("query", "select x from claims", cwd=place)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_export_says_what_it_wrote(call: Call, place: Path, tmp_path: Path) -> None:
    shutil.copytree(place / "outputs", tmp_path / "outputs", symlinks=True)
    done = call("export", "jsonl")
    assert (done.code, done.err) == (0, "written to jsonl\n")
    assert call("export", "jsonl").code == 2
    assert call("export", "parchment").code == 2
