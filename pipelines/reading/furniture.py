"""Dropping page furniture: whole lines that belong to the site, and its sentences glued to the
article's lines.

The lines and sentences themselves stand in ``furniture.toml``, for anyone to review.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractors.lexicon import read_toml

_EDGES = " \t*_-–—•·|>»›→#:.…!?\\[]()\"'“”‘’©"
"""Bullets, brackets and punctuation that do not tell one furniture line from another."""
_LONGEST_LINE = 400
"""No furniture line is longer; longer lines are not compared."""
_DISTINCT = 40
"""A sentence of at least so many characters is known wherever it stands; a shorter one only after a
full stop.
"""
_OPENING = 4
"""By so many first characters the prefixes are looked up; none is shorter."""
_BLANK_LINES = re.compile(r"\n{3,}")
_LEXICON = read_toml(__package__, "furniture")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What ``furniture.toml`` lists, ready for comparing; prefixes by their first characters."""

    lines: frozenset[str]
    keys: frozenset[str]
    prefixes: Mapping[str, Sequence[tuple[str, int]]]
    glued: re.Pattern[str]
    leading: re.Pattern[str]


def fold_line(text: str) -> str:
    """Return `text` in the case and spacing in which lines are compared."""
    return " ".join(text.replace("’", "'").casefold().split())


def _key(text: str) -> str:
    key = fold_line(text.strip(_EDGES))
    return key if any(character.isalpha() for character in key) else ""


def _forms(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    return [written_out(form) for entry in entries for form in entry["forms"]]


def written_out(form: str) -> str:
    """Return a form of the lexicon with its words in braces as the phrases that they stand for."""
    return form.format_map(_LEXICON["phrases"])


def _load() -> Furniture:
    sentences = sorted(_forms(_LEXICON["sentence"]), key=lambda form: (-len(form), form))
    distinct = [form for form in sentences if len(form) >= _DISTINCT]
    return Furniture(
        lines=frozenset(map(fold_line, _forms(_LEXICON["line"]))),
        keys=frozenset(map(_key, _forms(_LEXICON["line"]))) - {""},
        prefixes=_by_opening(_LEXICON["prefix"]),
        glued=re.compile(
            rf"""
            (?: (?<=[.!?…"”’)\]]) (?>(?:\s{{0,9}}(?:{_any(sentences)}))+)
              | (?>(?:\s{{0,9}}(?:{_any(distinct)}))+) )
            \s{{0,9}} $
            """,
            re.VERBOSE | re.IGNORECASE,
        ),
        leading=re.compile(rf"(?>(?:\s{{0,9}}(?:{_any(distinct)}))+)", re.IGNORECASE),
    )


def _by_opening(entries: Sequence[Mapping[str, Any]]) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the prefixes and the greatest lengths of their lines by their first characters."""
    prefixes: dict[str, list[tuple[str, int]]] = {}
    for entry in entries:
        for form in map(fold_line, _forms([entry])):
            prefixes.setdefault(form[:_OPENING], []).append((form, entry["longest"]))
    return prefixes


def _any(forms: Sequence[str]) -> str:
    return "|".join(r"\s".join(map(re.escape, form.split())) for form in forms)


_FURNITURE = _load()


def drop_furniture(text: str) -> str:
    """Return `text` without the lines that are page furniture, and without furniture glued to a
    line's end.

    The other lines stay as they are. Where a line goes, one blank line at most stays.

    >>> drop_furniture("Gas flows.\\n\\nLeave a Reply\\n\\nRequired fields are marked *")
    'Gas flows.'
    """
    lines = text.split("\n")
    kept = [stripped for line in lines if (stripped := _strip_glued(line)) or not line.strip()]
    kept = [line for line in kept if not is_furniture(line)]
    if len(kept) == len(lines) and kept == lines:
        return text
    return _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip("\n")


def is_furniture(line: str) -> bool:
    """Say whether a whole line belongs to the page, not to the article."""
    if len(line) > _LONGEST_LINE:
        return False
    if _key(line) in _FURNITURE.keys or fold_line(line) in _FURNITURE.lines:
        return True
    opening = fold_line(line.lstrip(_EDGES))
    candidates = _FURNITURE.prefixes.get(opening[:_OPENING], ())
    return any(
        len(line) <= longest and opening.startswith(prefix) for prefix, longest in candidates
    )


def _strip_glued(line: str) -> str:
    leading = _FURNITURE.leading.match(line)
    start = leading.end() if leading else 0
    tail = _FURNITURE.glued.search(line[max(start, len(line) - _LONGEST_LINE) :])
    end = len(line) - (tail.end() - tail.start()) if tail else len(line)
    return line[start:end].strip() if leading or tail else line
