"""When a fact holds that names its time in words beside no date: "for the full year", "to date"."""

from extractors.records import CalendarDate, Modality
from extractors.statements.times.dated_groups import calendar_date
from extractors.statements.times.dating import DatingContext, Timing
from extractors.statements.times.relative import (
    first_months,
    full_year,
    is_same_time,
    quarter_named,
    recent_stretch,
    until_now,
    week_reported,
)
from extractors.statements.times.reported_days import on_day
from extractors.statements.value_groups import TypedGroup, stands_as_level

_OPENING = 10  # characters at the beginning of a sentence in which it may say so of all of it
_BEHIND = 30  # characters after a value that may say "to date"


def time_in_words(typed: TypedGroup, modality: Modality, context: DatingContext) -> Timing | None:
    """Return the time of a fact by a stretch that is named beside no date: "over the past year";
    None where no words name one.

    Args:
        typed: the values in their sentence, with their type.
        modality: how real they are; only what is done is done by now.
        context: what the article says of the time.
    """
    passage, published = typed.passage, context.published_on
    if context.last_stretch is not None and is_same_time(passage.text):
        return _named(context.last_stretch)
    recent = recent_stretch(passage, typed.group.values[0], published)
    if recent is not None:
        return Timing(period=recent[0], mention=recent[1], named=recent[0], rule="date")
    if typed.statement_type.has("quoted"):
        return None
    week = _week_reported(typed, context)
    if week is not None:
        return week
    by_now = until_now(_around(typed), context.told_of) if modality == "asserted" else None
    if by_now is not None:
        return _named(by_now)
    part = _part_of_year(typed, context)
    return None if part is None else _named(part)


def _named(period: CalendarDate) -> Timing:
    return Timing(period=period, named=period, rule="words")


def _part_of_year(typed: TypedGroup, context: DatingContext) -> CalendarDate | None:
    """Return the first months, the quarter or the full year that a sentence names."""
    passage, published = typed.passage, context.published_on
    lead = passage.text[: typed.group.main.start - passage.start]
    first = first_months(passage.text, published) or quarter_named(lead, published)
    if first is not None or not typed.statement_type.has("measured"):
        return first
    is_yearly = typed.statement_type.has("of_years")
    return full_year(lead, published, context.earlier.period, is_yearly=is_yearly)


def _week_reported(typed: TypedGroup, context: DatingContext) -> Timing | None:
    """Return the week of a weekly report on what is stored, on its day or that of the article; of a
    level its last day.
    """
    if not typed.statement_type.has("level"):
        return None
    days = (calendar_date(one) for one in typed.passage.dates)
    named = next((one.latest for one in days if one.granularity == "day"), context.told_of)
    week = week_reported(typed.passage.text, named) if named is not None else None
    if week is None or week.latest is None:
        return None
    is_level = stands_as_level(typed.passage, typed.group)
    return Timing(period=on_day(week.latest, week) if is_level else week, named=week, rule="words")


def _around(typed: TypedGroup) -> str:
    """Return the beginning of a sentence and what stands behind the values of a group in it."""
    passage, values = typed.passage, typed.group.values
    behind = values[0].end - passage.start, values[-1].end - passage.start + _BEHIND
    return f"{passage.text[:_OPENING]} | {passage.text[slice(*behind)]}"
