"""When a fact holds: the date mention that belongs to its values, and the period that it gives
them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.records import CalendarDate, Mention, Modality
from extractors.statements.times.date_clauses import is_of_saying, is_outside
from extractors.statements.times.dated_groups import (
    calendar_date,
    opens,
    ranked_dates,
    usable_dates,
)
from extractors.statements.times.dating import DatingContext, Timing
from extractors.statements.times.periods import (
    composed,
    in_fiscal_year,
    is_expiry,
    is_length_behind,
    last_day_named,
    lasts_for,
)
from extractors.statements.times.relative import earlier_period, is_averaged, recent_stretch
from extractors.statements.times.reported_days import dated_by_report, is_day_of_saying, on_day
from extractors.statements.times.trading_days import trading_day
from extractors.statements.times.worded_times import time_in_words
from extractors.statements.types import StatementType
from extractors.statements.value_groups import (
    TypedGroup,
    ValueGroup,
    has_moved_to,
    stands_as_level,
)

_MONTH = len("2024-02")
_PAST = re.compile(r"\b(?:had|was|were)\b", re.IGNORECASE)  # "analysts had expected 5 million"
_CLOSE = 12  # characters between a value and the date right after it: " in "
_BETWEEN = re.compile(r"between\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")  # a year in the text of a date, which leaves nothing to resolve
_WEEK = timedelta(days=5), timedelta(days=7)  # from its first to its last day, at least and at most


def timing_of(typed: TypedGroup, modality: Modality, context: DatingContext) -> Timing:
    """Return when a fact holds.

    In this order: the date that follows the value in its clause; the nearest date before it; a date
    that it shares with its neighbours; for a measurement the period of the sentence before; for a
    price the day of publication. The day on which somebody says it, and that
    of the dateline, date the saying alone (see `reported_days`).

    Args:
        typed: the values in their sentence, with their type.
        modality: how real they are; only what is done was done by the day of the report.
        context: what dates them when the sentence does not.
    """
    before = _before_that(typed, modality, context)
    if before is not None:
        return before
    dates = usable_dates(typed)
    ranked = ranked_dates(typed, dates)
    happened = next((mention for mention in ranked if not _is_of_saying(typed, mention)), None)
    if happened is not None and _is_of_plan(typed, happened, modality, context):
        return Timing()
    if happened is not None:
        own = _own_stretch(typed, happened, context)
        return own or _timing_by(typed, happened, modality, context)
    return _without_date(typed, modality, dates, ranked, context)


def _is_of_saying(typed: TypedGroup, mention: Mention) -> bool:
    """Whether a date is but that on which somebody says what the values are."""
    if is_day_of_saying(typed.passage, mention):
        return True
    is_year = calendar_date(mention).granularity == "year"
    return not is_year and is_of_saying(typed.passage, typed.group.main, mention)


def _own_stretch(typed: TypedGroup, mention: Mention, context: DatingContext) -> Timing | None:
    """Return the time of a value behind which a stretch of its own is named, while the only date
    stands before another value: "5 million in 2017 and 40 million over the next five years".
    """
    start = typed.group.values[0].start
    between = (rival.values[0].start for rival in typed.rivals if rival is not typed.group)
    if opens(typed.passage, mention) or mention.end > start:
        return None
    recent = recent_stretch(typed.passage, typed.group.values[0], context.published_on)
    if recent is not None:
        return Timing(period=recent[0], mention=recent[1], named=recent[0], rule="date")
    is_apart = any(one < mention.start for one in between)
    return Timing() if is_apart and is_length_behind(typed.passage, typed.group.main) else None


def _without_date(
    typed: TypedGroup,
    modality: Modality,
    dates: Sequence[Mention],
    ranked: Sequence[Mention],
    context: DatingContext,
) -> Timing:
    """Date a fact whose sentence names at most the day on which it is told."""
    kind = typed.statement_type
    if ranked and kind.has("event"):
        reported = dated_by_report(typed, ranked, modality)
        if reported is None:
            return Timing()
        return Timing(period=reported[0], mention=reported[1], rule="report")
    if ranked and kind.has("standing"):
        return Timing(period=calendar_date(ranked[0]), mention=ranked[0], rule="report")
    if kind.has("quoted"):
        return _quoted(typed, ranked, modality, context)
    return _undated(typed, modality, dates, context)


def _before_that(typed: TypedGroup, modality: Modality, context: DatingContext) -> Timing | None:
    """Date a value by that of the one before it in the sentence: what was expected is of the same
    time, "from 111 bcf the week before" of an earlier one.
    """
    passage, beside, group = typed.passage, context.beside, typed.group
    if beside is None:
        return None
    base = beside.named or beside.period
    if base is None:
        return None
    end = group.values[-1].end
    stop = min(
        (one.values[0].start for one in typed.rivals if one.values[0].start > end),
        default=passage.end,
    )
    period = earlier_period(passage.text[end - passage.start : stop - passage.start], base)
    if period is not None:
        return Timing(period=_at_level(typed, period), named=period, rule="earlier")
    if group.is_reference and modality == "planned":
        # "rose to 5 from 3 a year earlier, above the 4 expected": of the time of the 5
        is_behind = beside.rule == "earlier" and context.earlier.period is not None
        return replace(context.earlier if is_behind else beside, rule="before")
    return None


def _undated(
    typed: TypedGroup, modality: Modality, dates: Sequence[Mention], context: DatingContext
) -> Timing:
    """Date a fact that no date of its sentence belongs to."""
    kind, passage = typed.statement_type, typed.passage
    in_words = time_in_words(typed, modality, context)
    if in_words is not None:
        return in_words
    if kind.has("fiscal") and context.fiscal_year is not None and not (dates or lasts_for(passage)):
        return Timing(period=context.fiscal_year, rule="fiscal")
    if typed.group.is_reference and modality == "asserted":
        return context.measured_against
    goes_on = _goes_on(kind, typed)
    if goes_on and not _own_dates(typed, dates) and _is_carried(typed, context, modality):
        return _gone_on(typed, context.earlier)
    is_told = context.is_declaration and (modality == "planned" or not goes_on)
    return _of_declaration(kind, context) if is_told else Timing()


def _of_declaration(kind: StatementType, context: DatingContext) -> Timing:
    """Date what a statement or speech announces by its publication."""
    if not kind.has("event") or context.published_on is None:
        return Timing()
    published_day = CalendarDate(value=None, kind="date", basis="published")
    return Timing(period=on_day(context.published_on, published_day), rule="publication")


def _own_dates(typed: TypedGroup, dates: Sequence[Mention]) -> list[Mention]:
    """Return those of the dates that are not of what the values are measured against: "rose to 5
    bcm from 4 bcm in 2023" has none of its own.
    """
    against = [rival for rival in typed.rivals if rival.is_reference]
    return [mention for mention in dates if not any(_follows(mention, one) for one in against)]


def _follows(mention: Mention, group: ValueGroup) -> bool:
    return 0 <= mention.start - group.values[-1].end < _CLOSE


def _timing_by(
    typed: TypedGroup, mention: Mention, modality: Modality, context: DatingContext
) -> Timing:
    """Date a fact by the date that belongs to it."""
    kind, passage = typed.statement_type, typed.passage
    lasts = not (kind.has("measured") or kind.has("quoted") or kind.has("standing"))
    named = composed(passage, mention, lasts=lasts)
    named = _placed(typed, named, mention, modality, context)
    last_day = None if kind.has("event") else last_day_named(passage, mention)
    if lasts:
        rule = "until" if is_expiry(passage, mention) else "date"
        return Timing(period=last_day or named, mention=mention, named=named, rule=rule)
    period = last_day or _at_end_of_change(typed, mention, _at_level(typed, named))
    if modality == "asserted" and kind.has("measured"):
        period = _reached(period, context.published_on)
    return Timing(period=period, mention=mention, named=named, rule="date")


def _placed(
    typed: TypedGroup,
    named: CalendarDate,
    mention: Mention,
    modality: Modality,
    context: DatingContext,
) -> CalendarDate:
    """Return a period in the year that is meant: a month that is over of what is done, the fiscal
    year of a budget to come.
    """
    kind = typed.statement_type
    if modality == "asserted" and not kind.has("measured") and _YEAR.search(mention.text) is None:
        named = _past(named, context.published_on)
    if kind.has("fiscal") and context.fiscal_year is not None and _is_to_come(named, context):
        named = in_fiscal_year(named, context.fiscal_year)
    return named


def _is_of_plan(
    typed: TypedGroup, mention: Mention, modality: Modality, context: DatingContext
) -> bool:
    """Whether a date is that on which a level was only aimed at: "in May they pledged to raise
    trade to 5 million".
    """
    value, published = calendar_date(mention), context.published_on
    if not typed.statement_type.has("measured") or modality not in ("planned", "possible"):
        return False
    if published is None or value.earliest is None or value.latest is None:
        return False
    return value.latest < published and is_outside(typed.passage, typed.group.main, mention)


def _is_to_come(value: CalendarDate, context: DatingContext) -> bool:
    published = context.published_on
    return published is not None and value.earliest is not None and published < value.earliest


def _past(value: CalendarDate, published: date | None) -> CalendarDate:
    """Return the month of the year before for one that is still to come, where a fact is done."""
    if published is None or value.earliest is None or value.value is None:
        return value
    if value.earliest <= published or value.granularity != "month" or len(value.value) != _MONTH:
        return value
    first = value.earliest.replace(year=value.earliest.year - 1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return replace(
        value, value=first.isoformat()[:_MONTH], earliest=first, latest=after - timedelta(days=1)
    )


def _is_carried(typed: TypedGroup, context: DatingContext, modality: Modality) -> bool:
    """Whether the period of the fact before may be that of one without a date.

    It is no bound ("by 2030"); what is done is not in a time still to come, nor in that of a plan
    which goes on, and what is but planned is not in a time that is over, unless it
    was planned then.
    """
    period, published = context.earlier.period, context.published_on
    if period is None or (period.earliest is None and period.latest is not None):
        return False
    if published is None or period.latest is None:
        return True
    if modality != "asserted":
        lead = typed.passage.text[: typed.group.main.start - typed.passage.start]
        is_of_then = context.earlier.is_planned or typed.group.is_reference
        return is_of_then or _PAST.search(lead) is not None or published <= period.latest
    if context.earlier.is_planned and published < period.latest:
        return False
    return context.earlier.mention is None or (period.earliest or period.latest) <= published


def _gone_on(typed: TypedGroup, earlier: Timing) -> Timing:
    """Return the time of the fact before, whose period a level and a change share."""
    if earlier.period is None:
        return earlier
    earlier = replace(earlier, rule="before" if earlier.mention else "lead")
    if earlier.named is None or not typed.statement_type.has("level"):
        return earlier
    return replace(earlier, period=_at_level(typed, earlier.named))


def _reached(value: CalendarDate, published: date | None) -> CalendarDate:
    """Return when a measurement was made that is told of as of a past end: "By 2022, exports had
    grown".
    """
    if value.value is None or value.earliest is not None or value.latest is None:
        return value
    if published is not None and published < value.latest:
        return value
    return replace(value, value=value.value.removeprefix("../"), kind="date")


def _goes_on(kind: StatementType, typed: TypedGroup) -> bool:
    """Whether a fact without a date is of the time of the one before: a measurement, or an amount
    of a deal; one with a length of its own ("over 18 months") is not.
    """
    if is_length_behind(typed.passage, typed.group.main):
        return False
    if kind.has("period_goes_on") or is_measured(typed):
        return True
    return kind.has("event") and typed.group.main.kind == "money"


def is_measured(typed: TypedGroup) -> bool:
    """Whether a fact measures a time: by its type, or as what something rose or fell to."""
    return typed.statement_type.has("measured") or has_moved_to(typed.passage, typed.group)


def _at_end_of_change(typed: TypedGroup, mention: Mention, period: CalendarDate) -> CalendarDate:
    """Return the last of two years for what something changed to "between 2020 and 2021"."""
    years = (period.value or "").split("/")
    is_span = len(years) > 1 and all(_YEAR.fullmatch(year) for year in years)
    changed = has_moved_to(typed.passage, typed.group)
    if not (is_span and changed and _BETWEEN.match(mention.text)) or period.latest is None:
        return period
    return replace(
        period,
        value=years[1],
        kind="date",
        granularity="year",
        earliest=date(period.latest.year, 1, 1),
    )


def _at_level(typed: TypedGroup, value: CalendarDate) -> CalendarDate:
    """Return the last day of a week for a level in storage, which is measured at its end."""
    if not typed.statement_type.has("level") or not stands_as_level(typed.passage, typed.group):
        return value
    if value.earliest is None or value.latest is None:
        return value
    is_week = _WEEK[0] <= value.latest - value.earliest <= _WEEK[1]
    return on_day(value.latest, value) if is_week else value


def _quoted(
    typed: TypedGroup, ranked: Sequence[Mention], modality: Modality, context: DatingContext
) -> Timing:
    """Date a price of the moment: by its sentence, or by the day that the article tells of; an
    average is of the period that the article is about.

    A price that is only foreseen has no day unless one is named.
    """
    if ranked:
        return Timing(period=calendar_date(ranked[0]), mention=ranked[0], rule="date")
    told_of, earlier = context.told_of, context.earlier
    if told_of is None or modality != "asserted":
        return Timing()
    if earlier.period is not None and is_averaged(typed.passage, typed.group.main):
        return replace(earlier, rule="before")
    published_day = CalendarDate(value=None, kind="date", basis="published")
    day = on_day(trading_day(typed.passage.text, told_of), published_day)
    return Timing(period=day, rule="publication")
