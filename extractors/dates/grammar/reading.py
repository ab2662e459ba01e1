"""Text in, temporal expressions out: the constructions tried around the anchors, then joined and
bounded.

The grammar says what the words mean; where they lie on the calendar is settled by
`extractors.dates.placing`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, get_args

from extractors.dates.expressions import FIGURES, ITSELF, Construction, FoundTime
from extractors.dates.grammar.anchors import Anchor, AnchorWord, find_anchors
from extractors.dates.grammar.counted import COUNTED_CONSTRUCTIONS
from extractors.dates.grammar.days import CALENDAR_CONSTRUCTIONS
from extractors.dates.grammar.decades import DECADE_CONSTRUCTIONS
from extractors.dates.grammar.in_figures import FIGURE_CONSTRUCTIONS
from extractors.dates.grammar.limits import bound
from extractors.dates.grammar.lists import spread
from extractors.dates.grammar.ranges import join
from extractors.dates.grammar.relative import RELATIVE_CONSTRUCTIONS
from extractors.dates.grammar.widening import widen
from extractors.dates.grammar.year_parts import YEAR_PART_CONSTRUCTIONS
from extractors.dates.grammar.years import YEAR_CONSTRUCTIONS
from extractors.dates.words import INNER_WORDS, LEADING_WORDS
from extractors.text import ArticleText

_GRAMMARS = (
    FIGURE_CONSTRUCTIONS,
    YEAR_PART_CONSTRUCTIONS,
    DECADE_CONSTRUCTIONS,
    CALENDAR_CONSTRUCTIONS,
    YEAR_CONSTRUCTIONS,
    RELATIVE_CONSTRUCTIONS,
    COUNTED_CONSTRUCTIONS,
)
_LEADING: Mapping[Anchor, frozenset[str]] = {"year": frozenset(), "number": frozenset(("the",))}


def _by_opener(kind: Anchor) -> Mapping[str, tuple[Construction, ...]]:
    """Return the words that may stand before an anchor, and it, each with the constructions that it
    may begin.
    """
    constructions = [
        construction for grammar in _GRAMMARS for construction in grammar.get(kind, ())
    ]
    return {
        word: tuple(construction for construction in constructions if word in construction.openers)
        for word in (ITSELF, FIGURES, *_LEADING.get(kind, LEADING_WORDS))
    }


_CONSTRUCTIONS: Mapping[Anchor, Mapping[str, tuple[Construction, ...]]] = {
    kind: _by_opener(kind) for kind in get_args(Anchor)
}
_LONGEST_LEFT = 44
_OPENING = "([\"“‘'’—–-/ "
_NO_BLANK = re.compile(r"[^\W\d_],")
_INSIDE_NUMBER = "$€£¥#@.,:%/"


def find_expressions(article: ArticleText) -> list[FoundTime]:
    """Return the temporal expressions of a text in order, joined into ranges and bounded by their
    limits.
    """
    lowered = article.lowered
    joined = join(list(spread(_atoms(article), lowered)), lowered)
    return _outermost(bound(widen(found, lowered), lowered) for found in joined)


def find_single_times(article: ArticleText) -> list[FoundTime]:
    """Return the expressions as TimeML has them: neither joined into ranges nor with the limit
    words before them.
    """
    lowered = article.lowered
    return _outermost(widen(found, lowered) for found in spread(_atoms(article), lowered))


def _outermost(found: Iterable[FoundTime]) -> list[FoundTime]:
    """Drop what a later expression took in when it was widened: "five months" in "the first five
    months of 2022".
    """
    kept: list[FoundTime] = []
    for one in found:
        while kept and one.start <= kept[-1].start:
            kept.pop()
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _atoms(article: ArticleText) -> list[FoundTime]:
    atoms: list[FoundTime] = []
    done = 0
    for anchor in find_anchors(article.lowered):
        if anchor.start < done:
            continue
        for start, constructions in reversed(_starts(article.lowered, anchor, done)):
            found = _read_at(start, constructions, anchor, article)
            if found is not None:
                atoms.append(found)
                done = found.end
                break
    return atoms


def _starts(
    lowered: str, anchor: AnchorWord, done: int
) -> list[tuple[int, tuple[Construction, ...]]]:
    """Return where which constructions may begin, from the right: before the anchor stand only
    words of theirs.
    """
    at, end, kind = anchor
    by_opener = _CONSTRUCTIONS[kind]
    starts = [(at, by_opener.get(lowered[at:end]) or by_opener[ITSELF])]
    low = at - _LONGEST_LEFT if at - _LONGEST_LEFT > done else done
    low = lowered.rfind("\n", low, at) + 1 or low
    while at > low:
        space = lowered.rfind(" ", low, at - 1)
        word = _word_before(kind, lowered[space + 1 if space >= 0 else low : at])
        if word is None or (space < low != done and lowered[low - 1].isalnum()):
            break
        at -= word.length
        if word.constructions is not None:
            starts.append((at, word.constructions))
        if not word.goes_on:
            break
    return starts


class _WordBefore(NamedTuple):
    """What a word before an anchor may begin; None where it only stands within a construction."""

    length: int
    constructions: tuple[Construction, ...] | None
    goes_on: bool


@lru_cache(maxsize=4096)
def _word_before(kind: Anchor, chunk: str) -> _WordBefore | None:
    """Return what the characters between two blanks may begin, the second blank among them; None if
    nothing.
    """
    if chunk in INNER_WORDS:
        return _WordBefore(len(chunk), None, goes_on=True)
    word = chunk.lstrip(_OPENING)
    opener = FIGURES if word[:1].isdigit() else word.rstrip(" .,-'’").partition("-")[0]
    constructions = _CONSTRUCTIONS[kind].get(opener)
    if constructions is None:
        return None
    # an apostrophe before "80s" is part of it
    return _WordBefore(len(word) or 1, constructions, goes_on=not word or word == chunk)


def _read_at(
    start: int, constructions: Iterable[Construction], anchor: AnchorWord, article: ArticleText
) -> FoundTime | None:
    """Return what the first construction reads that begins at `start` and holds the anchor; longer
    ones stand first.
    """
    lowered = article.lowered
    if lowered[max(0, start - 2) : start] == " -":  # "2 -1 January"
        return None
    if (
        start
        and lowered[start].isdigit()
        and lowered[start - 1] in _INSIDE_NUMBER
        and not _NO_BLANK.match(lowered, start - 2)
    ):
        return None
    for construction in constructions:
        match = construction.pattern.match(lowered, start)
        if match is not None and match.end() >= anchor.end:
            expression = construction.read(match, article)
            if expression is not None:
                return FoundTime(start, match.end(), expression, construction.rule)
    return None
