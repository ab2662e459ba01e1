"""The gazetteer of weapon systems: one row a system in ``lexicon/weapons_*.csv``, and every way to
spell its names.

A row holds the canonical name, class, country of origin, bore of a gun in millimetres and further
names. From these come the spellings that a text may use: with a hyphen, a blank or nothing between
letters and digits, with Roman or Arabic marks. A form that is also an ordinary word, or a short
code that roads and forms use too, is `ambiguous`: it names the system in military context only.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.lexicon import LexiconError, read_csv
from extractors.text import plain_letters
from extractors.weapons.classes import CLASSES, HEADS, MODIFIERS
from extractors.weapons.lexicons import CONTEXTS, SERIES

FILES = (
    "weapons_armour",
    "weapons_artillery",
    "weapons_missiles",
    "weapons_aircraft",
    "weapons_air_defence",
    "weapons_unmanned",
    "weapons_naval",
    "weapons_ships",
    "weapons_light",
)
"""The gazetteer's files, by domain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A weapon system: canonical name, class, ISO 3166-1 alpha-3 origin (None if of several
    countries), bore in mm.
    """

    name: str
    weapon_class: str
    origin: str | None
    caliber_mm: Decimal | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way to print a name of a system.

    `form` is the listed name, `base` the canonical name of the system in the variant that it names;
    `code` says that it holds a digit. `namesakes` are the systems that go by this name too beside a
    noun of their class; where it is no listed name at all, but part of one, it names these alone
    (`noun_only`).
    """

    system: System
    form: str
    base: str
    ambiguous: bool
    code: bool
    noun_only: bool = False
    namesakes: tuple[System, ...] = ()


_CODE_NAME = re.compile(r"(?=\S*\d)(?P<code>\S*[A-Za-z]\S*|\S+) [A-Z]")
_SHORT_CODE = re.compile(r"([a-z]{1,2})([- ]?)(\d{1,3})([a-z]?)")
# "Type 15", "Mark 8" and "Ford class" are said of other things too; "Type 055", "Type 99A" and
# "Ford-class" are not.
_LABELLED = re.compile(
    r"type[- ]?[1-9]\d?|project[- ]?\d{1,2}[a-z]?|(?:mark|model|lot)[- ]?\d+|.* class"
)
_WORDS = frozenset(
    (
        "an",
        "as",
        "at",
        "mi",
        "mp",
        "ps",
        "gt",
        "pm",
        "co",
        "no",
        "us",
        "eu",
        "un",
        "nh",
        "in",
        "on",
        "or",
    )
)
# Within a word only the first letters are parted from the first digits: "K9", but not "9K|720" or
# "M1A|2".
_JOINT = re.compile(r"((?<![^ ])[a-z]+(?=\d)|[a-z](?= \d)) ?")
_VARIANT_LETTERS = re.compile(
    r"(?<=[A-Za-z][- ]\d\d|.[A-Za-z][- ]\d)(?=[A-Z]{2,4}(?![a-z])|[A-Z]\d)"
)
_MARK = re.compile(r"\b(mk|mark)[- ]?(\d|iv|v|i{1,3})(?![a-z0-9])")
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}
_ARABIC = {roman: arabic for arabic, roman in _ROMAN.items()}
_NOT_ALONE = frozenset(CONTEXTS["not_weapons"]["codes"])  # airliners that also fly as tankers
_MOST_JOINTS = 3
_CLASS_WORDS = HEADS | MODIFIERS
_PROPER = re.compile(r"[A-Z][A-Za-z'-]{2,}(?: [A-Z][A-Za-z'-]{2,}){0,3}")
_NO_PARTS = _CLASS_WORDS | frozenset(CONTEXTS["names"]["no_parts"])


def _read_system(file: str, row: Mapping[str, str]) -> System:
    name = row["name"].removesuffix("?")
    if row["class"] not in CLASSES:
        raise LexiconError(
            f"{file}.csv: {name!r} has the class {row['class']!r}; write an id of weapon_classes.toml"
        )
    if row["origin"] and not re.fullmatch("[A-Z]{3}", row["origin"]):
        raise LexiconError(
            f"{file}.csv: {name!r} has the origin {row['origin']!r}; write a code such as SRB, or nothing"
        )
    return System(
        name=name,
        weapon_class=row["class"],
        origin=row["origin"] or None,
        caliber_mm=Decimal(row["caliber_mm"]) if row["caliber_mm"] else None,
        forms=tuple(
            dict.fromkeys(form for form in (row["name"], *row["aliases"].split(";")) if form)
        ),
    )


