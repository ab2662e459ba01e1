"""The values of mentions as gold writes them (``docs/gold_format.md``), and as marked sentences of
test tables do.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pipelines.review.describe import describe_value

Columns = Mapping[str, Any]

KINDS: Mapping[str, str] = {
    "money": "money",
    "gas_volumes": "gas_volume",
    "weapons": "weapon",
    "dates": "date",
}
"""What gold calls the mentions of each table."""


def gold_norm(table: str, row: Columns) -> dict[str, Any]:
    """Return the value of a mention as the field ``norm`` of gold holds it.

    >>> row = {"amount_low": 5e6, "amount_high": 5e6, "currency": "USD", "comparator": "=",
    ...        "per": None}
    >>> gold_norm("money", row)
    {'low': '5000000', 'high': '5000000', 'currency': 'USD', 'comparator': '='}
    """
    found = _NORMS[table](row)
    return {name: value for name, value in found.items() if value is not None or name in _ALWAYS}


_ALWAYS = frozenset({"system", "class", "value"})


def plain_number(value: float) -> str:
    """Return a number as a decimal string without an exponent.

    >>> plain_number(6.95e9), plain_number(0.25)
    ('6950000000', '0.25')
    """
    number = Decimal(repr(value))
    return f"{number.quantize(Decimal(1)) if number == number.to_integral() else number:f}"


def _rate(row: Columns) -> dict[str, Any]:
    return {"comparator": row["comparator"], "per": row["per"]}


def _money(row: Columns) -> dict[str, Any]:
    low, high = row["amount_low"], row["amount_high"]
    is_negative = high < 0
    ends = (-high, -low) if is_negative else (low, high)
    return {
        "low": plain_number(ends[0]),
        "high": plain_number(ends[1]),
        "currency": row["currency"],
        "negative": is_negative or None,
    } | _rate(row)


def _gas_volume(row: Columns) -> dict[str, Any]:
    ends = {
        "volume": ("", row["m3_low"], row["m3_high"]),
        "mass": ("tonnes_", row["quantity_low"], row["quantity_high"]),
        "energy": ("energy_", row["quantity_low"], row["quantity_high"]),
    }
    prefix, low, high = ends[row["dimension"]]
    return {
        f"{prefix}low": plain_number(low),
        f"{prefix}high": plain_number(high),
        "energy_unit": row["unit"] if row["dimension"] == "energy" else None,
        "unit_as_written": row["unit"],
        "is_change": row["is_change"] or None,
    } | _rate(row)


def _weapon(row: Columns) -> dict[str, Any]:
    return {
        "system": row["system"],
        "class": row["weapon_class"],
        "quantity_low": row["quantity_low"],
        "quantity_high": row["quantity_high"],
    }


def _date(row: Columns) -> dict[str, Any]:
    kind = "ref" if row["kind"] == "reference" else row["kind"]
    return {"type": kind, "value": row["value"], "in_citation": row["in_citation"] or None}


_NORMS: Mapping[str, Callable[[Columns], dict[str, Any]]] = {
    "money": _money,
    "gas_volumes": _gas_volume,
    "weapons": _weapon,
    "dates": _date,
}


def marked_sentence(table: str, row: Columns, sentence: str, place: tuple[int, int]) -> str:
    """Return a sentence with the mention marked: ``worth [$5|5 USD] then``.

    >>> row = {"value": "2024", "kind": "date"}
    >>> marked_sentence("dates", row, "In 2024 it rose.", (3, 7))
    'In [2024|2024] it rose.'
    """
    start, end = place
    value = _written(table, row)
    return f"{sentence[:start]}[{sentence[start:end]}|{value}]{sentence[end:]}"


def _written(table: str, row: Columns) -> str:
    """Return a value as the marks of the test tables write it."""
    names = {"money": ("amount", "currency"), "gas_volumes": ("quantity", "unit")}.get(table)
    if names is None:
        return describe_value(table, row)
    low, high = (plain_number(row[f"{names[0]}_{end}"]) for end in ("low", "high"))
    comparator = "" if row["comparator"] == "=" else f"{row['comparator']} "
    per = f"/{row['per']}" if row["per"] else ""
    change = " change" if row.get("is_change") else ""
    amount = low if low == high else f"{low}..{high}"
    return f"{comparator}{amount} {row[names[1]]}{per}{change}"
