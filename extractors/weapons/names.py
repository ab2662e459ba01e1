"""Names of the gazetteer in a text: the variant that follows, its canonical name, and how sure the
form alone is.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.text import TakenSpans, plain_letters
from extractors.weapons.classes import fits, is_head_of
from extractors.weapons.designations import NAME_TAIL, VARIANT, is_never_weapon
from extractors.weapons.lexicons import CONTEXTS, SERIES
from extractors.weapons.lookup import Hit
from extractors.weapons.phrases import PLURAL_HEADS, Phrase, phrase_after
from extractors.weapons.systems import Spelling, System, find_spelling, leading_code

# What makes a code an amount: "R500 million", "C 130 per cent".
_MEASURED = re.compile(
    r"%| ?(?:million|billion|trillion|bn|crore|lakh|per cent|percent|km|kg|metres|meters|kilomet|dollars|euros)\b"
)
_BRANDS = frozenset(CONTEXTS["names"]["brands"])
_SURE_PLURALS = frozenset(CONTEXTS["names"]["sure_plurals"])
_COMMONPLACE = frozenset(CONTEXTS["names"]["commonplace"])
_SHORTEST_NAME = 4  # letters of a word that is no "of" or "as" before a figure
_LIST_JOINTS = (", ", " and ", ", and ", " or ")
_NICKNAME = re.compile(r" ([A-Z][a-z]+(?: (?:II|III|[A-Z][a-z]+))?)s?(?![\w-])")
_MARK = r"\d[A-Z]\d[A-Z]{0,2}\+?"
_ELIDED = re.compile(rf"(?:, and |, | and | or |/)({_MARK})s?(?!\w)")
_MARK_BEFORE = re.compile(rf"(?<![\w-])({_MARK}) \Z")
_LONGEST_MARK = 8  # characters, with the blanks around it
_MOST_ELIDED = 6
_MAKERS = frozenset(maker.lower() for makers in SERIES["written_out"].values() for maker in makers)
_NEVER = frozenset(CONTEXTS["not_weapons"]["printed"])


class Name(NamedTuple):
    """A system's name at ``text[start:end]`` with its variant; `phrase` is the class phrase that
    follows it.

    `sure` says that the form alone names a weapon, `strict` that nothing but a class noun beside it
    can; `listed` is how many of the characters stand in the gazetteer.
    """

    start: int
    end: int
    system: System
    surface: str
    canonical: str
    sure: bool
    strict: bool
    code: bool
    listed: int
    phrase: Phrase | None

    @property
    def span_end(self) -> int:
        """Where the class phrase after the name ends, or the name itself."""
        return self.phrase.end if self.phrase else self.end

    @property
    def has_class_noun(self) -> bool:
        """Whether a noun that names a class, or can be said of the system, stands right after the
        name.
        """
        return self.phrase is not None and (
            self.phrase.noun is not None or _is_head(self.phrase, self.system, self.surface)
        )

    @property
    def other_class(self) -> str | None:
        """The class that the noun after the name gives it where nobody would say the noun of the
        system.
        """
        noun = self.phrase.noun if self.phrase else None
        is_other = (
            noun is not None
            and not noun.weak
            and not fits(noun.weapon_class, self.system.weapon_class)
        )
        return noun.weapon_class if noun and is_other else None


def read_names(text: str, folded: str, hits: Sequence[Hit]) -> list[Name]:
    """Return the names that the hits begin, the longest first; several may begin at one place."""
    by_start: dict[int, list[Hit]] = {}
    for hit in hits:
        by_start.setdefault(hit.start, []).append(hit)
    read = [name for hit in hits if (name := _read_name(text, folded, hit, by_start))]
    names = [
        found
        for name in read
        for found in (_with_mark_before(text, name), *_elided(text, folded, name))
    ]
    return sorted(
        names,
        key=lambda name: (name.start - name.span_end, -name.listed, not name.sure, name.start),
    )


def _read_name(text: str, folded: str, hit: Hit, by_start: dict[int, list[Hit]]) -> Name | None:
    surface = text[hit.start : hit.end]
    # A small "s" is the plural, not the "S" of a variant: "F-15s".
    if (
        not _begins_word(folded, hit)
        or surface in _NEVER
        or (surface[-1] == "s" and hit.spelling.form[-1] == "S")
    ):
        return None
    # "Sukhoi" says whose the Su-30 after it is, and a Superjet is no weapon.
    if (
        plain_letters(surface) in _MAKERS
        and text[hit.end : hit.end + 1] == " "
        and text[hit.end + 1 : hit.end + 2].isupper()
    ):
        return None
    if hit.spelling.code and _is_plain_speech(surface, hit.spelling.form):
        return None
    ends_in_digit = folded[hit.end - 1].isdigit()
    tail = (VARIANT if ends_in_digit else NAME_TAIL).match(text, hit.end)
    if tail is None or (hit.spelling.code and _MEASURED.match(folded, tail.end())):
        return None
    end = tail.end() if tail["letters"] or tail["tail"] or tail["plural"] else hit.end
    variant = tail["letters"] + tail["tail"]
    own_end = end
    end = _with_nickname(text, end, hit.spelling.system, by_start)
    phrase = (
        None
        if folded[hit.start : end].rpartition(" ")[2] in PLURAL_HEADS
        else phrase_after(folded, end)
    )
    system = _meant_system(hit.spelling, surface, phrase)
    if system is None or (
        variant and (is_never_weapon(text[hit.start : end]) or not _may_fit(phrase, system))
    ):
        return None
    return Name(
        start=hit.start,
        end=end,
        system=system,
        surface=surface,
        canonical=canonical_name(hit.spelling, variant)
        if system is hit.spelling.system
        else system.name,
        sure=_is_printed_as(hit.spelling, surface)
        and (
            not hit.spelling.ambiguous
            or _is_sure_plural(surface, tail)
            or _has_digit(text[own_end:end])
        ),
        strict=not _may_stand_alone(hit.spelling, surface),
        code=hit.spelling.code,
        listed=hit.end - hit.start,
        phrase=phrase,
    )


def _with_mark_before(text: str, name: Name) -> Name:
    """Return a name with the mark that stands before it: "2A4 Leopard tanks"."""
    found = _MARK_BEFORE.search(text[max(0, name.start - _LONGEST_MARK) : name.start])
    spelled = find_spelling(plain_letters(f"{name.surface} {found[1]}")) if found else None
    if not (found and spelled and spelled.system.weapon_class == name.system.weapon_class):
        return name
    start = name.start - len(found[0])
    return name._replace(
        start=start, system=spelled.system, canonical=canonical_name(spelled, ""), sure=True
    )


def _elided(text: str, folded: str, name: Name) -> Iterator[Name]:
    """Yield the marks listed after a name with the first of them: "Leopard 2A4, 2A6 and 2A7"."""
    family, _, mark = name.surface.rpartition(" ")
    if not family or not mark[:1].isdigit():
        return
    end = name.end
    for _ in range(_MOST_ELIDED):
        found = _ELIDED.match(text, end)
        spelled = find_spelling(plain_letters(f"{family} {found[1]}")) if found else None
        if not (found and spelled and spelled.system.weapon_class == name.system.weapon_class):
            return
        end = found.end()
        yield name._replace(
            start=found.start(1),
            end=end,
            system=spelled.system,
            surface=found[1],
            canonical=canonical_name(spelled, ""),
            phrase=phrase_after(folded, end),
        )


def _meant_system(spelling: Spelling, surface: str, phrase: Phrase | None) -> System | None:
    """Return the system that a name means with the noun after it: of namesakes the one of which
    that noun is said.

    A part of a name means nothing without such a noun: "Dardo vehicles", but not "Dardo".
    """
    if spelling.noun_only and (phrase is None or not surface[0].isupper()):
        return None
    noun = phrase.noun if phrase else None
    if noun and spelling.ambiguous and spelling.system.weapon_class != noun.weapon_class:
        same = next(
            (system for system in spelling.namesakes if system.weapon_class == noun.weapon_class),
            None,
        )
        if same:
            return same
    if not spelling.noun_only and _may_fit(phrase, spelling.system):
        return spelling.system
    fitting = (
        system for system in spelling.namesakes if phrase and _is_said_of(phrase, system, surface)
    )
    return next(fitting, None if spelling.noun_only else spelling.system)


def _is_said_of(phrase: Phrase, system: System, surface: str) -> bool:
    if phrase.noun is None:
        return _is_head(phrase, system, surface)
    if phrase.noun.weak and plain_letters(surface) in _BRANDS:
        return False
    return fits(phrase.noun.weapon_class, system.weapon_class)


def _is_head(phrase: Phrase, system: System, surface: str) -> bool:
    """Whether a head that names no class can be said of a system: "Boxer vehicles", but not "Jaguar
    vehicles".
    """
    return (
        is_head_of(phrase.words[-1], system.weapon_class) and plain_letters(surface) not in _BRANDS
    )


def _may_fit(phrase: Phrase | None, system: System) -> bool:
    """Whether the noun after a name does not speak against the system: no "P-15B destroyers" of the
    missile P-15.
    """
    return (
        phrase is None or phrase.noun is None or fits(phrase.noun.weapon_class, system.weapon_class)
    )


def _is_plain_speech(surface: str, form: str) -> bool:
    """Whether what is spelled like a code is words: "A 12-jet squadron", "a force of 40 ships"."""
    first, blank, _ = surface.partition(" ")
    is_small = _has_capital(form) and not _has_capital(surface)
    return bool(blank) and (first in ("A", "I") or (is_small and len(first) < _SHORTEST_NAME))


def _begins_word(folded: str, hit: Hit) -> bool:
    """Whether nothing is glued before the name: not "X-F-16", not "1.T-72"; but "ex-T-72" and
    "US-made/Javelin".
    """
    before = folded[max(0, hit.start - 3) : hit.start]
    if (
        before[-1:] == "'" and before[-2:-1].isalpha() and hit.spelling.code
    ):  # "NAVY'S 19K-TON SHIP"
        return False
    if before[-1:] in ("-", "."):
        return (
            before[-2:-1].isalpha()
            and (not hit.spelling.code or before in ("ex-", "re-"))
            and before[-1] == "-"
        )
    return before[-1:] not in ("$", "@", "#", "_", "&")


def _with_nickname(text: str, end: int, system: System, by_start: dict[int, list[Hit]]) -> int:
    """Return the end of a second name of the same system right after the first: "AGM-114R
    Hellfire", "Abrams M1A1".
    """
    if text[end : end + 1] != " ":
        return end
    for hit in by_start.get(end + 1, ()):
        tail = (VARIANT if text[hit.end - 1].isdigit() else NAME_TAIL).match(text, hit.end)
        if _is_family(hit.spelling, system) and tail and text[hit.start].isupper():
            end = max(end, tail.end())
    following = _NICKNAME.match(text, end)
    spelled = find_spelling(plain_letters(following[1])) if following else None
    return following.end() if following and spelled and _is_family(spelled, system) else end


def _is_family(spelling: Spelling, system: System) -> bool:
    """Whether a name is one of a system's, or holds one: "Phantom" of "F-4 Phantom II"."""
    return spelling.system is system or system in spelling.namesakes


