"""Identities that survive edits elsewhere in an article and better rules.

A mention is known by its article, its kind, its sentence, its surface and which of several equal
ones it is: no offset, no value, no rule and no model has a part in it.
"""

import hashlib
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring_ascii
from operator import itemgetter

from extractors.text import rule_spans


def stable_id(prefix: str, *parts: str | int | None) -> str:
    """Hash the parts, in order, into a short id that begins with `prefix`.

    >>> stable_id("a_", "x", 1) == stable_id("a_", "x", 1) != stable_id("a_", "x", "1")
    True
    """
    written = f"[{', '.join(map(_as_json, parts))}]"
    return prefix + hashlib.sha256(written.encode()).hexdigest()[:16]


def _as_json(part: str | int | None) -> str:
    """Return a part as ``json.dumps`` writes it, which takes three times as long for a list."""
    return encode_basestring_ascii(part) if isinstance(part, str) else json.dumps(part)


def sentence_keys(text: str, offsets: Sequence[int]) -> list[str]:
    """Return the fingerprint of the sentence at each offset of `text`.

    Sentences are cut by rule, whatever the model says, and compared without case and spacing, so
    that neither another model nor re-wrapped lines rename what is in them.
    """
    spans = rule_spans(text)
    positions = [max(bisect_right(spans, offset, key=itemgetter(0)) - 1, 0) for offset in offsets]
    keys = {at: _fingerprint(text[slice(*spans[at])]) for at in set(positions)}
    return [keys[at] for at in positions]


def _fingerprint(sentence: str) -> str:
    folded = " ".join(sentence.casefold().split())
    return hashlib.sha256(folded.encode()).hexdigest()[:16]


def number_ids(prefix: str, article_id: str, anchors: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return an id for each ``(kind, sentence key, surface)`` of one article, counting the equal
    ones in order.

    >>> five, six = ("money", "k", "$5"), ("money", "k", "$6")
    >>> a, b, c = number_ids("m_", "a_1", [five, five, six])
    >>> len({a, b, c}), number_ids("m_", "a_1", [six]) == [c]
    (3, True)
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    ids = []
    for anchor in anchors:
        ids.append(stable_id(prefix, article_id, *anchor, seen[anchor]))
        seen[anchor] += 1
    return ids
