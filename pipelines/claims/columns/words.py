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
from pipelines.claims.columns.signatures import hashed, stem

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
}


class Facts(NamedTuple):
    """What a word or figure is compared by: the hash of its stem, its significant figures as a
    number, how many digits a decimal fraction has, the country and the measure that it names, and
    its signs.
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
    return Facts(0, significant(token), decimals, 0, 0, int(signs))


class _Places(dict[str, int]):
    """The place of each distinct token; a new one is read."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Facts] = []

    def __missing__(self, token: str) -> int:
        place = self[token] = len(self.rows)
        self.rows.append(read_facts(token))
        return place


class Vocabulary:
    """Every distinct token met so far, with its facts as columns."""

    def __init__(self) -> None:
        self._places = _Places()
        self._columns = np.empty((0, len(Facts._fields)), np.int64)

    def read(self, sentences: Sequence[str]) -> "Tokens":
        """Return the tokens of sentences."""
        found = [TOKEN.findall(sentence) for sentence in sentences]
        counts = np.fromiter(map(len, found), np.int64, len(found))
        total = int(counts.sum())
        place = self._places.__getitem__
        ids = np.fromiter(map(place, chain.from_iterable(found)), np.int64, total)
        facts = self._facts()[ids]
        sentence = np.repeat(np.arange(len(found)), counts)
        starts = np.cumsum(counts) - counts
        return Tokens(
            many=len(found),
            counts=counts,
            starts=starts,
            sentence=sentence,
            position=np.arange(total) - starts[sentence],
            **{name: facts[:, at] for at, name in enumerate(Facts._fields)},
        )

    def _facts(self) -> Integers:
        rows = self._places.rows
        if new := rows[len(self._columns) :]:
            self._columns = np.concatenate([self._columns, np.array(new, np.int64)])
        return self._columns


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