def read_systems() -> tuple[System, ...]:
    """Read the gazetteer.

    Raises:
        LexiconError: a row names an unknown class or an impossible country code.
    """
    return tuple(_read_system(file, row) for file in FILES for row in read_csv(__package__, file))


def listed_forms(system: System) -> list[tuple[str, bool]]:
    """Return the names of a system as its row lists them, with whether each is ambiguous."""
    words = {form.removesuffix("?") for form in system.forms if form.endswith("?")}
    return [
        (form, form in words)
        for form in dict.fromkeys(form.removesuffix("?") for form in system.forms)
    ]


def leading_code(system: System) -> str | None:
    """Return the designation that begins a system's name: "FGM-148" of "FGM-148 Javelin"."""
    code = _CODE_NAME.match(system.name)
    return (
        code["code"]
        if code and plain_letters(code["code"]).replace("-", "") not in _NOT_ALONE
        else None
    )


def spellings(form: str) -> set[str]:
    """Return the ways to print a name, in lower case and plain letters, with a blank for every
    hyphen.

    >>> sorted(spellings("T-72")), sorted(spellings("Merkava Mk 4"))[:3]
    (['t 72', 't72'], ['merkava mark 4', 'merkava mark iv', 'merkava mark4'])
    """
    folded = plain_letters(form)
    if "  " in folded or "--" in folded or "- " in folded or " -" in folded:
        raise LexiconError(f"{form!r}: write one blank or hyphen between the parts of a name")
    printed = {folded.replace("-", " ")} | _glued(folded) | _parted(form)
    return printed | {spelled for marked in _with_marks(folded) for spelled in _with_joints(marked)}


def _with_marks(folded: str) -> set[str]:
    found = _MARK.search(folded) if "mk" in folded or "mark" in folded else None
    if not found:
        return {folded}
    number = _ARABIC.get(found[2], found[2])
    numbers = {number, _ROMAN.get(number, number)}
    return {
        f"{folded[: found.start()]}{word} {digit}{folded[found.end() :]}"
        for word in ("mk", "mark")
        for digit in numbers
    }


def _with_joints(folded: str) -> Iterator[str]:
    """Yield a name with and without a blank wherever letters meet digits: "K9" and "K 9", but no
    "9K 720".
    """
    first, *rest = _JOINT.sub(r"\1|", folded.replace("-", " "), _MOST_JOINTS).split("|")
    for joints in itertools.product(("", " "), repeat=len(rest)):
        yield first + "".join(joint + piece for joint, piece in zip(joints, rest, strict=True))


def _parted(form: str) -> set[str]:
    """Return a name with a blank before its variant: "su 30 mki", "leopard 2 a6"."""
    parted = _VARIANT_LETTERS.sub(" ", form, 1)
    return {plain_letters(parted).replace("-", " ")} if parted != form else set()


def _written_out(form: str) -> Iterator[str]:
    """Yield a name with its prefix written out: "Sukhoi-30", "Dong Feng-17"."""
    prefix, hyphen, rest = form.partition("-")
    for written in SERIES["written_out"].get(prefix, ()) if hyphen and rest[:1].isdigit() else ():
        yield f"{written}-{rest}"


def _glued(folded: str) -> set[str]:
    """Return a name without the hyphen before a short last part: "iskanderm", "agniv"."""
    stem, hyphen, last = folded.rpartition("-")
    is_short = len(last) < 4 < len(stem) + 1 and stem.isalpha() and last.isalpha()
    return {stem + last} if hyphen and is_short and last != "s" else set()


def is_short_code(spelled: str, form: str) -> bool:
    """Whether a spelling is so short a code that it needs context: "K9", "A 10", "Mi 8", but not
    "F-16" or "Su 30MKI".

    Args:
        spelled: the spelling, in lower case.
        form: the name as listed, of which it is a spelling.
    """
    if _LABELLED.fullmatch(spelled):
        return True
    match = _SHORT_CODE.fullmatch(spelled)
    if not match:
        return False
    letters, joint, digits, suffix = match.groups()
    if len(letters) == 2:
        is_word = letters in _WORDS and (joint == " " or len(digits) == 1)
        return plain_letters(form) != spelled and is_word and joint != "-"
    if joint == " ":
        return letters in "ai" or (len(digits) < 3 and not suffix)
    if suffix:
        return letters == "a" and joint == "" and len(digits) < 3
    return len(digits) == 1 or (joint == "" and len(digits) == 2 and letters not in "ftjl")


