"""Bare classes that a number or a bore makes a mention: "four submarines", "155 mm howitzers"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from extractors.records import Match, Weapon
from extractors.text import TakenSpans, plain_letters
from extractors.weapons.classes import CLASSES, UNCHANGED_HEADS
from extractors.weapons.context import Context
from extractors.weapons.counts import Count, caliber_beside, count_before, may_be_number, may_part
from extractors.weapons.lexicons import CONTEXTS
from extractors.weapons.lookup import Span
from extractors.weapons.phrases import PHRASE_WORDS, Phrase, phrase_after, phrase_before

_NOT_HEADS = frozenset(CONTEXTS["quantities"]["not_heads"])
_CRIMES = frozenset(CONTEXTS["classes"]["crimes"])
_TRADES = frozenset(CONTEXTS["classes"]["trades"])
_FOLLOWING = re.compile(r"[ -]([a-z]+)")
_WORDS = re.compile(r"[a-z]+")
_PREFIXES = (
    "anti-",
    "counter-",
    "non-",
    "post-",
    "pre-",
)  # after these a noun is part of an adjective
_AMMUNITION = re.compile(r" of (?:[a-z0-9.-]+ ){0,5}(?:ammunition|ammo|rounds|shells)\b")
_ROUNDS = ("round", "rounds")  # of ammunition, and then that is the head; or of talks
_OF_AMMUNITION = re.compile(r"(?:rounds?|shells?|pieces?|cartridges?) of $")
_FIRED = frozenset((word,) for word in CONTEXTS["classes"]["fired"])
_FIRES = re.compile(rf"\b(?:{'|'.join(CONTEXTS['classes']['fires'])}) [^.;:]{{0,30}}\Z")
_STRIKES = re.compile(
    rf" (?:(?:were|was|have|has|had|been) ){{0,2}}(?:{'|'.join(CONTEXTS['classes']['strikes'])})\b"
)
_GUNS = (("gun",), ("guns",))  # artillery if a number and a bore stand before them
_VESSELS = (("ship",), ("ships",), ("vessel",), ("vessels",))
_NAVIES = tuple(f"{navy} " for navy in CONTEXTS["classes"]["navies"])
_VERB_REACH = 45  # characters before a noun in which the verb stands whose object it is
_REACH = 200  # characters: the longest class phrase and what may stand between it and its number
_MEMORY = 320  # characters within which bare "fighters" can mean the aircraft named before them
_PEOPLE = (
    "fighter",
    "fighters",
    "trainer",
    "trainers",
)  # people, unless aircraft were just spoken of


def find_bare_classes(
    text: str, folded: str, heads: Sequence[Span], matches: Sequence[Match], context: Context
) -> Iterator[Match]:
    """Yield the class phrases with a number or a bore that are part of no other match."""
    taken = TakenSpans((match.start, match.end) for match in matches)
    before = sorted(matches, key=attrgetter("end"))
    for start, end in heads:
        phrase = phrase_before(folded, start, end) if _may_be_counted(text, start) else None
        if phrase is None or phrase.noun is None or not taken.is_free(phrase.start, end):
            continue
        recent = _groups_before(before, phrase.start)
        if _is_people(phrase) and "aircraft" not in recent:
            continue
        likely = (
            _is_fired(text, folded, phrase) or CLASSES[phrase.noun.weapon_class].group in recent
        )
        match = _bare_class(text, folded, phrase, context, likely=likely)
        if match and taken.take(match.start, match.end):
            yield match


def _is_fired(text: str, folded: str, phrase: Phrase) -> bool:
    """Whether somebody fires what the phrase names or it strikes something: "two rockets hit the
    city".
    """
    if phrase.words not in _FIRED or text[phrase.start].isupper():
        return False
    before = folded[max(0, phrase.start - _VERB_REACH) : phrase.start]
    return bool(_STRIKES.match(folded, phrase.end) or _FIRES.search(before))


def _is_people(phrase: Phrase) -> bool:
    """Whether "four fighters" or "armed fighters" may be people: not "four jet fighters"."""
    return phrase.words[-1] in _PEOPLE and phrase.noun is not None and phrase.noun.weak


def _may_be_counted(text: str, start: int) -> bool:
    """Whether a number comes before any word that could part it from the noun at `start`: a look
    that spares others.
    """
    rest = text[max(0, start - _REACH) : start]
    while words := rest.rsplit(None, 1):
        role = _role(words[-1])
        if role != "between":
            return role == "number"
        rest = words[0] if len(words) > 1 else ""
    return False


@lru_cache(maxsize=4096)
def _role(word: str) -> str:
    """Return what a word may be to a noun after it: a "number", something "between" the two, or the
    "end" of both.

    >>> [_role(word) for word in ("four", "155mm", "anti-tank", "new", "cost")]
    ['number', 'number', 'between', 'between', 'end']
    """
    if may_be_number(word) or word.startswith("millimet"):
        return "number"
    last = plain_letters(word).rstrip(",-").rpartition("-")[2]
    belongs = last in PHRASE_WORDS or last in ("", "and")
    return "between" if belongs or may_part(word) else "end"


def _is_head(folded: str, phrase: Phrase) -> bool:
    """Whether a noun ends its phrase: not "missile" in "missile submarine", nor "tank" in
    "anti-tank".
    """
    start, end = phrase.end - len(phrase.words[-1]), phrase.end
    if folded.startswith(" of ", end) and (
        folded[start:end] in _ROUNDS or _AMMUNITION.match(folded, end, end + 60)
    ):
        return False
    return not folded.endswith(_PREFIXES, 0, start) and phrase_after(folded, end) is None


def _bare_class(
    text: str, folded: str, phrase: Phrase, context: Context, *, likely: bool
) -> Match | None:
    caliber = caliber_beside(folded, phrase.start, phrase.start)
    begin = _with_ammunition(folded, caliber[1] if caliber else phrase.start)
    count = count_before(text, folded, begin, phrase.end)
    if phrase.words in _GUNS and not (caliber and count):
        return None
    if not caliber and not (count and _is_numbered(phrase, count)):
        return None
    if not _is_head(folded, phrase) or not (
        caliber or _is_weapon(folded, begin, phrase, context, likely=likely)
    ):
        return None
    following = _FOLLOWING.match(folded, phrase.end)
    if following and following[1] in _NOT_HEADS and text[phrase.end] != "\n":
        return None
    weapon = Weapon(
        system=None,
        weapon_class=phrase.noun.weapon_class if phrase.noun else None,
        quantity_low=count.low if count else None,
        quantity_high=count.high if count else None,
        caliber_mm=caliber[0] if caliber else None,
    )
    return Match(start=begin, end=phrase.end, value=weapon, rule="class")


def _with_ammunition(folded: str, start: int) -> int:
    match = (
        _OF_AMMUNITION.search(folded, max(0, start - 14), start)
        if folded.endswith(" of ", 0, start)
        else None
    )
    return match.start() if match else start


def _is_numbered(phrase: Phrase, count: Count) -> bool:
    """Whether number and noun agree: "one submarine" and "two submarines", not "two submarine"."""
    last = phrase.words[-1]
    return count.high == 1 or last in UNCHANGED_HEADS or last.endswith("s") or last.endswith("men")


def _is_weapon(folded: str, begin: int, phrase: Phrase, context: Context, *, likely: bool) -> bool:
    """Whether an everyday noun means a weapon here: "three LNG tanks" and "two suicide bombers" do
    not.

    `likely` says that its verb or a weapon of its group shortly before speaks for one.
    """
    noun = phrase.noun
    if noun is None:
        return False
    nearby = _WORDS.findall(folded, max(0, begin - 24), phrase.end)
    if noun.weapon_class in ("bomb", "bomber"):
        after = _WORDS.findall(folded, phrase.end, phrase.end + 24)
        if not _CRIMES.isdisjoint((*nearby, *after)):
            return False
    if not noun.weak:
        return True
    if phrase.words in _VESSELS and not folded.endswith(_NAVIES, 0, phrase.start):
        return False
    if not _TRADES.isdisjoint(nearby) or context.is_civil(begin, phrase.end):
        return False
    return likely or context.is_military(begin, phrase.end) or context.is_at_war(begin, phrase.end)


def _groups_before(before: Sequence[Match], start: int) -> frozenset[str]:
    """Return the groups of the systems named shortly before, so that "another 18 jets" are their
    like.
    """
    first = bisect_left(before, start - _MEMORY, key=attrgetter("end"))
    near = [m.value for m in before[first : bisect_right(before, start, key=attrgetter("end"))]]
    classes = [
        w.weapon_class for w in near if isinstance(w, Weapon) and w.system and w.weapon_class
    ]
    return frozenset(CLASSES[weapon_class].group for weapon_class in classes)
