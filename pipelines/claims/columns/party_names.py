"""Who is the same as whom: the names of parties, each read once, compared by arrays.

A name stands for a country, for an organ of one ("Lithuanian Ministry of Defence", "U.S. Army"), or
for an organisation. Two names are the same when they fold to one form, when one begins or ends the
other ("Lockheed", "Lockheed Martin"), or when one is made of the other's initials. An organ is
related to its country, not the same. What a name is compared by depends on the name alone, so that
a later article changes nothing between earlier ones.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from extractors.lexicon import read_toml
from extractors.text import fold_name
from extractors.world import all_countries, country_of, fold_company
from pipelines.claims.columns.arrays import Flags, Integers, Whole, any_of
from pipelines.claims.columns.signatures import hashed, hashed_wide, known_places, stem
from pipelines.claims.records import ClaimParty

MOST_PARTS = 3
"""So many words at the head or the end of a name may be its short form."""

SHORTEST_PART = 4
"""Letters of a single word that may be the short form of a longer name: "Thales", not "Air"."""

LONGEST_ACRONYM = 6
SHORTEST_STEM = 4

MENTIONED_BY = 2
"""So many words at the head of a name must stand in a sentence that mentions it."""

OTHER, RELATED, SAME = 0, 1, 2

STATE, COMPANY = 1, 2
"""What a name is of, a bit each; vague names and organs of a state are neither."""

SKETCH_BITS = 61

_COUNTRY_ID = re.compile(r"e_([A-Z]{3})")
_OWNER = re.compile(r"\bof (?:the )?((?:[A-Z][\w.]+ ?){1,3})$")
_LEXICON: Mapping[str, Sequence[str]] = read_toml(__package__, "party_words")
VAGUE = frozenset(_LEXICON["vague"])
LEGAL_LETTERS = frozenset(_LEXICON["legal_letters"])
JOINING = frozenset(_LEXICON["joining"])


@dataclass(frozen=True, slots=True)
class PartyName:
    """What a name is compared by: its form, its parts, its initials without and with the words for
    its legal form, what may be somebody's initials itself, the number of the country it is or
    belongs to, and hashes of the words by which a sentence mentions it.
    """

    whole: str
    parts: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    country: int = 0
    is_country: bool = False
    is_vague: bool = False
    stems: tuple[int, ...] = ()

    @property
    def nature(self) -> int:
        """What it is the name of: a state, a company, or neither for certain."""
        return 0 if self.is_vague else STATE if self.is_country else 0 if self.country else COMPANY

    @property
    def sketch(self) -> int:
        """A bit for each form by which another name may be related: two without a common bit have
        nothing to do with each other.
        """
        bits = 0
        for form in (self.whole, *self.parts, *self.initials, *self.acronyms):
            bits |= 1 << hashed(form) % SKETCH_BITS if form else 0
        return bits | (1 << self.country % SKETCH_BITS if self.country else 0)

    @property
    def keys(self) -> tuple[int, int, int, int, int]:
        """Hashes that the same party, or a word, has in common with this name, 0 for none."""
        first = self.parts[0] if self.parts else None
        short, long = self.initials or self.acronyms or (None, None)
        return hashed(self.whole), hashed(first), hashed(short), hashed(long), self.country


@lru_cache(maxsize=262144)
def read_name(entity_id: str | None, name: str) -> PartyName:
    """Read one party's name; the id of a country tells more than a name does."""
    code = _country(entity_id, name)
    if code:
        return PartyName(code, country=_countries()[code], is_country=True)
    words = fold_company(name).split() or [name]
    return PartyName(
        whole=" ".join(words),
        parts=tuple(dict.fromkeys(_parts(words))),
        initials=_initials(words, fold_name(name).split()),
        acronyms=_acronyms(words),
        country=_countries()[owner] if (owner := _owner(name)) else 0,
        is_vague=words[-1] in VAGUE,
        stems=tuple(
            hashed(stem(word)) for word in words[:MENTIONED_BY] if len(word) >= SHORTEST_STEM
        ),
    )


def _country(entity_id: str | None, name: str) -> str | None:
    if entity_id and (found := _COUNTRY_ID.fullmatch(entity_id)):
        return found[1]
    country = country_of(name)
    return country.alpha3 if country else None


