"""Which system a name means: of those that go by it the one of which the noun beside it is said."""

from extractors.lexicon import read_toml
from extractors.text import plain_letters
from extractors.weapons.classes import fits, is_head_of
from extractors.weapons.gazetteer import Spelling
from extractors.weapons.phrases import Phrase
from extractors.weapons.systems import System

_BRANDS = frozenset(read_toml(__package__, "namesakes")["brands"])


def meant_system(spelling: Spelling, surface: str, phrase: Phrase | None) -> System | None:
    """Return the system that a name means with the noun after it, None if it means none.

    A part of a name means nothing without such a noun: "Dardo vehicles", but not "Dardo".

    Args:
        spelling: what the name spells.
        surface: the name as it is printed.
        phrase: the class phrase after it, if any.
    """
    if spelling.noun_only and (phrase is None or not surface[0].isupper()):
        return None
    same = _of_the_same_class(spelling, phrase)
    if same:
        return same
    if not spelling.noun_only and may_fit(phrase, spelling.system):
        return spelling.system
    said = (
        system for system in spelling.namesakes if phrase and _is_said_of(phrase, system, surface)
    )
    return next(said, None if spelling.noun_only else spelling.system)


def _of_the_same_class(spelling: Spelling, phrase: Phrase | None) -> System | None:
    """Return the namesake of just the class that the noun says, if the name is a word too and its
    own system is of another: "AT-3 trainers".
    """
    noun = phrase.noun if phrase else None
    if noun is None or not spelling.ambiguous:
        return None
    if spelling.system.weapon_class == noun.weapon_class:
        return None
    namesakes = (each for each in spelling.namesakes if each.weapon_class == noun.weapon_class)
    return next(namesakes, None)


def _is_said_of(phrase: Phrase, system: System, surface: str) -> bool:
    if phrase.noun is None:
        return is_said_by_head(phrase, system, surface)
    if phrase.noun.weak and plain_letters(surface) in _BRANDS:
        return False
    return fits(phrase.noun.weapon_class, system.weapon_class)


def is_said_by_head(phrase: Phrase, system: System, surface: str) -> bool:
    """Whether a head that names no class can be said of a system: "Boxer vehicles", but not "Jaguar
    vehicles".
    """
    can_be_said = is_head_of(phrase.words[-1], system.weapon_class)
    return can_be_said and plain_letters(surface) not in _BRANDS


def may_fit(phrase: Phrase | None, system: System) -> bool:
    """Whether the noun after a name does not speak against the system: no "P-15B destroyers" of the
    missile P-15.
    """
    noun = phrase.noun if phrase else None
    return noun is None or fits(noun.weapon_class, system.weapon_class)
