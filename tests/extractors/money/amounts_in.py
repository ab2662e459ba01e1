"""The amounts that the grammar reads in a text, for the tests of what looks at them afterwards."""

from extractors.money.amounts import Amount
from extractors.money.candidates import candidates
from extractors.money.grammar import amount_of
from extractors.text import ArticleText


def amounts_in(text: str) -> list[Amount]:
    """Return the amounts of a text, bare numbers with them, in order."""
    found = (amount_of(text, candidate) for candidate in candidates(ArticleText(text)))
    return [amount for amount in found if amount is not None]


def first_amount(text: str) -> Amount:
    return amounts_in(text)[0]