def _owner(name: str) -> str | None:
    """Return the country whose organ a name is of, by its first words or by what stands after its
    last "of".
    """
    words = name.split()
    heads = [" ".join(words[:count]) for count in (2, 1) if len(words) > count]
    tail = _OWNER.search(name)
    for place in (*heads, *([tail[1].strip()] if tail else [])):
        if country := country_of(place):
            return country.alpha3
    return None


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Yield what a name begins or ends with that may stand for it."""
    for count in range(1, min(len(words), MOST_PARTS + 1)):
        head = words[:count]
        if count > 1 or (len(head[0]) >= SHORTEST_PART and head[0] not in VAGUE):
            yield " ".join(head)
        if count > 1:
            yield " ".join(words[-count:])


def _initials(*forms: Sequence[str]) -> tuple[str, ...]:
    """Return the initials of a name of several words, as its forms have them: "Korea Aerospace
    Industries" is KAI, though industries are no part of its name elsewhere.
    """
    found = [
        "".join(word[0] for word in words if word not in JOINING) if len(words) > 1 else ""
        for words in forms
    ]
    found = [letters if len(letters) > 2 else "" for letters in found]
    if found[0] == found[1]:
        found[1] = ""
    return tuple(found) if any(found) else ()


def _acronyms(words: Sequence[str]) -> tuple[str, ...]:
    """Return what a single word may be the initials of: as it is, and without a last letter that
    may stand for a legal form ("Malayan Oil and Gas" is MOGC, a corporation).
    """
    if len(words) > 1 or not 2 < len(words[0]) <= LONGEST_ACRONYM:
        return ()
    letters, last = words[0][:-1], words[0][-1]
    return words[0], letters if len(letters) > 2 and last in LEGAL_LETTERS else ""


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, int]:
    """Return a number for each country, from 1, by its code."""
    codes = sorted({forms.country.alpha3 for forms in all_countries()})
    return {code: number for number, code in enumerate(codes, start=1)}


@lru_cache(maxsize=1)
def country_words() -> Mapping[str, int]:
    """Return the number of the country that each single word names, as its name or its people's."""
    words: dict[str, int] = {}
    for forms in all_countries():
        for form in (*forms.names, *forms.demonyms, *forms.capitals):
            if " " not in form and len(form) > 1:
                words.setdefault(form, _countries()[forms.country.alpha3])
    return words


@dataclass(slots=True)
class PartyTable:
    """The distinct names of the parties of many reports, as columns."""

    names: list[PartyName] = field(default_factory=list)
    _places: dict[tuple[str | None, str], int] = field(default_factory=dict)

    def place(self, party: ClaimParty) -> int:
        """Return the place of a party's name in the columns."""
        key = party.entity_id, party.name
        if key not in self._places:
            self._places[key] = len(self.names)
            self.names.append(read_name(*key))
        return self._places[key]

    def columns(self) -> "PartyColumns":
        """Return the columns; a name that is none stands last, at the place -1."""
        names = [*self.names, PartyName("", is_vague=True)]
        stems = np.zeros((len(names), MENTIONED_BY), np.int64)
        parts = np.zeros((len(names), 2 * MOST_PARTS), np.int64)
        for at, name in enumerate(names):
            parts[at, : len(name.parts)] = [hashed_wide(part) for part in name.parts]
            stems[at, : len(name.stems)] = name.stems
        return PartyColumns(
            whole=np.array([hashed_wide(name.whole) for name in names], np.int64),
            parts=parts,
            initials=np.array(
                [[*map(hashed_wide, name.initials or ("", ""))] for name in names], np.int64
            ),
            acronyms=np.array(
                [[*map(hashed_wide, name.acronyms or ("", ""))] for name in names], np.int64
            ),
            country=np.array([name.country for name in names], np.int64),
            is_country=np.array([name.is_country for name in names]),
            is_vague=np.array([name.is_vague for name in names]),
            nature=np.array([name.nature for name in names], np.int8),
            stems=stems,
            places=known_places(stems),
            sketch=np.array([name.sketch for name in names], np.int64),
            keys=np.array([name.keys for name in names], np.int64),
        )


@dataclass(frozen=True, slots=True)
class PartyColumns:
    """The columns of `PartyTable`; `places` are those of the stems in signatures of known words."""

    whole: Integers
    parts: Integers
    initials: Integers
    acronyms: Integers
    country: Integers
    is_country: Flags
    is_vague: Flags
    nature: npt.NDArray[np.int8]
    stems: Integers
    places: npt.NDArray[np.int16]
    keys: Integers
    sketch: Integers

    def relate(self, one: Whole, other: Whole) -> npt.NDArray[np.int8]:
        """Say of each two names whether they are the same party, related, or others."""
        found = np.zeros(len(one), np.int8)
        found[one == other] = SAME
        at = np.flatnonzero(((self.sketch[one] & self.sketch[other]) > 0) & (one != other))
        found[at] = self._relate(one[at], other[at])
        return found

    def _relate(self, one: Whole, other: Whole) -> npt.NDArray[np.int8]:
        both = (self.country[one] == self.country[other]) & (self.country[one] > 0)
        state = self.is_country[one] | self.is_country[other]
        found = np.where(both & state, RELATED, OTHER).astype(np.int8)
        part = any_of(self.parts[one] == self.whole[other][:, None])
        part |= any_of(self.parts[other] == self.whole[one][:, None])
        short = self._is_acronym(one, other) | self._is_acronym(other, one)
        found[(part | short) & ~state] = SAME
        found[self.whole[one] == self.whole[other]] = SAME
        return found

    def _is_acronym(self, one: Whole, other: Whole) -> Flags:
        """Say which names are made of the initials of the others."""
        acronyms = self.acronyms[one][:, :, None]
        met = (acronyms > 0) & (self.initials[other][:, None, :] == acronyms)
        return any_of(met)
