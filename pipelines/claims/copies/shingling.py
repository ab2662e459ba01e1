"""The word 3-grams of texts, hashed by arrays: many texts in one pass.

A word's hash is a polynomial of its characters, and a shingle's is mixed from those of its three
words, so that no word becomes an object of its own.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint32]
"""The hashes of one text's shingles, sorted, each once."""

CHARACTERS_AT_ONCE = 100_000
"""About so many characters of texts are hashed in one pass: what that needs stays in memory."""

_Wide = npt.NDArray[np.uint64]
_Places = npt.NDArray[np.intp]
_BASE, _FIRST, _SECOND = (
    np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
)
_BITS = np.uint64(32)


def shingle(texts: Sequence[str]) -> list[Hashes]:
    """Hash the word 3-grams of each text, whatever the case of their letters.

    A text of one or two words has one shingle, a text without words has none.

    >>> [len(hashes) for hashes in shingle(["Gas rose again, gas ROSE again", "gas rose", "…"])]
    [3, 1, 0]
    """
    return [hashes for batch in _batches(texts) for hashes in _shingle_batch(batch)]


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text.lower())
        size += len(text)
        if size >= CHARACTERS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _shingle_batch(texts: Sequence[str]) -> Iterator[Hashes]:
    characters = np.frombuffer(
        "\0".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    )
    ends = np.cumsum([len(text) + 1 for text in texts])
    words, starts = _words(characters)
    bounds = np.searchsorted(starts, ends)  # of each text, the word behind its last
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), np.diff(bounds, prepend=0))
    hashes, kept = _three_by_three(words, bounds)
    ordered = np.sort((owners[kept] << _BITS) | (hashes >> _BITS))
    distinct = ordered[np.diff(ordered, prepend=~ordered[:1]) != 0]
    cuts = np.searchsorted(distinct >> _BITS, np.arange(1, len(texts), dtype=np.uint64))
    yield from np.split(distinct.astype(np.uint32), cuts)


def _words(characters: Hashes) -> tuple[_Wide, _Places]:
    """Return the hash of each word and the place of its first character.

    Sums of ``character * base ** place`` up to a word's two ends differ by the word's polynomial
    times ``base ** first``, which is taken out by what is left to a common power.
    """
    edges = np.flatnonzero(np.diff(_word_characters(characters), prepend=False, append=False))
    first, behind = edges[::2], edges[1::2]
    size = len(characters)
    powers = np.full(size + 1, _BASE, dtype=np.uint64)
    powers[0] = 1
    np.multiply.accumulate(powers, out=powers)
    sums = np.zeros(size + 1, dtype=np.uint64)
    np.cumsum(characters * powers[:-1], out=sums[1:])
    common = np.uint64(pow(int(_BASE), -size, 2**64))
    return (sums[behind] - sums[first]) * powers[size - first] * common, first


def _word_characters(characters: Hashes) -> npt.NDArray[np.bool_]:
    """Say of each character whether it belongs to a word, as ``\\w`` says."""
    table = np.zeros(int(characters.max(initial=0)) + 1, dtype=np.bool_)
    table[characters] = True
    occurring = np.flatnonzero(table)
    table[occurring] = [chr(code).isalnum() or code == ord("_") for code in occurring]
    return table[characters]


def _three_by_three(words: _Wide, bounds: _Places) -> tuple[_Wide, _Places]:
    """Return the hash of each shingle and the place of its first word.

    Args:
        words: the words of all texts, one text behind the other.
        bounds: of each text, the place behind its last word.
    """
    counts = np.diff(bounds, prepend=0)
    places = np.arange(len(words))
    last = np.repeat(bounds, counts) - 1
    kept = np.flatnonzero((places + 2 <= last) | (places == np.repeat(bounds - counts, counts)))
    second, third = (words[np.minimum(kept + step, last[kept])] for step in (1, 2))
    return _scatter((words[kept] * _FIRST + second) * _SECOND + third), kept


def _scatter(hashes: _Wide) -> _Wide:
    """Spread the bits evenly (SplitMix64's finaliser), so that a remainder is a fair sample."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashes ^ (hashes >> np.uint64(31))
