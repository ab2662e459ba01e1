"""Words that bound or soften a figure: "over", "nearly", "at least", "up to", "or more".

Works on plain text and offsets, so that every extractor reads them alike. The words are in
``lexicon/bounds.toml``; they stay outside of a mention's span.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import cast, get_args

from extractors.lexicon import LexiconError, read_toml
from extractors.records import Comparator
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "bounds")


def _checked(value: str) -> Comparator:
    if value not in get_args(Comparator):
        raise LexiconError(
            f"bounds.toml: {value!r}; write one of {', '.join(get_args(Comparator))}"
        )
    return cast(Comparator, value)


def _forms(*, preposition: bool) -> dict[tuple[str, ...], Comparator]:
    return {
        tuple(words.split()): _checked(row["comparator"])
        for row in _LEXICON["form"]
        if row.get("preposition", False) == preposition
        for words in row["words"]
    }


def _by_last_word(
    forms: Mapping[tuple[str, ...], Comparator],
) -> dict[str, dict[tuple[str, ...], Comparator]]:
    """Return the phrases by their last word, the longest first."""
    by_last: dict[str, dict[tuple[str, ...], Comparator]] = {}
    for words in sorted(forms, key=len, reverse=True):
        by_last.setdefault(words[-1], {})[words] = forms[words]
    return by_last


_PHRASES = _by_last_word(_forms(preposition=False))
_PREPOSITIONS = {words[0]: comparator for words, comparator in _forms(preposition=True).items()}
_DISPUTES = frozenset(_LEXICON["disputes"])
_TELLING = frozenset(_LEXICON["telling"])
_WITH = frozenset(("with", "between", "among", "in", "at", "against"))
_ARTICLES = frozenset(("a", "an"))
_MORE = frozenset(_LEXICON["more"])
_SIGNS = {sign: _checked(value) for sign, value in _LEXICON["signs"].items()}
_AFTER = {words: _checked(value) for words, value in _LEXICON["after"].items()}

_WINDOW, _MOST_WORDS = 64, 8
_FILLERS: tuple[str, ...] = tuple(_LEXICON["fillers"])
_FILLER = re.compile(
    rf"\b(?:(?:an?|the|its|their)\s)?(?:(?:{'|'.join(_FILLERS)})\s){{1,2}}(?:of\s)?\Z",
    re.IGNORECASE,
)
_MAY_END_FILLER = frozenset((*_FILLERS, "of"))
# What may stand last before a figure that is bounded; nothing else needs the longer look.
_LAST_WORDS = frozenset((*_PHRASES, *_PREPOSITIONS, *_ARTICLES, *_MORE, *_SIGNS, *_MAY_END_FILLER))
_BETWEEN = " \n\t\u00a0-\"“‘'([$"
_LONGEST_WORD = 24
_AFTER_LETTERS = frozenset(words[0] for words in _AFTER) | frozenset(
    words[0].upper() for words in _AFTER
)
_AFTER_FIGURE = re.compile(
    rf"\s{{0,2}}+(?P<words>{alternatives(_AFTER)})(?![\w%])".replace(r"\ ", r"\s{1,2}"),
    re.IGNORECASE,
)


def comparator_before(text: str, start: int) -> Comparator:
    """Return how the words before ``text[start:]`` bound the figure that begins there; ``=`` if
    they do not.

    >>> comparator_before("worth more than a $5 million", 18)
    '>'
    >>> comparator_before("a row over $5 million", 11)
    '='
    """
    before = text[max(0, start - _LONGEST_WORD) : start].rstrip(_BETWEEN)
    if (
        not before
        or before.split()[-1].rpartition("-")[2].casefold().lstrip(_BETWEEN) not in _LAST_WORDS
    ):
        return "="
    window = text[max(0, start - _WINDOW) : start]
    return _sign(window) or _bound(window)


def _sign(window: str) -> Comparator | None:
    end = window.removesuffix(" ")
    return _SIGNS.get(end[-2:]) or _SIGNS.get(end[-1:])


def _bound(window: str) -> Comparator:
    words = _words(window)
    while words and words[-1] in _MORE:
        words.pop()
    found = _preposition(words)
    if found is None and words and words[-1] in _ARTICLES:
        found = _phrase(words[:-1])
    if (
        found is None
        and words
        and words[-1] in _MAY_END_FILLER
        and (filler := _FILLER.search(window))
    ):
        found = _phrase(_words(window[: filler.start()]))
    return found or "="


def _words(window: str) -> list[str]:
    words = window.replace("-", " ").casefold().rsplit(None, _MOST_WORDS)[-_MOST_WORDS:]
    return [word.lstrip(_BETWEEN) for word in words]


def _preposition(words: list[str]) -> Comparator | None:
    found = _phrase(words)
    return found if found or not words or _is_topic(words) else _PREPOSITIONS.get(words[-1])


def _is_topic(words: list[str]) -> bool:
    """Whether the last word says what a dispute or a talk is about: "a row with the bank over"."""
    *before, preposition = words
    if before and before[-1] in _DISPUTES:
        return True
    is_with = any(word in _DISPUTES and following in _WITH for word, following in pairwise(before))
    return is_with or (preposition == "about" and not _TELLING.isdisjoint(before[-4:-1]))


def _phrase(words: list[str]) -> Comparator | None:
    phrases = _PHRASES.get(words[-1]) if words else None
    if phrases is None:
        return None
    return next(
        (bound for phrase, bound in phrases.items() if tuple(words[-len(phrase) :]) == phrase), None
    )


def comparator_after(text: str, end: int) -> Comparator:
    """Return how the words after ``text[:end]`` bound the figure that ends there; ``=`` if they do
    not.

    >>> comparator_after("$5 million or more", 10)
    '>='
    """
    match = (
        _AFTER_FIGURE.match(text, end)
        if text[end : end + 2].lstrip()[:1] in _AFTER_LETTERS
        else None
    )
    return _AFTER[" ".join(match["words"].casefold().split())] if match else "="


def comparator_around(text: str, start: int, end: int) -> Comparator:
    """Return the bound on the figure at ``text[start:end]`` from the words before it, else from
    those after it.
    """
    before = comparator_before(text, start)
    return comparator_after(text, end) if before == "=" else before
