"""How a name is printed: whether its letters, and the signs around it, are those of a name."""

from extractors.lexicon import read_toml
from extractors.text import ArticleText, plain_letters
from extractors.weapons.gazetteer import Spelling
from extractors.weapons.lookup import Hit
from extractors.weapons.spellings import WRITTEN_OUT

_LEXICON = read_toml(__package__, "printed")
_NEVER = frozenset(_LEXICON["never"])
_SURE_PLURALS = frozenset(_LEXICON["sure_plurals"])
_MAKERS = frozenset(maker.lower() for makers in WRITTEN_OUT.values() for maker in makers)
_SHORTEST_NAME = 4  # letters of a word that is no "of" or "as" before a figure


def is_printed_name(article: ArticleText, hit: Hit) -> bool:
    """Whether what stands in the text can be a name at all, whatever is around its sentence.

    A small "s" is the plural, not the "S" of a variant: "F-15s".
    """
    surface = article.text[hit.start : hit.end]
    spelling = hit.spelling
    is_plural = spelling.code or surface[:-1].isupper()  # but "Himars" is no plural of "HIMAR"
    if surface in _NEVER or (is_plural and surface[-1] == "s" and spelling.form[-1] == "S"):
        return False
    if spelling.code and _is_plain_speech(surface, spelling.form):
        return False
    return _begins_word(article.folded, hit) and not _is_maker(article.text, hit)


def _is_maker(text: str, hit: Hit) -> bool:
    """Whether a name says whose the next one is: "Sukhoi" before "Su-30", or before "Superjet",
    which is no weapon.
    """
    is_before_name = (
        text[hit.end : hit.end + 1] == " " and text[hit.end + 1 : hit.end + 2].isupper()
    )
    return is_before_name and plain_letters(text[hit.start : hit.end]) in _MAKERS


def _is_plain_speech(surface: str, form: str) -> bool:
    """Whether what is spelled like a code is words.

    >>> _is_plain_speech("A 12", "A-12"), _is_plain_speech("of 40", "OF-40")
    (True, True)
    >>> _is_plain_speech("Su 30", "Su-30")
    False
    """
    first, blank, _ = surface.partition(" ")
    if not blank:
        return False
    is_small = _has_capital(form) and not _has_capital(surface)
    return first in ("A", "I") or (is_small and len(first) < _SHORTEST_NAME)


def _begins_word(folded: str, hit: Hit) -> bool:
    """Whether nothing is glued before the name: not "X-F-16", not "1.T-72"; but "ex-T-72" and
    "US-made/Javelin".
    """
    code = hit.spelling.code
    before = folded[max(0, hit.start - 3) : hit.start]
    sign, is_after_letter = before[-1:], before[-2:-1].isalpha()
    if sign == "'" and is_after_letter and code:  # "NAVY'S 19K-TON SHIP"
        return False
    if sign == "-":
        return is_after_letter and (not code or before in ("ex-", "re-"))
    return sign not in (".", "$", "@", "#", "_", "&")


def is_printed_as(spelling: Spelling, surface: str) -> bool:
    """Whether the letters have the case of a name: "T-72", "MIG-29", "Stinger", but not "t-72" or
    "stinger".
    """
    if spelling.form.isupper() and not spelling.code and not surface.isupper():
        return False
    return _keeps_capitals(spelling, surface)


def may_stand_alone(spelling: Spelling, surface: str) -> bool:
    """Whether a name printed like this can be one without a class noun beside it."""
    if spelling.form.isupper() and not spelling.code and spelling.ambiguous:
        return surface.isupper()
    return _keeps_capitals(spelling, surface)


def _keeps_capitals(spelling: Spelling, surface: str) -> bool:
    """Whether a code has a capital where the listed form has one, and a name begins with one."""
    if spelling.code:
        return _has_capital(surface) or not _has_capital(spelling.form)
    return surface[0].isupper() or spelling.form[0].islower()


def is_sure_plural(surface: str) -> bool:
    """Whether the plural of a name is no common word: "Tomahawks"."""
    return plain_letters(surface) in _SURE_PLURALS


def has_digit(word: str) -> bool:
    """Whether a digit stands in a word."""
    return any(sign.isdigit() for sign in word)


def _has_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word)
