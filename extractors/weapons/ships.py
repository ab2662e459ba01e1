"""Ships by name ("INS Kalvari", "the frigate Admiral Essen") and classes of ships ("Scorpène-class
submarines").
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.text import ArticleText
from extractors.weapons.classes import CLASSES, ClassNoun
from extractors.weapons.context import NEVER_GIVEN, is_attribute
from extractors.weapons.phrases import Phrase, phrase_after, phrase_before

_LEXICON = read_toml(__package__, "ships")
PREFIXES: Mapping[str, str] = _LEXICON["prefixes"]
"""The prefixes of warships' names ("INS") with the country whose navy uses each."""
_SHARED: Mapping[str, Mapping[str, str]] = _LEXICON["shared_prefixes"]
_WORD = r"[A-ZÀ-Þ][\w'’-]{1,20}+"
_NAME = rf"{_WORD}(?:\ [A-Z]\.)?(?:\ (?:of|de|al|the)\ {_WORD}|\ {_WORD})?(?:,?\ [JS]r\.)?"
_PREFIXED = re.compile(rf"(?<![\w-])(?P<prefix>{'|'.join(PREFIXES)}) (?P<name>{_NAME})")
_ITEM = re.compile(
    rf"(?:, and |, | and | or )(?P<name>{_WORD}(?: {_WORD})?)(?=,| and | or | [a-z]|\.|;|\)|$)"
)  # ", Khanderi and Vela" after "INS Kalvari"
_PART = r"(?:[A-ZÀ-Þ][\w'’.]*+|\d{2,5}[A-Z]{0,3})"
_CLASS = re.compile(rf"(?P<name>{_PART}(?:[ -](?:{_PART}|of|or)){{0,4}}?)[ -][Cc]lass(?!\w)")
_NOT_NAMES = frozenset(_LEXICON["not_names"])
_DESCRIBED = frozenset(_LEXICON["described"])
_OF_NATIONS = ("ian", "ese", "ish")
_DAYS = frozenset((*calendar.day_name, *calendar.month_name))
_OWNER = re.compile(r"(?:\bthe|'s|\bits|[a-z](?:an|ese|ish|ch)) \Z")
_SHIP_NAME = re.compile(_NAME)
_MANY = re.compile(rf"\b(?:[a-z]+ )?(?P<head>{'|'.join(_LEXICON['many'])})\b[^.;:]*$")
_SAYS_WHAT = re.compile(r"(?:,| is| was) (?:an?|the|its|(?:[a-z.]{1,20} ){0,2}[a-z]{1,20}'s) ")
_NOUN_BEFORE = re.compile(r"([a-z]+),? (?:named )?$")
_STOP = re.compile(r"[.,;:()]")
_LETTERS = re.compile(r"[a-z]+")
_DOUBTFUL = frozenset(_LEXICON["doubtful"])
_NEAR = re.compile("|".join(_LEXICON["near"]))
# "(SSN 775)", "(D35)", "(T-AO 201)": the hull number of the ship before it.
_HULL = re.compile(r" \((?P<hull>(?P<type>[A-Z]{1,4}|T-[A-Z]{2,3})(?P<joint>[ -]?)\d{1,4})\)")
_HULL_TYPES: Mapping[str, str] = _LEXICON["hull_types"]
_PENNANTS: Mapping[str, str] = _LEXICON["pennants"]
_LONGEST_PREFIX = 12  # characters, with the blanks around it
_AROUND = 120  # characters
_MOST_ITEMS = 12
_LONGEST_CLASS = 100  # characters
_LONGEST_APPOSITION = 70  # characters
_LOOK_BEHIND = 90  # characters before a list of ships in which their kind is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Ship:
    """A ship or a class of ships at ``text[start:end]``; `noun` says what it is, if known.

    `rule` is "ship" or "ship class"; `origin` is the country whose navy uses the prefix.
    """

    start: int
    end: int
    name: str
    noun: ClassNoun | None
    rule: str
    origin: str | None = None


