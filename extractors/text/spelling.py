"""The form of a text in which names are looked up: lower case, plain letters, plain hyphens, the
same offsets.
"""

import re
import unicodedata
from functools import cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# Cyrillic letters that pass for Latin ones in designations typed on a Russian keyboard, and their
# Latin readings.
_LETTERS = dict(zip("АВЕКМНОРСТХаеорсхУБГДЗИЛПФ", "abekmhopctxaeopcxubgdzilpf", strict=True)) | {
    "–": "-",
    "—": " ",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "ı": "i",
    "İ": "i",
    "đ": "d",
    "Đ": "d",
    "æ": "a",
    "ß": "s",
}
_PRINTERS_SIGNS = [(sign, _LETTERS[sign]) for sign in "’“”–—‘"]


def plain_letters(text: str) -> str:
    """Return `text` in lower case with plain letters, hyphens, quotes and blanks, every character
    in its place.

    >>> plain_letters("Scorpène–class F‑16")
    'scorpene-class f-16'
    """
    if not text.isascii():
        for sign, plain in _PRINTERS_SIGNS:  # often nothing else in a text is beyond ASCII
            text = text.replace(sign, plain)
        if not text.isascii():
            text = _NOT_ASCII.sub(_plain, text)
    return text.replace("\n", " ").replace("\t", " ").lower()


def _plain(found: re.Match[str]) -> str:
    return _plain_letter(found[0])


@cache
def _plain_letter(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter.isspace():
        return " "
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if len(base.lower()) == 1 else letter
