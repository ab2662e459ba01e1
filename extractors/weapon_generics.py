"""Bare classes that a number or a bore makes a mention: "four submarines", "155 mm howitzers"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from extractors.lexicon import read_toml
from extractors.occupied import Occupied
from extractors.records import Match, Weapon
from extractors.weapon_classes import CLASSES, UNCHANGED_HEADS, ClassNoun
from extractors.weapon_context import Context
from extractors.weapon_lookup import Span
from extractors.weapon_phrases import Phrase, phrase_after, phrase_before
from extractors.weapon_quantities import Count, caliber_beside, count_before

_CONTEXTS = read_toml("weapon_contexts")
_NOT_HEADS = frozenset(_CONTEXTS["quantities"]["not_heads"])
_TRADES = frozenset(_CONTEXTS["classes"]["trades"])
_FOLLOWING = re.compile(r"[ -]([a-z]+)")
_WORDS = re.compile(r"[a-z]+")
_ADJECTIVE = re.compile(r"(?:anti|counter|non|post|pre)-$")
_AMMUNITION = re.compile(r" of (?:[a-z0-9.-]+ ){0,5}(?:ammunition|ammo|rounds|shells)\b")
_ROUNDS = ("round", "rounds")  # of ammunition, and then that is the head; or of talks
_OF_AMMUNITION = re.compile(r"(?:rounds?|shells?|pieces?|cartridges?) of $")
_MEMORY = 320  # characters within which a bare "missiles" can mean the system named before it
_PEOPLE = (("fighter",), ("fighters",), ("trainer",), ("trainers",))  # people, unless aircraft were just spoken of
_HELD_BY = {
    "aircraft": ("aircraft",),
    "fighter": ("aircraft",),
    "helicopter": ("aircraft",),
    "missile": ("missiles", "air defence"),
    "trainer": ("aircraft",),
    "warship": ("naval",),
}


def find_bare_classes(
    text: str, folded: str, heads: Sequence[Span], matches: Sequence[Match], context: Context
) -> Iterator[Match]:
    """Yield the class phrases with a number or a bore that are part of no other match."""
    taken = Occupied((match.start, match.end) for match in matches)
    before = sorted(matches, key=attrgetter("end"))
    for start, end in heads:
        phrase = phrase_before(folded, start, end) if _is_head(folded, start, end) else None
        if phrase is None or phrase.noun is None or not taken.is_free(phrase.start, end):
            continue
        match = _bare_class(text, folded, phrase, phrase.noun, context)
        named = _antecedent(match, before) if match else None
        if match and (named or phrase.words not in _PEOPLE) and taken.take(match.start, match.end):
            yield _with_class(match, named)


def _is_head(folded: str, start: int, end: int) -> bool:
    """Whether a noun ends its phrase: not "missile" in "missile submarine", nor "tank" in "anti-tank"."""
    if folded.startswith(" of ", end) and (folded[start:end] in _ROUNDS or _AMMUNITION.match(folded, end, end + 60)):
        return False
    return not _ADJECTIVE.search(folded, max(0, start - 8), start) and phrase_after(folded, end) is None


def _bare_class(text: str, folded: str, phrase: Phrase, noun: ClassNoun, context: Context) -> Match | None:
    begin = _with_ammunition(folded, phrase.start)
    following = _FOLLOWING.match(folded, phrase.end)
    if following and following[1] in _NOT_HEADS:
        return None
    caliber = caliber_beside(folded, begin, begin)
    begin = caliber[1] if caliber else begin
    count = count_before(text, folded, begin, phrase.end)
    if not caliber and (count is None or not _is_military(folded, begin, phrase, noun, context)):
        return None
    if count and not caliber and not _is_numbered(folded, phrase, count):
        return None
    weapon = Weapon(
        system=None,
        weapon_class=noun.weapon_class,
        quantity_low=count.low if count else None,
        quantity_high=count.high if count else None,
        caliber_mm=Decimal(caliber[0]) if caliber else None,
    )
    return Match(start=begin, end=phrase.end, value=weapon, rule="class")


def _with_ammunition(folded: str, start: int) -> int:
    match = _OF_AMMUNITION.search(folded, max(0, start - 14), start)
    return match.start() if match else start


def _is_numbered(folded: str, phrase: Phrase, count: Count) -> bool:
    """Whether number and noun agree: "one submarine" and "two submarines", not "two submarine"."""
    last = phrase.words[-1]
    return count.high == 1 or last in UNCHANGED_HEADS or last.endswith("s") or last.endswith("men")


def _is_military(folded: str, begin: int, phrase: Phrase, noun: ClassNoun, context: Context) -> bool:
    """Whether an everyday noun means a weapon here: "three LNG tanks" does not."""
    if not noun.weak:
        return True
    nearby = _WORDS.findall(folded, max(0, begin - 24), phrase.end)
    return not _TRADES.intersection(nearby) and context.is_military(begin, phrase.end)


def _antecedent(match: Match, before: Sequence[Match]) -> str | None:
    """Return the class of the system shortly before that a bare noun can mean: "Javelins ... 452 missiles"."""
    value = match.value
    groups = _HELD_BY.get(value.weapon_class or "", ()) if isinstance(value, Weapon) else ()
    first = bisect_left(before, match.start - _MEMORY, key=attrgetter("end"))
    near = [m.value for m in before[first : bisect_right(before, match.start, key=attrgetter("end"))]]
    classes = [w.weapon_class for w in near if isinstance(w, Weapon) and w.system and w.weapon_class]
    return next((c for c in reversed(classes) if CLASSES[c].group in groups), None)


def _with_class(match: Match, named: str | None) -> Match:
    value = match.value
    if named is None or not isinstance(value, Weapon):
        return match
    return replace(match, value=replace(value, weapon_class=named))
