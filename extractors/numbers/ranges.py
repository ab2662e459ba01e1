"""The two ends of a range: whether two numbers make one, and where it begins."""

import re
from decimal import Decimal

from extractors.numbers.grammar import GAP, TO
from extractors.numbers.movements import is_from_old_to_new
from extractors.numbers.values import plain


def join_range(
    low: Decimal, low_scaled: bool, high: Decimal, high_scale: Decimal
) -> tuple[Decimal, Decimal] | None:
    """Return the ends of a range as they are meant, or None if these two numbers make no range.

    Args:
        low: the first number, its own scale applied.
        low_scaled: whether the first number has a scale of its own.
        high: the second number, its own scale applied.
        high_scale: the scale of the second number, 1 if it has none; "$1.5-2bn" lends it to the
            first.

    >>> join_range(Decimal("1.5"), False, Decimal("2E9"), Decimal("1E9"))
    (Decimal('1500000000'), Decimal('2000000000'))
    """
    if not low_scaled and high_scale > 1 and low * high_scale < high:
        low *= high_scale
    return (plain(low), plain(high)) if low < high else None


_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_YEAR_BEFORE = re.compile(r"\b(?i:in|of|since|during|by|from|until|till|for|year)\s{1,2}\Z")


def is_year(text: str, start: int, figure: str) -> bool:
    """Whether the figure at ``text[start:]`` reads as a year: "in 1986 to two trillion" is no
    range.
    """
    return bool(_YEAR.fullmatch(figure) and _YEAR_BEFORE.search(text, max(0, start - 10), start))


_ENDS_JOINT = re.compile(rf"{TO}|-to-|{GAP}and{GAP}", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bbetween\s{1,2}(?:(?:about|around|roughly|some|an\sestimated)\s)?\Z", re.IGNORECASE
)
_LONGEST_BETWEEN = 32


def are_ends(text: str, start: int, end: int, following: int) -> bool:
    """Whether two whole quantities are the ends of a range, by what joins them.

    Args:
        text: the whole text.
        start: where the first quantity begins.
        end: where it ends, behind its unit or currency.
        following: where the second begins.

    >>> text = "It costs 10 dollars to 20 dollars, and rose from 5 dollars to 6 dollars."
    >>> are_ends(text, 9, 19, 23), are_ends(text, 49, 58, 62)
    (True, False)
    """
    joint = _ENDS_JOINT.fullmatch(text, end, following)
    if joint is None:
        return False
    if _BETWEEN.search(text, max(0, start - _LONGEST_BETWEEN), start):
        return True
    word = joint[0].strip(" -\n").casefold()
    if word == "and":
        return False
    return not (word.isalpha() and is_from_old_to_new(text, start, are_near=False))
