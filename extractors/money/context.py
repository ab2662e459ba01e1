"""What surrounds an amount and changes it: exchange rates, signs of loss, brackets, years."""

import re

from extractors.money.amounts import Amount
from extractors.money.weights import is_weight


def is_exchange_rate(text: str, start: int, end: int) -> bool:
    """Whether the amount is one side of an equation between currencies.

    >>> is_exchange_rate("($1 = 0.96 euros)", 1, 3), is_exchange_rate("($1 = 0.96 euros)", 6, 16)
    (True, True)
    """
    return (
        text[end : end + 2].lstrip()[:1] == "="
        or text[max(0, start - 3) : start].rstrip()[-1:] == "="
    )


def is_no_amount(text: str, amount: Amount) -> bool:
    """Whether what reads like an amount is a weight, a year or one side of an exchange rate."""
    form = amount.form
    if form is None:
        return False
    if is_idiom(text, amount.start, amount.end):
        return True
    if is_exchange_rate(text, amount.start, amount.end):
        return True
    if amount.has_sign:
        return False
    if is_year_with_name(text[amount.start : amount.end]):
        return True
    is_pound = "GBP" in form.codes and not form.decided and form.parts == 1
    return is_pound and is_weight(text, amount)


# A sign is glued to what it stands before: with a blank behind it, it is a dash.
_NEGATIVE = re.compile(r"(?:(?:\A|[\s(\[])[-−–]|\b(?:minus|negative)\s{1,2})\Z", re.IGNORECASE)
# What the sign or the word ends in; nothing else needs the pattern.
_NEGATIVE_ENDS = frozenset("-−–sSeE")


def is_negative(text: str, start: int) -> bool:
    """Whether a minus sign or the word stands before the amount.

    >>> is_negative("a result of -$5 million", 13), is_negative("London - $5 million", 9)
    (True, False)
    """
    before = text[max(0, start - 12) : start]
    return before.rstrip()[-1:] in _NEGATIVE_ENDS and _NEGATIVE.search(before) is not None


_LIKE = re.compile(r"\b(?:look|feel)(?:s|ed|ing)?\slike\s(?:a\s)?\Z", re.IGNORECASE)
_QUESTION = re.compile(r"[\s-]questions?\b", re.IGNORECASE)
_LONGEST_LIKE = 20


def is_idiom(text: str, start: int, end: int) -> bool:
    """Whether the amount says how hard a question is, or how well one looks.

    >>> is_idiom("the $64,000 question", 4, 11), is_idiom("feels like a million dollars", 13, 28)
    (True, True)
    """
    is_looks = text[max(0, start - 2) : start] in ("e ", "a ") and _LIKE.search(
        text, max(0, start - _LONGEST_LIKE), start
    )
    return bool(is_looks) or _QUESTION.match(text, end) is not None


_LONGEST_BRACKET = 60


def in_brackets(text: str, start: int) -> bool:
    """Whether a bracket is open before `start`, as around a conversion into another currency.

    >>> in_brackets("50 euros ($55)", 10), in_brackets("(50 euros) $55", 11)
    (True, False)
    """
    since = max(0, start - _LONGEST_BRACKET)
    return text.rfind("(", since, start) > text.rfind(")", since, start)


_TOURNAMENT = re.compile(r"(?:19|20)\d\d\s(?:Euros?|[Dd]ollars)|50 Cent")


def is_year_with_name(span: str) -> bool:
    """Whether the span is a year or a name and no amount.

    >>> [is_year_with_name(span) for span in ("2024 Euros", "1995 dollars", "50 Cent", "50 cents")]
    [True, True, True, False]
    """
    return bool(_TOURNAMENT.fullmatch(span))
