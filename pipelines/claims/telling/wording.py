"""A claim in one line that a reader understands."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from extractors.lexicon import read_toml
from extractors.statements import rate_is_of_gas, type_named
from pipelines.claims.columns.roles import SIDE_NAMES, side_of
from pipelines.claims.records import ClaimParty
from pipelines.claims.telling.figures import say_range
from pipelines.claims.telling.periods import say_period

COMPARATOR_WORDS = {
    "~": "about ",
    ">": "more than ",
    ">=": "at least ",
    "<": "less than ",
    "<=": "up to ",
}
UNIT_WORDS = {
    "m3": "cubic metres",
    "ft3": "cubic feet",
    "t": "tonnes",
    "therm": "therms",
    "boe": "barrels of oil equivalent",
}
"""What a unit is called where its sign is not enough for a reader."""

TWH = 1e6
"""Megawatt hours in a terawatt hour, by which news measures gas in store."""

MOST_NAMED = 3
"""Of so many weapon systems a line gives the names."""

_TOLD = read_toml(__package__, "told")


def say_claim(
    statement_type: str, parties: tuple[ClaimParty, ...], values: Mapping[str, Any], modality: str
) -> str:
    """Say a claim in one line: "Gas supply: SOCAR to Srbijagas, 400 million cubic metres, by 2024".

    Args:
        statement_type: its type.
        parties: its parties, each in its role.
        values: its value columns, those as printed and its period.
        modality: how it is put.
    """
    period = say_period(values["period"]) if values["period"] else None
    parts = [
        _deal(statement_type, parties),
        *_amounts(statement_type, values),
        _arms(values),
        period,
    ]
    told = ", ".join(part for part in parts if part)
    kind = statement_type.replace("_", " ").capitalize()
    return f"{kind}: {told}" + ("" if modality == "asserted" else f" ({modality})")


@lru_cache(maxsize=65536)
def names_on_sides(
    statement_type: str, parties: tuple[ClaimParty, ...]
) -> Mapping[str, Sequence[str]]:
    """Return the names on each side of what is told."""
    sides: dict[str, dict[str, None]] = {side: {} for side in SIDE_NAMES}
    for party in parties:
        sides[side_of(statement_type, party.role)][party.name] = None
    return {side: [*names] for side, names in sides.items()}


@lru_cache(maxsize=65536)
def _deal(statement_type: str, parties: tuple[ClaimParty, ...]) -> str:
    """Name the parties in the direction of the deal: "Peru to Hanbit", and "to Peru" alone."""
    directions = _TOLD["directions"]
    sides = {**names_on_sides(statement_type, parties)}
    told = [
        (word, _listed(names))
        for side, word in directions.get(statement_type, directions["usual"])
        if (names := sides.pop(side))
    ]
    if len(told) > 1:
        told[0] = ("", told[0][1])
    ends = " ".join(f"{word} {names}".strip() for word, names in told)
    others = (_listed(names) for names in sides.values())
    return ", ".join(part for part in (ends, *others) if part)


def _listed(names: Sequence[str]) -> str:
    """Join names as a sentence does.

    >>> _listed(["Jordan", "Oman", "Qatar"]), _listed(["Peru"]), _listed([])
    ('Jordan, Oman and Qatar', 'Peru', '')
    """
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _measure(statement_type: str, measure: str | None) -> str:
    """Say what an amount is where its type does not: "net profit "."""
    if not type_named(statement_type).has("of_many_measures") or not measure:
        return ""
    *words, noun = measure.split()
    kinds = [word for word in words if word in _TOLD["kinds"]["words"]]
    measures = _TOLD["measures"]
    return " ".join((*kinds, measures[noun], "")) if noun in measures else ""


def _amounts(statement_type: str, values: Mapping[str, Any]) -> Iterator[str]:
    said = (
        COMPARATOR_WORDS.get(values["comparator"], ""),
        f" per {values['per']}" if values["per"] else "",
    )
    of_gas = rate_is_of_gas(statement_type, amount=values["amount_low"], volume=values["m3_low"])
    if values["amount_low"] is not None:
        prefix, rate = ("", "") if of_gas else said
        amount = say_range(values["amount_low"], values["amount_high"])
        measure = _measure(statement_type, values["measure"])
        yield f"{measure}{prefix}{values['currency']} {amount}{rate}"
    if values["m3_low"] is not None:
        prefix, rate = said if of_gas else ("", "")
        yield f"{prefix}{_volume(values)}{rate}{_in_bcm(values)}"


def _volume(values: Mapping[str, Any]) -> str:
    unit = values["volume_unit"]
    if unit == "MWh" and values["volume_low"] >= TWH:
        ends = (end and end / TWH for end in (values["volume_low"], values["volume_high"]))
        return f"{say_range(*ends)} TWh"
    return f"{say_range(values['volume_low'], values['volume_high'])} {UNIT_WORDS.get(unit, unit)}"


def _in_bcm(values: Mapping[str, Any]) -> str:
    """Say in brackets what a volume comes to in cubic metres, where it is printed otherwise."""
    total, rate = values["bcm"], values["bcm_per_year"]
    if values["volume_unit"] == "m3" and (rate is None or values["per"] == "year"):
        return ""
    if total is not None:
        return f" ({_rounded(total)} bcm)"
    return "" if rate is None else f" ({_rounded(rate)} bcm per year)"


def _rounded(value: float) -> str:
    """Write a figure to three digits, without powers of ten.

    >>> _rounded(1062.4), _rounded(0.41342)
    ('1,060', '0.413')
    """
    return f"{float(f'{value:.3g}'):,.12g}"


def _arms(values: Mapping[str, Any]) -> str:
    """Name the weapons with their number, the first of many: "28 x F/A-18"."""
    systems = values["systems"].split("; ") if values["systems"] else []
    if len(systems) > MOST_NAMED:
        systems[MOST_NAMED:] = [f"{len(systems) - MOST_NAMED} more systems"]
    name = _listed(systems) or (values["weapon_class"] or "").replace("_", " ")
    if values["quantity_low"] is None and values["quantity_high"] is None:
        return name
    number = say_range(values["quantity_low"], values["quantity_high"])
    return f"{number} x {name}" if name else number
