"""Weapons: named systems, designations by their form, ships, and bare classes with a number or a
bore.

``NORA B-52 (155 millimeter)`` is one system of 155 mm; ``14 Boeing F/A-18E/F Super Hornets`` has
the quantity 14; ``four submarines`` is a class with a number. The span is the name with the class
words joined to it, without number, maker and country.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from spacy.tokens import Doc

from extractors.records import Match, Weapon
from extractors.text import ArticleText, TakenSpans
from extractors.weapons.acceptance import accepted_names, spans_of
from extractors.weapons.bare_classes import find_bare_classes
from extractors.weapons.classes import CLASSES
from extractors.weapons.context import Context
from extractors.weapons.counts import caliber_beside, count_before
from extractors.weapons.designations import Designation, find_designations
from extractors.weapons.lookup import Lookup, look_up
from extractors.weapons.names import Name, read_names
from extractors.weapons.phrases import Phrase, phrase_after, start_of_leading
from extractors.weapons.ships import (
    PREFIXES,
    Ship,
    find_described_ships,
    find_ship_classes,
    find_ships,
    hull_after,
)
from extractors.weapons.unlisted import is_weapon

KIND = "weapons"

_SENSORS = ("radar", "sonar", "eo_sensor")
_EXCLUDED = frozenset(
    row.id for row in CLASSES.values() if row.group == "other" or row.id in _SENSORS
)
"""Classes that the gazetteer knows, so that nothing else is read into their names, and that are no
weapons.
"""


class _Kind(NamedTuple):
    """What a mention is of, before it is counted and measured."""

    system: str
    weapon_class: str | None
    origin: str | None = None
    caliber_mm: Decimal | None = None
    known: bool = False


def extract(source: Doc | ArticleText, published_on: date | None) -> Iterator[Match]:
    """Yield the weapons in an article from left to right; `published_on` makes no difference."""
    article = ArticleText.of(source)
    lookup = look_up(article)
    context = Context(article)
    candidates = read_names(article, lookup.names)
    names = accepted_names(article, candidates, context)
    context.add_weapons(spans_of(names))
    matches = [
        _name_match(article, name) for name in names if name.system.weapon_class not in _EXCLUDED
    ]
    taken = TakenSpans([*_spans(matches), *spans_of(names)])
    matches += [
        _ship_match(article, ship)
        for ship in _ships(article, lookup)
        if taken.take(ship.start, ship.end)
    ]
    matches = _with_hulls(article, matches)
    # What the gazetteer knows and context did not bear out is no unknown designation either.
    seen = TakenSpans([*_spans(matches), *spans_of(candidates)])
    matches += _designation_matches(article, seen, context)
    matches += find_bare_classes(article, lookup.heads, matches, context)
    yield from sorted(matches, key=attrgetter("start"))


def _spans(matches: Iterable[Match]) -> Iterator[tuple[int, int]]:
    return ((match.start, match.end) for match in matches)


def _ships(article: ArticleText, lookup: Lookup) -> Iterator[Ship]:
    """Yield the ships that the text names, those with a prefix first: of two over one another the
    first stands.
    """
    yield from find_ships(article, lookup.prefixes)
    yield from find_ship_classes(article)
    yield from find_described_ships(article, lookup.heads)


def _span(article: ArticleText, start: int, end: int, phrase: Phrase | None) -> tuple[int, int]:
    """Return a name's span with the class phrase after it and the technical adjectives before it,
    or with the quotes around it.
    """
    if phrase is None:
        return start, end
    begin = start_of_leading(article, start)
    folded = article.folded
    quoted = begin > 0 and folded[begin - 1] == '"' and folded[end : end + 1] == '"'
    return (begin - 1 if quoted and phrase.end > end else begin), phrase.end


def _weapon_match(article: ArticleText, span: tuple[int, int], kind: _Kind, rule: str) -> Match:
    """Return a match for a weapon with its number and the bore printed beside it."""
    caliber = caliber_beside(article, *span)
    count = count_before(article, caliber[1] if caliber else span[0], span[1])
    value = Weapon(
        system=kind.system,
        weapon_class=kind.weapon_class,
        quantity_low=count.low if count else None,
        quantity_high=count.high if count else None,
        caliber_mm=caliber[0] if caliber else kind.caliber_mm,
        origin=kind.origin,
        known=kind.known,
    )
    return Match(start=span[0], end=span[1], value=value, rule=rule)


def _name_match(article: ArticleText, name: Name) -> Match:
    system = name.system
    kind = _Kind(name.canonical, system.weapon_class, system.origin, system.caliber_mm, known=True)
    if name.other_class:
        kind = _Kind(article.text[name.start : name.end], name.other_class)
    span = _span(article, name.start, name.end, name.phrase)
    return _weapon_match(article, span, kind, "gazetteer" if kind.known else "designation")


def _ship_match(article: ArticleText, ship: Ship) -> Match:
    weapon_class = ship.noun.weapon_class if ship.noun else "warship"
    if ship.rule == "ship":
        weapon = Weapon(system=ship.name, weapon_class=weapon_class, origin=ship.origin)
        return Match(start=ship.start, end=ship.end, value=weapon, rule=ship.rule)
    span = (start_of_leading(article, ship.start), ship.end)
    return _weapon_match(article, span, _Kind(ship.name, weapon_class), ship.rule)


def _with_hulls(article: ArticleText, matches: Iterable[Match]) -> list[Match]:
    """Return the matches with the hull numbers after ships' names as the same ships: "USS Oak (SSN
    901)" is one ship of the class that the number's letters say.
    """
    found = {(match.start, match.end): match for match in matches}
    for ship in tuple(found.values()):
        value = ship.value
        assert isinstance(value, Weapon)
        named = (value.system or "").split(" ")[0] in PREFIXES
        hull = hull_after(article, ship.end) if named else None
        if hull:
            value = replace(value, weapon_class=hull.weapon_class or value.weapon_class)
            found[ship.start, ship.end] = replace(ship, value=value)
            found[hull.start, hull.end] = replace(ship, start=hull.start, end=hull.end, value=value)
    return list(found.values())


def _designation_matches(
    article: ArticleText, taken: TakenSpans, context: Context
) -> Iterator[Match]:
    for designation in find_designations(article):
        if taken.take(designation.start, designation.end):
            phrase = phrase_after(article, designation.end)
            if is_weapon(article, designation, phrase, context):
                yield _designation_match(article, designation, phrase)


def _designation_match(article: ArticleText, found: Designation, phrase: Phrase | None) -> Match:
    kind = _Kind(
        system=found.name,
        weapon_class=_class_of(found, phrase),
        origin=found.series.origin if found.series else None,
    )
    span = _span(article, found.start, found.end, phrase)
    return _weapon_match(article, span, kind, "designation")


def _class_of(found: Designation, phrase: Phrase | None) -> str | None:
    """Return the class that the noun beside a designation says; where it says little or nothing
    that of the designation's family.
    """
    noun = phrase.noun if phrase else None
    if noun and not CLASSES[noun.weapon_class].generic:
        return noun.weapon_class
    if found.series:
        return found.series.weapon_class
    return noun.weapon_class if noun else None
