"""The classes of weapons, and which class a noun phrase names: "self-propelled howitzer" is an
``sp_gun``.

The classes, their groups, register categories and nouns stand in ``lexicon/weapon_classes.toml``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from extractors.lexicon import LexiconError, read_toml

_LEXICON = read_toml(__package__, "weapon_classes")
_SPELLINGS: dict[str, tuple[str, ...]] = {
    left: tuple(right.split()) for left, right in _LEXICON["spellings"].items()
}
_WORD = re.compile(r"[a-z0-9]+")
UNCHANGED_HEADS: frozenset[str] = frozenset(_LEXICON["plurals"]["unchanged"])
"""Nouns whose plural is their singular."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponClass:
    """A class of weapons, its group and its categories in SIPRI's and the United Nations' registers
    ("" for none).
    """

    id: str
    group: str
    sipri: str
    unroca: str
    nouns: tuple[str, ...]
    weak_nouns: tuple[str, ...]
    phrases: tuple[str, ...]
    generic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassNoun:
    """What a noun phrase says: the class, and whether its noun is also of everyday use ("tank",
    "jet").
    """

    weapon_class: str
    weak: bool


def plural(word: str) -> str:
    """Return the plural of an English noun of the lexicon.

    >>> [plural(word) for word in ("battery", "torpedo", "aircraft", "missile")]
    ['batteries', 'torpedoes', 'aircraft', 'missiles']
    """
    if word in UNCHANGED_HEADS:
        return word
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("man"):
        return word[:-3] + "men"
    return word + ("es" if word.endswith(("o", "s", "x", "ch", "sh")) else "s")


def _spelled(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in _SPELLINGS.get(word, (word,)))


def _read_class(row: Mapping[str, object]) -> WeaponClass:
    return WeaponClass(
        id=str(row["id"]),
        group=str(row["group"]),
        sipri=str(row["sipri"]),
        unroca=str(row["unroca"]),
        nouns=_phrases_of(row, "nouns"),
        weak_nouns=_phrases_of(row, "weak_nouns"),
        phrases=_phrases_of(row, "phrases"),
        generic=bool(row.get("generic", False)),
    )


