"""Names of the gazetteer in a text: the variant that follows, its canonical name, and how sure the
form alone is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.text import ArticleText, TakenSpans, plain_letters
from extractors.weapons.classes import fits
from extractors.weapons.designations import NAME_TAIL, VARIANT, is_never_weapon
from extractors.weapons.gazetteer import Spelling, find_spelling
from extractors.weapons.lookup import Hit
from extractors.weapons.namesakes import is_said_by_head, may_fit, meant_system
from extractors.weapons.phrases import PLURAL_HEADS, Phrase, phrase_after
from extractors.weapons.printed import (
    has_digit,
    is_printed_as,
    is_printed_name,
    is_sure_plural,
    may_stand_alone,
)
from extractors.weapons.systems import System, leading_code

# What makes a code an amount: "R500 million", "C 130 per cent".
_MEASURED = re.compile(
    r"""
    %
    | [ ]?(?:
        million|billion|trillion|bn|crore|lakh              # R500 million
        |per[ ]cent|percent
        |km|kg|metres|meters|kilomet|dollars|euros
    )\b
    """,
    re.VERBOSE,
)
_COMMONPLACE = frozenset(read_toml(__package__, "names")["commonplace"])
_LIST_JOINTS = (", ", " and ", ", and ", " or ")
_NICKNAME = re.compile(r" ([A-Z][a-z]+(?: (?:II|III|[A-Z][a-z]+))?)s?(?![\w-])")
_MARK = r"\d[A-Z]\d[A-Z]{0,2}\+?"
_ELIDED = re.compile(rf"(?:, and |, | and | or |/)({_MARK})s?(?!\w)")
_MARK_BEFORE = re.compile(rf"(?<![\w-])({_MARK}) \Z")
_NUMBER_OF_MARK = re.compile(r" \d{2,3}[A-Z]?(?!\w)")
_LONGEST_MARK = 8  # characters, with the blanks around it
_MOST_ELIDED = 6


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
        if self.phrase is None:
            return False
        return self.phrase.noun is not None or is_said_by_head(
            self.phrase, self.system, self.surface
        )

    @property
    def other_class(self) -> str | None:
        """The class that the noun after the name gives it where nobody would say the noun of the
        system.
        """
        noun = self.phrase.noun if self.phrase else None
        if noun is None or noun.weak or fits(noun.weapon_class, self.system.weapon_class):
            return None
        return noun.weapon_class


def read_names(article: ArticleText, hits: Sequence[Hit]) -> list[Name]:
    """Return the names that the hits begin, the longest first; several may begin at one place."""
    by_start: dict[int, list[Hit]] = {}
    for hit in hits:
        by_start.setdefault(hit.start, []).append(hit)
    read = [name for hit in hits if (name := _read_name(article, hit, by_start))]
    names = [
        found
        for name in read
        for found in (_with_mark_before(article.text, name), *_elided(article, name))
    ]
    return sorted(
        names,
        key=lambda name: (name.start - name.span_end, -name.listed, not name.sure, name.start),
    )


def _read_name(article: ArticleText, hit: Hit, by_start: dict[int, list[Hit]]) -> Name | None:
    """Return the name that a hit begins, with its variant, nickname and class phrase."""
    spelling = hit.spelling
    tail = _tail_after(article, hit) if is_printed_name(article, hit) else None
    if tail is None:
        return None
    surface = article.text[hit.start : hit.end]
    variant = tail["letters"] + tail["tail"]
    end = _with_nickname(article.text, tail.end(), spelling.system, by_start)
    phrase = _phrase_of(article, hit.start, end)
    if (marked := _numbered(article, hit, end, phrase)) is not None:
        variant, end, phrase = article.text[hit.end : marked.start], marked.start, marked
    system = meant_system(spelling, surface, phrase)
    if system is None or (variant and not _may_be_variant(article, hit.start, end, phrase, system)):
        return None
    is_unmistakable = (
        not spelling.ambiguous
        or (bool(tail["plural"]) and is_sure_plural(surface))
        or has_digit(article.text[tail.end() : end])
        or (tail["letters"].startswith(" ") and has_digit(tail["letters"]))
    )
    own = system is spelling.system
    return Name(
        start=hit.start,
        end=end,
        system=system,
        surface=surface,
        canonical=canonical_name(spelling, variant) if own else system.name,
        sure=is_unmistakable and is_printed_as(spelling, surface),
        strict=not may_stand_alone(spelling, surface),
        code=spelling.code,
        listed=hit.end - hit.start,
        phrase=phrase,
    )


def _numbered(article: ArticleText, hit: Hit, end: int, phrase: Phrase | None) -> Phrase | None:
    """Return the class phrase behind the number of a mark, where it is said of the system: "Hawk
    132 trainers", "Sea King 42B helicopters".
    """
    if phrase is not None or hit.spelling.code or end != hit.end:
        return None
    mark = _NUMBER_OF_MARK.match(article.text, end)
    after = phrase_after(article, mark.end()) if mark else None
    if after is None or after.noun is None or not article.text[hit.start].isupper():
        return None
    system = meant_system(hit.spelling, article.text[hit.start : hit.end], after)
    return after if system and fits(after.noun.weapon_class, system.weapon_class) else None


def _tail_after(article: ArticleText, hit: Hit) -> re.Match[str] | None:
    """Return the variant and the plural that follow a name, each may be empty; None if the name
    goes on as another word, or is an amount.
    """
    tail = _tail_pattern(article.folded, hit.end).match(article.text, hit.end)
    if tail and hit.spelling.code and _MEASURED.match(article.folded, tail.end()):
        return None
    return tail


def _tail_pattern(text: str, end: int) -> re.Pattern[str]:
    return VARIANT if text[end - 1].isdigit() else NAME_TAIL


def _phrase_of(article: ArticleText, start: int, end: int) -> Phrase | None:
    """Return the class phrase after a name, none if the name ends with a plural that closes it:
    "Black Shark torpedoes".
    """
    ends_phrase = article.folded[start:end].rpartition(" ")[2] in PLURAL_HEADS
    return None if ends_phrase else phrase_after(article, end)


def _may_be_variant(
    article: ArticleText, start: int, end: int, phrase: Phrase | None, system: System
) -> bool:
    """Whether a name with letters or marks after it may still be the system's: not "A320neo"."""
    return may_fit(phrase, system) and not is_never_weapon(article.text[start:end])


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