class _Form(NamedTuple):
    """A name of a system as its row lists it, and whether it is ambiguous however it is spelled."""

    system: System
    form: str
    ambiguous: bool


class Names(NamedTuple):
    """The names of systems: as they are listed, by the spellings that follow from these, and by the
    parts of names.
    """

    listed: Mapping[str, _Form]
    derived: Mapping[str, _Form]
    parts: Mapping[str, tuple[System, ...]]


def collect_names(systems: Iterable[System]) -> Names:
    """Return every spelling of the systems' names; of two rows from which one spelling follows the
    first has it.

    Raises:
        LexiconError: two rows list one name.
    """
    listed: dict[str, _Form] = {}
    derived: dict[str, _Form] = {}
    parts: dict[str, dict[str, System]] = {}
    for system in systems:
        code = leading_code(system)
        for form, ambiguous in listed_forms(system):
            known = listed.setdefault(plain_letters(form), _Form(system, form, ambiguous))
            if known.system is not system:
                raise LexiconError(
                    f"{form!r} is a name of {known.system.name!r} and of {system.name!r}; keep one"
                )
            for part in filter(
                None, (proper_part(form), code and plain_letters(code).replace("-", " "))
            ):
                parts.setdefault(part, {})[system.name] = system
        for form, ambiguous in [*listed_forms(system), *([(code, False)] if code else [])]:
            for printed in (form, *_written_out(form)):
                for spelled in spellings(printed):
                    derived.setdefault(spelled, _Form(system, form, ambiguous))
    return Names(listed, derived, {part: tuple(named.values()) for part, named in parts.items()})


def proper_part(form: str) -> str | None:
    """Return what is left of a name without its code and its class words, folded, if that is a
    name: else None.

    >>> [proper_part(form) for form in ("VCC-80 Dardo", "Black Shark torpedo", "T-72", "Indian Field Gun")]
    ['dardo', 'black shark', None, None]
    """
    words = form.replace("-class", " class").split(" ")
    if any(sign.isdigit() for sign in words[0]):
        words = words[1:]
    while words and plain_letters(words[-1]) in _CLASS_WORDS:
        words.pop()
    part = " ".join(words)
    if (
        not words
        or not _PROPER.fullmatch(part)
        or _NO_PARTS.intersection(plain_letters(part).replace("-", " ").split(" "))
    ):
        return None
    return plain_letters(part).replace("-", " ")


SYSTEMS: tuple[System, ...] = read_systems()
"""All systems of the gazetteer, in the order of its files."""


@cache
def all_names() -> Names:
    """Return the names of all systems; they are put together when they are first asked for."""
    return collect_names(SYSTEMS)


@lru_cache(maxsize=8192)
def find_spelling(word: str) -> Spelling | None:
    """Return what a word or two of a folded text spell, None if it is no system's name.

    >>> find_spelling("t 72").system.name, find_spelling("table")
    ('T-72', None)
    """
    names = all_names()
    found = names.listed.get(word) or names.derived.get(word.replace("-", " "))
    namesakes = names.parts.get(word.replace("-", " "), ())
    if found is None:
        return _part_spelling(word, namesakes) if namesakes else None
    return Spelling(
        system=found.system,
        form=found.form,
        base=_base(found.system, found.form),
        ambiguous=found.ambiguous or is_short_code(word, found.form),
        code=any(letter.isdigit() for letter in found.form),
        namesakes=namesakes,
    )


def _part_spelling(word: str, systems: tuple[System, ...]) -> Spelling:
    first = systems[0]
    return Spelling(
        system=first,
        form=word,
        base=first.name,
        ambiguous=True,
        code=False,
        noun_only=True,
        namesakes=systems,
    )


def _base(system: System, form: str) -> str:
    """Return the listed form if it is a variant of the system's name, completed by its nickname;
    else that name.
    """
    name, code = system.name, leading_code(system)
    for stem in filter(None, (name, code)):
        rest = form.removeprefix(stem)
        if rest != form and _is_variant(rest):
            return form + (name[len(stem) :] if " " not in rest else "")
    return name


def _is_variant(rest: str) -> bool:
    """Whether what follows a system's name is a mark of its variant: "B3", " Mk 2", "R Hellfire";
    not " howitzer".
    """
    bare = rest.lstrip(" -")
    mark = rest.split(" ")[0]
    is_mark = any(letter.isdigit() for letter in bare) or set(bare) <= set("IVX")
    return bool(bare) and (is_mark or (0 < len(mark) < 5 and mark.lstrip("-").isupper()))
