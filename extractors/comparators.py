"""Words that bound or soften a figure: "over", "nearly", "at least", "up to", "or more".

Works on plain text and offsets, so that every extractor reads them alike. The words are in
``lexicons/comparators.toml``; they stay outside of a mention's span.
"""

import re
from typing import cast, get_args

from extractors.lexicon import LexiconError, read_toml
from extractors.numbers import alternatives
from extractors.records import Comparator

_LEXICON = read_toml("comparators")


def _checked(value: str) -> Comparator:
    if value not in get_args(Comparator):
        raise LexiconError(f"comparators.toml: {value!r}; write one of {', '.join(get_args(Comparator))}")
    return cast(Comparator, value)


def _forms(*, preposition: bool) -> dict[tuple[str, ...], Comparator]:
    return {
        tuple(words.split()): _checked(row["comparator"])
        for row in _LEXICON["form"]
        if row.get("preposition", False) == preposition
        for words in row["words"]
    }


_PHRASES = _forms(preposition=False)
_PREPOSITIONS = _forms(preposition=True)
_DISPUTES = frozenset(_LEXICON["disputes"])
_LONGEST = max(map(len, _PHRASES))
_ARTICLES = frozenset(("a", "an"))
_MORE = frozenset(("another", "further", "additional", "extra"))
_SIGNS = {sign: _checked(value) for sign, value in _LEXICON["signs"].items()}
_AFTER = {words: _checked(value) for words, value in _LEXICON["after"].items()}

_WINDOW = 64
_WORD = re.compile(r"[\w.'’&]+|[^\w\s]+")
_FILLERS = (
    "total",
    "combined",
    "price",
    "value",
    "cost",
    "sum",
    "amount",
    "record",
    "further",
    "whopping",
    "cumulative",
)
_FILLER = re.compile(rf"\b(?:(?:an?|the|its|their)\s)?(?:(?:{'|'.join(_FILLERS)})\s){{1,2}}(?:of\s)?\Z", re.IGNORECASE)
# What may stand last before a figure that is bounded; nothing else needs the longer look.
_LAST_WORDS = frozenset(
    (*(words[-1] for words in (*_PHRASES, *_PREPOSITIONS)), *_ARTICLES, *_MORE, *_SIGNS, *_FILLERS, "of")
)
_BETWEEN = " \n\t\u00a0-\"“‘'([$"
_LONGEST_WORD = 24
_SIGN_BEFORE = re.compile(rf"(?:{alternatives(_SIGNS)})\s?\Z")
_AFTER_LETTERS = frozenset(words[0] for words in _AFTER) | frozenset(words[0].upper() for words in _AFTER)
_AFTER_FIGURE = re.compile(
    rf"\s{{0,2}}+(?P<words>{alternatives(_AFTER)})(?![\w%])".replace(r"\ ", r"\s{1,2}"), re.IGNORECASE
)


def comparator_before(text: str, start: int) -> Comparator:
    """Return how the words before ``text[start:]`` bound the figure that begins there; ``=`` if they do not.

    >>> comparator_before("worth more than a $5 million", 18)
    '>'
    >>> comparator_before("a row over $5 million", 11)
    '='
    """
    last_word = text[max(0, start - _LONGEST_WORD) : start].rstrip(_BETWEEN).replace("-", " ").casefold().split()[-1:]
    if not last_word or last_word[0].lstrip(_BETWEEN) not in _LAST_WORDS:
        return "="
    window = text[max(0, start - _WINDOW) : start]
    if sign := _SIGN_BEFORE.search(window):
        return _SIGNS[sign[0].strip()]
    words = _words(window)
    while words and words[-1] in _MORE:
        words.pop()
    found = _preposition(words)
    if found is None and words and words[-1] in _ARTICLES:
        found = _phrase(words[:-1])
    if found is None and (filler := _FILLER.search(window)):
        found = _phrase(_words(window[: filler.start()]))
    return found or "="


def _words(window: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(window.replace("-", " "))][-_LONGEST - 2 :]


def _preposition(words: list[str]) -> Comparator | None:
    is_dispute = len(words) > 1 and words[-2] in _DISPUTES
    return _phrase(words) or (None if is_dispute else _PREPOSITIONS.get(tuple(words[-1:])))


def _phrase(words: list[str]) -> Comparator | None:
    lengths = range(min(_LONGEST, len(words)), 0, -1)
    return next((_PHRASES[key] for length in lengths if (key := tuple(words[-length:])) in _PHRASES), None)


def comparator_after(text: str, end: int) -> Comparator:
    """Return how the words after ``text[:end]`` bound the figure that ends there; ``=`` if they do not.

    >>> comparator_after("$5 million or more", 10)
    '>='
    """
    match = _AFTER_FIGURE.match(text, end) if text[end : end + 2].lstrip()[:1] in _AFTER_LETTERS else None
    return _AFTER[" ".join(match["words"].casefold().split())] if match else "="


def comparator_around(text: str, start: int, end: int) -> Comparator:
    """Return the bound on the figure at ``text[start:end]`` from the words before it, else from those after it."""
    before = comparator_before(text, start)
    return comparator_after(text, end) if before == "=" else before