def _phrases_of(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    listed = row.get(key, ())
    if not isinstance(listed, tuple):
        raise LexiconError(
            f"weapon_classes.toml: class {row['id']!r}: {key} must be a list of phrases"
        )
    return tuple(" ".join(_spelled(phrase.split())) for phrase in listed)


CLASSES: Mapping[str, WeaponClass] = MappingProxyType(
    {row["id"]: _read_class(row) for row in _LEXICON["class"]}
)
"""The classes by id, in the order of the lexicon."""


def _phrase_map(
    listings: Iterable[tuple[WeaponClass, Sequence[str], bool]],
) -> dict[tuple[str, ...], ClassNoun]:
    """Return what each phrase names; `listings` are classes with phrases, and whether these are
    weak.
    """
    found: dict[tuple[str, ...], ClassNoun] = {}
    for weapon_class, phrases, weak in listings:
        for phrase in phrases:
            noun = ClassNoun(weapon_class=weapon_class.id, weak=weak)
            known = found.setdefault(tuple(phrase.split()), noun)
            if known.weapon_class != weapon_class.id:
                raise LexiconError(
                    f"weapon_classes.toml: {phrase!r} stands under two classes; keep one of them"
                )
    return found


_NOUNS = _phrase_map(
    listing
    for row in CLASSES.values()
    for listing in ((row, row.nouns, False), (row, row.weak_nouns, True))
)
_DESCRIPTIONS = _phrase_map((row, row.phrases, False) for row in CLASSES.values()) | _NOUNS
_LONGEST = max(map(len, _DESCRIPTIONS))
_JOINING = _LEXICON["joining"]
_LAST_WORDS = {words[-1] for words in _NOUNS} | set(_JOINING["heads"])
_SINGULAR = {plural(word): word for word in {words[-1] for words in _DESCRIPTIONS} | _LAST_WORDS}


def _as_printed(words: Iterable[str]) -> set[str]:
    """Add the spellings of the words that the lexicon reads as others ("warplanes" for "war
    planes").
    """
    plain = set(words)
    return plain | {left for left, right in _SPELLINGS.items() if right[-1] in plain}


SINGULAR_HEADS = frozenset(_as_printed(_LAST_WORDS))
"""The last words of class phrases in the singular: "howitzer", "system"."""
HEADS = frozenset(_as_printed(_LAST_WORDS | {plural(word) for word in _LAST_WORDS}))
"""The same, with their plurals."""
COUNTED_HEADS = frozenset(
    _as_printed({form for words in _NOUNS for form in (words[-1], plural(words[-1]))})
)
"""The last words of phrases that name a class by themselves: "howitzers", not "systems"."""
MODIFIERS = frozenset(_JOINING["modifiers"]) | _as_printed(
    word for words in _NOUNS for word in words[:-1]
)
"""Words that may stand before the last one of a class phrase."""
VERBS = frozenset(_JOINING["verbs"])
"""Modifiers that are verbs as well: "guided", "fired"."""
LEADING = frozenset(_JOINING["leading"])
"""Modifiers that belong to a name when they stand right before it."""


@lru_cache(maxsize=4096)
def class_of_words(words: tuple[str, ...]) -> ClassNoun | None:
    """Return what the end of a sequence of lower-case words names, by its longest known phrase;
    None if nothing.

    >>> class_of_words(("supersonic", "cruise", "missiles"))
    ClassNoun(weapon_class='cruise_missile', weak=False)
    """
    return _longest_suffix(_normalised(words), _NOUNS)


def _normalised(words: Sequence[str]) -> tuple[str, ...]:
    spelled = _spelled(words)
    return (*spelled[:-1], _SINGULAR.get(spelled[-1], spelled[-1])) if spelled else ()


def _longest_suffix(
    words: tuple[str, ...], phrases: Mapping[tuple[str, ...], ClassNoun]
) -> ClassNoun | None:
    suffixes = (words[at:] for at in range(max(0, len(words) - _LONGEST), len(words)))
    return next((phrases[suffix] for suffix in suffixes if suffix in phrases), None)


def class_of_phrase(phrase: str) -> str | None:
    """Return the id of the class that a short description names, whatever its hyphens, spelling and
    number.

    >>> class_of_phrase("man-portable air-defense system"), class_of_phrase("Fighter jets")
    ('manpads', 'fighter')
    >>> class_of_phrase("radio") is None
    True
    """
    if phrase in CLASSES:
        return phrase
    words = _normalised(_WORD.findall(phrase.lower()))
    # "rounds of artillery ammunition" is what it holds; "submarine with missiles" is what stands
    # before "with".
    for stop in ("with", "for"):
        words = words[: words.index(stop)] if stop in words else words
    found = _longest_suffix(_normalised(words), _DESCRIPTIONS)
    return found.weapon_class if found else None


_FITTING: Mapping[str, Sequence[str]] = _LEXICON["fitting"]
_KINDS = {
    name: number
    for number, kind in enumerate(_LEXICON["fitting"]["kinds"], start=1)
    for name in kind
}
_HEADS_OF: Mapping[str, Sequence[str]] = _LEXICON["joining"]["heads_of"]


def fits(noun_class: str, system_class: str) -> bool:
    """Whether a noun of one class can be said of a system of another: "HIMARS missiles", but no
    "Vulcan guns".

    >>> fits("missile", "mlrs"), fits("trainer", "atgm"), fits("submarine", "frigate")
    (True, False, False)
    """
    noun, system = CLASSES[noun_class], CLASSES[system_class]
    if noun.group in ("sensors", "other") or system.group in ("sensors", "other"):
        return True
    if noun.group == system.group:
        return noun.generic or _KINDS.get(noun_class) == _KINDS.get(system_class)
    return noun.group in _FITTING.get(system_class, _FITTING[system.group])


def is_head_of(word: str, system_class: str) -> bool:
    """Whether a noun that names no class by itself can be said of a system of a class.

    >>> is_head_of("vehicles", "apc"), is_head_of("vehicles", "fighter")
    (True, False)
    """
    return CLASSES[system_class].group in _HEADS_OF.get(_SINGULAR.get(word, word), ())
