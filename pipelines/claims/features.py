"""What the comparison of two statements looks at, read from each report once."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from extractors.lexicon import read_toml
from extractors.numbers import PRINTED_FIGURE
from extractors.statements import StatementType, type_named
from extractors.text import fold_letters, fold_name
from pipelines.claims.party_names import country_words
from pipelines.claims.records import ReportedStatement
from pipelines.claims.signatures import stem, word_bits
from pipelines.claims.values import Value, significant, values_of

WORD = re.compile(r"[^\W\d_]\w*+(?:[’'&-]\w++)*+|[A-Z]\.(?:[A-Z]\.)+")
YEAR = re.compile(r"(?:19|20)\d\d")
LAST_DAY = 31

REACH = 120
"""Characters on each side of a figure in which the words around it are looked for."""

WORDS_BEFORE, WORDS_AFTER = 7, 4
"""Words before and after a figure that say what it is the figure of."""

CLOSE_BEFORE, CLOSE_AFTER = 60, 35
"""Characters around a figure in which a word makes it a forecast, or the figure of before."""

NAME_BITS = 256

MOST_TOKENS = 6
"""Of the words written as names so many lead to other reports."""

SIDES: Mapping[str, str] = {
    "supplier": "giver",
    "seller": "giver",
    "lender": "giver",
    "donor": "giver",
    "investor": "giver",
    "contractor": "giver",
    "producer": "giver",
    "buyer": "taker",
    "borrower": "taker",
    "recipient": "taker",
    "subject": "subject",
}
"""The side of a deal that a role is on, or the subject of what is no deal."""

RECEIVER = "recipient"
"""The role of who is given something, which is goods' giver where the money is for goods."""


def side_of(statement_type: str, role: str) -> str:
    """Return the side that a role is on in a statement of a type.

    >>> side_of("payment", "recipient"), side_of("aid", "recipient")
    ('giver', 'taker')
    """
    if role == RECEIVER and type_named(statement_type).has("for_goods"):
        return "giver"
    return SIDES.get(role, "subject")


_LEXICON: Mapping[str, Any] = read_toml(__package__, "claim_words")
EMPTY: Set[str] = frozenset(_LEXICON["empty"])
QUOTED: Set[str] = frozenset(_LEXICON["quoted"])
MOVEMENT: Set[str] = frozenset(_LEXICON["movement"])
REVISING: Set[str] = frozenset(_LEXICON["revising"])
EXPECTING: Set[str] = frozenset(_LEXICON["expecting"])
BEFORE: Set[str] = frozenset(_LEXICON["before"])
RUNNING: Set[str] = frozenset(_LEXICON["running"])
REVISING_PHRASE = re.compile(r"\b(?:" + "|".join(_LEXICON["revising_phrases"]) + ")", re.IGNORECASE)
GOING_ON = re.compile(r"\W*(?:" + "|".join(_LEXICON["going_on"]) + r")\b", re.IGNORECASE)
FURTHER = re.compile(r"\b(?:" + "|".join(_LEXICON["further"]) + r")\b", re.IGNORECASE)
READINGS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (name, re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.IGNORECASE))
    for name, forms in _LEXICON["readings"].items()
)
MEASURES: Mapping[str, str] = {
    stem(word): name for name, words in _LEXICON["measures"].items() for word in words
}
"""What a figure may measure, by the stem of each noun that says so."""


class Word(NamedTuple):
    """What a word of a sentence is compared by: its folded form, its stem, and the country that it
    names.
    """

    folded: str
    stem: str
    country: int
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Features:
    """A report with what it is compared by.

    `words`, `names`, `heads`, `spelled`, `nearby` and `countries` are signatures
    (`pipelines.claims.signatures`) of the stems of the telling words, of those written as names, of
    the first words of names, of all words, of those around the first figure, and of the countries
    named. `figures` are hashes of the amounts and shares that the sentence prints; `own` those of
    its values, `tokens` those of the words written as names. `reading` says which reading of a
    price it is, `measure` what its figure measures.
    """

    report: ReportedStatement
    kind: StatementType
    values: tuple[Value, ...]
    words: int
    names: int
    heads: int
    spelled: int
    nearby: int
    countries: int
    figures: tuple[int, ...]
    tokens: tuple[int, ...]
    systems: tuple[str, ...]
    reading: str | None
    measure: str | None
    is_quote: bool
    is_forecast: bool
    is_prior: bool
    is_expected: bool
    is_revised: bool
    is_running: bool
    is_further: bool

    @property
    def is_measurement(self) -> bool:
        """Whether the report measures a state at a time."""
        return self.kind.has("measured") or self.kind.has("amount_there")