def _elided(article: ArticleText, name: Name) -> Iterator[Name]:
    """Yield the marks listed after a name with the first of them: "Leopard 2A4, 2A6 and 2A7"."""
    family, _, mark = name.surface.rpartition(" ")
    if not family or not mark[:1].isdigit():
        return
    end = name.end
    for _ in range(_MOST_ELIDED):
        found = _ELIDED.match(article.text, end)
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
            phrase=phrase_after(article, end),
        )


def _with_nickname(text: str, end: int, system: System, by_start: dict[int, list[Hit]]) -> int:
    """Return the end of a second name of the same system right after the first: "AGM-114R
    Hellfire", "Abrams M1A1".
    """
    if text[end : end + 1] != " ":
        return end
    for hit in by_start.get(end + 1, ()):
        tail = _tail_pattern(text, hit.end).match(text, hit.end)
        if _is_family(hit.spelling, system) and tail and text[hit.start].isupper():
            end = max(end, tail.end())
    following = _NICKNAME.match(text, end)
    spelled = find_spelling(plain_letters(following[1])) if following else None
    return following.end() if following and spelled and _is_family(spelled, system) else end


def _is_family(spelling: Spelling, system: System) -> bool:
    """Whether a name is one of a system's, or holds one: "Phantom" of "F-4 Phantom II"."""
    return spelling.system is system or system in spelling.namesakes


def canonical_name(spelling: Spelling, variant: str) -> str:
    """Return the name of the system in its variant: the family's name where the text names no
    variant.

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


def spans_in_lists(
    article: ArticleText, names: Sequence[Name], sure: Sequence[Name]
) -> set[tuple[int, int]]:
    """Return where names stand that bear each other out: plurals in a list, as "Bradleys, Strykers
    and Marders", of which not all are animals' and teams' too; those in `sure` stand anyway.
    """
    folded = article.folded
    plurals = {
        (name.start, name.end): name in sure or not _is_commonplace(name)
        for name in (*names, *sure)
        if folded[name.end - 1] == "s" and not name.code and name.phrase is None
    }
    found: set[tuple[int, int]] = set()
    chain: list[tuple[int, int]] = []
    for span in [*sorted(plurals), (len(folded), len(folded))]:
        if chain and folded[chain[-1][1] : span[0]] in _LIST_JOINTS:
            chain.append(span)
            continue
        if len(chain) > 1 and any(plurals[one] for one in chain):
            found.update(chain)
        chain = [span]
    return found


def _is_commonplace(name: Name) -> bool:
    return plain_letters(name.surface) in _COMMONPLACE