def find_ships(article: ArticleText, starts: Iterable[int]) -> Iterator[Ship]:
    """Yield the ships with a naval prefix, and those listed after one ("INS Kalvari, Khanderi and
    Vela").

    Args:
        article: the article's text.
        starts: where a prefix may stand.

    >>> [ship.name for ship in find_ships(ArticleText("The frigate INS Beas Commander left"), [12])]
    ['INS Beas']
    """
    for match in filter(None, (_PREFIXED.match(article.text, start) for start in starts)):
        if match["prefix"] in _DOUBTFUL and not _NEAR.search(
            article.folded, max(0, match.start() - _AROUND), match.end() + _AROUND
        ):
            continue
        name = _own_name(match["name"])
        end = match.start("name") + len(name)
        many = _kind_of_many(article, match.start())
        noun = _kind_of(article, match.start(), end) or many
        origin = _navy(article, match["prefix"])
        first = _ship(match.start(), end, f"{match['prefix']} {name}", noun)
        listed = _listed_ships(article.text, end, match["prefix"], many) if many else ()
        yield from (replace(ship, origin=origin) for ship in (first, *listed))


def _navy(article: ArticleText, prefix: str) -> str:
    """Return the country whose navy uses a prefix; of two that share one, that which the text
    names.
    """
    shared = _SHARED.get(prefix)
    if shared and shared["named"] in article.folded and shared["unless"] not in article.folded:
        return str(shared["country"])
    return PREFIXES[prefix]


def has_prefix(article: ArticleText, start: int) -> bool:
    """Whether the prefix of a ship's name stands right before `start`, one that is nothing else.

    >>> has_prefix(ArticleText("ROKS Elm"), 5), has_prefix(ArticleText("The Elm"), 4)
    (True, False)
    """
    before = article.text[max(0, start - _LONGEST_PREFIX) : start].rpartition(" ")[0]
    word = before.rpartition(" ")[2].lstrip("(\"“‘'")
    return word in PREFIXES and word not in _DOUBTFUL


class Hull(NamedTuple):
    """A hull number at ``text[start:end]`` and the class of ships that its letters say, if any."""

    start: int
    end: int
    weapon_class: str | None


def hull_after(article: ArticleText, end: int) -> Hull | None:
    """Return the hull number in brackets right after a ship's name that ends at `end`.

    >>> hull_after(ArticleText("USS Oak (SSN 901) and HMS Elm (D99)"), 7)
    Hull(start=9, end=16, weapon_class='nuclear_submarine')
    """
    found = _HULL.match(article.text, end)
    if not found:
        return None
    types = _HULL_TYPES if len(found["type"]) > 1 else _PENNANTS
    return Hull(*found.span("hull"), types.get(found["type"].removeprefix("T-")))


def _own_name(printed: str) -> str:
    """Return a ship's name without the capitalised words after it, but its first word always."""
    words = printed.split(" ")
    while len(words) > 1 and (words[-1] in _NOT_NAMES or words[-1].lower() in NEVER_GIVEN):
        words.pop()
    return _without_possessive(" ".join(words))


