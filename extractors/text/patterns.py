"""Two tools for patterns: any of some words, and a text in small letters with its offsets kept."""

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first, so that no word hides a longer one.

    Signs and blanks in the words stand for themselves, in verbose patterns too.

    >>> alternatives(["Co", "Corp", "A.S."])
    'A\\\\.S\\\\.|Corp|Co'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def in_small_letters(text: str) -> str:
    """Return the text in lower case and of the same length: ``İ``, whose small letter is two, stays
    as it is.

    >>> in_small_letters("İN GAS")
    'İn gas'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
