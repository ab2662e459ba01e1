"""The rows of mentions and statements in a few words."""

from collections.abc import Callable, Mapping
from typing import Any

Columns = Mapping[str, Any]
"""The columns of a row, by name."""


def describe_value(kind: str, row: Columns) -> str:
    """Return the normalised value of a mention, a row of the table `kind`, in a few words.

    >>> row = {"amount_low": 3e8, "amount_high": 3e8, "currency": "USD", "per": None}
    >>> describe_value("money", row | {"comparator": ">"})
    '> 300,000,000 USD'

    Raises:
        ValueError: nothing says how mentions of this kind are described.
    """
    describe = _VALUES.get(kind)
    if describe is None:
        raise ValueError(
            f"nothing describes a mention of {kind!r}; add it to the table in {__name__}"
        )
    return describe(row)


def describe_statement(row: Columns) -> str:
    """Return what a statement says in a few words, its values first."""
    number = _span(row["quantity_low"], row["quantity_high"])
    parts = [
        _measure(row, "amount", row["currency"]) if row["amount_low"] is not None else None,
        _measure(row, "m3", "m3") if row["m3_low"] is not None else None,
        " ".join(part for part in (number, row["systems"] or row["weapon_class"]) if part),
        row["period"],
        row["modality"],
        f"says {row['attributed_to']}" if row["attributed_to"] else None,
    ]
    return f"{row['statement_type']}: " + ", ".join(part for part in parts if part)


def describe_row(table: str, row: Columns) -> str:
    """Return what a row of any table that is compared says, in a few words."""
    match table:
        case "articles":
            return str(row["title"] or row["path"])
        case "statements":
            return describe_statement(row)
        case "claims":
            return str(row["summary"])
        case "conflicts":
            return f"{row['field']}: {_side(row, 'a')} against {_side(row, 'b')} ({row['reason']})"
        case _:
            return describe_value(table, row)


def _side(conflict: Columns, side: str) -> str:
    number = conflict.get(f"number_{side}")
    return str(conflict[f"value_{side}"]) if number is None else _span(number, number)


def _money(row: Columns) -> str:
    return _measure(row, "amount", row["currency"])


def _gas_volume(row: Columns) -> str:
    return _measure(row, "quantity", row["unit"])


def _weapon(row: Columns) -> str:
    number = _span(row["quantity_low"], row["quantity_high"])
    caliber = f"{row['caliber_mm']:g} mm" if row["caliber_mm"] is not None else None
    parts = (number, row["system"], row["weapon_class"], caliber)
    return " ".join(part for part in parts if part)


def _date(row: Columns) -> str:
    return str(row["value"] or row["kind"])


def _entity(row: Columns) -> str:
    return str(row["name"])


_VALUES: Mapping[str, Callable[[Columns], str]] = {
    "money": _money,
    "gas_volumes": _gas_volume,
    "weapons": _weapon,
    "dates": _date,
    "entities": _entity,
}
"""What describes a mention, by the table that it stands in."""


def _measure(row: Columns, name: str, unit: str) -> str:
    comparator = "" if row["comparator"] == "=" else f"{row['comparator']} "
    per = f" per {row['per']}" if row["per"] else ""
    return f"{comparator}{_span(row[f'{name}_low'], row[f'{name}_high'])} {unit}{per}"


def _span(low: float | None, high: float | None) -> str:
    shown = [f"{value:,.15g}" for value in dict.fromkeys((low, high)) if value is not None]
    return " to ".join(shown)