def read_features(report: ReportedStatement) -> Features:
    """Read the features of one report."""
    kind, values = type_named(report.statement_type), values_of(report)
    written = WORD.findall(report.sentence)
    words = [read_word(word) for word in written]
    spelled = frozenset(word.folded for word in words)
    place = _place(report.sentence, _figures_of(values))
    stretch = _stretch(report.sentence, place)
    close = frozenset(read_word(word).folded for word in WORD.findall(stretch))
    quote = kind.has("quoted") or _is_unsettled_quote(report, kind, spelled)
    named = _named(written, words)
    return Features(
        report=report,
        kind=kind,
        values=values,
        words=word_bits(_telling(words)),
        names=word_bits(named, NAME_BITS),
        heads=word_bits((words[at].stem for at in _heads(written, words)), NAME_BITS),
        spelled=word_bits((word.stem for word in words), NAME_BITS),
        nearby=_nearby(report.sentence, place),
        countries=_country_bits(words),
        figures=_figures(report.sentence),
        tokens=_tokens(named, () if report.parties else words),
        systems=tuple(dict.fromkeys(fold_system(system) for system in report.systems)),
        reading=_reading(report.sentence, quote),
        measure=_measure(report, kind, place),
        is_quote=quote,
        is_forecast=_is_forecast(report, kind, close),
        is_prior=bool(close & BEFORE),
        is_expected=bool(close & EXPECTING),
        is_revised=_is_revised(report.sentence, spelled),
        is_running=bool(spelled & RUNNING),
        is_further=FURTHER.search(stretch or report.sentence) is not None,
    )


def _heads(written: Sequence[str], words: Sequence[Word]) -> Iterator[int]:
    """Yield where names begin: at words with a capital after one without."""
    for at in range(1, len(written)):
        begins = not written[at - 1][0].isupper() or words[at - 1].is_empty or at == 1
        if begins and written[at][0].isupper() and not words[at].is_empty:
            yield at


@lru_cache(maxsize=262144)
def read_word(word: str) -> Word:
    """Read a word as it is written."""
    folded = fold_letters(word)
    short = word.rstrip("’'s") if word.endswith(("'s", "’s")) else word
    named = country_words().get(short, 0) if word[0].isupper() else 0
    return Word(folded, stem(folded), named, folded in EMPTY or len(folded) < 2)


@lru_cache(maxsize=65536)
def fold_system(system: str) -> str:
    """Return the folded name of a weapon system without spaces."""
    return fold_name(system).replace(" ", "")


def _telling(words: Sequence[Word]) -> list[str]:
    return [word.stem for word in words if not word.is_empty]


def _named(written: Sequence[str], words: Sequence[Word]) -> list[str]:
    """Return the stems of the words written as names, with a capital amid the sentence."""
    return [
        word.stem
        for at, (word, form) in enumerate(zip(words, written, strict=True))
        if at and form[0].isupper() and not word.is_empty
    ]


def _tokens(named: Sequence[str], words: Sequence[Word]) -> tuple[int, ...]:
    """Return hashes of what leads to other reports: names, and the longest words where nobody is
    known to be a party.
    """
    telling = {word.stem: None for word in words if not word.is_empty}
    longest = sorted(telling, key=lambda word: (-len(word), word))[:MOST_TOKENS]
    return tuple(_hashed(word) for word in dict.fromkeys((*named[:MOST_TOKENS], *longest)))


