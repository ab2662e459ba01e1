"""Ships by name ("INS Kalvari", "the frigate Admiral Essen") and classes of ships ("Scorpène-class
submarines").
"""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.weapons.classes import CLASSES, ClassNoun
from extractors.weapons.context import NEVER_GIVEN, is_attribute
from extractors.weapons.lexicons import SERIES
from extractors.weapons.lookup import SHIP_PREFIXES
from extractors.weapons.phrases import Phrase, phrase_after, phrase_before

_WORD = r"[A-ZÀ-Þ][\w'’-]{1,20}+"
_NAME = rf"{_WORD}(?:\ [A-Z]\.)?(?:\ (?:of|de|al|the)\ {_WORD}|\ {_WORD})?"
_PREFIXED = re.compile(rf"(?<![\w-])(?P<prefix>{'|'.join(SHIP_PREFIXES)}) (?P<name>{_NAME})")
_ITEM = re.compile(
    rf"(?:, and |, | and | or )(?P<name>{_WORD}(?: {_WORD})?)(?=,| and | or | [a-z]|\.|;|\)|$)"
)
_PART = r"(?:[A-ZÀ-Þ][\w'’.]*+|\d{2,5}[A-Z]{0,3})"
_CLASS = re.compile(rf"(?P<name>{_PART}(?:[ -](?:{_PART}|of|or)){{0,4}}?)[ -][Cc]lass(?!\w)")
_WORDS = SERIES["ship_words"]
_NOT_NAMES = frozenset(_WORDS["not_names"])
_DESCRIBED = frozenset(_WORDS["described"])
_OF_NATIONS = ("ian", "ese", "ish")
_DAYS = frozenset((*calendar.day_name, *calendar.month_name))
_OWNER = re.compile(r"(?:\bthe|'s|\bits|[a-z](?:an|ese|ish|ch)) \Z")
_SHIP_NAME = re.compile(_NAME)
_MANY = re.compile(rf"\b(?:[a-z]+ )?(?P<head>{'|'.join(_WORDS['many'])})\b[^.;:]*$")
_SAYS_WHAT = re.compile(r"(?:,| is| was) (?:an?|the|its|(?:[a-z.]{1,20} ){0,2}[a-z]{1,20}'s) ")
_STOP = re.compile(r"[.,;:()]")
_LETTERS = re.compile(r"[a-z]+")
_DOUBTFUL = frozenset(_WORDS["doubtful"])
_NEAR = re.compile("|".join(_WORDS["near"]))
_AROUND = 120  # characters
_MOST_ITEMS = 12
_LONGEST_CLASS = 100  # characters
_LOOK_BEHIND = 90  # characters before a list of ships in which their kind is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Ship:
    """A ship or a class of ships at ``text[start:end]``; `noun` says what it is, if the text does."""

    start: int
    end: int
    name: str
    noun: ClassNoun | None
    rule: str


def find_ships(text: str, folded: str, starts: Iterable[int]) -> Iterator[Ship]:
    """Yield the ships with a naval prefix, and those listed after one ("INS Kalvari, Khanderi and
    Vela").

    Args:
        text: the text.
        folded: the text in its folded form.
        starts: where a prefix may stand.
    """
    for match in filter(None, (_PREFIXED.match(text, start) for start in starts)):
        if match["prefix"] in _DOUBTFUL and not _NEAR.search(
            folded, max(0, match.start() - _AROUND), match.end() + _AROUND
        ):
            continue
        words = match["name"].split(" ")
        while len(words) > 1 and (words[-1] in _NOT_NAMES or words[-1].lower() in NEVER_GIVEN):
            words.pop()
        name = " ".join(words).removesuffix("'s").removesuffix("’s")
        end = match.start("name") + len(name)
        many = _kind_of_many(folded, match.start())
        noun = _kind_of(folded, match.start(), end) or many
        yield _ship(match.start(), end, f"{match['prefix']} {name}", noun)
        if many:
            yield from _listed_ships(text, end, match["prefix"], many)


def find_described_ships(
    text: str, folded: str, heads: Iterable[tuple[int, int]]
) -> Iterator[Ship]:
    """Yield the ships without a prefix that a class noun stands before: "the cruiser General
    Belgrano".

    Args:
        text: the text.
        folded: the text in its folded form.
        heads: where class nouns stand.
    """
    for start, end in heads:
        match = _SHIP_NAME.match(text, end + 1) if folded[start:end] in _DESCRIBED else None
        if not match or text[end] != " " or text[start].isupper():
            continue
        name = _plain_name(match[0])
        phrase = phrase_before(folded, start, end)
        owned = phrase and _OWNER.search(folded, max(0, phrase.start - 10), phrase.start)
        if name and phrase and owned and _is_naval(phrase):
            yield _ship(match.start(), match.start() + len(name), name, phrase.noun)


