"""The commands about what changed."""

import json
from pathlib import Path

import pytest

import pipelines
from tests.conftest import Call

pytestmark = pytest.mark.xdist_group("command line")  # one published run serves them all


@pytest.mark.model
def test_diff_says_what_changed_and_why(call: Call, place: Path) -> None:
    done = call("diff", "--exit-code", cwd=place)
    assert done.code == 1
    assert "article edited" in done.out
    assert "310,000,000 USD → 320,000,000 USD" in done.out
    for page in ("markdown", "html"):
        assert "article new" in call("diff", "--format", page, cwd=place).out


@pytest.mark.model
@pytest.mark.parametrize("base", ["000002", "latest", "outputs", "outputs/latest"])
def test_a_run_and_itself_differ_in_nothing(call: Call, place: Path, base: str) -> None:
    done = call("diff", base, "latest", "--exit-code", cwd=place)
    assert (done.code, "nothing changed" in done.out) == (0, True)


@pytest.mark.model
def test_the_changes_asked_for_are_a_line_of_json_each(call: Call, place: Path) -> None:
    wanted = ["--table", "money", "--kind", "changed", "--article", "deal.txt"]
    done = call("diff", "previous", "latest", "--format", "json", *wanted, cwd=place)
    [line] = done.out.splitlines()
    change = json.loads(line)
    assert (change["before"], change["after"]) == ("310,000,000 USD", "320,000,000 USD")
    nothing = call("diff", "--exit-code", "--cause", "model", cwd=place)
    assert (nothing.code, ": 0 of " in nothing.out) == (0, True)
    slip = call("diff", "--exit-code", "--table", "claim", cwd=place)
    assert (slip.code, "no change has the table 'claim'" in slip.err) == (2, True)


@pytest.mark.model
def test_one_edited_figure_changes_one_row_of_each_table(call: Call, place: Path) -> None:
    done = call("diff", "--format", "json", "--article", "deal.txt", cwd=place)
    changes = [json.loads(line) for line in done.out.splitlines()]
    assert {(c["table"], c["kind"], c["cause"]["kind"]) for c in changes} == {
        (table, "changed", "article edited")
        for table in ("articles", "money", "statements", "claims")
    }
    assert len(changes) == 4


@pytest.mark.model
def test_from_python_snapshots_are_named_in_the_same_ways(place: Path) -> None:
    output = place / "outputs"
    with (
        pipelines.diff(output=output) as default,
        pipelines.diff("previous", output, output) as named,
    ):
        assert default.change_ids() == named.change_ids() != []
    with pipelines.diff(output, "latest", output) as nothing:
        assert list(nothing) == []
