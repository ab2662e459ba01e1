"""The gazetteer of weapon systems: one row a system in ``lexicons/weapons_*.csv``, and every way to spell its names.

A row holds the canonical name, class, country of origin, bore of a gun in millimetres and further names. From these
come the spellings that a text may use: with a hyphen, a blank or nothing between letters and digits, with Roman or
Arabic marks. A form that is also an ordinary word, or a short code that roads and forms use too, is `ambiguous`:
it names the system in military context only.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from extractors.lexicon import LexiconError, read_csv, read_toml
from extractors.weapon_classes import CLASSES
from extractors.weapon_text import fold

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
    """A weapon system: canonical name, class, ISO 3166-1 alpha-3 origin (None if of several countries), bore in mm."""

    name: str
    weapon_class: str
    origin: str | None
    caliber_mm: Decimal | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way to print a name of a system. `form` is the listed name; `code` says that it holds a digit."""

    system: System
    form: str
    ambiguous: bool
    code: bool


_CODE_NAME = re.compile(r"(?=\S*\d)(?P<code>\S*[A-Za-z]\S*|\S+) [A-Z]")
_SHORT_CODE = re.compile(r"([a-z]{1,2})([- ]?)(\d{1,3})([a-z]?)")
# "Type 15", "Mark 8" and "Ford class" are said of other things too; "Type 055", "Type 99A" and "Ford-class" are not.
_LABELLED = re.compile(r"type[- ]?[1-9]\d?|project[- ]?\d{1,2}[a-z]?|(?:mark|model|lot)[- ]?\d+|.* class")
_WORDS = frozenset(
    ("an", "as", "at", "mi", "mp", "ps", "gt", "pm", "co", "no", "us", "eu", "un", "nh", "in", "on", "or")
)
_FLEXIBLE = re.compile(r"(?<=[a-z])[- ]?(?=\d)|[- ]")
_MARK = re.compile(r"\b(mk|mark)[- ]?(\d|iv|v|i{1,3})(?![a-z0-9])")
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}
_ARABIC = {roman: arabic for arabic, roman in _ROMAN.items()}
_NOT_ALONE = frozenset(read_toml("weapon_contexts")["not_weapons"]["codes"])  # airliners that also fly as tankers
_MOST_FLEXIBLE = 3


def _read_system(file: str, row: Mapping[str, str]) -> System:
    name = row["name"].removesuffix("?")
    if row["class"] not in CLASSES:
        raise LexiconError(f"{file}.csv: {name!r} has the class {row['class']!r}; write an id of weapon_classes.toml")
    if row["origin"] and not re.fullmatch("[A-Z]{3}", row["origin"]):
        raise LexiconError(
            f"{file}.csv: {name!r} has the origin {row['origin']!r}; write a code such as SRB, or nothing"
        )
    return System(
        name=name,
        weapon_class=row["class"],
        origin=row["origin"] or None,
        caliber_mm=Decimal(row["caliber_mm"]) if row["caliber_mm"] else None,
        forms=tuple(dict.fromkeys(form for form in (row["name"], *row["aliases"].split(";")) if form)),
    )


def read_systems() -> tuple[System, ...]:
    """Read the gazetteer.

    Raises:
        LexiconError: a row names an unknown class or an impossible country code.
    """
    return tuple(_read_system(file, row) for file in FILES for row in read_csv(file))


def listed_forms(system: System) -> list[tuple[str, bool]]:
    """Return the names of a system as its row lists them, with whether each is ambiguous."""
    words = {form.removesuffix("?") for form in system.forms if form.endswith("?")}
    return [(form, form in words) for form in dict.fromkeys(form.removesuffix("?") for form in system.forms)]


def leading_code(system: System) -> str | None:
    """Return the designation that begins a system's name: "FGM-148" of "FGM-148 Javelin"."""
    code = _CODE_NAME.match(system.name)
    return code["code"] if code and fold(code["code"]) not in _NOT_ALONE else None


