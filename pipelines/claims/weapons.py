"""What weapons two reports name: the same, a launcher and its munition, others, or only classes."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from extractors.lexicon import read_toml
from pipelines.claims.columns.arrays import Codes, Integers
from pipelines.claims.columns.compared import Compared

SYSTEMS = (
    "unknown",
    "the same system",
    "its munition",
    "the same class",
    "another class",
    "other systems",
)
UNKNOWN, SAME_SYSTEM, MUNITION, SAME_CLASS, OTHER_CLASS, OTHER_SYSTEMS = range(6)

GENERAL = frozenset(read_toml(__package__, "munitions")["general"])
"""Words of the names of classes that tell no kind."""

_MUNITIONS: Mapping[str, Sequence[str]] = read_toml(__package__, "munitions")["launchers"]


def compare_weapons(table: Compared, one: Integers, other: Integers) -> Codes:
    """Compare what weapons are named; without names, their classes."""
    classes = _class_relations(tuple(table.class_names))
    found = classes[table.weapon_class[one], table.weapon_class[other]]
    named = np.flatnonzero((table.systems[one, 0] >= 0) & (table.systems[other, 0] >= 0))
    if len(named):
        found[named] = _named_systems(table, one[named], other[named])
    return found


@lru_cache(maxsize=2)
def _class_relations(names: tuple[str, ...]) -> Codes:
    """Return how each two classes relate."""
    return np.array([[_relate_classes(a, b) for b in names] for a in names], np.int8)


def _relate_classes(one: str, other: str) -> int:
    """Compare two classes of weapons: those of one kind share a word (armed_uav, recon_uav)."""
    if not one or not other:
        return UNKNOWN
    shared = set(one.split("_")) & set(other.split("_")) - GENERAL
    return SAME_CLASS if one == other or shared else OTHER_CLASS


def _named_systems(table: Compared, one: Integers, other: Integers) -> Codes:
    """Compare named systems: each pair of names once."""
    size = len(table.system_names) + 1
    slots = table.systems.shape[1]
    keys = [
        table.systems[one, a].astype(np.int64) * size + table.systems[other, b]
        for a in range(slots)
        for b in range(slots)
    ]
    missing = [
        (table.systems[one, a] < 0) | (table.systems[other, b] < 0)
        for a in range(slots)
        for b in range(slots)
    ]
    found = np.full(len(one), OTHER_SYSTEMS, np.int8)
    for key, none in zip(keys, missing, strict=True):
        met, back = np.unique(np.where(none, -1, key), return_inverse=True)
        related = [
            OTHER_SYSTEMS
            if pair < 0
            else relate_systems(table.system_names[pair // size], table.system_names[pair % size])
            for pair in met.tolist()
        ]
        found = np.minimum(found, np.array(related, np.int8)[back])
    return found


@lru_cache(maxsize=65536)
def relate_systems(one: str, other: str) -> int:
    """Compare the folded names of two systems: a family and its variant are the same, a launcher
    and its munition go together.

    >>> SYSTEMS[relate_systems("fa18efsuperhornet", "fa18")], SYSTEMS[relate_systems("f16", "f1")]
    ('the same system', 'other systems')
    >>> SYSTEMS[relate_systems("himars", "gmlrs")]
    'its munition'
    """
    short, long = sorted((one, other), key=len)
    if short == long or _is_variant(long, short) or (len(short) > 4 and short in long):
        return SAME_SYSTEM
    for launcher, munitions in _MUNITIONS.items():
        names = [launcher, *munitions]
        if any(name in one for name in names) and any(name in other for name in names):
            return MUNITION
    return OTHER_SYSTEMS


def _is_variant(longer: str, shorter: str) -> bool:
    rest = longer.removeprefix(shorter)
    return (
        rest != longer and len(shorter) > 2 and not (shorter[-1].isdigit() and rest[:1].isdigit())
    )
