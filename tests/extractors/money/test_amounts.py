"""What an amount says of itself, and what of it is lent by the amount that follows."""

from decimal import Decimal

import pytest

from extractors.money.amounts import Amount
from extractors.money.coordination import coordinated
from tests.extractors.money.amounts_in import amounts_in

LENT = [
    pytest.param("From 10 million to 9 million euros", "10000000", True, False, id="currency"),
    pytest.param("Fines of $9 and $12 million", "9000000", False, True, id="scale"),
    pytest.param("Fines of €9 and €12", "9", False, False, id="both-have-all"),
    pytest.param("Fines of $900 and $2 million", "900", False, False, id="sizes-unlike"),
    pytest.param("Fines of €9 and $12 million", "9", False, False, id="currencies-unlike"),
]


@pytest.mark.parametrize(("text", "low", "lent_form", "lent_scale"), LENT)
def test_what_is_lent(text: str, low: str, lent_form: bool, lent_scale: bool) -> None:
    amount = coordinated(text, amounts_in(text))[0]
    assert amount.form is not None
    assert (amount.low, amount.lent_form, amount.lent_scale) == (
        Decimal(low),
        lent_form,
        lent_scale,
    )


def test_an_amount_as_the_grammar_reads_it_is_lent_nothing() -> None:
    [amount] = amounts_in("It has 1,200 thousand seats")
    assert amount == Amount(
        start=7,
        end=21,
        low=Decimal(1_200_000),
        high=Decimal(1_200_000),
        form=None,
        has_sign=False,
        scale=Decimal(1000),
        large=True,
        lent_form=False,
        lent_scale=False,
    )
