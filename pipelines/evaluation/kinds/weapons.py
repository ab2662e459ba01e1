"""Weapons: the system's name is the value, of a bare class the class."""

import unicodedata
from decimal import Decimal

from extractors.records import Weapon
from extractors.weapons import class_of_phrase
from pipelines.evaluation.kinds.kind import Kind, Norm


def _parse(norm: Norm) -> Weapon:
    quantity, caliber = norm.get("quantity"), norm.get("caliber_mm")
    return Weapon(
        system=norm["system"],
        weapon_class=norm["class"],
        quantity_low=norm.get("quantity_low", quantity),
        quantity_high=norm.get("quantity_high", quantity),
        caliber_mm=None if caliber is None else Decimal(str(caliber)),
    )


def _is_same(gold: Weapon, found: Weapon) -> bool:
    if gold.system is None or found.system is None:
        return gold.system is found.system and _is_same_class(gold, found)
    return fold_designation(gold.system) == fold_designation(found.system)


def fold_designation(name: str) -> str:
    """Return a name without case, diacritics, hyphens, blanks and other marks.

    >>> fold_designation("NORA B-52") == fold_designation("Nora B52")
    True
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in plain if character.isalnum())


def _is_same_class(gold: Weapon, found: Weapon) -> bool:
    """Compare the class, which gold gives as the annotator's noun phrase."""
    phrase = gold.weapon_class or ""
    return (class_of_phrase(phrase) or phrase) == found.weapon_class


def _quantity(gold: Weapon, found: Weapon) -> bool | None:
    one = (gold.quantity_low, gold.quantity_high)
    other = (found.quantity_low, found.quantity_high)
    return None if one == other == (None, None) else one == other


def _caliber(gold: Weapon, found: Weapon) -> bool | None:
    # The gazetteer knows calibres that the text does not state and an annotator therefore does not
    # note.
    return None if gold.caliber_mm is None else gold.caliber_mm == found.caliber_mm


WEAPONS = Kind(
    table="weapons",
    name="weapon",
    parse=_parse,
    is_same=_is_same,
    attributes={"quantity": _quantity, "class": _is_same_class, "caliber": _caliber},
)
