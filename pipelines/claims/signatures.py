"""Sets of words as bits: each word sets one bit of a fixed number, by its hash, so that what two
sentences share is counted for millions of pairs at once.

Two words meet by chance where their hashes fall on one bit: with 1,024 bits and 15 words a sentence
about one pair of sentences in five gains a word that it does not share.
"""

from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

WORD_BITS = 1024
SHORTEST_STEM = 4
"""Letters of a word that its ending is not cut below, by one."""

Bits = npt.NDArray[np.uint64]


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """Cut the commonest endings, for comparison only.

    >>> [stem(word) for word in ("contracts", "contracted", "supplies", "supply")]
    ['contract', 'contract', 'suppl', 'suppl']
    """
    for ending in ("'s", "’s", "ies", "ing", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM - 1:
            return word[: -len(ending)]
    return word


def word_bits(words: Iterable[str], size: int = WORD_BITS) -> int:
    """Return the signature of `words` as one number of `size` bits."""
    bits = 0
    for word in words:
        bits |= 1 << crc32(word.encode()) % size
    return bits


def as_bits(numbers: Iterable[int], size: int) -> Bits:
    """Return signatures of `size` bits as rows of 64-bit words."""
    data = b"".join(number.to_bytes(size // 8, "little") for number in numbers)
    return np.frombuffer(data, np.uint64).reshape(-1, size // 64)


def count(bits: Bits) -> npt.NDArray[np.float32]:
    """Count the bits that are set in each row."""
    return np.asarray(np.bitwise_count(bits).sum(axis=1, dtype=np.float32))
