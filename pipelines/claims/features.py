"""What the comparison of two statements looks at, read from each report once."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Any

from extractors.lexicon import read_toml
from extractors.numbers import PRINTED_FIGURE
from extractors.statements import StatementType, type_named
from extractors.text import fold_letters, fold_name
from pipelines.claims.agreement import Value, values_of
from pipelines.claims.records import ClaimParty, ReportedStatement

WORD = re.compile(r"[^\W\d_]\w*+(?:[’'&-]\w++)*+")
NAME_WEIGHT = 2.0
"""A shared name tells more than a shared word."""

YEAR = re.compile(r"(?:19|20)\d\d")
LAST_DAY = 31

REACH = 120
"""Characters on each side of a figure in which the words around it are looked for."""

WORDS_BEFORE, WORDS_AFTER = 7, 4
"""Words before and after a figure that say what it is the figure of."""

SHORTEST_STEM = 4
"""Letters of a name that a word must begin with to be its adjective: Serbia, Serbian."""

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
"""The side of a deal that a role is on, or the subject of what is no deal; an operator is on
neither.
"""

_LEXICON: Mapping[str, Any] = read_toml(__package__, "claim_words")
EMPTY: Set[str] = frozenset(_LEXICON["empty"])
QUOTED: Set[str] = frozenset(_LEXICON["quoted"])
MOVEMENT: Set[str] = frozenset(_LEXICON["movement"])
REVISING: Set[str] = frozenset(_LEXICON["revising"])
EXPECTING: Set[str] = frozenset(_LEXICON["expecting"])


@dataclass(frozen=True, slots=True)
class Features:
    """A report with what it is compared by.

    `words` are the stems of its sentence's telling words, with their weights; `spelled` all its
    words, folded; `figures` the significant figures of its numbers, `readings` those of amounts and
    shares only; `nearby` the stems of the telling words around the figure of each value, by the
    value's field; `systems` the folded names of weapon systems without spaces.
    """

    report: ReportedStatement
    kind: StatementType
    values: tuple[Value, ...]
    words: Mapping[str, float]
    spelled: Set[str]
    figures: Set[str]
    readings: Set[str]
    nearby: Mapping[str, Set[str]]
    systems: Set[str]

    @property
    def is_quote(self) -> bool:
        """Whether the report gives a price of the moment, which another moment changes."""
        return self.kind.has("quoted") or bool(self.spelled & QUOTED and self.spelled & MOVEMENT)

    @property
    def is_measurement(self) -> bool:
        """Whether the report measures a state at a time."""
        return self.kind.has("measured")

    @property
    def is_unsettled(self) -> bool:
        """Whether nothing says what the report is about."""
        return self.kind.has("unsettled")


def read_features(report: ReportedStatement) -> Features:
    """Read the features of one report."""
    written = WORD.findall(report.sentence)
    folded = [fold_letters(word) for word in written]
    values = values_of(report)
    is_name = [place > 0 and word[0].isupper() for place, word in enumerate(written)]
    return Features(
        report=report,
        kind=type_named(report.statement_type),
        values=values,
        words={
            _stem(word): NAME_WEIGHT if name else 1.0
            for word, name in zip(folded, is_name, strict=True)
            if len(word) > 1 and word not in EMPTY
        },
        spelled=frozenset(folded),
        figures=frozenset(
            _significant(figure) for figure in PRINTED_FIGURE.findall(report.sentence)
        )
        - {""},
        readings=frozenset(
            _significant(figure)
            for figure in PRINTED_FIGURE.findall(report.sentence)
            if _is_reading(figure)
        ),
        nearby={value.field: _nearby(report.sentence, value.figures) for value in values},
        systems=frozenset(fold_name(system).replace(" ", "") for system in report.systems),
    )


def _nearby(sentence: str, figures: Set[str]) -> Set[str]:
    """Return the stems of the telling words around the first number of ``sentence`` with these
    figures.
    """
    found = next(
        (match for match in PRINTED_FIGURE.finditer(sentence) if _significant(match[0]) in figures),
        None,
    )
    if found is None:
        return frozenset()
    before = WORD.findall(sentence[max(0, found.start() - REACH) : found.start()])
    after = WORD.findall(sentence[found.end() : found.end() + REACH])
    around = [fold_letters(word) for word in (*before[-WORDS_BEFORE:], *after[:WORDS_AFTER])]
    return frozenset(_stem(word) for word in around if word not in EMPTY)


def _is_reading(figure: str) -> bool:
    """Say whether a figure is an amount or a share, not a year or a small number such as a day."""
    return not figure.isdecimal() or not (
        (len(figure) < 3 and int(figure) <= LAST_DAY) or YEAR.fullmatch(figure)
    )


def _significant(figure: str) -> str:
    return figure.replace(".", "").replace(",", "").strip("0")


def nearby_likeness(one: Features, other: Features, field: str) -> float:
    """Return how alike the words around a value are, from 0 to 1 (Dice's coefficient)."""
    ours, theirs = one.nearby.get(field, frozenset()), other.nearby.get(field, frozenset())
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def word_likeness(one: Features, other: Features) -> float:
    """Return how alike the sentences are in their telling words, from 0 to 1 (the cosine of their
    weights).
    """
    shared = one.words.keys() & other.words.keys()
    if not shared:
        return 0.0
    both = sum(one.words[word] * other.words[word] for word in shared)
    return both / sqrt(_square(one.words) * _square(other.words))


def same_kind(one: Features, other: Features) -> bool:
    """Say whether the statement types may describe one fact: equal, or of one family."""
    return one.kind.may_be(other.kind)


def systems_relate(one: Features, other: Features) -> bool:
    """Say whether the two name a common weapon system; a family and its variant (F/A-18, F/A-18E/F)
    are common.

    >>> _is_variant("fa18efsuperhornet", "fa18"), _is_variant("f16", "f1")
    (True, False)
    """
    return any(
        a == b or _is_variant(a, b) or _is_variant(b, a) for a in one.systems for b in other.systems
    )


def _is_variant(longer: str, shorter: str) -> bool:
    rest = longer.removeprefix(shorter)
    return (
        rest != longer and len(shorter) > 2 and not (shorter[-1].isdigit() and rest[:1].isdigit())
    )


@dataclass(frozen=True, slots=True)
class PartyMatch:
    """What the parties of two reports have in common, and whether a side of the deal is played by
    others.
    """

    shared: tuple[str, ...]
    rivals: bool


def match_parties(one: Features, other: Features) -> PartyMatch:
    """Compare the parties of two reports.

    A party is shared when it has the same id or the same folded name and is not on the opposite
    side of the deal. A side is played by others when both reports name parties on it, none is
    shared, and no party of the one is mentioned in the other's sentence (Serbia, where "Serbian gas
    company" stands).
    """
    ours, theirs = one.report.parties, other.report.parties
    pairs = [(a, b) for a in ours for b in theirs if same_party(a, b)]
    shared = tuple(sorted({a.name for a, b in pairs if not _opposed(a, b)}))
    turned = any(_opposed(a, b) for a, b in pairs) and not shared
    return PartyMatch(
        shared,
        turned
        or any(_rival_side(side, one, other, shared) for side in ("giver", "taker", "subject")),
    )


def same_party(one: ClaimParty, other: ClaimParty) -> bool:
    """Say whether two parties are the same, whatever their roles."""
    return (one.entity_id is not None and one.entity_id == other.entity_id) or _folded(
        one.name
    ) == _folded(other.name)


def is_mentioned(party: ClaimParty, features: Features) -> bool:
    """Say whether the words of a party's name, or adjectives made of them, stand in a sentence."""
    words = [word for word in _folded(party.name).split() if len(word) >= SHORTEST_STEM]
    return bool(words) and all(_is_spelled(word, features.spelled) for word in words)


def _is_spelled(word: str, spelled: Set[str]) -> bool:
    stem = word[: max(SHORTEST_STEM, len(word) - 1)]
    return word in spelled or any(
        other.startswith(stem) and len(other) <= len(word) + 3 for other in spelled
    )


def _rival_side(side: str, one: Features, other: Features, shared: tuple[str, ...]) -> bool:
    ours = [party for party in one.report.parties if SIDES.get(party.role) == side]
    theirs = [party for party in other.report.parties if SIDES.get(party.role) == side]
    if not ours or not theirs or any(same_party(a, b) for a in ours for b in theirs):
        return False
    return not any(is_mentioned(a, other) for a in ours) and not any(
        is_mentioned(b, one) for b in theirs
    )


def _opposed(one: ClaimParty, other: ClaimParty) -> bool:
    return {SIDES.get(one.role), SIDES.get(other.role)} == {"giver", "taker"}


def _square(words: Mapping[str, float]) -> float:
    return sum(weight * weight for weight in words.values())


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    return fold_name(name)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """Cut the commonest endings, for comparison only.

    >>> [_stem(word) for word in ("contracts", "contracted", "supplies", "supply")]
    ['contract', 'contract', 'suppl', 'suppl']
    """
    for ending in ("'s", "’s", "ies", "ing", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM - 1:
            return word[: -len(ending)]
    return word
