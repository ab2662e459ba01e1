"""Claims of one matter that cannot both hold, as rows: what differs, how, and what now stands."""

from pipelines.claims.compatibility import COLUMNS, Reason
from pipelines.claims.records import Conflict, ReportedStatement

Side = tuple[str, ReportedStatement]
"""The id of a claim, and the report of it that differs from the other's most clearly."""


def tell_conflict(earlier: Side, later: Side, reason: int, column: int) -> Conflict:
    """Return the conflict of two claims.

    Args:
        earlier: one of the claims, by the report that is the earlier one.
        later: the other.
        reason: how they differ (`compatibility.Reason`).
        column: in which column, by its number in `compatibility.COLUMNS`.
    """
    name = COLUMNS[column]
    if _equal_at_low_end(earlier[1], later[1], name):
        name = name.replace("_low", "_high")
    (first_id, first), (second_id, second) = sorted((earlier, later), key=lambda side: side[0])
    values = [getattr(report, name) for report in (first, second)]
    numbers = [float(value) if isinstance(value, int | float) else None for value in values]
    return Conflict(
        claim_id_a=first_id,
        claim_id_b=second_id,
        field=name,
        value_a=_text(values[0]),
        value_b=_text(values[1]),
        number_a=numbers[0],
        number_b=numbers[1],
        reason=Reason(reason).name.lower(),
        standing_claim_id=later[0] if reason == Reason.SUPERSEDED else None,
        sentence_a=first.sentence,
        sentence_b=second.sentence,
    )


def _equal_at_low_end(one: ReportedStatement, other: ReportedStatement, column: str) -> bool:
    return column.endswith("_low") and getattr(one, column) == getattr(other, column)


def _text(value: object) -> str | None:
    if isinstance(value, int | float):
        return f"{value:.15g}"
    return None if value is None else str(value)
