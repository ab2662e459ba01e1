"""The rows of mentions and statements in a few words."""

from collections.abc import Callable, Mapping
from typing import Any

from pipelines.claims.telling.figures import say_figure, say_range
from pipelines.claims.telling.periods import say_period

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


def describe_statement(row: Columns, volume: str | None = None) -> str:
    """Return what a statement says in a few words, its values first.

    Args:
        row: a row of the table of statements.
        volume: its gas volume as printed, where it is to stand beside the cubic metres.
    """
    number = _span(row["quantity_low"], row["quantity_high"])
    parts = [
        _measure(row, "amount", row["currency"]) if row["amount_low"] is not None else None,
        _volume(row, volume) if row["m3_low"] is not None else None,
        " ".join(part for part in (number, row["systems"] or row["weapon_class"]) if part),
        say_period(row["period"]) if row["period"] else None,
        row["modality"],
        f"says {row['attributed_to']}" if row["attributed_to"] else None,
    ]
    told = ", ".join(part for part in parts if part)
    return f"{row['statement_type'].replace('_', ' ')}: {told}"


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
            sides = f"{describe_side(row, 'a')} against {describe_side(row, 'b')}"
            return f"{describe_field(row['field'])}: {sides} ({row['reason']})"
        case _:
            return describe_value(table, row)


def describe_field(column: str) -> str:
    """Return what a reader calls the column in which two claims differ.

    >>> describe_field("m3_low"), describe_field("weapon_class")
    ('gas volume', 'weapon class')
    """
    return _FIELDS.get(column, column.replace("_", " "))


def describe_side(conflict: Columns, side: str) -> str:
    """Return the value of one side of a conflict, as printed where the row says how it was.

    >>> describe_side({"field": "amount_low", "number_a": 7e9, "value_a": "7000000000"}, "a")
    '7 billion'
    >>> describe_side({"field": "period", "number_b": None, "value_b": "../2026"}, "b")
    'by 2026'
    """
    if printed := conflict.get(f"printed_{side}"):
        return str(printed)
    value, number = conflict[f"value_{side}"], conflict.get(f"number_{side}")
    if number is not None:
        return say_figure(number) + (" m3" if conflict["field"].startswith("m3") else "")
    return say_period(value) if conflict["field"] == "period" and value else str(value or "none")


def _money(row: Columns) -> str:
    return _measure(row, "amount", row["currency"])


def _gas_volume(row: Columns) -> str:
    return _measure(row, "quantity", row["unit"])


def _weapon(row: Columns) -> str:
    number = _span(row["quantity_low"], row["quantity_high"])
    caliber = f"{row['caliber_mm']:g} mm" if row["caliber_mm"] is not None else None
    parts = (number, row["system"], row["weapon_class"], caliber)
    return " ".join(part for part in parts if part)


def _volume(row: Columns, printed: str | None) -> str:
    metres = _bounded(row, say_range(row["m3_low"], row["m3_high"]), "m3")
    return f"{printed} ({metres})" if printed else metres


def _date(row: Columns) -> str:
    if not row["value"]:
        return str(row["kind"])
    said = say_period(row["value"])
    return f"every {said.removeprefix('1 ')}" if row["kind"] == "set" else said


def _entity(row: Columns) -> str:
    return str(row["name"])


_FIELDS: Mapping[str, str] = {
    "amount_low": "amount",
    "amount_high": "amount, upper end",
    "m3_low": "gas volume",
    "m3_high": "gas volume, upper end",
    "quantity_low": "number",
    "quantity_high": "number, upper end",
    "period": "time",
}
_VALUES: Mapping[str, Callable[[Columns], str]] = {
    "money": _money,
    "gas_volumes": _gas_volume,
    "weapons": _weapon,
    "dates": _date,
    "entities": _entity,
}
"""What describes a mention, by the table that it stands in."""


def _measure(row: Columns, name: str, unit: str) -> str:
    return _bounded(row, _span(row[f"{name}_low"], row[f"{name}_high"]), unit)


def _bounded(row: Columns, value: str, unit: str) -> str:
    comparator = "" if row["comparator"] == "=" else f"{row['comparator']} "
    per = f" per {row['per']}" if row["per"] else ""
    return f"{comparator}{value} {unit}{per}"


def _span(low: float | None, high: float | None) -> str:
    shown = [f"{value:,.15g}" for value in dict.fromkeys((low, high)) if value is not None]
    return " to ".join(shown)
