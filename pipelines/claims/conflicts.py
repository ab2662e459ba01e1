"""Claims of one matter that cannot both hold, as rows: what differs, how, and what now stands."""

from collections.abc import Iterator, Mapping, Sequence

from pipelines.claims.compatibility import COLUMNS, Reason
from pipelines.claims.matters import Matter, Rivals
from pipelines.claims.records import Conflict, ReportedStatement


def find_conflicts(
    matters: Sequence[Matter], reports: Sequence[ReportedStatement], claim_of: Mapping[str, str]
) -> list[Conflict]:
    """List the conflicts of all matters, each two claims once, in the order of their ids.

    Args:
        matters: the matters, whose places are those of `reports`.
        reports: the reports in the order of their age.
        claim_of: the claim that each statement is in.
    """
    found = (_conflict(rivals, reports, claim_of) for matter in matters for rivals in matter.rivals)
    return sorted(found, key=lambda each: (each.claim_id_a, each.claim_id_b))


def _conflict(
    rivals: Rivals, reports: Sequence[ReportedStatement], claim_of: Mapping[str, str]
) -> Conflict:
    one, other = sorted((rivals.one, rivals.other))
    column = COLUMNS[rivals.column]
    if _equal_at_low_end(reports[one], reports[other], column):
        column = column.replace("_low", "_high")
    standing = reports[other] if rivals.reason == Reason.SUPERSEDED else None
    first, second = sorted(
        (reports[one], reports[other]), key=lambda report: claim_of[report.statement_id]
    )
    values = [getattr(report, column) for report in (first, second)]
    numbers = [float(value) if isinstance(value, int | float) else None for value in values]
    return Conflict(
        claim_id_a=claim_of[first.statement_id],
        claim_id_b=claim_of[second.statement_id],
        field=column,
        value_a=_text(values[0]),
        value_b=_text(values[1]),
        number_a=numbers[0],
        number_b=numbers[1],
        reason=Reason(rivals.reason).name.lower(),
        standing_claim_id=claim_of[standing.statement_id] if standing else None,
        sentence_a=first.sentence,
        sentence_b=second.sentence,
    )


def _equal_at_low_end(one: ReportedStatement, other: ReportedStatement, column: str) -> bool:
    return column.endswith("_low") and getattr(one, column) == getattr(other, column)


def _text(value: object) -> str | None:
    if isinstance(value, int | float):
        return f"{value:.15g}"
    return None if value is None else str(value)


def conflicting_claims(conflicts: Sequence[Conflict]) -> Iterator[str]:
    """Yield the ids of the claims that stand in a conflict."""
    for conflict in conflicts:
        yield conflict.claim_id_a
        yield conflict.claim_id_b
