"""Folding names to a form in which spellings of one name are equal: case, diacritics,
transliteration, punctuation.
"""

import re
import unicodedata
from functools import lru_cache

UNSEEN = frozenset(
    map(
        chr,
        (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF),
    )
)
"""What joins or directs letters and is not seen: the soft hyphen, blanks without width, marks of
direction (Unicode, general category Cf).
"""
_SEEN = str.maketrans("", "", "".join(UNSEEN))


def drop_unseen(text: str) -> str:
    """Return a text without what is not seen in it.

    >>> drop_unseen("the Indian \u200bOcean"), drop_unseen("Ber\u00adlin")
    ('the Indian Ocean', 'Berlin')
    """
    return text if text.isascii() else text.translate(_SEEN)


# Letters that Unicode does not decompose, as English-language news transcribes them.
_LETTERS = str.maketrans(
    {
        "ð": "d",
        "đ": "dj",
        "ø": "o",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "ə": "a",
        "ʻ": None,
        "ʼ": None,
        **dict.fromkeys(UNSEEN),
    }
)
_APOSTROPHES = re.compile(r"[’'‘`´]")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])$", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|an|a) (?=.)")
_INITIALS = re.compile(r"\b(?:[a-z] ){1,5}[a-z]\b")
# Endings that transliterate the same Slavic or Arabic name: Zelensky, Zelenskyy, Zelenskiy; Lavrov,
# Lavroff.
_SPELLINGS = (
    (re.compile(r"sk(?:yy|iy|yi|ii|yj|ij|i|y)\b"), "sky"),
    (re.compile(r"(?<=[^aeiou])(?:iy|yy|yi|ii|yj|ij)\b"), "y"),
    (re.compile(r"off\b"), "ov"),
    (re.compile(r"\b(?:mohammed|mohammad|mohamed|mohamad|muhammed|mohamet|mehmed)\b"), "muhammad"),
    (re.compile(r"\b(?:usama|ussama)\b"), "osama"),
    (re.compile(r"\b(?:el|ul) (?=\w)"), "al "),
    (re.compile(r"\baleks"), "alex"),
    (re.compile(r"yev\b"), "ev"),
)


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Return the form of `name` that its other spellings share, for comparison only.

    >>> fold_name("Aleksandar Vučić’s") == fold_name("Alexandar Vucic")
    True
    >>> fold_name("the U.S."), fold_name("U.S.A."), fold_name("Volodymyr Zelenskyy")
    ('us', 'usa', 'volodymyr zelensky')
    """
    plain = fold_letters(_POSSESSIVE.sub("", name.strip()))
    plain = _ARTICLE.sub("", _NO_WORD.sub(" ", _APOSTROPHES.sub("", plain)).strip())
    plain = _INITIALS.sub(_join_initials, plain)
    for pattern, spelling in _SPELLINGS:
        plain = pattern.sub(spelling, plain)
    return plain


def fold_letters(text: str) -> str:
    """Return `text` in lower case, without diacritics and without what is not seen.

    >>> fold_letters("Đoković, Şahin")
    'djokovic, sahin'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _join_initials(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")
