"""Sets of words as bits: each word sets bits of a fixed number, by its hash, so that what two
sentences share is counted for millions of pairs at once.

Two words meet by chance where their hashes fall on one bit: with 1,024 bits and 15 words a sentence
about one pair of sentences in five gains a word that it does not share. Where it is asked whether a
sentence knows a single word, each word sets three bits (Bloom, 1970), and all must be set.
"""

from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar
from zlib import crc32

import numpy as np
import numpy.typing as npt

from pipelines.claims.columns.arrays import Bits, Integers, Whole

WORD_BITS = 1024
NAME_BITS = 256
KNOWN_BITS = 512
COUNTRY_BITS = 320
"""More than there are countries, which are numbered."""

LONG_FIGURE = 2**31
"""Significant figures from here on are told apart by hashes."""

Figure = TypeVar("Figure", int, Integers)

SHORTEST_STEM = 4
"""Letters of a word that its ending is not cut below, by one."""

ENDINGS = ("'s", "’s", "ies", "ing", "ed", "es", "s", "y", "e")
_AT_ONCE = 20_000
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_SHIFTS = (np.uint64(24), np.uint64(38), np.uint64(52))


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """Cut the commonest endings, for comparison only.

    >>> [stem(word) for word in ("contracts", "contracted", "supplies", "supply")]
    ['contract', 'contract', 'suppl', 'suppl']
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM - 1:
            return word[: -len(ending)]
    return word


def hashed(text: str | None) -> int:
    """Return the hash of a text, 0 for none.

    >>> hashed(None), hashed("year") == hashed("year")
    (0, True)
    """
    return (crc32(text.encode("utf-8", "surrogatepass")) or 1) if text else 0


def folded(figure: Figure) -> Figure:
    """Return significant figures within 32 bits: as they are up to nine digits, longer ones as
    hashes.

    >>> folded(1234), folded(2**40 + 5)
    (1234, 2147483653)
    """
    return figure % LONG_FIGURE + (figure >= LONG_FIGURE) * LONG_FIGURE


def hashed_wide(text: str) -> int:
    """Return a hash of a text in 62 bits, 0 for none: of some million texts no two share it, where
    in 32 bits a hundred do.

    >>> hashed_wide(""), hashed_wide("Nordwerft") == hashed_wide("Nordwerft")
    (0, True)
    """
    if not text:
        return 0
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 2 or 1


def known_places(codes: Whole) -> npt.NDArray[np.int16]:
    """Return the bits that each word sets where single words are looked for, in a last axis."""
    mixed = codes.astype(np.uint64) * _FACTOR
    last = np.uint64(KNOWN_BITS - 1)
    return np.stack([((mixed >> shift) & last).astype(np.int16) for shift in _SHIFTS], axis=-1)


def signatures(
    rows: Integers, codes: Integers | npt.NDArray[np.int16], size: int, many: int
) -> Bits:
    """Return `many` signatures of `size` bits; `codes` are the hashes of words, and `rows` say in
    which signature each stands, in ascending order.
    """
    found = np.zeros((many, size // 64), np.uint64)
    for first in range(0, many, _AT_ONCE):
        last = min(first + _AT_ONCE, many)
        start, stop = np.searchsorted(rows, (first, last))
        flags = np.zeros((last - first, size), np.bool_)
        flags[rows[start:stop] - first, codes[start:stop] % size] = True
        found[first:last] = np.packbits(flags, axis=1, bitorder="little").view(np.uint64)
    return found


def known_words(rows: Integers, codes: Integers, many: int) -> Bits:
    """Return signatures in which single words can be looked for."""
    found = np.zeros((many, KNOWN_BITS // 64), np.uint64)
    for places in np.moveaxis(known_places(codes), -1, 0):
        found |= signatures(rows, places, KNOWN_BITS, many)
    return found


def knows(rows: Integers, places: npt.NDArray[np.int16], *known: Bits) -> npt.NDArray[np.bool_]:
    """Say of each word, by its `known_places`, whether the signature of a row knows it, or several
    signatures together.
    """
    left = np.arange(len(rows))  # those whose bits are all set so far: soon they are few
    for place in np.moveaxis(places, -1, 0):
        asked = place[left]
        at = rows[left] * (KNOWN_BITS // 64) + (asked >> 6)
        word = known[0].reshape(-1)[at]
        for more in known[1:]:
            word |= more.reshape(-1)[at]
        shift = (asked & 63).astype(np.uint64)
        left = left[((word >> shift) & np.uint64(1)) > 0]
    found = np.zeros(len(rows), np.bool_)
    found[left] = True
    return found


def count(bits: Bits) -> npt.NDArray[np.float32]:
    """Count the bits that are set in each row."""
    each = np.bitwise_count(bits).astype(np.float32)
    return np.asarray(each @ np.ones(each.shape[1], np.float32))  # a sum along short rows is slow
