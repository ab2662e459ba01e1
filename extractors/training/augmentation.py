"""Varying the training texts: other names in the places of names, and other cases, so that context
counts for more.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence

Span = tuple[int, int, str]
NamePool = Mapping[tuple[str, bool], Sequence[str]]
"""Names to choose from, by label and by whether they are of more than one word."""


def build_name_pool(
    articles: Sequence[tuple[str, Sequence[Span]]], listed: Mapping[str, Sequence[str]]
) -> NamePool:
    """Gather the names marked in `articles` and, as often again, names from lists of each label."""
    pool: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for text, spans in articles:
        for start, end, label in spans:
            pool[label, " " in text[start:end]].append(text[start:end])
    chance = random.Random(0)
    for label, names in listed.items():
        for is_long in (False, True):
            fitting = [name for name in names if (" " in name) == is_long]
            if fitting:
                pool[label, is_long] += chance.choices(fitting, k=len(pool[label, is_long]))
    return pool


def replace_names(
    text: str, spans: Sequence[Span], pool: NamePool, chance: random.Random
) -> tuple[str, list[Span]]:
    """Replace about half of the marked names in `text` by others of their label and length from
    `pool`.

    >>> pool = {("Person", False): ["Bo"]}
    >>> replace_names("Ana sang.", [(0, 3, "Person")], pool, random.Random(1))
    ('Bo sang.', [(0, 2, 'Person')])
    """
    pieces: list[str] = []
    moved: list[Span] = []
    length = at = 0
    for start, end, label in spans:
        name = text[start:end]
        names = pool.get((label, " " in name))
        if names and chance.random() < 0.5:
            name = chance.choice(names)
        pieces += [text[at:start], name]
        length += start - at
        moved.append((length, length + len(name), label))
        length += len(name)
        at = end
    return "".join([*pieces, text[at:]]), moved


def change_case(text: str, chance: random.Random) -> str:
    """Return `text` in capitals or small letters one time in twelve, as headlines and careless
    sites print it.
    """
    draw = chance.random()
    changed = text.upper() if draw < 0.05 else text.lower() if draw < 0.08 else text
    # A letter such as "ß" changes the length in capitals, and would move the spans.
    return changed if len(changed) == len(text) else text
