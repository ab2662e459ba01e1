"""Gas volumes: both ends in the base unit of one dimension, within a thousandth, are the value."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.records import Comparator, Dimension, GasVolume
from pipelines.evaluation.kinds.kind import RATES, Kind, Norm, parse_comparator, where_marked

MWH_PER_UNIT: Mapping[str, Decimal] = {
    "kwh": Decimal("0.001"),
    "mwh": Decimal(1),
    "gwh": Decimal(1000),
    "twh": Decimal(1000000),
    "gj": 1 / Decimal("3.6"),
    "tj": 1000 / Decimal("3.6"),
    "pj": 1000000 / Decimal("3.6"),
    "mmbtu": Decimal("1.05505585262") / Decimal("3.6"),
    "therm": Decimal("0.105505585262") / Decimal("3.6"),
    "boe": 58 * Decimal("0.105505585262") / Decimal("3.6"),
}
"""Megawatt-hours in a unit: 1 MMBtu (International Table) is 1.05505585262 GJ, a therm a tenth of
it, a barrel of oil equivalent 5.8 MMBtu (U.S. Internal Revenue Service).
"""

TOLERANCE = Decimal("0.001")
"""A volume printed in one unit and annotated in another may differ by the factor's rounding."""

_PREFIXES: tuple[tuple[str, Dimension], ...] = (
    ("", "volume"),
    ("tonnes_", "mass"),
    ("energy_", "energy"),
)
"""What the names of the ends begin with in gold, by what they measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldVolume:
    """A gas quantity in the base unit of its dimension: cubic metres, tonnes or megawatt-hours."""

    low: Decimal
    high: Decimal
    dimension: Dimension
    per: str | None
    is_change: bool
    comparator: Comparator


def _parse(norm: Norm) -> GoldVolume:
    prefix, dimension = next(
        (pair for pair in _PREFIXES if f"{pair[0]}low" in norm), ("", "volume")
    )
    scale = _gold_scale(norm, dimension)
    return GoldVolume(
        low=Decimal(norm[f"{prefix}low"]) * scale,
        high=Decimal(norm[f"{prefix}high"]) * scale,
        dimension=dimension,
        per=norm.get("per"),
        is_change=bool(norm.get("is_change")),
        comparator=parse_comparator(norm),
    )


def _gold_scale(norm: Norm, dimension: Dimension) -> Decimal:
    """Return what one of the annotated units is in the base unit."""
    if dimension != "energy":
        return Decimal(1)
    scale = MWH_PER_UNIT.get(norm["energy_unit"].casefold())
    if scale is None:
        raise ValueError(f"unknown energy unit {norm['energy_unit']!r}")
    return scale


def _is_same(gold: GoldVolume, found: GasVolume) -> bool:
    ends = zip((gold.low, gold.high), _base_ends(found), strict=True)
    near = (abs(one - other) <= TOLERANCE * abs(one) for one, other in ends)
    return gold.dimension == found.dimension and all(near)


def _base_ends(found: GasVolume) -> tuple[Decimal, Decimal]:
    """Return both ends of an extracted quantity in the base unit of its dimension."""
    if found.dimension == "volume":
        return found.m3_low, found.m3_high
    scale = MWH_PER_UNIT[found.unit.casefold()] if found.dimension == "energy" else 1
    return found.low * scale, found.high * scale


GAS = Kind(
    table="gas_volumes",
    name="gas_volume",
    parse=_parse,
    is_same=_is_same,
    attributes={**RATES, "is_change": where_marked("is_change", False)},
)
