"""The grammar of designations: variants of a known name, and letters with a number that look like a
weapon's.

``F-16C/D Block 70`` is a variant of F-16; ``Su-75`` and ``9M317`` tell their class by the family of
their designation (``lexicon/designation_series.toml``); ``XQ-99 drones`` by the noun that follows.
What is never a weapon however it looks (airliners, roads, forms, viruses) stands in
``lexicon/look_alikes.toml``.
"""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from extractors.lexicon import read_toml
from extractors.text import ArticleText, plain_letters

_FAMILIES = read_toml(__package__, "designation_series")
_LOOK_ALIKES = read_toml(__package__, "look_alikes")
_PREFIXES = frozenset(_LOOK_ALIKES["prefixes"])
_CODES = frozenset(_LOOK_ALIKES["codes"])

_MARK = r"(?:Block|Mk\.?|Mark|Mod|Flight|Batch|Tranche|Increment|Obr\.?|Standard)"
_TAIL = rf"""
    (?:\ SEP(?:v\d)?)?                         # M1A2 SEPv3
    (?>(?:
        [\ -]{_MARK}[\ -]?                     # F-16 Block 70, Merkava Mk 4
        (?:\d{{1,4}}|[IVX]{{1,4}}(?![a-z]))[A-Z]{{0,2}}+
        (?>(?:/[IVX\d]{{1,3}}[A-Z]?)?)         # Block 50/52
    )?)
    \+{{0,2}}+                                 # Leopard 2A7+
"""
VARIANT = re.compile(
    rf"""
    (?P<letters>
        # F-16C, T-72B3, Su-30MKI, Mi-17V5
        (?>(?:[A-Z]{{1,4}}+\d{{0,2}}+[A-Z]{{0,2}}+\d?)?)
        # F-16C/D, T-54/55, Su-27/30/35
        (?>(?:/(?:[A-Z]{{1,3}}|\d{{1,3}}[A-Z]?)\d?(?!(?!s\b)[\w-])){{0,3}})
        # AIM-120C-8, Mi-17V-5, S-300PMU-2
        (?>(?:-(?:\d{{1,3}}[A-Z]{{0,2}}+|[A-Z]{{1,3}}\d?|I{{1,3}})(?![\w-]))?)
    )
    (?P<tail>{_TAIL})
    (?P<plural>s?+)
    (?!\w|[.,]\d)
    """,
    re.VERBOSE,
)
"""What may follow a designation that ends in a digit."""

# Letters for the role of a British aircraft, before the number of its mark.
_ROLE = "(?:A|AH|C|CC|E|F|FA|FGR|FRS|GR|HAR|HAS|HC|HM|HMA|HU|K|KC|MR|MRA|R|RG|T)"
NAME_TAIL = re.compile(
    rf"""
    (?P<letters>
        (?>(?:-(?:ER|LR|NG|ME|[A-Z]|[IVX]{{1,4}}|\d{{1,3}}[A-Z]?)(?!\w))?)   # JASSM-ER, Agni-V
        # Chinook HC6, Boxer RCT30
        (?>(?:\ (?:{_ROLE}\d{{1,2}}[A-Z]?|[A-Z]{{2,3}}\d{{2,3}})(?!\w|-\w))?)
    )
    (?P<tail>{_TAIL})
    (?P<plural>(?>(?:(?<=[sxz])es|s)?))
    (?!\w)
    """,
    re.VERBOSE,
)
"""What may follow a name of letters: "Harpoon Block II", "JASSM-ER", "Javelins"."""

