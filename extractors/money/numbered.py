"""Numbers that name something and are no amount: "page 15", "May 15", "the N2 road".

The words are in ``lexicon/numbered.toml``.
"""

import re

from extractors.lexicon import read_toml
from extractors.money.amounts import Amount
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "numbered")
_OWNER_BEFORE = re.compile(
    rf"\b(?:{alternatives([*_LEXICON['before'], *_LEXICON['months']])})\s\Z", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(rf"\b(?:{alternatives(_LEXICON['month_openings'])})[a-z]{{0,6}}\.?\s\Z")
_LONGEST_OWNER = 12
_THING = rf"(?:{alternatives(_LEXICON['things'])})"
_THING_BEFORE = re.compile(rf"\b{_THING}\s\Z", re.IGNORECASE)
_THING_AFTER = re.compile(rf"[\s-]{_THING}s?\b", re.IGNORECASE)
_LONGEST_THING = 14
# "In US dollars 2023 was a record", "in rupees 10 times more"
_NAME_AND_NUMBER = re.compile(
    r"(?:[A-Z.]{2,5}\s)?(?:dollars|rupees|dirhams)\s(?:\d{1,2}(?:\.\d{1,2})?|(?:19|20)\d\d)\Z",
    re.IGNORECASE,
)


def owns_next(text: str, start: int) -> bool:
    """Whether the word before ``text[start:]`` owns the first of two numbers that stand there.

    >>> owns_next("on page 15 300 euros", 8), owns_next("at least 15 300 euros", 9)
    (True, False)
    """
    return _OWNER_BEFORE.search(text, max(0, start - _LONGEST_OWNER), start) is not None


def follows_month(text: str, start: int) -> bool:
    """Whether a month stands before ``text[start:]``, full or shortened.

    >>> follows_month("on Sept. 20 marks", 9)
    True
    """
    return _MONTH_BEFORE.search(text, max(0, start - _LONGEST_OWNER), start) is not None


def is_numbered(text: str, amount: Amount) -> bool:
    """Whether the letters and figure name a road, a flight or a class and no amount."""
    if not amount.has_sign or amount.large or not text[amount.start].isalpha():
        return False
    if _NAME_AND_NUMBER.match(text, amount.start, amount.end):
        return True
    before = _THING_BEFORE.search(text, max(0, amount.start - _LONGEST_THING), amount.start)
    return before is not None or _THING_AFTER.match(text, amount.end) is not None
