"""When a deal holds whose own sentence does not say so: one behind it tells how long it runs.

"Acme was awarded a $40 million contract. Work is expected to be completed by June 2028."
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from extractors.lexicon import read_toml
from extractors.records import CalendarDate, Statement
from extractors.statements.passages import Passage
from extractors.statements.times.dated_groups import is_usable
from extractors.statements.times.periods import composed
from extractors.statements.types import type_named
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "deal_times")
_REACH = 3  # sentences behind a deal that may say how long it runs


def _opening(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:[*•]\s{{1,3}})?(?:(?:the|this|all|first|its)\s){{0,2}}(?:{alternatives(_LEXICON[name])})\b",
        re.IGNORECASE,
    )


# "Work is expected to be completed by 2028"
_WORK = _opening("work")
# "The sale, covering 20 years beginning in May"; but "the sale should close by May" is no period,
# and "deliveries begin in May" is but the beginning of one.
_DEAL = _opening("deal")


def with_times_of_deals(
    statements: Sequence[Statement], passages: Sequence[Passage]
) -> list[Statement]:
    """Return the statements of an article, those of deals without a time with the one that a
    sentence behind them names.

    Args:
        statements: what was understood of each sentence, in text order.
        passages: the sentences of the article.

    >>> with_times_of_deals([], [])
    []
    """
    places = {passage.start: passage.index for passage in passages}
    told = {places[one.sentence_start] for one in statements}
    return [_with_time(one, places[one.sentence_start], passages, told) for one in statements]


def _with_time(
    statement: Statement, index: int, passages: Sequence[Passage], told: Collection[int]
) -> Statement:
    kind = type_named(statement.statement_type)
    if statement.period is not None or not kind.has("event") or "taker" not in kind.roles:
        return statement
    for passage in passages[index + 1 : index + 1 + _REACH]:
        if passage.index in told or passage.values:
            return statement
        period = _running(passage)
        if period is not None:
            rules = (statement.rules or "").replace("time=none", "time=running")
            return replace(statement, period=period, rules=rules)
    return statement


def _running(passage: Passage) -> CalendarDate | None:
    """Return how long a deal runs by a sentence that begins with it or with its work."""
    is_work = _WORK.match(passage.text) is not None
    if not is_work and _DEAL.match(passage.text) is None:
        return None
    periods = (
        composed(passage, mention, lasts=True)
        for mention in passage.dates
        if is_usable(passage, mention)
    )
    return next((one for one in periods if _is_stretch(one, is_work=is_work)), None)


def _is_stretch(period: CalendarDate, *, is_work: bool) -> bool:
    """Whether a period is a stretch of time with both ends, or for work at least with an end."""
    if period.value is None or "/" not in period.value or period.latest is None:
        return False
    return period.earliest is not None or is_work