def spellings(form: str) -> set[str]:
    """Return the ways to print a name, in lower case and plain letters.

    >>> sorted(spellings("T-72")), sorted(spellings("Merkava Mk 4"))[:3]
    (['t 72', 't-72', 't72'], ['merkava mark 4', 'merkava mark iv', 'merkava mark-4'])
    """
    folded = fold(form)
    if "  " in folded or "--" in folded or "- " in folded or " -" in folded:
        raise LexiconError(f"{form!r}: write one blank or hyphen between the parts of a name")
    return {spelled for marked in _with_marks(folded) for spelled in _with_joints(marked)} | {folded} | _glued(folded)


def _with_marks(folded: str) -> set[str]:
    found = _MARK.search(folded)
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
    joints = [match.span() for match in _FLEXIBLE.finditer(folded) if _is_joint(folded, match)][:_MOST_FLEXIBLE]
    pieces = _cut(folded, joints)
    choices = [_joints_between(before[-1], after[0]) for before, after in itertools.pairwise(pieces)]
    for chosen in itertools.product(*choices):
        yield pieces[0] + "".join(joint + piece for joint, piece in zip(chosen, pieces[1:], strict=True))


def _is_joint(folded: str, match: re.Match[str]) -> bool:
    if 0 in (match.start(), len(folded) - match.end()):
        return False
    word_start = max(folded.rfind(" ", 0, match.start()), folded.rfind("-", 0, match.start()), -1) + 1
    # Within a word only the first letters are parted from the first digits: "K9", but not "9K|720" or "M1A|2".
    return match[0] != "" or folded[word_start : match.start()].isalpha()


def _cut(folded: str, joints: list[tuple[int, int]]) -> list[str]:
    starts = [0, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), len(folded)]
    return [folded[start:end] for start, end in zip(starts, ends, strict=True)]


def _joints_between(before: str, after: str) -> tuple[str, ...]:
    return ("-", " ", "") if before.isalpha() and after.isdigit() else ("-", " ")


def _glued(folded: str) -> set[str]:
    """Return a name without the hyphen before a short last part: "iskanderm", "agniv"."""
    stem, hyphen, last = folded.rpartition("-")
    is_short = len(last) < 4 < len(stem) + 1 and stem.isalpha() and last.isalpha()
    return {stem + last} if hyphen and is_short and last != "s" else set()


def is_short_code(spelled: str, form: str) -> bool:
    """Whether a spelling is so short a code that it needs context: "K9", "A 10", "Mi 8", but not "F-16" or "Su 30MKI".

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
        return fold(form) != spelled and is_word and joint != "-"
    if joint == " ":
        return letters in "ai" or (len(digits) < 3 and not suffix)
    if suffix:
        return letters == "a" and joint == "" and len(digits) < 3
    return len(digits) == 1 or (joint == "" and len(digits) == 2 and letters not in "ftjl")


def collect_spellings(systems: tuple[System, ...]) -> dict[str, Spelling]:
    """Return every spelling of the systems' names; a listed form wins over one derived from another row.

    Raises:
        LexiconError: two rows list one name.
    """
    listed: dict[str, Spelling] = {}
    for system, (form, ambiguous) in ((owner, pair) for owner in systems for pair in listed_forms(owner)):
        known = listed.setdefault(fold(form), _spelling(system, form, fold(form), ambiguous))
        if known.system is not system:
            raise LexiconError(f"{form!r} is a name of {known.system.name!r} and of {system.name!r}; keep one")
    derived: dict[str, Spelling] = {}
    for system in systems:
        code = leading_code(system)
        for form, ambiguous in [*listed_forms(system), *([(code, False)] if code else [])]:
            for spelled in sorted(spellings(form)):
                derived.setdefault(spelled, _spelling(system, form, spelled, ambiguous))
    return derived | listed


def _spelling(system: System, form: str, spelled: str, ambiguous: bool) -> Spelling:
    return Spelling(
        system=system,
        form=form,
        ambiguous=ambiguous or is_short_code(spelled, form),
        code=any(letter.isdigit() for letter in form),
    )


SYSTEMS: tuple[System, ...] = read_systems()
"""All systems of the gazetteer, in the order of its files."""

SPELLINGS: Mapping[str, Spelling] = MappingProxyType(collect_spellings(SYSTEMS))
"""Every spelling of every name in lower case, with the system it stands for."""