def _is_printed_as(spelling: Spelling, surface: str) -> bool:
    """Whether the letters have the case of a name: "T-72", "MIG-29", "Stinger", but not "t-72" or
    "stinger".
    """
    if spelling.code:
        return _has_capital(surface) or not _has_capital(spelling.form)
    if spelling.form.isupper() and not surface.isupper():
        return False
    return surface[0].isupper() or spelling.form[0].islower()


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def _has_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word)


def _may_stand_alone(spelling: Spelling, surface: str) -> bool:
    if spelling.code:
        return _has_capital(surface) or not _has_capital(spelling.form)
    if spelling.form.isupper() and spelling.ambiguous:
        return surface.isupper()
    return surface[0].isupper() or spelling.form[0].islower()


def canonical_name(spelling: Spelling, variant: str) -> str:
    """Return the name of the system in its variant: the family's name where the text names no
    variant.

    >>> from extractors.weapons.systems import find_spelling
    >>> canonical_name(find_spelling("t72"), "B3"), canonical_name(find_spelling("nora b-52"), "")
    ('T-72B3', 'Nora B-52')
    """
    system = spelling.system
    base = spelling.base
    if not variant:
        return base
    code = leading_code(system)
    if base == system.name and code and plain_letters(spelling.form).endswith(plain_letters(code)):
        return f"{code}{variant}{system.name[len(code) :]}"
    return f"{base}{variant}"


def settle_names(names: Iterable[Name]) -> list[Name]:
    """Return the names, the longest first, of which none overlaps one before it."""
    taken = TakenSpans()
    return [name for name in names if taken.take(name.start, name.end)]


def _is_sure_plural(surface: str, tail: re.Match[str]) -> bool:
    """Whether the plural is no common word: "Tomahawks"; a part of the lexicon says of which names."""
    return bool(tail["plural"]) and plain_letters(surface) in _SURE_PLURALS


def spans_in_lists(folded: str, names: Sequence[Name]) -> set[tuple[int, int]]:
    """Return where names stand that bear each other out: plurals in a list, as "Bradleys, Strykers
    and Marders".
    """
    plain = [
        name for name in names if not name.code and plain_letters(name.surface) not in _COMMONPLACE
    ]
    spans = sorted((name.start, name.end) for name in plain if folded[name.end - 1] == "s")
    pairs = [
        pair
        for pair in itertools.pairwise(spans)
        if folded[pair[0][1] : pair[1][0]] in _LIST_JOINTS
    ]
    return {span for pair in pairs for span in pair}
