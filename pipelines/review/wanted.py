"""Whether there can be changes as filters say: a slip of the pen must not pass for no change."""

from collections.abc import Collection
from typing import get_args

from pipelines.errors import WrongUsage
from pipelines.review.changes import CauseKind, ChangeKind, Filters
from pipelines.review.engine.differences import COMPARED


class FilterError(WrongUsage, ValueError):
    """A filter that fits no change there could be; the message says what there is."""


def check_filters(filters: Filters) -> None:
    """Check what filters name that is one of a few.

    Raises:
        FilterError: there is no such table, kind, cause or type.
    """
    cause = None if filters.cause is None else filters.cause.partition(":")[0]
    _check("table", filters.table, COMPARED)
    _check("kind", filters.kind, get_args(ChangeKind))
    _check("cause", cause, get_args(CauseKind))
    if filters.type is not None:
        _check("type", filters.type, statement_types())


def statement_types() -> list[str]:
    """Return the types that a statement may have."""
    from extractors.statements import STATEMENT_TYPES

    return [each if isinstance(each, str) else each.name for each in STATEMENT_TYPES]


def _check(what: str, given: str | None, known: Collection[str]) -> None:
    if given is not None and given not in known:
        raise FilterError(f"no change has the {what} {given!r}; there are {', '.join(known)}")
