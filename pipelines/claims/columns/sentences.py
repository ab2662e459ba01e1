"""What the sentences of many reports say beside their values: signatures of their words, and what
the words around the first figure make of it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipelines.claims.columns.arrays import Bits, Flags, Integers, Whole, any_of
from pipelines.claims.columns.signatures import (
    COUNTRY_BITS,
    NAME_BITS,
    WORD_BITS,
    hashed,
    known_words,
    signatures,
    stem,
)
from pipelines.claims.columns.words import LEXICON, MEASURES, Sign, Tokens, Vocabulary
from pipelines.claims.records import ReportedStatement

BEFORE, AFTER = 7, 4
"""Words before and after a figure that say what it is the figure of."""

CLOSE_BEFORE, CLOSE_AFTER = 10, 6
"""Words around a figure of which one makes it a forecast, or the figure of before."""

MOST_FIGURES, MOST_TOKENS, MOST_HEADS = 10, 8, 4
"""Of a sentence's printed figures, of the words written as names, and of the first words of names
so many are compared.
"""

REVISING_PHRASE = re.compile(r"\b(?:" + "|".join(LEXICON["revising_phrases"]) + ")", re.IGNORECASE)
GOING_ON = re.compile(r"\W*(?:" + "|".join(LEXICON["going_on"]) + r")\b", re.IGNORECASE)
READINGS: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (name, re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.IGNORECASE))
    for name, forms in LEXICON["readings"].items()
)


class Around(NamedTuple):
    """Which tokens stand near the first figure of their statement's value; `place` is where that
    stands, -1 where the sentence does not print it.
    """

    place: Integers
    offset: Integers
    known: Flags
    nearby: Flags
    close: Flags


class Sentences(NamedTuple):
    """The columns that sentences give, a row a report."""

    words: Bits
    names: Bits
    known: Bits
    own_names: Bits
    nearby: Bits
    countries: Bits
    figures: Whole
    heads: Whole
    tokens: Whole
    measure: Integers
    expecting: Flags
    prior: Flags
    revised: Flags
    running: Flags
    further: Flags
    goes_on: Flags
    moves: Flags


def read_sentences(
    reports: Sequence[ReportedStatement], tokens: Tokens, first: Integers
) -> Sentences:
    """Return the columns of the sentences of `reports`.

    Args:
        reports: the reports.
        tokens: the tokens of their sentences.
        first: for each the significant figures of the ends of its first value, 0 for none.
    """
    around = _around(tokens, first)
    capital, empty = tokens.are(Sign.CAPITAL), tokens.are(Sign.EMPTY)
    word = ~tokens.are(Sign.FIGURE)
    named = capital & ~empty & (tokens.position > 0)
    heads = named & _begins(tokens, capital, empty)
    sentence, code, many = tokens.sentence, tokens.stem, tokens.many
    telling = ~empty
    near = telling & around.nearby
    state = tokens.country > 0
    return Sentences(
        words=signatures(sentence[telling], code[telling], WORD_BITS, many),
        names=signatures(sentence[named], code[named], NAME_BITS, many),
        known=known_words(sentence[word], code[word], many),
        own_names=known_words(sentence[named], code[named], many),
        nearby=signatures(sentence[near], code[near], NAME_BITS, many),
        countries=signatures(sentence[state], tokens.country[state], COUNTRY_BITS, many),
        figures=first_of(tokens, tokens.figure, tokens.are(Sign.READING), MOST_FIGURES),
        heads=first_of(tokens, code, heads, MOST_HEADS),
        tokens=_leading(reports, tokens, named, telling),
        measure=_nearest_measure(tokens, around),
        expecting=tokens.sentences_with(around.close & tokens.are(Sign.EXPECTING)),
        prior=tokens.sentences_with(around.close & tokens.are(Sign.BEFORE)),
        revised=_revised(reports, tokens),
        running=tokens.sentences_with(tokens.are(Sign.RUNNING)),
        further=_further(tokens, around),
        goes_on=np.fromiter(
            (GOING_ON.match(each.sentence) is not None for each in reports), np.bool_
        ),
        moves=_moves(tokens, around),
    )


def _around(tokens: Tokens, first: Integers) -> Around:
    figure = tokens.are(Sign.FIGURE) & (tokens.figure > 0)
    at = np.flatnonzero(figure)
    met = any_of(first[tokens.sentence[at]] == tokens.figure[at][:, None])
    place = np.full(tokens.many, -1, np.int64)
    hits = at[met][::-1]
    place[tokens.sentence[hits]] = tokens.position[hits]
    offset = tokens.position - place[tokens.sentence]
    known = (place >= 0)[tokens.sentence]
    nearby = known & (offset >= -BEFORE) & (offset <= AFTER)
    close = known & (offset >= -CLOSE_BEFORE) & (offset <= CLOSE_AFTER)
    return Around(place, offset, known, nearby, close)


def _moves(tokens: Tokens, around: Around) -> Flags:
    """Say which sentences tell how a price moves: not what a share brings, which stands before its
    figure.
    """
    returns = tokens.are(Sign.RETURNS) & around.close & (around.offset < 0)
    quoted, moved = (
        tokens.sentences_with(tokens.are(sign)) for sign in (Sign.QUOTED, Sign.MOVEMENT)
    )
    return np.asarray(quoted & moved & ~tokens.sentences_with(returns))


def _begins(tokens: Tokens, capital: Flags, empty: Flags) -> Flags:
    """Say which tokens stand after one that is no part of a name."""
    before = ~capital | empty | (tokens.position == 0)
    return np.concatenate([[True], before[:-1]]) if len(before) else before


def first_of(tokens: Tokens, codes: Integers, marked: Flags, most: int) -> Whole:
    """Return the first distinct codes of the marked tokens of each sentence, 0 where there are no
    more.
    """
    at = np.flatnonzero(marked)
    _, once = np.unique(tokens.sentence[at] * (1 << 32) + codes[at], return_index=True)
    at = at[np.sort(once)]
    sentence = tokens.sentence[at]
    counts = np.bincount(sentence, minlength=tokens.many)
    rank = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    found = np.zeros((tokens.many, most), np.uint32)
    kept = rank < most
    found[sentence[kept], rank[kept]] = codes[at][kept]
    return found


def _leading(
    reports: Sequence[ReportedStatement], tokens: Tokens, named: Flags, telling: Flags
) -> Whole:
    """Return the words that lead to other reports: names, and where nobody is a party all telling
    words.
    """
    alone = np.array([not report.parties for report in reports], np.bool_)
    marked = named | (telling & alone[tokens.sentence])
    return first_of(tokens, tokens.stem, marked, MOST_TOKENS)


def _nearest_measure(tokens: Tokens, around: Around) -> Integers:
    """Return what the nearest noun that says so makes the figure measure, those after it first."""
    at = np.flatnonzero((tokens.measure > 0) & around.close)
    offset = around.offset[at]
    rank = np.where(offset > 0, offset, CLOSE_AFTER + np.abs(offset))
    order = at[np.lexsort((-rank, tokens.sentence[at]))]  # the nearest last, so that it stands
    found = np.zeros(tokens.many, np.int64)
    found[tokens.sentence[order]] = tokens.measure[order]
    return found


def _revised(reports: Sequence[ReportedStatement], tokens: Tokens) -> Flags:
    found = tokens.sentences_with(tokens.are(Sign.REVISING))
    maybe = tokens.sentences_with(tokens.are(Sign.OFFER) | tokens.are(Sign.NOT)) & ~found
    for at in np.flatnonzero(maybe).tolist():
        found[at] = REVISING_PHRASE.search(reports[at].sentence) is not None
    return np.asarray(found)


def _further(tokens: Tokens, around: Around) -> Flags:
    """Say which figures come on top of others: by a word close to them; where the figure is not
    printed, by any word of the sentence.
    """
    than = np.roll(tokens.are(Sign.THAN), -1)
    says = tokens.are(Sign.FURTHER) | (tokens.are(Sign.MORE) & ~than)
    return np.asarray(tokens.sentences_with(says & (around.close | ~around.known)))


def quote_reading(sentence: str) -> str | None:
    """Return which reading of a price a sentence gives.

    >>> quote_reading("Brent settled at $80."), quote_reading("Brent rose as high as $82.")
    ('settle', 'high')
    """
    return next((name for name, pattern in READINGS if pattern.search(sentence)), None)


def stated_measure(measure: str) -> int:
    """Return the hash of what a statement says that its figure measures; below zero for a noun that
    is not known to measure one thing only: an average is of something.

    >>> stated_measure("net debts") == stated_measure("borrowings"), stated_measure("average") < 0
    (True, True)
    """
    named = stem(measure.split()[-1].casefold())
    return hashed(MEASURES[named]) if named in MEASURES else -hashed(named)


def article_contexts(
    reports: Sequence[ReportedStatement], own_names: Bits, vocabulary: Vocabulary
) -> tuple[Integers, Bits]:
    """Return which article each report is of, and what each article is about: the telling words of
    its title and the names in its statements.
    """
    places: dict[str, int] = {}
    titles: list[str] = []
    article = np.empty(len(reports), np.int64)
    for at, report in enumerate(reports):
        place = places.setdefault(report.article_id, len(titles))
        if place == len(titles):
            titles.append(report.title or "")
        article[at] = place
    tokens = vocabulary.read(titles)
    telling = ~tokens.are(Sign.EMPTY)
    about = known_words(tokens.sentence[telling], tokens.stem[telling], len(titles))
    np.bitwise_or.at(about, article, own_names)
    return article, about
