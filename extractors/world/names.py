"""Countries, peoples, regions and well-known organisations found by their names alone, without a
model.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import ahocorasick

from extractors.lexicon import read_toml
from extractors.records import Entity
from extractors.text import alternatives, fold_name
from extractors.world.companies import fold_company
from extractors.world.countries import Country, all_countries, country_of

_PLACES = read_toml(__package__, "places")
_ORGANISATIONS = read_toml(__package__, "organisations")
_NAMED_BODIES: list[str] = _ORGANISATIONS["of_a_country"]["bodies"]
BODIES = frozenset(_NAMED_BODIES)
"""Services and ministries that are named by their country or stand alone: "Army"."""
_BODY_NAMES = {name.lower(): name for name in _NAMED_BODIES}
_BODIES = alternatives(_NAMED_BODIES)
_BODY_AFTER = re.compile(
    rf"""
    (?: ['’]s )? [ ]
    (?P<body>
        (?: {_BODIES} ) (?!\w)                        # "the Indian Army"
        | (?: {alternatives(_BODY_NAMES)} )           # "the Indian army", if no noun follows
        (?=
            [’'.,;:!?)\n] | $
            | [ ] (?: {alternatives(_ORGANISATIONS["of_a_country"]["followed_by"])} ) \b
        )
    )
    """,
    re.VERBOSE,
)
_BODY_BEFORE = re.compile(rf"\b(?P<body>{_BODIES}) of (?:the )?$")
_LANDFORM = re.compile(
    rf"""
    \b
    (?:
        (?! (?: {alternatives(_PLACES["landforms"]["not_before"])} ) \b )
        [A-Z][a-zà-ÿ]{{2,20}} [ ]
    ){{1,2}}
    (?: {alternatives(_PLACES["landforms"]["after_a_name"])} ) \b    # "the Cooper Basin"
    | \b (?: {alternatives(_PLACES["landforms"]["before_of"])} )
    [ ] of [ ] [A-Z][a-zà-ÿ]{{2,20}} \b                              # "the Gulf of Sidra"
    """,
    re.VERBOSE,
)
_BEFORE = 60  # characters: more than the longest body and a few words
# Words around a name that is a country's and also a person's ("Michael Jordan", "Jordan Smith") or
# a province's.
_AMBIGUOUS = frozenset(_PLACES["ambiguous"]["names"])
_NAME_BEFORE = re.compile(
    rf"\b(?!(?:{alternatives(_PLACES['ambiguous']['not_forenames'])})\b)[A-Z][a-z’'-]{{1,24}} $"
)
_NAME_AFTER = re.compile(
    rf" (?!{alternatives(_PLACES['ambiguous']['not_surnames'])})[A-Z][a-z]{{2}}"
)
_CITY_BEFORE = re.compile(r"\b(?P<city>[A-Z][a-z]{2,24}), $")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """A name of the gazetteer in a text, and the list it is from: country, demonym, region, people,
    organisation.
    """

    start: int
    end: int
    entity: Entity
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    form: str
    rule: str
    entity: Entity | None


def named_entity_id(name: str) -> str:
    """Return the id of anything but a country: ``e_`` and its folded name, the same in every
    article.

    >>> named_entity_id("Aleksandar Vučić")
    'e_alexandar-vucic'
    """
    return "e_" + fold_name(name).replace(" ", "-")[:80]


def country_entity(country: Country, label: str) -> Entity:
    """Return `country` as the value of a mention labelled ``GPE`` (its name) or ``NORP`` (its
    people).
    """
    return Entity(
        label=label, entity_id=country.entity_id, name=country.name, country=country.alpha3
    )


def organisation_of(name: str) -> Entity | None:
    """Return the well-known organisation that goes by `name`, in whatever case or spelling.

    >>> organisation_of("Lockheed").name
    'Lockheed Martin'
    """
    return _organisations_by_fold().get(fold_company(name))


def find_names(text: str) -> list[KnownName]:
    """Return the gazetteer's names in `text`, in order; of overlapping ones the first, then the
    longest.
    """
    found: list[KnownName] = []
    reach = 0
    for start, end, entry in sorted(_whole_names(text), key=lambda one: (one[0], -one[1])):
        if start < reach:
            continue
        reach = end
        if entry.entity is not None and not (
            entry.form in _AMBIGUOUS and _means_other(text, start, end)
        ):
            one = _with_body(
                text, KnownName(start=start, end=end, entity=entry.entity, rule=entry.rule)
            )
            found.append(one)
            reach = one.end
    return found


def find_landforms(text: str) -> Iterator[KnownName]:
    """Yield names that a landform's word makes plain, known or not, in order.

    >>> text = "From the Cooper Basin to the Gulf of Sidra."
    >>> [found.entity.name for found in find_landforms(text)]
    ['Cooper Basin', 'Gulf of Sidra']
    """
    for place in _LANDFORM.finditer(text):
        entity = Entity(label="LOC", entity_id=named_entity_id(place[0]), name=place[0])
        yield KnownName(start=place.start(), end=place.end(), entity=entity, rule="landform")


def _whole_names(text: str) -> Iterator[tuple[int, int, _Entry]]:
    for last, entry in _automaton().iter(text):
        start, end = last + 1 - len(entry.form), last + 1
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or before in ("_", "@") or after.isalnum() or after in ("_", "$")):
            yield start, end, entry


def _means_other(text: str, start: int, end: int) -> bool:
    """Say whether the ambiguous name at ``start:end`` is a person's or a province's here."""
    before = text[max(start - _BEFORE, 0) : start]
    city = _CITY_BEFORE.search(before)
    if city is not None and country_of(city["city"]) is None:
        return True
    if _NAME_BEFORE.search(before) or _NAME_AFTER.match(text, end):
        return True
    return text[start:end] == "Georgia" and any(
        name in text for name in _PLACES["ambiguous"]["not_with"]
    )


def _with_body(text: str, found: KnownName) -> KnownName:
    """Widen a country to the body named by it: "the Indian [Navy]", "the [Ministry of Defence of]
    Serbia".
    """
    if found.rule not in ("country", "demonym"):
        return found
    start, end = found.start, found.end
    if after := _BODY_AFTER.match(text, end):
        body, end = after["body"], after.end()
    elif before := _BODY_BEFORE.search(text, max(start - _BEFORE, 0), start):
        body, start = before["body"], before.start()
    else:
        return found
    kind = fold_name(body).replace("defense", "defence")
    if kind.startswith("ministry of "):
        matter = (
            kind.removeprefix("ministry of ")
            .removeprefix("the ")
            .replace("foreign affairs", "foreign")
        )
        kind = f"{matter} ministry"
    entity_id = f"{found.entity.entity_id}-{kind.replace(' ', '-')}"
    name = text[start:end].replace(body, _BODY_NAMES[body.lower()])
    return replace(
        found,
        start=start,
        end=end,
        rule="body",
        entity=Entity(label="ORG", entity_id=entity_id, name=name, country=found.entity.country),
    )


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for entry in _entries():
        if entry.form not in automaton:
            automaton.add_word(entry.form, entry)
        # Headlines and datelines print names in capitals; a short acronym's small letters would be
        # a word.
        shout = replace(entry, form=entry.form.upper())
        if len(entry.form) >= 4 and shout.form not in automaton:
            automaton.add_word(shout.form, shout)
    automaton.make_automaton()
    return automaton


def _entries() -> Iterator[_Entry]:
    """Yield what the gazetteer knows; of two entries with one form the earlier counts."""
    for name in _PLACES["not_countries"]:
        yield _Entry(form=name, rule="none", entity=None)
    for group, rule, label in (("regions", "region", "LOC"), ("peoples", "people", "NORP")):
        for name in _PLACES[group]:
            entity = Entity(label=label, entity_id=named_entity_id(name), name=name)
            yield _Entry(form=name, rule=rule, entity=entity)
    for names in _PLACES["parts_of_countries"]:
        part = Entity(label="LOC", entity_id=named_entity_id(names[0]), name=names[0])
        yield from (_Entry(form=name, rule="region", entity=part) for name in names)
    for forms in all_countries():
        country, people = (
            country_entity(forms.country, "GPE"),
            country_entity(forms.country, "NORP"),
        )
        yield from (_Entry(form=name, rule="country", entity=country) for name in forms.names)
        yield from (_Entry(form=name, rule="demonym", entity=people) for name in forms.demonyms)
    for organisation, names in _organisations():
        yield from (_Entry(form=name, rule="organisation", entity=organisation) for name in names)


def _organisations() -> Iterator[tuple[Entity, list[str]]]:
    labels = {
        "intergovernmental": "ORG",
        "states": "ORG",
        "energy": "ORG",
        "arms": "ORG",
        "finance": "ORG",
        "data_and_media": "ORG",
        "facilities": "FAC",
        "markets": "PRODUCT",
    }
    for group, label in labels.items():
        for names in _ORGANISATIONS[group]:
            yield Entity(label=label, entity_id=named_entity_id(names[0]), name=names[0]), names


@cache
def _organisations_by_fold() -> dict[str, Entity]:
    return {fold_company(name): entity for entity, names in _organisations() for name in names}
