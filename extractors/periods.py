"""When a fact holds: the date mention that belongs to its values, and the period that it gives them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.facts import Fact, stands_as_level
from extractors.passages import Passage
from extractors.records import CalendarDate, Mention, Modality

_EVENT_TYPES = frozenset(
    {
        "arms_transfer",
        "aid",
        "contract",
        "acquisition",
        "loan",
        "investment",
        "payment",
        "gas_supply",
        "military_activity",
    }
)
"""Types of events: what is reported as done on a day was done by that day."""

_MEASURED_TYPES = frozenset({"storage", "production", "demand", "gas_flow", "trade_volume"})
"""Types of measurements: a sentence without a date goes on with the period of the one before."""

_REACH = 30  # words and clause boundaries between a value and its date
_BEFORE = 12  # a date before its value counts as this much farther than one that follows
_OPENING = 14  # distance of a date that opens the sentence, wherever the value stands
_BOUND = 3  # "by the end of 2024" counts as this much nearer than a plain date
_RECENT = timedelta(days=3)  # a price quoted without a day is of the last day named, if that is so recent

_LEADING = re.compile(
    r"[\W_]*(?:(?:in|on|at|during|since|by|for|throughout|until|last|this|from|as of|early|late)\s*)?(?:the\s)?$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"^(?:by|until|through|till|from|since|before|after|over|between|every|each|per|for)\b", re.IGNORECASE
)
# "told reporters on Monday", "in a report on Friday": the day of the saying, not of what is said.
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|stated|added|warned|noted|wrote|revealed|disclosed|declared"
    r"|informed|report|statement|interview|briefing|spoke)(?:\s[\w'’]+){0,4}[\s,]{0,2}$",
    re.IGNORECASE,
)
# "approved on Friday", "announced a sale on Monday": a plan's event is that it was announced.
_ANNOUNCED = re.compile(r"\b(?:announce[sd]?|approve[sd]?|notified|announcement|cleared|unveiled)\b", re.IGNORECASE)
_SAYING_AFTER = re.compile(
    r"^[\s,]{0,2}(?:[\w.'’-]+\s){0,8}(?:said|told|confirmed|stated|reported|warned|revealed|disclosed)\b", re.IGNORECASE
)
# "their highest close since January 29", "the 2020-2024 average", "for March delivery": dates of something else.
_SUPERLATIVE = re.compile(r"\b(?:high|low|most|least|first|best|worst|biggest|largest|[a-z]{3,12}est)\b[\w\s,-]{0,40}$")
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_CONTRACT_BEFORE = re.compile(r"\b(?:futures|contracts?|delivery|deliveries) (?:for|in)\s$", re.IGNORECASE)
# "a year earlier", "the week before": when something was that is compared with, not when this was.
_COMPARED = re.compile(r"\b(?:earlier|ago|before|prior|previous)\b", re.IGNORECASE)
_AVERAGE_AFTER = re.compile(r"^(?:\s?(?:average|mean|norm|delivery|deliveries|contracts?|futures)\b|-[a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The period of a fact and the date mention it rests on; either may be missing."""

    period: CalendarDate | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What dates a fact whose sentence names no day: the publication, the last day named, the last fact's period."""

    published_on: date | None
    last_day: CalendarDate | None = None
    earlier: Timing = Timing()


def timing_of(
    passage: Passage,
    fact: Fact,
    rivals: Sequence[Fact],
    statement_type: str,
    modality: Modality,
    calendar: Calendar,
) -> Timing:
    """Return when a fact holds.

    In this order: the date that follows the value in its clause; the nearest date before it; a date that it shares with
    its neighbours; for a measurement the period of the sentence before; for a price the last day named or the day of
    publication. The day on which somebody says it is only a bound: of an event reported as done, it is the latest day.

    Args:
        passage: the sentence of the fact.
        fact: its values.
        rivals: all facts of the sentence; a date nearer to another one's values belongs to that one.
        statement_type: the fact's type.
        modality: its modality; only what is done was done by the day of the report.
        calendar: what dates it when the sentence does not.
    """
    dates = [mention for mention in passage.dates if _is_usable(passage, mention)]
    if not fact.is_reference:
        dates = [mention for mention in dates if not (rivals[1:] and _COMPARED.search(mention.text))]
    ranked = _ranked(passage, fact, rivals, dates)
    happened = [mention for mention in ranked if not _is_saying(passage, mention)]
    if happened:
        level = stands_as_level(passage, fact)
        return Timing(period=_for_type(_calendar(happened[0]), statement_type, is_level=level), mention=happened[0])
    if ranked and statement_type in _EVENT_TYPES:
        return _reported(passage, ranked[0], modality)
    if statement_type == "price":
        return _priced(ranked, calendar)
    goes_on = statement_type in _MEASURED_TYPES or (statement_type in _EVENT_TYPES and fact.main.kind == "money")
    if goes_on and not dates and not fact.is_reference:
        return calendar.earlier
    return Timing()


