"""In which order changes are listed."""

from pathlib import Path

from pipelines.review.comparison import compare
from pipelines.review.engine import compare as steps
from pipelines.review.engine.listing import TABLE_ORDER
from pipelines.review.engine.sides import open_sides
from pipelines.snapshots.database import open_database
from tests.pipelines.review.made_up_snapshots import DEAL, one_deal, snapshot


def test_values_come_before_what_only_moved(tmp_path: Path) -> None:
    text = DEAL.replace("$5 to", "$6 and more to")
    base = snapshot(tmp_path / "1", **one_deal(DEAL))
    with compare(base, snapshot(tmp_path / "2", **one_deal(text, ("$6", "$3")))) as comparison:
        kinds = [change.kind for change in comparison]
    assert kinds == sorted(kinds)
    assert set(kinds) == {"changed", "moved"}


def test_every_table_has_its_place() -> None:
    assert set(TABLE_ORDER) == set(steps.COMPARED)


def test_a_column_is_shared_when_both_sides_have_it(tmp_path: Path) -> None:
    base, head = snapshot(tmp_path / "1"), snapshot(tmp_path / "2")
    with open_database() as database:
        sides = open_sides(database, base, head)
    assert "amount_low" in sides.columns["money"]