def _country_bits(words: Sequence[Word]) -> int:
    bits = 0
    for word in words:
        if word.country:
            bits |= 1 << word.country % NAME_BITS
    return bits


def _figures(sentence: str) -> tuple[int, ...]:
    """Return the hashes of the amounts and shares printed, each once: no years, no days."""
    found = (figure for figure in PRINTED_FIGURE.findall(sentence) if _is_reading(figure))
    return tuple(dict.fromkeys(_hashed(significant(figure)) for figure in found))


def _hashed(figures: str) -> int:
    return crc32(figures.encode()) or 1


def _is_reading(figure: str) -> bool:
    """Say whether a figure is an amount or a share, not a year or a small number such as a day."""
    return not figure.isdecimal() or not (
        (len(figure) < 3 and int(figure) <= LAST_DAY) or YEAR.fullmatch(figure)
    )


def _place(sentence: str, figures: Set[str]) -> tuple[int, int] | None:
    """Return where the first number with these figures stands."""
    if not figures:
        return None
    for match in PRINTED_FIGURE.finditer(sentence):
        if significant(match[0]) in figures:
            return match.span()
    return None


def _nearby(sentence: str, place: tuple[int, int] | None) -> int:
    """Return the signature of the telling words around a figure."""
    if place is None:
        return 0
    before = WORD.findall(sentence[max(0, place[0] - REACH) : place[0]])[-WORDS_BEFORE:]
    after = WORD.findall(sentence[place[1] : place[1] + REACH])[:WORDS_AFTER]
    around = (read_word(word) for word in (*before, *after))
    return word_bits((word.stem for word in around if not word.is_empty), NAME_BITS)


def _is_revised(sentence: str, spelled: Set[str]) -> bool:
    return bool(spelled & REVISING) or REVISING_PHRASE.search(sentence) is not None


def _figures_of(values: Sequence[Value]) -> Set[str]:
    return values[0].figures if values else frozenset()


def _stretch(sentence: str, place: tuple[int, int] | None) -> str:
    """Return what stands close to a figure."""
    return (
        "" if place is None else sentence[max(0, place[0] - CLOSE_BEFORE) : place[1] + CLOSE_AFTER]
    )


def _is_unsettled_quote(report: ReportedStatement, kind: StatementType, spelled: Set[str]) -> bool:
    """Say whether a report that is filed under no type gives a price of the moment."""
    return (
        (kind.has("unsettled") or kind.has("like_a_price"))
        and not report.parties
        and (report.amount_low or 0.0) < LARGEST_PRICE
        and bool(spelled & QUOTED and spelled & MOVEMENT)
    )


LARGEST_PRICE = 1e5
"""Prices of the moment are of single pieces: a share, a barrel, an index."""


def _is_forecast(report: ReportedStatement, kind: StatementType, close: Set[str]) -> bool:
    if report.modality in ("planned", "possible"):
        return True
    return (kind.has("measured") or kind.has("unsettled")) and bool(close & EXPECTING)


def _reading(sentence: str, quote: bool) -> str | None:
    return quote_reading(sentence) if quote else None


def quote_reading(sentence: str) -> str | None:
    """Return which reading of a price a sentence gives."""
    return next((name for name, pattern in READINGS if pattern.search(sentence)), None)


def _measure(
    report: ReportedStatement, kind: StatementType, place: tuple[int, int] | None
) -> str | None:
    """Return what the figure measures: as the statement says, else by the nearest noun that does,
    those after the figure first. The sum of a deal goes by too many nouns.
    """
    if kind.has("event"):
        return None
    if report.measure:
        named = stem(report.measure.split()[-1])
        return MEASURES.get(named, named)
    if place is None:
        return None
    sentence = report.sentence
    after = WORD.findall(sentence[place[1] : place[1] + CLOSE_AFTER])
    before = WORD.findall(sentence[max(0, place[0] - CLOSE_BEFORE) : place[0]])
    for word in (*after, *reversed(before)):
        if found := MEASURES.get(read_word(word).stem):
            return found
    return None
