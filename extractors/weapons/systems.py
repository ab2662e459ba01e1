"""The gazetteer of weapon systems: one row a system in ``lexicon/weapons_*.csv``.

A row holds the canonical name, class, country of origin, bore of a gun in millimetres, further
names and, of a variant that has a row of its own, the system of its family. A name that ends in
``?`` is also an ordinary word: it names the system in military context only. One that ends in ``=``
has another number and names the same system all the same: "Su-32=" of the Su-34.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.lexicon import LexiconError, read_csv
from extractors.weapons.classes import CLASSES
from extractors.weapons.designations import is_never_weapon

FILES = (
    "weapons_armour",
    "weapons_artillery",
    "weapons_missiles",
    "weapons_aircraft",
    "weapons_air_defence",
    "weapons_unmanned",
    "weapons_naval",
    "weapons_ships",
    "weapons_light",
)
"""The gazetteer's files, by domain."""

_CODE_NAME = re.compile(r"(?=\S*\d)(?P<code>\S*[A-Za-z]\S*|\S+) [A-Z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A weapon system: canonical name, class, ISO 3166-1 alpha-3 origin (None if of several
    countries), bore in mm; `family` is the system of which it is a variant or sibling with facts of
    its own.
    """

    name: str
    weapon_class: str
    origin: str | None
    caliber_mm: Decimal | None
    forms: tuple[str, ...]
    family: str | None = None


def _read_system(file: str, row: Mapping[str, str]) -> System:
    name = row["name"].removesuffix("?")
    if row["class"] not in CLASSES:
        raise LexiconError(
            f"{file}.csv: {name!r} has the class {row['class']!r};"
            " write an id of weapon_classes.toml"
        )
    if row["origin"] and not re.fullmatch("[A-Z]{3}", row["origin"]):
        raise LexiconError(
            f"{file}.csv: {name!r} has the origin {row['origin']!r};"
            " write a code such as SRB, or nothing"
        )
    return System(
        name=name,
        weapon_class=row["class"],
        origin=row["origin"] or None,
        caliber_mm=Decimal(row["caliber_mm"]) if row["caliber_mm"] else None,
        forms=tuple(
            dict.fromkeys(
                form.replace("=", "") for form in (row["name"], *row["aliases"].split(";")) if form
            )
        ),
        family=row.get("family") or None,
    )


def read_systems() -> tuple[System, ...]:
    """Read the gazetteer.

    Raises:
        LexiconError: a row names an unknown class or an impossible country code.
    """
    return tuple(_read_system(file, row) for file in FILES for row in read_csv(__package__, file))


def listed_forms(system: System) -> list[tuple[str, bool]]:
    """Return the names of a system as its row lists them, with whether each is ambiguous."""
    words = {form.removesuffix("?") for form in system.forms if form.endswith("?")}
    return [
        (form, form in words)
        for form in dict.fromkeys(form.removesuffix("?") for form in system.forms)
    ]


def leading_code(system: System) -> str | None:
    """Return the designation that begins a system's name: "FGM-148" of "FGM-148 Javelin".

    None if there is none, or if it is an airliner's too that also flies as a tanker.
    """
    code = _CODE_NAME.match(system.name)
    return code["code"] if code and not is_never_weapon(code["code"]) else None


SYSTEMS: tuple[System, ...] = read_systems()
"""All systems of the gazetteer, in the order of its files."""
