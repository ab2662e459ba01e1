"""One article of a snapshot, from tables made up here."""

import pytest

from pipelines.review.article_view import render_text, view_article
from pipelines.snapshots.store import Snapshot, SnapshotError
from tests.pipelines.runs.made_up_entries import LOAN
from tests.pipelines.runs.parts.made_up_parts import assemble_items


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder = tmp_path_factory.mktemp("snapshot")
    assemble_items(folder, [LOAN])
    return Snapshot("000001-a", folder)


SHOWN = """loan.txt  a_loan  Northland Wire

Northland lent [$5 | money: 5 USD] to Eastland on [8 May 2024 | dates: 8 May 2024].

Statements:
- loan: 5 USD, 8 May 2024, asserted
  Northland lent [$5 | value] to Eastland on [8 May 2024 | time].
  lender: Northland (no words of its own)"""


@pytest.mark.parametrize("wanted", ["a_loan", "a_lo", "loan.txt"])
def test_an_article_is_found_and_marked(snapshot: Snapshot, wanted: str) -> None:
    assert render_text(view_article(snapshot, wanted)) == SHOWN


def test_an_article_that_is_not_there_is_an_error(snapshot: Snapshot) -> None:
    with pytest.raises(SnapshotError, match="'nothing' names 0 articles"):
        view_article(snapshot, "nothing")
