"""Names of the gazetteer in a text: the variant that follows, its canonical name, and how sure the form alone is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.designations import NAME_TAIL, VARIANT, is_never_weapon
from extractors.lexicon import read_toml
from extractors.occupied import Occupied
from extractors.weapon_classes import CLASSES
from extractors.weapon_lookup import Hit
from extractors.weapon_phrases import Phrase, phrase_after
from extractors.weapon_systems import Spelling, System, leading_code
from extractors.weapon_text import fold

# What makes a code an amount: "R500 million", "C 130 per cent".
_MEASURED = re.compile(
    r"%| ?(?:million|billion|trillion|bn|crore|lakh|per cent|percent|km|kg|metres|meters|kilomet|dollars|euros)\b"
)
# Groups whose nouns are said of one another's systems: "HIMARS missiles", "Shahed missiles".
_MIXED = frozenset(("air defence", "artillery", "missiles", "stores", "unmanned", "sensors"))
_NEVER = frozenset(read_toml("weapon_contexts")["not_weapons"]["printed"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A system's name at ``text[start:end]`` with its variant; `phrase` is the class phrase that follows it.

    `sure` says that the form alone names a weapon, `strict` that nothing but a class noun beside it can; `listed` is
    how many of the characters stand in the gazetteer.
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
        """Whether a noun that names a class stands right after the name."""
        return self.phrase is not None and self.phrase.noun is not None


def read_names(text: str, folded: str, hits: Sequence[Hit]) -> list[Name]:
    """Return the names that the hits begin, the longest first; several may begin at one place."""
    by_start: dict[int, list[Hit]] = {}
    for hit in hits:
        by_start.setdefault(hit.start, []).append(hit)
    names = [name for hit in hits if (name := _read_name(text, folded, hit, by_start))]
    return sorted(names, key=lambda name: (name.start - name.span_end, -name.listed, not name.sure, name.start))


def _read_name(text: str, folded: str, hit: Hit, by_start: dict[int, list[Hit]]) -> Name | None:
    surface = text[hit.start : hit.end]
    # A small "s" is the plural, not the "S" of a variant: "F-15s".
    if not _begins_word(folded, hit) or surface in _NEVER or (surface[-1] == "s" and hit.spelling.form[-1] == "S"):
        return None
    ends_in_digit = folded[hit.end - 1].isdigit()
    tail = (VARIANT if ends_in_digit else NAME_TAIL).match(text, hit.end)
    if tail is None or (hit.spelling.code and _MEASURED.match(folded, tail.end())):
        return None
    end = tail.end() if tail["letters"] or tail["tail"] or tail["plural"] else hit.end
    variant = tail["letters"] + tail["tail"]
    end = _with_nickname(text, end, hit.spelling.system, by_start)
    phrase = phrase_after(folded, end)
    if variant and (is_never_weapon(text[hit.start : end]) or _is_of_another_kind(hit.spelling.system, phrase)):
        return None
    return Name(
        start=hit.start,
        end=end,
        system=hit.spelling.system,
        surface=surface,
        canonical=canonical_name(hit.spelling, variant),
        sure=not hit.spelling.ambiguous and _is_printed_as(hit.spelling, surface),
        strict=not _may_stand_alone(hit.spelling, surface),
        code=hit.spelling.code,
        listed=hit.end - hit.start,
        phrase=phrase,
    )


def _is_of_another_kind(system: System, phrase: Phrase | None) -> bool:
    """Whether a class noun speaks against a supposed variant: "P-15B destroyers" are no variant of the missile P-15."""
    if phrase is None or phrase.noun is None:
        return False
    groups = {CLASSES[phrase.noun.weapon_class].group, CLASSES[system.weapon_class].group}
    return len(groups) == 2 and not groups <= _MIXED


def _begins_word(folded: str, hit: Hit) -> bool:
    """Whether nothing is glued before the name: not "X-F-16", not "1.T-72"; but "ex-T-72" and "US-made/Javelin"."""
    before = folded[max(0, hit.start - 3) : hit.start]
    if before[-1:] in ("-", "."):
        return before[-2:-1].isalpha() and (not hit.spelling.code or before in ("ex-", "re-")) and before[-1] == "-"
    return before[-1:] not in ("$", "@", "#", "_", "&")


def _with_nickname(text: str, end: int, system: System, by_start: dict[int, list[Hit]]) -> int:
    """Return the end of a second name of the same system right after the first: "AGM-114R Hellfire"."""
    for hit in by_start.get(end + 1, ()) if text[end : end + 1] == " " else ():
        tail = NAME_TAIL.match(text, hit.end)
        if hit.spelling.system is system and tail and text[hit.start].isupper():
            return max(end, tail.end())
    return end


def _is_printed_as(spelling: Spelling, surface: str) -> bool:
    """Whether the letters have the case of a name: "T-72", "MIG-29", "Stinger", but not "t-72" or "stinger"."""
    if spelling.code:
        return _has_capital(surface) or not _has_capital(spelling.form)
    if spelling.form.isupper() and not surface.isupper():
        return False
    return surface[0].isupper() or spelling.form[0].islower()


def _has_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word)


def _may_stand_alone(spelling: Spelling, surface: str) -> bool:
    if spelling.code:
        return surface[:2] not in ("A ", "I ") and (_has_capital(surface) or not _has_capital(spelling.form))
    if spelling.form.isupper() and spelling.ambiguous:
        return surface.isupper()
    return surface[0].isupper() or spelling.form[0].islower()


def canonical_name(spelling: Spelling, variant: str) -> str:
    """Return the name of the system in its variant: the family's name where the text names no variant.

    >>> from extractors.weapon_systems import SPELLINGS
    >>> canonical_name(SPELLINGS["t72"], "B3"), canonical_name(SPELLINGS["nora b-52"], "")
    ('T-72B3', 'Nora B-52')
    """
    system = spelling.system
    base = _base(spelling)
    if not variant:
        return base
    code = leading_code(system)
    if base == system.name and code and fold(spelling.form) == fold(code):
        return f"{code}{variant}{system.name[len(code) :]}"
    return f"{base}{variant}"


def _base(spelling: Spelling) -> str:
    """Return the listed form if it is a variant of the system's name, completed by its nickname; else that name."""
    name, code = spelling.system.name, leading_code(spelling.system)
    for stem in filter(None, (name, code)):
        rest = spelling.form.removeprefix(stem)
        if rest != spelling.form and _is_variant(rest):
            return spelling.form + (name[len(stem) :] if " " not in rest else "")
    return name


def _is_variant(rest: str) -> bool:
    """Whether what follows a system's name is a mark of its variant: "B3", " Mk 2", "R Hellfire"; not " howitzer"."""
    bare = rest.lstrip(" -")
    mark = rest.split(" ")[0]
    is_mark = any(letter.isdigit() for letter in bare) or set(bare) <= set("IVX")
    return bool(bare) and (is_mark or (0 < len(mark) < 5 and mark.lstrip("-").isupper()))


def settle_names(names: Iterable[Name]) -> list[Name]:
    """Return the names, the longest first, of which none overlaps one before it."""
    taken = Occupied()
    return [name for name in names if taken.take(name.start, name.end)]
