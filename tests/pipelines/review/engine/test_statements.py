from pathlib import Path
from typing import Any

import pytest

from pipelines.review.changes import Filters
from pipelines.review.comparison import compare
from tests.pipelines.review.made_up_snapshots import DEAL, argument, one_deal, snapshot


def with_party(name: str, role: str = "payer") -> dict[str, Any]:
    rows = one_deal(DEAL)
    rows["statement_arguments"].append(argument("s_$5", name, role))
    return rows


@pytest.mark.parametrize(
    ("party", "role", "fields"),
    [
        pytest.param("Westland", "payer", [("payer", "Eastland", "Westland")], id="another party"),
        pytest.param(
            "Eastland", "payee", [("payee", None, "Eastland"), ("payer", "Eastland", None)],
            id="another role",
        ),
    ],
)  # fmt: skip
def test_who_plays_a_role_is_a_field_of_a_statement(
    tmp_path: Path, party: str, role: str, fields: list[tuple[str, str, str]]
) -> None:
    base = snapshot(tmp_path / "1", **with_party("Eastland"))
    head = snapshot(tmp_path / "2", **with_party(party, role))
    with compare(base, head) as comparison:
        [change] = comparison.page(Filters(party="eastland"))
    assert change.table == "statements"
    assert [(f.field, f.before, f.after) for f in change.fields] == fields


def test_a_statement_that_rests_on_one_value_more_says_so(tmp_path: Path) -> None:
    rows = one_deal(DEAL)
    rows["statement_arguments"].append(argument("s_$5", "$3"))
    base, head = snapshot(tmp_path / "1", **one_deal(DEAL)), snapshot(tmp_path / "2", **rows)
    with compare(base, head) as comparison:
        [change] = comparison
    assert [(f.field, f.before, f.after) for f in change.fields] == [("value", "$5", "$3; $5")]
