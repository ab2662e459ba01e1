"""Weapons: named systems, designations by their form, ships, and bare classes with a number or a
bore.

``NORA B-52 (155 millimeter)`` is one system of 155 mm; ``14 Boeing F/A-18E/F Super Hornets`` has
the quantity 14; ``four submarines`` is a class with a number. The span is the name with the class
words joined to it, without number, maker and country.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from spacy.tokens import Doc

from extractors.records import Match, Weapon
from extractors.text import ArticleText, TakenSpans, plain_letters
from extractors.weapons.bare_classes import find_bare_classes
from extractors.weapons.classes import CLASSES
from extractors.weapons.context import Context
from extractors.weapons.counts import caliber_beside, count_before
from extractors.weapons.designations import Designation, find_designations
from extractors.weapons.lookup import look_up
from extractors.weapons.names import Name, read_names, settle_names, spans_in_lists
from extractors.weapons.phrases import Phrase, phrase_after, start_of_leading
from extractors.weapons.ships import Ship, find_described_ships, find_ship_classes, find_ships
from extractors.weapons.systems import System, find_spelling

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
    """Yield the weapons in an article from left to right; `published_on` makes no difference to them."""
    article = ArticleText.of(source)
    text, folded = article.text, article.folded
    lookup = look_up(folded)
    designations = list(find_designations(text))
    context = Context(text, folded)
    candidates = read_names(text, folded, lookup.names)
    names = _accepted(text, folded, candidates, context)
    matches = [
        _name_match(text, folded, name)
        for name in names
        if name.system.weapon_class not in _EXCLUDED
    ]
    context.add_weapons(_spans(names))
    taken = TakenSpans([*((match.start, match.end) for match in matches), *_spans(names)])
    prefixed = find_ships(text, folded, lookup.prefixes)
    ships = [
        *prefixed,
        *find_ship_classes(text, folded),
        *find_described_ships(text, folded, lookup.heads),
    ]
    matches += _ship_matches(text, folded, ships, taken)
    # What the gazetteer knows and context did not bear out is no unknown designation either.
    seen = TakenSpans([*((match.start, match.end) for match in matches), *_spans(candidates)])
    matches += _designation_matches(text, folded, designations, seen, context)
    matches += find_bare_classes(text, folded, lookup.heads, matches, context)
    yield from sorted(matches, key=lambda match: match.start)


def _accepted(text: str, folded: str, candidates: Sequence[Name], context: Context) -> list[Name]:
    """Return the names that stand: the sure ones, those beside a class noun, those in context, and
    their namesakes.
    """
    plain = [name for name in candidates if not _is_of_others(name, context)]
    evident = [name for name in plain if name.has_class_noun or _is_sure(name, context)]
    clear: dict[int, dict[int, System]] = {}
    for name in evident:
        clear.setdefault(name.start, {}).setdefault(
            name.end, name.system
        )  # of two for one stretch the better
    sure = settle_names([name for name in plain if _is_backed(name, clear)])
    context.add_weapons(_spans(sure))
    taken = TakenSpans(_spans(sure))
    open_names = [name for name in plain if not name.strict and taken.is_free(name.start, name.end)]
    people = {
        name.surface
        for name in open_names
        if not name.code and context.is_person(name.start, name.end)
    }
    unsure = [name for name in open_names if name.surface not in people]
    listed = spans_in_lists(folded, unsure)
    meant = [
        name
        for name in unsure
        if (name.start, name.end) in listed or _is_meant(text, folded, name, context)
    ]
    stand = settle_names([*sure, *meant])
    systems = {name.system.name for name in stand}
    namesakes = [
        name
        for name in unsure
        if name.system.name in systems and not _is_something_else(name, context)
    ]
    return sorted(settle_names([*stand, *namesakes]), key=lambda name: name.start)


def _is_of_others(name: Name, context: Context) -> bool:
    """Whether the word beside a name makes it that of a company, a road, a bill, a rocket to orbit."""
    if name.phrase and name.phrase.words[0] in ("rocket", "rockets"):
        return context.has_other_sense(name.start, name.end, name.surface)
    return context.is_organisation(name.end) or context.is_labelled(name.start, name.end)


def _is_sure(name: Name, context: Context) -> bool:
    """Whether the form alone is enough: not "the B-52s released an album"."""
    if not name.sure or name.strict:
        return False
    if not name.code:
        return True
    if context.is_shunned(name.start, name.end, name.surface):
        return False
    return not context.is_civil(name.start, name.end) or context.is_military(name.start, name.end)


def _is_backed(name: Name, clear: Mapping[int, Mapping[int, System]]) -> bool:
    """Whether a name is clear or begins with a clear one of its system: "Scorpene class" begins
    with "Scorpene".
    """
    return any(
        end <= name.end and system is name.system
        for end, system in clear.get(name.start, {}).items()
    )


def _is_meant(text: str, folded: str, name: Name, context: Context) -> bool:
    if _is_something_else(name, context):
        return False
    if context.is_military(name.start, name.end) or caliber_beside(folded, name.start, name.start):
        return True
    return (
        context.is_dealing(name.start, name.end)
        and count_before(text, folded, name.start, name.end) is not None
    )


def _is_something_else(name: Name, context: Context) -> bool:
    if name.code and (context.is_civil(name.start, name.end) or context.is_programme(name.start)):
        return True
    if not name.code and context.is_shouted(name.start, name.end):
        return True
    return context.is_shunned(name.start, name.end, name.surface) or context.is_person(
        name.start, name.end
    )


def _spans(names: Sequence[Name]) -> list[tuple[int, int]]:
    return [(name.start, name.end) for name in names]


def _span(text: str, folded: str, start: int, end: int, phrase: Phrase | None) -> tuple[int, int]:
    """Return a name's span with the class phrase after it and the technical adjectives before it."""
    begin = start_of_leading(folded, start) if phrase else start
    stop = phrase.end if phrase else end
    quoted = begin > 0 and folded[begin - 1] == '"' and folded[end : end + 1] == '"' and stop > end
    return (begin - 1 if quoted else begin), stop


