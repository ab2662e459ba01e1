"""Which stretches of a text are still there in its edited version.

Tokens that occur once in both texts are anchors (Bram Cohen's patience diff); the short gaps
between them are aligned by their longest common subsequence. The work is bounded whatever a text
holds: a gap that is too large and has no anchors counts as rewritten.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_TOKEN = re.compile(r"\w+|[^\w\s]")

_LONGEST_WORD = 100

_LAST_WORD = re.compile(r"\w+\Z")

MOST_CELLS = 4_000_000
"""A gap with more pairs of tokens than this is cut at anchors or left."""


class Block(NamedTuple):
    """Text that both versions have: where it begins in each, and how long it is."""

    before: int
    after: int
    length: int


class _Token(NamedTuple):
    text: str
    start: int


_Range = tuple[int, int]
"""A stretch of tokens, half-open."""


def align(before: str, after: str) -> list[Block]:
    """Return the stretches that `after` has in common with `before`, from left to right.

    >>> align("It cost $5 in all.", "It cost about $7 in all.")
    [Block(before=0, after=0, length=8), Block(before=8, after=14, length=1), \
Block(before=10, after=16, length=8)]
    """
    head = _common_head(before, after)
    tail = _common_head(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    middle = (
        Block(block.before + head, block.after + head, block.length)
        for block in _align_tokens(old, new)
    )
    ends = (Block(0, 0, head), Block(len(before) - tail, len(after) - tail, tail))
    return [block for block in (ends[0], *middle, ends[1]) if block.length]


def _common_head(before: str, after: str) -> int:
    """Return how many characters two texts have in common at their beginning, whole words only."""
    low, high = 0, min(len(before), len(after))
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == after[low:middle]:
            low = middle
        else:
            high = middle - 1
    if _is_within_word(before, low) or _is_within_word(after, low):
        words = _LAST_WORD.search(before, max(0, low - _LONGEST_WORD), low)
        return words.start() if words else low
    return low


def _is_within_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _align_tokens(before: str, after: str) -> Iterator[Block]:
    old, new = _tokens(before), _tokens(after)
    left, right = [token.text for token in old], [token.text for token in new]
    pairs = _pair_gap(left, right, (0, len(left)), (0, len(right)))
    return _blocks(before, after, old, new, pairs)


def _tokens(text: str) -> list[_Token]:
    return [_Token(found.group(), found.start()) for found in _TOKEN.finditer(text)]


def _pair_gap(
    old: Sequence[str], new: Sequence[str], left: _Range, right: _Range
) -> Iterator[_Range]:
    """Yield the places of tokens that belong together, in order: around anchors if there are many
    tokens.
    """
    if _cells(left, right) <= MOST_CELLS:
        yield from _pair_exactly(old, new, left, right)
        return
    at = (left[0], right[0])
    for anchor in _anchors(old, new, left, right):
        yield from _pair_exactly(old, new, (at[0], anchor[0]), (at[1], anchor[1]))
        yield anchor
        at = (anchor[0] + 1, anchor[1] + 1)
    yield from _pair_exactly(old, new, (at[0], left[1]), (at[1], right[1]))


def _cells(left: _Range, right: _Range) -> int:
    return (left[1] - left[0]) * (right[1] - right[0])


def _pair_exactly(
    old: Sequence[str], new: Sequence[str], left: _Range, right: _Range
) -> Iterator[_Range]:
    if not 0 < _cells(left, right) <= MOST_CELLS:
        return
    for step in LCSseq.opcodes(old[slice(*left)], new[slice(*right)]):
        if step.tag == "equal":
            for at in range(step.src_end - step.src_start):
                yield left[0] + step.src_start + at, right[0] + step.dest_start + at


def _anchors(old: Sequence[str], new: Sequence[str], left: _Range, right: _Range) -> list[_Range]:
    """Return the places of tokens that each text has once, as far as they are in one order."""
    once_old, once_new = _once(old, left), _once(new, right)
    shared = [(place, once_new[text]) for text, place in once_old.items() if text in once_new]
    return _longest_rise(shared)


def _once(tokens: Sequence[str], places: _Range) -> dict[str, int]:
    counted = Counter(tokens[slice(*places)])
    return {tokens[at]: at for at in range(*places) if counted[tokens[at]] == 1}


def _longest_rise(pairs: Sequence[_Range]) -> list[_Range]:
    """Return the longest run of pairs, ordered by the first place, whose second place rises too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _blocks(
    before: str, after: str, old: Sequence[_Token], new: Sequence[_Token], pairs: Iterator[_Range]
) -> Iterator[Block]:
    """Yield the blocks that paired tokens make, with the spaces between them where they agree."""
    block = Block(0, 0, 0)
    for at, there in pairs:
        start, begin, length = old[at].start, new[there].start, len(old[at].text)
        if _goes_on(before, after, block, start, begin):
            block = Block(block.before, block.after, start + length - block.before)
            continue
        yield block
        block = Block(start, begin, length)
    yield block


def _goes_on(before: str, after: str, block: Block, start: int, begin: int) -> bool:
    """Whether nothing but the same spaces stands between a block and what follows in both texts."""
    old = before[block.before + block.length : start]
    new = after[block.after + block.length : begin]
    return old == new and not old.strip()
