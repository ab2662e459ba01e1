import pytest

from pipelines.claims.records import StatedValue
from pipelines.claims.values import values_of
from tests.pipelines.claims.claim_reports import report


def test_the_comparator_is_the_moneys_where_both_stand() -> None:
    amount, volume = values_of(report("s", "", amount=2e9, m3=4e8, comparator=">", per="year"))
    assert (amount.per, volume.per) == ("year", None)
    assert volume.possible.most < amount.possible.most


@pytest.mark.parametrize(
    "sentence", ["1" * 100_000, "1," * 100_000, "1." * 100_000, "$" * 100_000, "9.9 " * 30_000]
)
def test_hostile_sentences_are_read(sentence: str) -> None:
    [value] = values_of(report("s", sentence, amount=9.9))
    assert value.digits == 2


def test_second_values_stand_behind_the_first() -> None:
    won = StatedValue("amount", "KRW", None, 4.5e11, 4.5e11, "=")
    told = report("s", "It costs $310 million (450 billion won).", amount=3.1e8, others=(won, won))
    assert [(value.unit, value.low) for value in values_of(told)] == [
        ("USD", 3.1e8),
        ("KRW", 4.5e11),
    ]