def _weapon_match(text: str, folded: str, span: tuple[int, int], kind: _Kind, rule: str) -> Match:
    """Return a match for a weapon with its number and the bore printed beside it."""
    caliber = caliber_beside(folded, *span)
    count = count_before(text, folded, caliber[1] if caliber else span[0], span[1])
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


def _name_match(text: str, folded: str, name: Name) -> Match:
    system = name.system
    kind = _Kind(name.canonical, system.weapon_class, system.origin, system.caliber_mm, known=True)
    if name.other_class:
        kind = _Kind(text[name.start : name.end], name.other_class)
    span = _span(text, folded, name.start, name.end, name.phrase)
    return _weapon_match(text, folded, span, kind, "gazetteer" if kind.known else "designation")


def _ship_matches(text: str, folded: str, ships: Sequence[Ship], taken: TakenSpans) -> list[Match]:
    return [_ship_match(text, folded, ship) for ship in ships if taken.take(ship.start, ship.end)]


def _ship_match(text: str, folded: str, ship: Ship) -> Match:
    weapon_class = ship.noun.weapon_class if ship.noun else "warship"
    if ship.rule == "ship":
        weapon = Weapon(system=ship.name, weapon_class=weapon_class)
        return Match(start=ship.start, end=ship.end, value=weapon, rule=ship.rule)
    span = (start_of_leading(folded, ship.start), ship.end)
    return _weapon_match(text, folded, span, _Kind(ship.name, weapon_class), ship.rule)


def _designation_matches(
    text: str, folded: str, designations: Sequence[Designation], taken: TakenSpans, context: Context
) -> list[Match]:
    matches = []
    for designation in designations:
        if taken.take(designation.start, designation.end):
            phrase = phrase_after(folded, designation.end)
            if _is_weapon(text, folded, designation, phrase, context):
                matches.append(_designation_match(text, folded, designation, phrase))
    return matches


def _is_weapon(
    text: str, folded: str, found: Designation, phrase: Phrase | None, context: Context
) -> bool:
    """Whether a form that no gazetteer knows names a weapon: by its family, the noun beside it, or
    context.
    """
    noun = phrase.noun if phrase else None
    shunned = context.is_shunned(found.start, found.end, text[found.start : found.end])
    if shunned or context.is_labelled(found.start, found.end):
        return False
    if found.series and found.series.sure:
        return not (
            found.spaced and noun is None and not context.is_military(found.start, found.end)
        )
    if noun:
        may_be = _is_noun_enough(folded, found, phrase)
    else:
        counted = found.plural or count_before(text, folded, found.start, found.end) is not None
        may_be = not found.spaced and (
            counted or (found.series is not None and len(found.series.prefix) > 1)
        )
    if not may_be or context.is_organisation(found.end) or context.is_civil(found.start, found.end):
        return False
    return bool(noun and not noun.weak) or context.is_military(
        found.start, phrase.end if phrase else found.end
    )


def _is_noun_enough(folded: str, found: Designation, phrase: Phrase | None) -> bool:
    """Whether the noun belongs to the form: in "gave Ukraine 31 tanks" it belongs to the number."""
    if find_spelling(plain_letters(found.name.split(" ")[0])):  # "three Quds 5 missiles"
        return True
    label = found.name.split(" ")[0].lower() in ("type", "project", "mk", "mark", "class")
    if not found.spaced or label or found.series:
        return True
    return phrase is not None and not folded[phrase.start : phrase.end].endswith("s")


def _designation_match(text: str, folded: str, found: Designation, phrase: Phrase | None) -> Match:
    noun = phrase.noun if phrase else None
    named = noun.weapon_class if noun and not CLASSES[noun.weapon_class].generic else None
    series = found.series
    kind = _Kind(
        system=found.name,
        weapon_class=named
        or (series.weapon_class if series else noun.weapon_class if noun else None),
        origin=series.origin if series else None,
    )
    span = _span(text, folded, found.start, found.end, phrase)
    return _weapon_match(text, folded, span, kind, "designation")
