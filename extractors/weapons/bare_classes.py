"""Bare classes that a number or a bore makes a mention: "four submarines", "155 mm howitzers"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.records import Match, Weapon
from extractors.text import ArticleText, TakenSpans, plain_letters
from extractors.weapons.classes import CLASSES, UNCHANGED_HEADS, ClassNoun
from extractors.weapons.context import Context
from extractors.weapons.counts import Count, caliber_beside, count_before, may_be_number, may_part
from extractors.weapons.cues import Span
from extractors.weapons.phrases import PHRASE_WORDS, Phrase, phrase_after, phrase_before

_LEXICON = read_toml(__package__, "bare_classes")
_NOT_HEADS = frozenset(_LEXICON["not_heads"])
_CRIMES = frozenset(_LEXICON["crimes"])
_TRADES = frozenset(_LEXICON["trades"])
_PREFIXES = tuple(_LEXICON["adjective_prefixes"])
_ROUNDS = frozenset(_LEXICON["rounds"])
_PEOPLE = frozenset(_LEXICON["people"])
_FIRED = frozenset((word,) for word in _LEXICON["fired"])
_GUNS = frozenset((word,) for word in _LEXICON["guns"])
_VESSELS = frozenset((word,) for word in _LEXICON["vessels"])
_NAVIES = tuple(f"{navy} " for navy in _LEXICON["navies"])
_OF_PEACE = frozenset(_LEXICON["classes_of_peace"])
_USES = frozenset(_LEXICON["uses_of_peace"])
_BOMBS = ("bomb", "bomber")  # classes that crimes know too
_FOLLOWING = re.compile(r"[ -]([a-z]+)")
_WORDS = re.compile(r"[a-z]+")
_OWNER = re.compile(r"['’] [a-z]")
_AMMUNITION = re.compile(r" of (?:[a-z0-9.-]+ ){0,5}(?:ammunition|ammo|rounds|shells)\b")
_OF_AMMUNITION = re.compile(r"(?:rounds?|shells?|pieces?|cartridges?) of $")
_FIRES = re.compile(rf"\b(?:{'|'.join(_LEXICON['fires'])}) [^.;:]{{0,30}}\Z")
_STRIKES = re.compile(
    rf" (?:(?:were|was|have|has|had|been) ){{0,2}}(?:{'|'.join(_LEXICON['strikes'])})\b"
)
_VERB_REACH = 45  # characters before a noun in which the verb stands whose object it is
_CLOSE = 24  # characters beside a noun in which another word says of what trade it is
_REACH = 200  # characters: the longest class phrase and what may stand between it and its number
_MEMORY = 320  # characters within which bare "fighters" can mean the aircraft named before them


class _Measure(NamedTuple):
    """The number and the bore before a bare class, and where the class begins with its bore."""

    begin: int
    number: Count | None
    caliber_mm: Decimal | None


def find_bare_classes(
    article: ArticleText, heads: Sequence[Span], matches: Sequence[Match], context: Context
) -> Iterator[Match]:
    """Yield the class phrases with a number or a bore that are part of no other match.

    Args:
        article: the article's text.
        heads: where class nouns stand.
        matches: the weapons found already.
        context: what the sentences of the article speak of.

    >>> article = ArticleText("It ordered four new submarines.")
    >>> [match] = find_bare_classes(article, [(20, 30)], [], Context(article))
    >>> match.value.weapon_class, match.value.quantity_low
    ('submarine', 4)
    """
    taken = TakenSpans((match.start, match.end) for match in matches)
    before = sorted(matches, key=attrgetter("end"))
    for start, end in heads:
        phrase = (
            phrase_before(article, start, end) if _may_be_counted(article.text, start) else None
        )
        noun = phrase.noun if phrase else None
        if phrase is None or noun is None or not taken.is_free(phrase.start, end):
            continue
        recent = _groups_before(before, phrase.start)
        if _is_people(phrase, noun) and "aircraft" not in recent:
            continue
        likely = _is_fired(article, phrase) or CLASSES[noun.weapon_class].group in recent
        match = _bare_class(article, phrase, noun, context, likely=likely)
        if match and taken.take(match.start, match.end):
            yield match


def _is_fired(article: ArticleText, phrase: Phrase) -> bool:
    """Whether somebody fires what the phrase names or it strikes something: "two rockets hit the
    city".
    """
    if phrase.words not in _FIRED or article.text[phrase.start].isupper():
        return False
    folded = article.folded
    before = folded[max(0, phrase.start - _VERB_REACH) : phrase.start]
    return bool(_STRIKES.match(folded, phrase.end) or _FIRES.search(before))


def _is_people(phrase: Phrase, noun: ClassNoun) -> bool:
    """Whether "four fighters" or "armed fighters" may be people: not "four jet fighters"."""
    return phrase.words[-1] in _PEOPLE and noun.weak


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


def _is_head(article: ArticleText, phrase: Phrase) -> bool:
    """Whether a noun ends its phrase: not "missile" in "missile submarine", nor "tank" in
    "anti-tank".
    """
    folded = article.folded
    start, end = phrase.end - len(phrase.words[-1]), phrase.end
    if folded.startswith(" of ", end) and (
        folded[start:end] in _ROUNDS or _AMMUNITION.match(folded, end, end + 60)
    ):
        return False
    return not folded.endswith(_PREFIXES, 0, start) and phrase_after(article, end) is None


def _bare_class(
    article: ArticleText, phrase: Phrase, noun: ClassNoun, context: Context, *, likely: bool
) -> Match | None:
    """Return a match for a class phrase if it is measured and a weapon's; `likely` says that its
    verb or a weapon of its group shortly before speaks for one.
    """
    measure = _measure_before(article, phrase)
    if not _is_measured(phrase, measure) or not _is_head(article, phrase):
        return None
    is_certain = measure.caliber_mm is not None
    if not (is_certain or _is_weapon(article, measure.begin, phrase, context, likely=likely)):
        return None
    if _is_part_of_other(article, phrase.end):
        return None
    weapon = Weapon(
        system=None,
        weapon_class=noun.weapon_class,
        quantity_low=measure.number.low if measure.number else None,
        quantity_high=measure.number.high if measure.number else None,
        caliber_mm=measure.caliber_mm,
    )
    return Match(start=measure.begin, end=phrase.end, value=weapon, rule="class")


def _measure_before(article: ArticleText, phrase: Phrase) -> _Measure:
    caliber = caliber_beside(article, phrase.start, phrase.start)
    begin = _with_ammunition(article.folded, caliber[1] if caliber else phrase.start)
    count = count_before(article, begin, phrase.end)
    return _Measure(begin, count, caliber[0] if caliber else None)


def _is_measured(phrase: Phrase, measure: _Measure) -> bool:
    """Whether a number or a bore stands before a class; a gun has to have both."""
    has_bore, count = measure.caliber_mm is not None, measure.number
    if phrase.words in _GUNS:
        return has_bore and count is not None
    return has_bore or (count is not None and _is_numbered(phrase, count))


def _is_part_of_other(article: ArticleText, end: int) -> bool:
    """Whether the word after a class is what is counted: "one missile strike", "rifles' cases"."""
    following = _FOLLOWING.match(article.folded, end)
    if _OWNER.match(article.text, end):
        return True
    is_other = following is not None and following[1] in _NOT_HEADS
    return is_other and article.text[end] != "\n"


def _with_ammunition(folded: str, start: int) -> int:
    """Return where "rounds of" before an ammunition's name begins, or `start`."""
    if not folded.endswith(" of ", 0, start):
        return start
    match = _OF_AMMUNITION.search(folded, max(0, start - 14), start)
    return match.start() if match else start


