"""Whether two reports of one matter say the same, and if they cannot both hold, how they differ.

Rounding, conversion and a bound with what it bounds agree. What one does not tell contradicts
nothing.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from pipelines.claims import pairs as levels
from pipelines.claims.agreement import Relation, Second
from pipelines.claims.columns.arrays import Codes, Flags
from pipelines.claims.columns.compared import UNDATED
from pipelines.claims.columns.values import FIELDS
from pipelines.claims.pairs import Pairs

COLUMNS = (*(f"{field}_low" for field in FIELDS), "per", "period", "modality")
"""The columns in which claims can differ."""

PER, PERIOD, MODALITY = (COLUMNS.index(name) for name in ("per", "period", "modality"))


LEAST_LIKE = 0.12
"""Likeness of the sentences of an assertion and its denial; what is less alike denies another thing
of the same parties.
"""


class Reason(IntEnum):
    """How two claims of one matter differ; NONE where they agree, or nobody knows."""

    NONE = 0
    CONTRADICTION = 1
    SCOPE = 2
    TIME = 3
    SUPERSEDED = 4


@dataclass(frozen=True, slots=True)
class Compatibility:
    """Whether pairs of reports can be one claim; if not, in which column they differ, and why.

    `same_occasion` tells which agree in their values, and in the time of what is measured as well:
    an average of the month and one of the week may have the same figure.
    """

    one_claim: Flags
    reason: Codes
    column: npt.NDArray[np.int64]
    same_occasion: Flags


def find_compatibility(pairs: Pairs) -> Compatibility:
    """Say of each pair whether it can be one claim."""
    values = pairs.values
    agree = values.relation >= Relation.WITHIN
    silent = values.relation == Relation.UNKNOWN
    rival = values.rivals | (values.second == Second.RIVAL)
    denied = pairs.only_one("denied") & (agree | silent)
    denial = denied & ~pairs.either("possible") & (pairs.words >= LEAST_LIKE)
    scope = values.relation == Relation.SCOPE
    disjoint = (pairs.periods == levels.DISJOINT) & pairs.scheduled
    time = ((pairs.periods == levels.DEADLINE) | disjoint) & agree
    time &= ~pairs.either("running")
    reason = np.where(time, Reason.TIME, Reason.NONE)
    reason = np.where(rival, _rivalry(pairs), reason)
    reason = np.where(scope, Reason.SCOPE, reason)
    reason = np.where(denial, Reason.CONTRADICTION, reason).astype(np.int8)
    field = np.where(values.rivals, values.field, values.second_field)
    column = np.where(rival, field, PERIOD)
    column = np.where(denial, MODALITY, np.where(scope, PER, column))
    return Compatibility(
        one_claim=(reason == Reason.NONE)
        & (values.relation != Relation.OPEN)
        & ~(silent & pairs.both_tell)
        & ~denied,
        reason=reason,
        column=column.astype(np.int64),
        same_occasion=agree & ~(_other_time(pairs) & pairs.each("measured")),
    )


def _other_time(pairs: Pairs) -> Flags:
    return np.asarray((pairs.periods == levels.NESTED) | (pairs.periods == levels.OVERLAP))


def _rivalry(pairs: Pairs) -> npt.NDArray[np.int64]:
    """Say whether rivals contradict each other, or the later replaces the earlier."""
    table = pairs.table
    dated = (table.day[pairs.one] != UNDATED) & (table.day[pairs.other] != UNDATED)
    later = dated & (table.day[pairs.one] != table.day[pairs.other])
    corrected = pairs.either("revised") & later
    equal = pairs.equal_periods
    open_still = np.zeros(len(pairs.one), np.bool_)
    for at in (pairs.one, pairs.other):
        known = (table.period[at] != 0) & (table.day[at] != UNDATED)
        open_still |= known & (table.period_end[at] > table.day[at])
    running = later & pairs.each("measured") & equal & (open_still | pairs.either("running"))
    running |= later & pairs.each("running")
    early = later & table.tentative[pairs.one] & ~pairs.either("measured")
    early &= table.hedged[pairs.one] | table.expected[pairs.one]
    replaced = corrected | running | early
    return np.where(replaced, Reason.SUPERSEDED, Reason.CONTRADICTION)