def _reported(passage: Passage, mention: Mention, modality: Modality) -> Timing:
    """Date an event by the day it is told of: done by then, or on that day where the announcement is the event."""
    if modality == "asserted":
        return Timing(period=_by(_calendar(mention)), mention=mention)
    if modality == "planned" and _ANNOUNCED.search(_around(passage, mention)[0]):
        return Timing(period=_calendar(mention), mention=mention)
    return Timing()


def _ranked(passage: Passage, fact: Fact, rivals: Sequence[Fact], dates: Sequence[Mention]) -> list[Mention]:
    costs = [(_distance(passage, fact, mention), mention) for mention in dates]
    near = [(cost, mention.start, mention) for cost, mention in costs if cost is not None]
    own = [one for one in near if not _rivals_nearer(passage, one[2], one[0], [r for r in rivals if r is not fact])]
    if own or fact.is_reference:
        return [mention for _, _, mention in sorted(own)]
    # "fell by 96 bcf to 2,301 bcf in the week": both share the date, unless one is but compared with.
    sharing = [rival for rival in rivals if rival is not fact and rival.is_reference]
    return [one[2] for one in sorted(near) if not _rivals_nearer(passage, one[2], one[0], sharing)]


def _rivals_nearer(passage: Passage, mention: Mention, own: int, rivals: Sequence[Fact]) -> bool:
    if _opens(passage, mention):
        return False
    others = (_distance(passage, rival, mention) for rival in rivals)
    return any(other is not None and other < own for other in others)


def _distance(passage: Passage, fact: Fact, mention: Mention) -> int | None:
    """Return how far a date is from a fact, None where it is out of reach."""
    words = passage.word_span(mention.start, mention.end)
    span = passage.word_span(fact.values[0].start, fact.values[-1].end)
    if mention.start >= fact.values[0].start:
        distance = passage.distance(max(words[0], span[1] - 1), span[1] - 1)
        bound = _BOUND if _LIMIT.match(mention.text) else 0
        return distance - bound if distance <= _REACH else None
    if _opens(passage, mention):
        return _OPENING
    distance = passage.distance(words[1], span[0])
    return distance + _BEFORE if distance <= _REACH else None


def _is_usable(passage: Passage, mention: Mention) -> bool:
    value = mention.value
    if not isinstance(value, CalendarDate) or value.value is None or value.kind not in ("date", "range"):
        return False
    before, after = _around(passage, mention)
    is_ranking = _SINCE.match(mention.text) is not None and _SUPERLATIVE.search(before) is not None
    return not (is_ranking or _AVERAGE_AFTER.match(after) or _CONTRACT_BEFORE.search(before))


def _around(passage: Passage, mention: Mention) -> tuple[str, str]:
    start, end = mention.start - passage.start, mention.end - passage.start
    return passage.text[max(start - 80, 0) : start], passage.text[end : end + 120]


def _opens(passage: Passage, mention: Mention) -> bool:
    """Whether the date opens the sentence and so dates all of it: "In November 2023, ..."."""
    at = mention.start - passage.start
    return at < 30 and _LEADING.match(passage.text[:at]) is not None


def _is_saying(passage: Passage, mention: Mention) -> bool:
    before, after = _around(passage, mention)
    return _SAYING.search(before) is not None or (_opens(passage, mention) and _SAYING_AFTER.match(after) is not None)


def _calendar(mention: Mention) -> CalendarDate:
    assert isinstance(mention.value, CalendarDate)
    return mention.value


def _for_type(value: CalendarDate, statement_type: str, *, is_level: bool) -> CalendarDate:
    """Return the last day of a week for a level in storage, which is measured at its end."""
    if statement_type != "storage" or not is_level or value.earliest is None or value.latest is None:
        return value
    is_week = timedelta(days=5) <= value.latest - value.earliest <= timedelta(days=7)
    return _day(value.latest, value) if is_week else value


def _priced(ranked: Sequence[Mention], calendar: Calendar) -> Timing:
    if ranked:
        return Timing(period=_calendar(ranked[0]), mention=ranked[0])
    published, last = calendar.published_on, calendar.last_day
    if published is None:
        return Timing()
    if last is not None and last.latest is not None and published - _RECENT <= last.latest <= published:
        return Timing(period=last)
    return Timing(period=_day(published, CalendarDate(value=None, kind="date", basis="published")))


def _day(day: date, like: CalendarDate) -> CalendarDate:
    return replace(like, value=day.isoformat(), kind="date", earliest=day, latest=day, granularity="day")


def _by(value: CalendarDate) -> CalendarDate:
    """Turn the day of a report into the period that ends with it; a longer stretch of time stays as it is."""
    if value.granularity != "day" or value.value is None or "/" in value.value:
        return value
    return replace(value, value=f"../{value.value}", kind="range", earliest=None)
