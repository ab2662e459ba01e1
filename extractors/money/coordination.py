"""Amounts that share what only one of them says: "$9, $12 and $15 million", "10 and 20 million
euros".

`coordinated` lends currencies and scales from an amount to those before it, and joins the two ends
of a range that each name their currency.
"""

import re
from itertools import pairwise

from extractors.money.amounts import Amount
from extractors.numbers import are_ends, is_year, join_range, plain

_SEPARATOR = re.compile(r",?\s{1,2}(?:and|or)\s{1,2}|,\s{1,2}|\s{1,2}to\s{1,2}")
_COMPARED = re.compile(r",?\s(?:up\s|down\s)?(?:from|against|versus|vs\.?)\s")
_LONGEST_SEPARATOR = 16
_NO_AMOUNT_BEFORE = re.compile(r"(?:\b(?!From|Of|By|To|At|For|Between)[A-Z][a-z]*\.?\s|[-\w.$])\Z")


def coordinated(text: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts with what those after them say for both; the two ends of a range become
    one amount.
    """
    found: list[Amount] = []
    for amount in reversed(_led_by_sign(text, amounts)):
        following = found[-1] if found else None
        if following is None or following.start - amount.end > _LONGEST_SEPARATOR:
            found.append(amount)
        elif joined := _range(text, amount, following):
            found[-1] = joined
        elif _SEPARATOR.fullmatch(text, amount.end, following.start) or (
            amount.scale > 1 and _COMPARED.fullmatch(text, amount.end, following.start)
        ):
            found.append(_lend(text, amount, following))
        else:
            found.append(amount)
    found.reverse()
    return found


def _led_by_sign(text: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts with the currency of a sign that stands only before the first of a list:
    "€5, 10 and 15 million".
    """
    led: list[Amount] = []
    for index, amount in enumerate(amounts):
        lender = led[-1] if led else None
        if lender is not None and lender.has_sign and amount.form is None:
            joint = (text, lender.end, amount.start)
            if _LIST.fullmatch(*joint) and _ends_scaled(text, amounts, index):
                amount = amount._replace(form=lender.form, has_sign=True, lent_form=True)
        led.append(amount)
    return led


def _ends_scaled(text: str, amounts: list[Amount], index: int) -> bool:
    """Whether the list that goes on with a bare number ends in a scaled one and no noun follows."""
    for item, following in pairwise((*amounts[index : index + _MOST_ITEMS], None)):
        if item is None or item.form is not None:
            return False
        if item.scale > 1:
            return _LIST_END.match(text, item.end) is not None
        if following is None or not _LIST.fullmatch(text, item.end, following.start):
            return False
    return False


_MOST_ITEMS = 6
_LIST = re.compile(r",\s{1,2}|,?\s{1,2}(?:and|or)\s{1,2}")
# What is counted would follow: "$5 and 10 million shares".
_LIST_END = re.compile(
    r"\s*+(?:\Z|[.;:)](?!\d))|,\s(?=\d)"
    r"|,?\s(?:and|or)\s\d|\s(?:in|for|to|from|by|at|on|respectively|over)\b"
)


def _range(text: str, first: Amount, second: Amount) -> Amount | None:
    """Return the range whose ends both name their currency: "from 10 dollars to 20 dollars", "50
    cents to $1".
    """
    if first.form is None or second.form is None:
        return None
    if first.low != first.high or second.low != second.high:
        return None
    if set(first.form.codes).isdisjoint(second.form.codes):
        return None
    if not are_ends(text, first.start, first.end, second.start):
        return None
    ends = join_range(first.low, first.scale > 1, second.high, second.scale)
    return ends and first._replace(
        end=second.end,
        low=ends[0],
        high=ends[1],
        form=min(first.form, second.form, key=lambda form: len(form.codes)),
        scale=second.scale,
        large=first.large or second.large,
    )


_MOST_LARGER = 10


def _lend(text: str, first: Amount, second: Amount) -> Amount:
    """Return the first amount with what the second says for both: its currency, its scale."""
    if second.form is None or (first.form is None and not _shares_currency(text, first, second)):
        return first
    form = first.form or second.form
    if set(form.codes).isdisjoint(second.form.codes):
        return first
    lends = _shares_scale(text, first, second)
    factor = second.scale if lends else 1
    return first._replace(
        form=form,
        low=plain(first.low * factor),
        high=plain(first.high * factor),
        scale=first.scale * factor,
        lent_form=first.form is None,
        lent_scale=lends,
    )


def _shares_currency(text: str, first: Amount, second: Amount) -> bool:
    """Whether a bare number is counted in the currency named behind the next: "10 and 20 euros"."""
    if second.has_sign or (text[first.end] == "," and not _goes_on(first, second)):
        return False
    is_owned = _NO_AMOUNT_BEFORE.search(text, max(0, first.start - 20), first.start)
    return not (is_owned or _is_date(text, first))


def _goes_on(first: Amount, second: Amount) -> bool:
    """Whether a comma parts items of a list, whose last ones are amounts: "10, 20 and 30 million
    euros".
    """
    is_alike = first.scale > 1 or second.scale == 1 or first.high < 1000
    return second.lent_form and is_alike


def _shares_scale(text: str, first: Amount, second: Amount) -> bool:
    """Whether a small amount is counted in the scale of the next: "$9, $12 and $15 million"."""
    is_small = first.scale == 1 and second.scale > 1 and first.high < 1000
    if not is_small or not (first.has_sign or first.form is None):
        return False
    is_listed = text[first.end] != "," or second.lent_scale or _IN_LIST.match(text, second.end)
    return bool(is_listed) and _are_alike(first, second)


_IN_LIST = re.compile(r",?\s(?:and|or)\s")


def _are_alike(first: Amount, second: Amount) -> bool:
    """Whether the first amount, in the scale of the second, is of its size: "$500 and $2 million"
    are not alike.
    """
    return first.low * second.scale <= _MOST_LARGER * second.high


def _is_date(text: str, amount: Amount) -> bool:
    return is_year(text, amount.start, text[amount.start : amount.end])