def _without_possessive(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def find_described_ships(article: ArticleText, heads: Iterable[tuple[int, int]]) -> Iterator[Ship]:
    """Yield the ships without a prefix that a class noun stands before.

    Args:
        article: the article's text.
        heads: where class nouns stand.

    >>> article = ArticleText("Then the cruiser General Belgrano sank.")
    >>> [ship.name for ship in find_described_ships(article, [(9, 16)])]
    ['General Belgrano']
    """
    text, folded = article.text, article.folded
    for start, end in heads:
        match = _SHIP_NAME.match(text, end + 1) if folded[start:end] in _DESCRIBED else None
        if not match or text[end] != " " or text[start].isupper():
            continue
        name = _plain_name(match[0])
        phrase = phrase_before(article, start, end)
        owned = phrase and _OWNER.search(folded, max(0, phrase.start - 10), phrase.start)
        if name and phrase and owned and _is_naval(phrase):
            yield _ship(match.start(), match.start() + len(name), name, phrase.noun)


def _plain_name(printed: str) -> str:
    """Return a ship's name without what follows it, "" if its first word is none.

    >>> [_plain_name(printed) for printed in ("Moskva Tuesday", "Tuesday", "Iranian")]
    ['Moskva', '', '']
    """
    words = printed.split(" ")
    if not _may_begin_a_name(words[0]):
        return ""
    while words and _follows_a_name(words[-1]):
        words.pop()
    return _without_possessive(" ".join(words))


def _may_begin_a_name(word: str) -> bool:
    small = word.lower()
    is_other = word in PREFIXES or word in _DAYS or small in NEVER_GIVEN
    return not (is_other or small.endswith(_OF_NATIONS))


def _follows_a_name(word: str) -> bool:
    return word in _NOT_NAMES or word in _DAYS or word.lower() in NEVER_GIVEN


def _ship(start: int, end: int, name: str, noun: ClassNoun | None) -> Ship:
    return Ship(start=start, end=end, name=name, noun=noun, rule="ship")


def _kind_of(article: ArticleText, start: int, end: int) -> ClassNoun | None:
    """Return what the words beside a ship's name call it: "the frigate INS Beas", "INS Beas, a
    frigate".
    """
    base = max(0, start - 30)
    before = _NOUN_BEFORE.search(article.folded[base:start])
    noun = before and _naval_noun(article, base + before.start(1), base + before.end(1))
    return noun or _apposed(article, end)


def _naval_noun(article: ArticleText, start: int, end: int) -> ClassNoun | None:
    """Return what the phrase that ends with ``text[start:end]`` names, if that is a ship."""
    phrase = phrase_before(article, start, end)
    noun = phrase.noun if phrase else None
    return noun if noun and CLASSES[noun.weapon_class].group == "naval" else None


def _apposed(article: ArticleText, end: int) -> ClassNoun | None:
    folded = article.folded
    match = _SAYS_WHAT.match(folded, end)
    if not match:
        return None
    stop = _STOP.search(folded, match.end(), match.end() + _LONGEST_APPOSITION)
    last = stop.start() if stop else match.end() + _LONGEST_APPOSITION
    words = _LETTERS.finditer(folded, match.end() - 1, last)
    nouns = (_naval_noun(article, *word.span()) for word in words)
    return next(filter(None, nouns), None)


def _kind_of_many(article: ArticleText, start: int) -> ClassNoun | None:
    """Return the kind of ships that the text is about to list: "four are Shishumar Class submarines
    ... named".
    """
    base = max(0, start - _LOOK_BEHIND)
    found = _MANY.search(article.folded[base:start])
    if not found:
        return None
    phrase = phrase_before(article, base + found.start("head"), base + found.end("head"))
    return phrase.noun if phrase else None


def _listed_ships(text: str, end: int, prefix: str, noun: ClassNoun | None) -> Iterator[Ship]:
    for _ in range(_MOST_ITEMS):
        match = _ITEM.match(text, end)
        first = match["name"].split(" ")[0] if match else ""
        if not match or first in PREFIXES or first.lower() in NEVER_GIVEN:
            return
        end = match.end()
        yield _ship(match.start("name"), end, f"{prefix} {match['name']}", noun)


def find_ship_classes(article: ArticleText) -> Iterator[Ship]:
    """Yield the classes of ships with the words for what they are.

    >>> article = ArticleText("The Kilo-class diesel-electric submarines left.")
    >>> [(ship.name, ship.start, ship.end) for ship in find_ship_classes(article)]
    [('Kilo class', 4, 41)]
    """
    text, folded = article.text, article.folded
    reach = 0
    at = folded.find("class")
    while at >= 0:
        end = at + len("class")
        phrase = phrase_after(article, end)
        if phrase and _is_naval(phrase):
            match = _CLASS.search(text, max(reach, at - _LONGEST_CLASS), end + 1)
            start = _name_start(match) if match else None
            if match and start is not None:
                name = f"{text[start : match.end('name')]} class"
                rule = "ship class"
                yield Ship(start=start, end=phrase.end, name=name, noun=phrase.noun, rule=rule)
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