# What both shapes below have, and little else has; it is tried at every capital.
_SHAPE = re.compile(r"[A-Z](?:/A|[A-Za-z]{0,11}+)[- ‑–]?[0-9]")
_LETTERS_FIRST = re.compile(
    rf"""
    (?<![\w$€£¥&@\#]) (?<![\w.,][./'’-])
    (?P<prefix>[A-Z](?:/A|[A-Za-z]{{0,11}}+))
    (?P<joint>[- ‑–]?)
    (?P<number>[0-9]{{1,4}}+)
    (?P<suffix>
        (?>(?:[A-Z]{{1,5}}+\d{{0,2}}+[A-Z]{{0,2}}+)?)
        (?>(?:/[A-Z]\d?(?!\w))?)
        (?>(?:-(?:\d{{1,3}}|[A-Z]{{1,3}}\d?|[IVX]{{1,3}})(?![\w-]))?)
        (?:{_TAIL})
    )
    (?P<plural>s?+)
    (?![\w%])(?![.,:]\d)
    """,
    re.VERBOSE,
)
_DIGITS_FIRST = re.compile(
    r"""
    (?<![\w.,$€£/-])
    (?P<stem>\d\d?[A-Z]{1,3}h?)                       # 9M of 9M317, 15Zh
    (?P<number>\d{1,4})
    (?P<suffix>[A-Z]{0,4}\d?(?:-\d{1,2}[A-Z]?)?)      # MA of 9M317MA, -1 of 3M54-1
    (?P<plural>s?)
    (?![\w%-])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A family of designations: its class, origin, and whether its form alone is enough."""

    prefix: str
    weapon_class: str
    origin: str | None
    first: int
    last: int
    sure: bool


class Designation(NamedTuple):
    """A letter-and-number form at ``text[start:end]``; `series` is None if it belongs to no known
    family.
    """

    start: int
    end: int
    name: str
    series: Series | None
    plural: bool
    spaced: bool


def _read_series(row: Mapping[str, Any]) -> Series:
    first, last = row["numbers"]
    return Series(
        prefix=row["prefix"],
        weapon_class=row["class"],
        origin=row["origin"] or None,
        first=first,
        last=last,
        sure=row["sure"],
    )


def _by_prefix() -> dict[str, list[Series]]:
    families: dict[str, list[Series]] = {}
    for row in _FAMILIES["series"]:
        families.setdefault(row["prefix"].lower(), []).append(_read_series(row))
    return families


_SERIES = _by_prefix()
_INDEX: dict[str, str] = {row["stem"].lower(): row["class"] for row in _FAMILIES["index"]}


def is_never_weapon(surface: str) -> bool:
    """Whether a form is an airliner's, a road's, a virus's, as `codes` of the lexicon lists them.

    >>> is_never_weapon("H5N1"), is_never_weapon("A-320"), is_never_weapon("T-72")
    (True, True, False)
    """
    return re.sub(r"[ -]", "", plain_letters(surface)) in _CODES


def find_designations(article: ArticleText) -> Iterator[Designation]:
    """Yield the letter-and-number forms of a text that may name a weapon, known ones included, from
    left to right.

    >>> [found.name for found in find_designations(ArticleText("Su-75s, a 9M317 and A320s"))]
    ['Su-75', '9M317']
    """
    text = article.text
    reach = 0
    for shape in _SHAPE.finditer(text):
        start = shape.start()
        digits = _digits_before(text, start)
        match = (_DIGITS_FIRST if digits else _LETTERS_FIRST).match(text, start - digits)
        if match and start >= reach:
            reach = match.end()
            found = _digits_first(match) if digits else _letters_first(match)
            if found:
                yield found


def _digits_before(text: str, start: int) -> int:
    """Return how many digits, two at most, stand right before `start`: one in "9M317"."""
    before = text[max(0, start - 2) : start]
    return len(before) - len(before.rstrip(string.digits))


def _letters_first(match: re.Match[str]) -> Designation | None:
    letters, joint, number, suffix, plural = match.group(
        "prefix", "joint", "number", "suffix", "plural"
    )
    prefix = letters.lower()
    if joint == " " and letters in ("A", "An", "I"):  # "A 12-jet squadron"
        return None
    if prefix in _PREFIXES or not _CODES.isdisjoint(
        (f"{prefix}{number}", f"{prefix}{number}{suffix.lower()}")
    ):
        return None
    series = (
        _series_of(prefix, int(number))
        if not (number.startswith("0") and prefix != "type")
        else None
    )
    return Designation(
        start=match.start(),
        end=match.end(),
        name=f"{series.prefix}-{number}{suffix}" if series else match[0].removesuffix(plural),
        series=series,
        plural=bool(plural),
        spaced=joint == " ",
    )


def _series_of(prefix: str, number: int) -> Series | None:
    return next((s for s in _SERIES.get(prefix, ()) if s.first <= number <= s.last), None)


def _digits_first(match: re.Match[str]) -> Designation | None:
    stem = plain_letters(match["stem"] + match["number"])
    known = next((stem[:size] for size in range(len(stem), 1, -1) if stem[:size] in _INDEX), None)
    letters = plain_letters(match["stem"]).lstrip("0123456789")
    if stem in _CODES or known is None or not known.lstrip("0123456789").startswith(letters):
        return None
    weapon_class = _INDEX[known]
    series = Series(
        prefix=known,
        weapon_class=weapon_class,
        origin="RUS",
        first=0,
        last=0,
        sure=len(match["number"]) > 1,
    )
    name = match[0].removesuffix("s") if match["plural"] else match[0]
    return Designation(
        start=match.start(),
        end=match.end(),
        name=name,
        series=series,
        plural=bool(match["plural"]),
        spaced=False,
    )