def _plain_name(printed: str) -> str:
    """Return a ship's name without what follows it, "" if its first word is none: "Moskva", not
    "Tuesday".
    """
    words = printed.split(" ")
    first = words[0].lower()
    if (
        words[0] in SHIP_PREFIXES
        or words[0] in _DAYS
        or first in NEVER_GIVEN
        or first.endswith(_OF_NATIONS)
    ):
        return ""
    while words[-1] in _NOT_NAMES or words[-1] in _DAYS or words[-1].lower() in NEVER_GIVEN:
        words.pop()
        if not words:
            return ""
    return " ".join(words).removesuffix("'s").removesuffix("’s")


def _ship(start: int, end: int, name: str, noun: ClassNoun | None) -> Ship:
    # A navy may sail ships built elsewhere, so that its prefix tells no country of origin.
    return Ship(start=start, end=end, name=name, noun=noun, rule="ship")


def _kind_of(folded: str, start: int, end: int) -> ClassNoun | None:
    """Return what the words beside a ship's name call it: "the frigate INS Beas", "INS Beas, a
    frigate".
    """
    before = re.search(r"([a-z]+),? (?:named )?$", folded[max(0, start - 30) : start])
    if before:
        base = max(0, start - 30)
        phrase = phrase_before(folded, base + before.start(1), base + before.end(1))
        if phrase and phrase.noun and CLASSES[phrase.noun.weapon_class].group == "naval":
            return phrase.noun
    return _apposed(folded, end)


def _apposed(folded: str, end: int) -> ClassNoun | None:
    match = _SAYS_WHAT.match(folded, end)
    if not match:
        return None
    stop = _STOP.search(folded, match.end(), match.end() + 70)
    for word in _LETTERS.finditer(
        folded, match.end() - 1, stop.start() if stop else match.end() + 70
    ):
        phrase = phrase_before(folded, word.start(), word.end())
        if phrase and phrase.noun and CLASSES[phrase.noun.weapon_class].group == "naval":
            return phrase.noun
    return None


def _kind_of_many(folded: str, start: int) -> ClassNoun | None:
    """Return the kind of ships that the text is about to list: "four are Shishumar Class submarines
    ... named".
    """
    base = max(0, start - _LOOK_BEHIND)
    found = _MANY.search(folded[base:start])
    phrase = (
        phrase_before(folded, base + found.start("head"), base + found.end("head"))
        if found
        else None
    )
    return phrase.noun if phrase else None


def _listed_ships(text: str, end: int, prefix: str, noun: ClassNoun | None) -> Iterator[Ship]:
    for _ in range(_MOST_ITEMS):
        match = _ITEM.match(text, end)
        first = match["name"].split(" ")[0] if match else ""
        if not match or first in SHIP_PREFIXES or first.lower() in NEVER_GIVEN:
            return
        end = match.end()
        yield _ship(match.start("name"), end, f"{prefix} {match['name']}", noun)


def find_ship_classes(text: str, folded: str) -> Iterator[Ship]:
    """Yield the classes of ships with the words for what they are: "Kilo-class diesel-electric
    submarines".
    """
    reach = 0
    at = folded.find("class")
    while at >= 0:
        end = at + len("class")
        phrase = phrase_after(folded, end)
        match = (
            _CLASS.search(text, max(reach, at - _LONGEST_CLASS), end + 1)
            if phrase and _is_naval(phrase)
            else None
        )
        start = _name_start(match) if match else None
        if phrase and match and start is not None:
            name = text[start : match.end("name")]
            yield Ship(
                start=start,
                end=phrase.end,
                name=f"{name} class",
                noun=phrase.noun,
                rule="ship class",
            )
        reach = end
        at = folded.find("class", end)


def _is_naval(phrase: Phrase) -> bool:
    return (
        phrase.noun is not None
        and not phrase.noun.weak
        and CLASSES[phrase.noun.weapon_class].group in ("naval", "unmanned")
    )


def _name_start(match: re.Match[str]) -> int | None:
    """Return where the class's name begins, after words that say whose it is; None if nothing is
    left of it.
    """
    start: int | None = None
    for word in re.finditer(r"[^ -]+[ -]?", match["name"]):
        plain = word[0].rstrip(" -")
        if is_attribute(plain) or plain.endswith(("'s", "’s")) or "." in plain:
            start = None
        elif start is None:
            start = match.start("name") + word.start()
    return start