def _is_numbered(phrase: Phrase, count: Count) -> bool:
    """Whether number and noun agree: "one submarine" and "two submarines", not "two submarine"."""
    last = phrase.words[-1]
    return count.high == 1 or last in UNCHANGED_HEADS or last.endswith("s") or last.endswith("men")


def _is_weapon(
    article: ArticleText, begin: int, phrase: Phrase, context: Context, *, likely: bool
) -> bool:
    """Whether a noun means a weapon here: "three LNG tanks" and "two suicide bombers" do not."""
    noun = phrase.noun
    if noun is None or _is_of_crime(article.folded, begin, phrase.end, noun):
        return False
    if _is_used_in_peace(article, phrase, context):
        return False
    if not noun.weak:
        return True
    if _is_of_trade(article.folded, begin, phrase) or context.is_civil(begin, phrase.end):
        return False
    return likely or context.is_military(begin, phrase.end) or context.is_at_war(begin, phrase.end)


def _is_used_in_peace(article: ArticleText, phrase: Phrase, context: Context) -> bool:
    """Whether those who have drones or aircraft use them in peace: "900 drones for deliveries"; a
    word of war in the sentence speaks against it.
    """
    noun = phrase.noun
    if noun is None or noun.weapon_class not in _OF_PEACE:
        return False
    low, high = context.sentence(phrase.start, phrase.end)
    around = _WORDS.findall(article.folded, low, high)
    return not _USES.isdisjoint(around) and not context.is_military(phrase.start, phrase.end)


def _is_of_crime(folded: str, begin: int, end: int, noun: ClassNoun) -> bool:
    """Whether bombs and bombers are those of a crime: "two suicide bombers", "three car bombs"."""
    if noun.weapon_class not in _BOMBS:
        return False
    around = _WORDS.findall(folded, max(0, begin - _CLOSE), end)
    around += _WORDS.findall(folded, end, end + _CLOSE)
    return not _CRIMES.isdisjoint(around)


def _is_of_trade(folded: str, begin: int, phrase: Phrase) -> bool:
    """Whether an everyday noun is that of a trade: "three LNG tanks", ships of no navy."""
    if phrase.words in _VESSELS and not folded.endswith(_NAVIES, 0, phrase.start):
        return True
    return not _TRADES.isdisjoint(_WORDS.findall(folded, max(0, begin - _CLOSE), phrase.end))


def _groups_before(before: Sequence[Match], start: int) -> frozenset[str]:
    """Return the groups of the systems named shortly before, so that "another 18 jets" are their
    like.
    """
    first = bisect_left(before, start - _MEMORY, key=attrgetter("end"))
    last = bisect_right(before, start, key=attrgetter("end"))
    weapons = (match.value for match in before[first:last] if isinstance(match.value, Weapon))
    return frozenset(
        CLASSES[weapon.weapon_class].group
        for weapon in weapons
        if weapon.system and weapon.weapon_class
    )
