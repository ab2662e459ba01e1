"""The words and figures of many sentences as numbers, each distinct one read once."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntFlag, auto
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from extractors.lexicon import read_toml
from extractors.numbers import PRINTED_FIGURE
from extractors.text import fold_letters
from pipelines.claims.columns.arrays import Integers
from pipelines.claims.columns.party_names import country_words
from pipelines.claims.columns.signatures import folded, hashed, stem

WORD = r"[A-Z]\.(?:[A-Z]\.)+|[^\W\d_]\w*+(?>(?:[’'&-]\w++)*)"
TOKEN = re.compile(rf"{WORD}|{PRINTED_FIGURE.pattern}")
YEAR = re.compile(r"(?:19|20)\d\d")
LAST_DAY = 31
MOST_DIGITS = 15
"""Digits of a printed figure that are compared."""

LEXICON: Mapping[str, Any] = read_toml(__package__, "claim_words")
EMPTY: Set[str] = frozenset(LEXICON["empty"])
MEASURES: Mapping[str, str] = {
    stem(word): name for name, words in LEXICON["measures"].items() for word in words
}
"""What a figure may measure, by the stem of each noun that says so."""


class Sign(IntFlag):
    """What a word says by itself."""

    CAPITAL = auto()
    EMPTY = auto()
    FIGURE = auto()
    READING = auto()
    QUOTED = auto()
    MOVEMENT = auto()
    REVISING = auto()
    EXPECTING = auto()
    BEFORE = auto()
    RUNNING = auto()
    FURTHER = auto()
    MORE = auto()
    THAN = auto()
    OFFER = auto()
    NOT = auto()
    RETURNS = auto()


_LISTED: Mapping[Sign, Set[str]] = {
    Sign.QUOTED: frozenset(LEXICON["quoted"]),
    Sign.MOVEMENT: frozenset(LEXICON["movement"]),
    Sign.REVISING: frozenset(LEXICON["revising"]),
    Sign.EXPECTING: frozenset(LEXICON["expecting"]),
    Sign.BEFORE: frozenset(LEXICON["before"]),
    Sign.RUNNING: frozenset(LEXICON["running"]),
    Sign.FURTHER: frozenset(LEXICON["further"]),
    Sign.MORE: frozenset({"more"}),
    Sign.THAN: frozenset({"than"}),
    Sign.OFFER: frozenset(LEXICON["offers"]),
    Sign.NOT: frozenset(LEXICON["instead"]),
    Sign.RETURNS: frozenset(LEXICON["returns"]),
}


class Facts(NamedTuple):
    """What a word or figure is compared by: the hash of its stem, its significant figures as a
    number (`folded`), how many digits a decimal fraction has, the country and the measure that it
    names, and its signs.
    """

    stem: int
    figure: int
    decimals: int
    country: int
    measure: int
    signs: int


def significant(figure: str) -> int:
    """Return the significant figures of a printed number, as a number.

    >>> significant("1,200"), significant("0.50")
    (12, 5)
    """
    digits = figure.replace(".", "").replace(",", "").strip("0")[:MOST_DIGITS]
    return int(digits) if digits.isdecimal() else 0


def read_facts(token: str) -> Facts:
    """Read a word or figure as it is written."""
    if token[0].isdigit():
        return _figure(token)
    folded = fold_letters(token)
    cut = stem(folded)
    short = token.rstrip("’'s") if token.endswith(("'s", "’s")) else token
    capital = token[0].isupper()
    signs = Sign.CAPITAL if capital else Sign(0)
    if folded.rstrip(".") in EMPTY or len(folded) < 2:
        signs |= Sign.EMPTY
    for sign, words in _LISTED.items():
        if folded in words:
            signs |= sign
    return Facts(
        stem=hashed(cut),
        figure=0,
        decimals=0,
        country=country_words().get(short, 0) if capital else 0,
        measure=hashed(MEASURES.get(cut)),
        signs=int(signs),
    )


def _figure(token: str) -> Facts:
    """Read a figure; an amount or a share is a reading, not a year nor a small number as a day."""
    signs = Sign.FIGURE | Sign.EMPTY
    if not token.isdecimal() or not (
        (len(token) < 3 and int(token) <= LAST_DAY) or YEAR.fullmatch(token)
    ):
        signs |= Sign.READING
    fraction = token.count(".") == 1 and "," not in token
    decimals = len(token.replace(".", "").lstrip("0")) if fraction else 0
    return Facts(0, folded(significant(token)), decimals, 0, 0, int(signs))


class _Places(dict[str, int]):
    """The place of each distinct text; `new` are those met since they were last read."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, text: str) -> int:
        place = self[text] = len(self)
        self.new.append(text)
        return place


class Vocabulary:
    """Every distinct token met so far, with its facts as columns; and what stands between two
    spaces, with its tokens: no token goes on beyond a space, so that each is cut once.
    """

    def __init__(self) -> None:
        self._pieces, self._tokens = _Places(), _Places()
        self._facts = np.empty((0, len(Facts._fields)), np.int64)
        self._of_piece = np.empty(0, np.int64)
        self._counts = np.empty(0, np.int64)

    def read(self, sentences: Sequence[str]) -> "Tokens":
        """Return the tokens of sentences."""
        cut = [sentence.split() for sentence in sentences]
        pieces = np.fromiter(map(len, cut), np.int64, len(cut))
        total = int(pieces.sum())
        place = self._pieces.__getitem__
        piece = np.fromiter(map(place, chain.from_iterable(cut)), np.int64, total)
        self._read_new()
        many = self._counts[piece]
        begins = (np.cumsum(self._counts) - self._counts)[piece]
        before = np.cumsum(many) - many
        ids = self._of_piece[np.repeat(begins - before, many) + np.arange(int(many.sum()))]
        sentence = np.repeat(np.repeat(np.arange(len(cut)), pieces), many)
        counts = np.bincount(sentence, minlength=len(cut))
        starts = np.cumsum(counts) - counts
        return Tokens(
            many=len(cut),
            counts=counts,
            starts=starts,
            sentence=sentence,
            position=np.arange(len(ids)) - starts[sentence],
            **{name: self._facts[ids, at] for at, name in enumerate(Facts._fields)},
        )

    def _read_new(self) -> None:
        """Cut the pieces that are new, and read their new tokens."""
        found = [TOKEN.findall(piece) for piece in self._pieces.new]
        place = self._tokens.__getitem__
        ids = np.array([place(token) for tokens in found for token in tokens], np.int64)
        facts = np.array([read_facts(token) for token in self._tokens.new], np.int64)
        counts = np.fromiter(map(len, found), np.int64, len(found))
        self._of_piece = np.concatenate([self._of_piece, ids])
        self._counts = np.concatenate([self._counts, counts])
        self._facts = np.concatenate([self._facts, facts.reshape(-1, len(Facts._fields))])
        self._pieces.new, self._tokens.new = [], []


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The tokens of many sentences, a row a token, in their order; `counts` and `starts` have a row
    a sentence, the other columns are those of `Facts`.
    """

    many: int
    counts: Integers
    starts: Integers
    sentence: Integers
    position: Integers
    stem: Integers
    figure: Integers
    decimals: Integers
    country: Integers
    measure: Integers
    signs: Integers

    def are(self, sign: Sign) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        """Say which tokens have a sign."""
        return (self.signs & int(sign)) > 0

    def sentences_with(self, marked: "np.ndarray[Any, np.dtype[np.bool_]]") -> Any:
        """Say which sentences hold a marked token."""
        found = np.zeros(self.many, np.bool_)
        found[self.sentence[marked]] = True
        return found
