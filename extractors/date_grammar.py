"""Text in, temporal expressions out: the constructions tried around the anchors, then joined and bounded.

The grammar says what the words mean; where they lie on the calendar is settled by `date_resolution`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import get_args

from extractors.calendar_dates import CALENDAR_CONSTRUCTIONS
from extractors.calendar_words import INNER_WORDS, LEADING_WORDS
from extractors.date_anchors import Anchor, AnchorWord, find_anchors
from extractors.date_expressions import Construction, Found
from extractors.date_limits import bound, join, widen
from extractors.date_lists import spread
from extractors.figure_dates import FIGURE_CONSTRUCTIONS
from extractors.relative_dates import RELATIVE_CONSTRUCTIONS
from extractors.year_parts import YEAR_PART_CONSTRUCTIONS

_GRAMMARS = (FIGURE_CONSTRUCTIONS, YEAR_PART_CONSTRUCTIONS, CALENDAR_CONSTRUCTIONS, RELATIVE_CONSTRUCTIONS)
_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    kind: tuple(construction for grammar in _GRAMMARS for construction in grammar.get(kind, ()))
    for kind in get_args(Anchor)
}


def _renamed(pattern: re.Pattern[str], number: int) -> str:
    """Return a pattern whose groups have names of their own, to stand beside others in one pattern."""
    source = re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{number}>", pattern.pattern)
    source = re.sub(r"\(\?P=(\w+)\)", rf"(?P=\1_{number})", source)
    source = re.sub(r"\(\?\(([a-z]\w*)\)", rf"(?(\1_{number})", source)
    return f"(?P<c{number}>(?x:{source}\n))" if pattern.flags & re.VERBOSE else f"(?P<c{number}>{source})"


_GATES: Mapping[Anchor, re.Pattern[str]] = {
    kind: re.compile("|".join(_renamed(construction.pattern, at) for at, construction in enumerate(constructions)))
    for kind, constructions in _CONSTRUCTIONS.items()
}
"""All constructions of a kind in one pattern: a single look rules out most places, and names the first that fits."""

_BEFORE_NUMBERS = frozenset(("the", "q", "h", "q1", "q2", "q3", "q4", "h1", "h2", "fy", "fiscal", "financial", "year"))
_LONGEST_LEFT = 44
_OPENING = "([\"“‘'’—–/ "
_INSIDE_NUMBER = "$€£¥#@.,:%/"


def find_expressions(text: str, lowered: str) -> list[Found]:
    """Return the temporal expressions of a text in order, joined into ranges and bounded by their limits.

    `lowered` is the text as `extractors.date_anchors.lower` gives it.
    """
    joined = join(list(spread(_atoms(text, lowered), lowered)), lowered)
    return _outermost(bound(widen(found, lowered), lowered) for found in joined)


def find_single_times(text: str, lowered: str) -> list[Found]:
    """Return the expressions as TimeML has them: neither joined into ranges nor with the limit words before them."""
    return _outermost(widen(found, lowered) for found in spread(_atoms(text, lowered), lowered))


def _outermost(found: Iterable[Found]) -> list[Found]:
    """Drop what a later expression took in when it was widened: "five months" in "the first five months of 2022"."""
    kept: list[Found] = []
    for one in found:
        while kept and one.start <= kept[-1].start:
            kept.pop()
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _atoms(text: str, lowered: str) -> list[Found]:
    atoms: list[Found] = []
    done = 0
    for anchor in find_anchors(lowered):
        if anchor.start < done:
            continue
        for start in _starts(lowered, anchor, done):
            found = _longest(anchor, text, lowered, start)
            if found is not None:
                atoms.append(found)
                done = found.end
                break
    return atoms


def _starts(lowered: str, anchor: AnchorWord, done: int) -> list[int]:
    """Return where a construction may begin, from the left: before the anchor stand only words it may be made of."""
    at = anchor.start
    low = max(done, at - _LONGEST_LEFT, lowered.rfind("\n", done, at) + 1)
    leading = _BEFORE_NUMBERS if anchor.kind == "number" else LEADING_WORDS
    starts = [at]
    while at > low:
        space = lowered.rfind(" ", low, at - 1)
        chunk = lowered[max(space + 1, low) : at]
        if chunk in INNER_WORDS and space >= low:
            at -= len(chunk)
            continue
        word = chunk.lstrip(_OPENING)
        is_cut = space < low != done and lowered[low - 1].isalnum()
        if is_cut or not _may_lead(word, leading):
            break
        at -= len(word) or 1  # an apostrophe before "80s" is part of it
        starts.append(at)
        if word and word != chunk:
            break
    starts.reverse()
    return starts


def _may_lead(word: str, leading: frozenset[str]) -> bool:
    plain = word.rstrip(" .,-'’").partition("-")[0]
    return plain in leading or word[:1].isdigit() or not plain


def _longest(anchor: AnchorWord, text: str, lowered: str, start: int) -> Found | None:
    """Return the longest expression that begins at `start` and holds the anchor; of equally long ones the first."""
    if lowered[start].isdigit() and start and lowered[start - 1] in _INSIDE_NUMBER:
        return None
    gate = _GATES[anchor.kind].match(lowered, start)
    if gate is None or gate.lastgroup is None:
        return None
    longest: Found | None = None
    for construction in _CONSTRUCTIONS[anchor.kind][int(gate.lastgroup[1:]) :]:
        match = construction.pattern.match(lowered, start)
        if match is None or match.end() < anchor.end or (longest is not None and match.end() <= longest.end):
            continue
        expression = construction.read(match, text)
        if expression is not None:
            longest = Found(start, match.end(), expression, construction.rule)
    return longest
