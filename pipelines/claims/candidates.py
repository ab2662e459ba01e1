"""Which statements are worth comparing: those that share a value, or a system, and a telling word
or party.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from zlib import crc32

import numpy as np

from extractors.text import fold_name
from pipelines.claims.features import Features
from pipelines.claims.key_join import Keys, pairs_sharing_keys

BUCKET = 1.25
"""Ratio of the ends of a bucket of values; a value also stands in the bucket above, so that
neighbours meet.
"""

MOST_WORDS = 10
"""Of the telling words of a report, so many of the rarest make its keys, with its parties and
systems.
"""

MATTER_SHARE = 0.20
"""The part of their keys that reports of one matter have in common at least."""

MOST_PRINTED = 6
"""So many of the figures that a sentence prints make keys, for conversions in brackets."""

NAME_KEYS = 2
"""A party or system counts as so many keys: it tells more than a word."""

DESIGNATION = re.compile(r"[a-z]+\d+")
"""What a system and its variants have in common: fa18 of fa18efsuperhornet."""

SMALLEST = 1e-9
"""Nearer to nothing than any amount that is printed."""

NEIGHBOURHOOD = 30
"""Of the reports that share a key, each meets so many of those that follow it."""


def same_value_pairs(reports: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the pairs ``(later, earlier)`` of positions that may be the same claim."""
    return _pairs(reports, [tuple(_values(each)) for each in reports], share=0.0)


def same_matter_pairs(reports: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the pairs ``(later, earlier)`` of positions that may be about the same matter; some
    come twice.
    """
    like = _pairs(
        reports,
        [tuple({value.field for value in each.values}) or ("system",) for each in reports],
        MATTER_SHARE,
    )
    return chain(like, same_value_pairs(reports))


def _pairs(
    reports: Sequence[Features], values: Sequence[Sequence[str]], share: float
) -> Iterator[tuple[int, int]]:
    counts = Counter(word for each in reports for word in each.words)
    keys = []
    for each, value in zip(reports, values, strict=True):
        rarest = sorted(each.words, key=lambda word: (counts[word], word))[:MOST_WORDS]
        keys.append(_keys(value, (*rarest, *_names(each))))
    return pairs_sharing_keys(keys, neighbourhood=NEIGHBOURHOOD, share=share)


def _keys(values: Sequence[str], tokens: Sequence[str]) -> Keys:
    hashes = [crc32(f"{value} {token}".encode()) for value in values for token in tokens]
    return np.unique(np.array(hashes, dtype=np.uint32))


def _names(features: Features) -> Iterator[str]:
    """Yield what a report's parties and systems are known by, several times over."""
    parties = features.report.parties
    names = {fold_name(party.name) for party in parties} | {
        party.entity_id for party in parties if party.entity_id
    }
    systems = {
        found[0] if (found := DESIGNATION.match(system)) else system for system in features.systems
    }
    for name in sorted(names | systems):
        for again in range(NAME_KEYS):
            yield f"{name} {again}"


def _values(features: Features) -> Iterator[str]:
    for value in features.values:
        for bucket in range(_bucket(value.low), _bucket(value.high) + 2):
            yield f"{value.field} {value.unit} {bucket}"
        if value.field == "amount":  # what is converted here may stand alone elsewhere
            yield from sorted(f"printed {figures}" for figures in features.readings)[:MOST_PRINTED]
    if not features.values:
        yield "system"


def _bucket(value: float) -> int:
    size = math.floor(math.log(max(abs(value) / SMALLEST, 1.0), BUCKET))
    return size if value >= 0 else -size
