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
_BODY_BEFORE = re.compile(rf"\b(?P<body>{_BODIES}) of (?:the )?\Z")
_OF = (" of ", " of the ")
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
_FACILITY_HEADS = alternatives(_PLACES["facilities"]["after_a_name"])
_FACILITY = re.compile(
    rf"""
    \b
    (?! (?: {alternatives(_PLACES["landforms"]["not_before"])} ) [ ] )
    [A-Z][\w’'-]{{1,20}}+
    (?:
        [ ] (?! (?: {_FACILITY_HEADS} ) \b )
        (?: [A-Z][\w’'-]{{1,20}}+ | (?: {alternatives(_PLACES["facilities"]["joining"])} ) \b )
    ){{0,3}}
    [ ] (?: {_FACILITY_HEADS} ) (?! \w | [ ] [A-Z] )     # "the Plesetsk Cosmodrome"
    """,
    re.VERBOSE,
)
# What each of the two ends with or begins with: found at once, where the patterns above try every
# capitalised word.
_LANDFORM_HEAD = re.compile(
    alternatives([*_PLACES["landforms"]["after_a_name"], *_PLACES["landforms"]["before_of"]])
)
_FACILITY_HEAD = re.compile(_FACILITY_HEADS)
_BRANCH_AFTER = re.compile(
    rf" (?:{alternatives(_ORGANISATIONS['branches']['after_a_company'])})(?![\w’'-]| [A-Z])"
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
_STATE = "Georgia"  # the one country that shares its name with a state of the U.S.
_STATE_ENTITY = Entity(label="GPE", entity_id="e_georgia", name=_STATE)
_OF_A_STATE = re.compile(rf"\b(?:{alternatives(_PLACES['ambiguous']['of_a_state'])})\b")
_OF_THE_COUNTRY = re.compile(rf"\b(?:{alternatives(_PLACES['ambiguous']['of_the_country'])})\b")
_NEAR = 120  # characters on either side, about a line of print and a half


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
    in_state = any(name in text for name in _PLACES["ambiguous"]["not_with"])
    for start, end, entry in sorted(_whole_names(text), key=lambda one: (one[0], -one[1])):
        if start < reach:
            continue
        reach = end
        entity = entry.entity
        if entity is not None and entry.form in _AMBIGUOUS:
            entity = _meant(text, start, end, entity, in_state)
        if entity is not None:
            one = KnownName(start=start, end=end, entity=entity, rule=entry.rule)
            one = _with_branch(text, _with_body(text, one))
            found.append(one)
            reach = one.end
    return found


def find_places(text: str) -> Iterator[KnownName]:
    """Yield names that the word for a landform or a facility makes plain, known or not.

    >>> text = "From the Cooper Basin to the Gulf of Sidra and Al Zorv Air Base."
    >>> [(found.entity.label, found.entity.name) for found in find_places(text)]
    [('LOC', 'Cooper Basin'), ('LOC', 'Gulf of Sidra'), ('FAC', 'Al Zorv Air Base')]
    """
    for head, pattern, label, rule in (
        (_LANDFORM_HEAD, _LANDFORM, "LOC", "landform"),
        (_FACILITY_HEAD, _FACILITY, "FAC", "facility"),
    ):
        for start, end in _lines_with(head, text):
            for place in pattern.finditer(text, start, end):
                entity = Entity(label=label, entity_id=named_entity_id(place[0]), name=place[0])
                yield KnownName(start=place.start(), end=place.end(), entity=entity, rule=rule)


def _lines_with(head: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that have a word in them."""
    end = 0
    while (found := head.search(text, end)) is not None:
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, end


def _whole_names(text: str) -> Iterator[tuple[int, int, _Entry]]:
    # A name may be broken across two lines.
    spaced = text.replace("\n", " ").replace("\xa0", " ").replace("\u202f", " ")
    for last, entry in _automaton().iter(spaced):
        start, end = last + 1 - len(entry.form), last + 1
        before, after = text[start - 1 : start], text[end : end + 1]
        if not (before.isalnum() or before in ("_", "@") or after.isalnum() or after in ("_", "$")):
            yield start, end, entry


def _meant(text: str, start: int, end: int, country: Entity, in_state: bool) -> Entity | None:
    """Return whom the ambiguous name at ``start:end`` names: the country, a state of the U.S., or a
    person, which is None.
    """
    before = text[max(start - _BEFORE, 0) : start]
    is_state = text[start:end] == _STATE
    city = _CITY_BEFORE.search(before)
    if city is not None and country_of(city["city"]) is None:
        if not is_state:
            return None
        return country if _OF_THE_COUNTRY.fullmatch(city["city"]) else _STATE_ENTITY
    if _NAME_BEFORE.search(before) or _NAME_AFTER.match(text, end):
        return None
    return _STATE_ENTITY if is_state and (in_state or _is_of_a_state(text, start, end)) else country


def _is_of_a_state(text: str, start: int, end: int) -> bool:
    """Say whether the line around ``start:end`` tells of a state of the U.S. and of no foreign
    country.
    """
    line = text[max(start - _NEAR, 0) : start].rpartition("\n")[2]
    line += text[start : end + _NEAR].split("\n", 1)[0]
    return _OF_A_STATE.search(line) is not None and _OF_THE_COUNTRY.search(line) is None


def _with_branch(text: str, found: KnownName) -> KnownName:
    """Widen a company to its branch in a country: "Thales [UK]"."""
    branch = _BRANCH_AFTER.match(text, found.end) if found.rule == "organisation" else None
    if branch is None:
        return found
    name = f"{found.entity.name}{branch[0]}"
    entity = Entity(label="ORG", entity_id=named_entity_id(name), name=name)
    return replace(found, end=branch.end(), entity=entity)


def _with_body(text: str, found: KnownName) -> KnownName:
    """Widen a country to the body named by it: "the Indian [Navy]", "the [Ministry of Defence of]
    Serbia".
    """
    if found.rule not in ("country", "demonym"):
        return found
    start, end = found.start, found.end
    if after := _BODY_AFTER.match(text, end):
        body, end = after["body"], after.end()
    elif text.endswith(_OF, 0, start) and (
        before := _BODY_BEFORE.search(text, max(start - _BEFORE, 0), start)
    ):
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
