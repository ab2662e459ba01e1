import pytest

from pipelines.snapshots.rows import Row
from pipelines.verdicts.corrections import correct_statement
from tests.pipelines.verdicts.made_up_verdicts import STATEMENT_ROW

HOWITZER: Row = {
    "system": "K9 Thunder", "weapon_class": "howitzer", "quantity_low": 24, "quantity_high": 24,
}  # fmt: skip


@pytest.mark.parametrize(
    ("systems", "typed", "expected"),
    [
        pytest.param("K9 Thunder", {"system": "K9A1"}, ("K9A1", 24), id="renamed"),
        pytest.param("K9 Thunder; K10", {"system": "K9A1"}, ("K9A1; K10", 24), id="one of two"),
        pytest.param("K9 Thunder", {"system": None}, (None, 24), id="taken out"),
        pytest.param("K9 Thunder", {"quantity_low": 12}, ("K9 Thunder", 12), id="counted anew"),
    ],
)
def test_a_weapon_is_corrected_in_its_statement(
    systems: str, typed: Row, expected: tuple[str | None, int]
) -> None:
    statement = STATEMENT_ROW | HOWITZER | {"systems": systems}
    corrected = correct_statement(statement, "weapons", HOWITZER, HOWITZER | typed)
    assert (corrected["systems"], corrected["quantity_low"]) == expected


def test_the_number_of_another_weapon_stays() -> None:
    statement = STATEMENT_ROW | HOWITZER | {"systems": "K9 Thunder", "quantity_low": 6}
    corrected = correct_statement(statement, "weapons", HOWITZER, HOWITZER | {"quantity_low": 12})
    assert corrected["quantity_low"] == 6
