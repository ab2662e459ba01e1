import numpy as np
import pytest

from pipelines.claims.columns.values import ValueColumns, read_values, stated_values
from pipelines.claims.columns.words import Vocabulary
from pipelines.claims.records import ReportedStatement, StatedValue
from tests.pipelines.claims.claim_reports import report


def values_of(told: ReportedStatement) -> ValueColumns:
    return read_values(stated_values([told]), Vocabulary().read([told.sentence]))


def test_the_comparator_is_the_moneys_where_both_stand() -> None:
    found = values_of(report("s", "", amount=2e9, m3=4e8, comparator=">", per="year"))
    assert [bool(per) for per in found.told.per[:2]] == [True, False]
    assert found.told.possible_high[1] < found.told.possible_high[0]


@pytest.mark.parametrize(
    "sentence", ["1" * 100_000, "1," * 100_000, "1." * 100_000, "$" * 100_000, "9.9 " * 30_000]
)
def test_hostile_sentences_are_read(sentence: str) -> None:
    found = values_of(report("s", sentence, amount=9.9))
    assert (found.count[0], found.told.digits[0]) == (1, 2)


def test_second_values_stand_behind_the_first() -> None:
    won = StatedValue("amount", "KRW", None, 4.5e11, 4.5e11, "=")
    told = report("s", "It costs $310 million (450 billion won).", amount=3.1e8, others=(won, won))
    found = values_of(told)
    assert found.told.low[:-1].tolist() == [3.1e8, 4.5e11]


PRINTED = [
    pytest.param("$2 billion", 2e9, 1, 1e9, id="one figure"),
    pytest.param("$2.0 billion", 2e9, 2, 1e8, id="a zero that is printed"),
    pytest.param("$1,234 million", 1.234e9, 4, 1e6, id="four figures"),
    pytest.param("$400 million", 4e8, 2, 1e8, id="zeros before the scale tell something"),
]


@pytest.mark.parametrize(("sentence", "amount", "digits", "step"), PRINTED)
def test_precision_is_read_from_what_is_printed(
    sentence: str, amount: float, digits: int, step: float
) -> None:
    found = values_of(report("s", sentence, amount=amount))
    assert found.told.digits[0] == digits
    assert found.told.step[0] == pytest.approx(step)


def test_values_of_some_reports_and_of_others_stand_side_by_side() -> None:
    two = [report("s", "", amount=3e8, m3=4e8), report("t", ""), report("u", "", amount=5e8)]
    found = read_values(stated_values(two), Vocabulary().read([each.sentence for each in two]))
    last_first = found.of(np.array([2, 0]))
    assert last_first.cells("low", np.arange(2), 2).tolist() == [[5e8, 0.0], [3e8, 4e8]]
    both = ValueColumns.beside([last_first, found.of(np.array([1])), found])
    assert both.count.tolist() == [1, 2, 0, 2, 0, 1]
    assert both.cells("low", np.array([1, 2, 5]), 1).tolist() == [[3e8], [0.0], [5e8]]
