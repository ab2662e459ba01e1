"""Names that stand elsewhere in the article too, where the model has not seen them: found again by
their letters.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.entities.casing import NO_NAMES, SmallWords, title_case_end
from extractors.entities.people import is_title
from extractors.entities.same_entity import BODY_HEADS, CandidateName
from extractors.lexicon import read_toml
from extractors.text import fold_name

_CAPITALISED = re.compile(r"(?<![\w.@/’'&-])[A-Z][\w&-]+")
_NAME_AFTER = re.compile(r"-?[ ]?(?:of )?[A-Z][a-z]")
_BODY = re.compile(
    rf"\b[Tt]he (?P<head>{'|'.join(sorted(BODY_HEADS))})(?![\w-]| (?:of|for|on)\b| [A-Z])"
)
_ENDINGS = frozenset(read_toml(__package__, "repetition")["endings"])
_FEWEST_LETTERS = 4  # of a single word that is looked for again
_FOUND_SHARE = 0.5  # of a name's mentions the model must have found, lest a slip of it is spread


_SHOUTED = re.compile(r"(?<![\w’'-])[^\W\d_a-z][^\W\d_a-zß-ÿ’'-]{2,}+(?![\w-])")
_LONGEST_HEADLINE = 300  # characters


def find_shouted(
    text: str, candidates: Sequence[CandidateName], covered: bytearray
) -> list[CandidateName]:
    """Return who of the people and organisations of an article stands outside of `covered` in a
    headline in capitals, by surname or by the name's first word.
    """
    end = text.find("\n\n", 0, _LONGEST_HEADLINE)
    if end < 0 or not text[:end].isupper():
        return []
    called: dict[str, CandidateName] = {}
    for one in candidates:
        words = fold_name(text[one.start : one.end]).split(" ")
        if one.label == "PERSON" and len(words) > 1:
            called[words[-1]] = one
        elif one.label == "ORG":
            called.setdefault(words[0], one)
    return [
        replace(called[key], start=word.start(), end=word.end(), rule="repeated", identity=None)
        for word in _SHOUTED.finditer(text, 0, end)
        if (key := fold_name(word[0])) in called and not covered[word.start()]
    ]


def find_repeated(
    text: str, candidates: Sequence[CandidateName], covered: bytearray, small: SmallWords
) -> list[CandidateName]:
    """Return the mentions of the organisations and people among `candidates` that stand outside of
    `covered`.
    """
    short = _short_names(text, candidates)
    names = {**short, **_names(text, candidates)}
    # How long the names with a first word are, the longest first: there may be thousands of them.
    lengths: dict[str, dict[int, None]] = defaultdict(dict)
    for name in sorted(names, key=len, reverse=True):
        lengths[name.split(" ", 1)[0]][len(name)] = None
    title_end = title_case_end(text)
    found: dict[str, list[CandidateName]] = defaultdict(list)
    for word in _CAPITALISED.finditer(text):
        for length in lengths.get(word[0], ()):
            start, end = word.start(), word.start() + length
            name = text[start:end]
            if (
                name in names
                and not any(covered[start:end])
                and _stands_alone(text, start, end, title_end)
            ):
                found[name].append(replace(names[name], start=start, end=end, rule="repeated"))
                break
    seen = _mentions(text, candidates)
    kept = (
        name
        for name, places in found.items()
        if name in short or _is_settled(seen[name], len(places))
    )
    return [one for name in kept if name not in small for one in found[name]]


def find_bodies(
    text: str, candidates: Sequence[CandidateName], covered: bytearray
) -> list[CandidateName]:
    """Return the mentions of a body by its kind alone, "the Commission", where the article names
    one of that kind.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for one in candidates:
        words = text[one.start : one.end].split()
        if one.label == "ORG" and len(words) > 1:
            for word in {words[0], words[-1]} & BODY_HEADS:
                named[word].add(fold_name(" ".join(words)))
    places = _BODY.finditer(text) if named else ()
    return [
        CandidateName(start=found.start("head"), end=found.end(), label="ORG", rule="short")
        for found in places
        if len(named[found["head"]]) == 1 and not covered[found.start("head")]
    ]


def _names(text: str, candidates: Sequence[CandidateName]) -> Mapping[str, CandidateName]:
    """Return the names to look for again: of organisations, of people, and people's last words."""
    names: dict[str, CandidateName] = {}
    for one in candidates:
        surface = text[one.start : one.end]
        if one.rule in ("ner", "context") and one.label in ("ORG", "PERSON"):
            for form in _forms(surface, one.label):
                names.setdefault(form, one)
    return names


def _short_names(text: str, candidates: Sequence[CandidateName]) -> Mapping[str, CandidateName]:
    """Return what short mentions leave of companies' names: "Baikal" of "Baikal Finance Group"."""
    named = {
        text[one.start : one.end]: one
        for one in candidates
        if one.label == "ORG" and one.identity is None
    }
    split = {
        surface.split(" ")[0]: surface
        for surface in named
        if surface.rsplit(" ", 1)[-1] in _ENDINGS
    }
    return {
        first: named[surface]
        for first, surface in split.items()
        if len(first) >= _FEWEST_LETTERS and first != surface
    }


def _forms(surface: str, label: str) -> Iterator[str]:
    words = surface.split(" ")
    if len(words) > 1 or (len(surface) >= _FEWEST_LETTERS and surface not in NO_NAMES):
        yield surface
    if (
        label == "PERSON"
        and len(words) > 1
        and len(words[-1]) >= _FEWEST_LETTERS
        and words[-1][0].isupper()
    ):
        yield words[-1]


def _stands_alone(text: str, start: int, end: int, title_end: int) -> bool:
    """Say whether ``start:end`` is no part of a longer word or, below the headline, of a longer
    name.
    """
    if text[end : end + 1].isalnum() or text[end : end + 1] in ("_", "@"):
        return False
    if end <= title_end:
        return True
    if _NAME_AFTER.match(text, end):
        return False
    before = text[max(start - 30, 0) : start].split(" ")
    if len(before) < 2 or before[-1] or not before[-2][:1].isupper():
        return True
    word = before[-2]
    is_initial = len(word) == 2 and word.endswith(".")
    return word in NO_NAMES or is_title(word) or (word[-1] in ".,;:)" and not is_initial)


def _mentions(text: str, candidates: Sequence[CandidateName]) -> Counter[str]:
    """Return how often each name was found, as a whole or as the last word of a longer one."""
    surfaces = [text[one.start : one.end] for one in candidates]
    return Counter(
        [*surfaces, *(surface.rsplit(" ", 1)[-1] for surface in surfaces if " " in surface)]
    )


def _is_settled(found: int, unfound: int) -> bool:
    """Say whether the model found a name often enough to trust the rest of its mentions."""
    return found >= _FOUND_SHARE * (found + unfound)
