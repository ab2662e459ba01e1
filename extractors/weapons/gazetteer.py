"""Which system of the gazetteer a word of a text spells.

A form that is also an ordinary word, or a short code that roads and forms use too, is `ambiguous`:
it names the system in military context only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.lexicon import LexiconError
from extractors.text import plain_letters
from extractors.weapons.spellings import is_short_code, proper_part, spellings, written_out
from extractors.weapons.systems import SYSTEMS, System, leading_code, listed_forms


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
        forms = [_Form(system, form, ambiguous) for form, ambiguous in listed_forms(system)]
        for form in forms:
            _add_listed(listed, form)
            for part in _parts(form.form, code):
                parts.setdefault(part, {})[system.name] = system
        for form in [*forms, *([_Form(system, code, False)] if code else [])]:
            _add_derived(derived, form)
    return Names(listed, derived, {part: tuple(named.values()) for part, named in parts.items()})


def _add_listed(listed: dict[str, _Form], form: _Form) -> None:
    known = listed.setdefault(plain_letters(form.form), form)
    if known.system is not form.system:
        raise LexiconError(
            f"{form.form!r} is a name of {known.system.name!r} and of {form.system.name!r};"
            " keep one"
        )


def _add_derived(derived: dict[str, _Form], form: _Form) -> None:
    for printed in (form.form, *written_out(form.form)):
        for spelled in spellings(printed):
            derived.setdefault(spelled, form)


def _parts(form: str, code: str | None) -> Iterator[str]:
    """Yield what a text may call a system for short: the proper part of a name, its code."""
    part = proper_part(form)
    if part:
        yield part
    if code:
        yield plain_letters(code).replace("-", " ")


@cache
def all_names() -> Names:
    """Return the names of all systems; they are put together when they are first asked for."""
    return collect_names(SYSTEMS)


@cache
def words_of_names() -> frozenset[str]:
    """Return the words of all listed names, in plain small letters: "typhoon", "ii", "standard"."""
    return frozenset(word for name in all_names().listed for word in name.replace("-", " ").split())


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
