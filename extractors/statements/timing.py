"""When a fact holds: the date mention that belongs to its values, and the period that it gives
them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.dates import story_start
from extractors.numbers import read_number
from extractors.records import CalendarDate, Mention, Modality
from extractors.statements.passages import Passage
from extractors.statements.value_groups import Fact, stands_as_level

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

_STANDING_TYPES = frozenset({"reserve"})
"""Types of what stands so when it is reported: the day of the report is the day for which it holds.
"""

_MEASURED_TYPES = frozenset({"storage", "production", "demand", "gas_flow", "trade_volume"})
"""Types of measurements: a sentence without a date goes on with the period of the one before."""

_REACH = 30  # words and clause boundaries between a value and its date
_BEFORE = 12  # a date before its value counts as this much farther than one that follows
_OPENING = 14  # distance of a date that opens the sentence, wherever the value stands
_BOUND = 3  # "by the end of 2024" counts as this much nearer than a plain date
_RECENT = timedelta(
    days=3
)  # a price quoted without a day is of the last day named, if that is so recent

_LEADING = re.compile(
    r"[\W_]*(?:(?:in|on|at|during|since|by|for|throughout|until|last|this|from|as of|early|late)\s*)?(?:the\s)?$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"^(?:by|until|through|till|from|since|before|after|over|between|every|each|per|for)\b",
    re.IGNORECASE,
)
# "told reporters on Monday", "said in a filing on Friday": the day of the saying, not of what is
# said.
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|stated|added|warned|noted|wrote|revealed|disclosed|declared"
    r"|informed|denied|report|statement|interview|briefing|spoke)(?:\s[\w'’]+){0,4}"
    r"(?:\s(?:in|at|during|after)\s(?:an?|the|its|his|her|their)(?:\s[\w'’-]+){1,4})?[\s,]{0,2}$",
    re.IGNORECASE,
)
# "approved on Friday", "announced a sale on Monday": a plan's event is that it was announced.
_ANNOUNCED = re.compile(
    r"\b(?:announce[sd]?|approve[sd]?|notified|announcement|cleared|unveiled)\b", re.IGNORECASE
)
# "the ministry on Thursday denied that ...".
# "announced on Monday that it had bought ...": the event lies before.
_CONTENT = re.compile(r"^[\s,]{0,2}that\b", re.IGNORECASE)
_SIGNED_BEFORE = re.compile(
    r"^,? (?P<days>a|one|two|three|four|five) days? after (?:(?:the|its) (?:signing|signature)"
    r"|(?:it|(?:the|its) (?:contract|deal|agreement)) was (?:signed|struck|sealed))\b"
)
_SAYING_NEXT = re.compile(
    r"^\s(?:also\s|again\s)?(?:said|told|confirmed|stated|reported|warned|revealed|disclosed|denied|declared"
    r"|announced\sthat)\b"
)
_SAYING_AFTER = re.compile(
    r"^[\s,]{0,2}(?:[\w.'’-]+\s){0,8}(?:said|told|confirmed|stated|reported|warned|revealed|disclosed)\b",
    re.IGNORECASE,
)
# "their highest close since January 29", "the 2020-2024 average", "for March delivery": dates of
# something else.
_SUPERLATIVE = re.compile(
    r"\b(?:high|low|most|least|first|best|worst|biggest|largest|[a-z]{3,12}est)\b[\w\s,-]{0,40}$"
)
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_CONTRACT_BEFORE = re.compile(
    r"\b(?:futures|contracts?|delivery|deliveries) (?:for|in)\s$", re.IGNORECASE
)
# "a year earlier", "the week before": when something was that is compared with, not when this was.
_COMPARED = re.compile(r"\b(?:earlier|ago|before|prior|previous)\b", re.IGNORECASE)
_AVERAGE_AFTER = re.compile(
    r"^(?:\s?(?:average|mean|norm|delivery|deliveries|contracts?|futures)\b|-[a-z])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The period of a fact and the date mention it rests on; either may be missing."""

    period: CalendarDate | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What dates a fact whose sentence names no day: the publication, the last day named, the last
    fact's period.
    """

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

    In this order: the date that follows the value in its clause; the nearest date before it; a date
    that it shares with its neighbours; for a measurement the period of the sentence before; for a
    price the last day named or the day of publication. The day on which somebody says it, and that
    of the dateline, date the saying alone (`_reported`).

    Args:
        passage: the sentence of the fact.
        fact: its values.
        rivals: all facts of the sentence; a date nearer to another one's values belongs to that
            one.
        statement_type: the fact's type.
        modality: its modality; only what is done was done by the day of the report.
        calendar: what dates it when the sentence does not.
    """
    dates = [mention for mention in passage.dates if _is_usable(passage, mention)]
    if not fact.is_reference:
        dates = [
            mention for mention in dates if not (rivals[1:] and _COMPARED.search(mention.text))
        ]
    ranked = _ranked(passage, fact, rivals, dates)
    happened = [mention for mention in ranked if not _is_saying(passage, mention)]
    if happened:
        level = stands_as_level(passage, fact)
        return Timing(
            period=_for_type(_calendar(happened[0]), statement_type, is_level=level),
            mention=happened[0],
        )
    if ranked and statement_type in _EVENT_TYPES:
        return _reported(passage, fact, ranked, modality)
    if ranked and statement_type in _STANDING_TYPES:
        return Timing(period=_calendar(ranked[0]), mention=ranked[0])
    if statement_type == "price":
        return _priced(ranked, calendar)
    goes_on = statement_type in _MEASURED_TYPES or (
        statement_type in _EVENT_TYPES and fact.main.kind == "money"
    )
    if goes_on and not dates and not fact.is_reference:
        return calendar.earlier
    return Timing()


def _reported(
    passage: Passage, fact: Fact, sayings: Sequence[Mention], modality: Modality
) -> Timing:
    """Date an event by the day it is told of, which is its own only where the announcement is the
    event.

    A sentence that opens with the day tells of an event done by then; a week or month in which
    somebody tells of it is near enough. "..., the minister said on Tuesday" dates nothing but the
    saying.
    """
    for mention in sayings:
        if _in_dateline(passage, mention):
            continue
        if modality == "asserted" and (day_before := _signed_before(passage, mention)) is not None:
            return Timing(period=day_before, mention=mention)
        if _announces(passage, fact, mention, modality):
            return Timing(period=_calendar(mention), mention=mention)
        if modality == "asserted" and (
            _opens(passage, mention) or _calendar(mention).granularity != "day"
        ):
            return Timing(period=_by(_calendar(mention)), mention=mention)
    return Timing()


def _signed_before(passage: Passage, mention: Mention) -> CalendarDate | None:
    """Return the day of a deal that is told of "on Wednesday, a day after the signing"."""
    value = _calendar(mention)
    found = _SIGNED_BEFORE.match(_around(passage, mention)[1])
    if found is None or value.granularity != "day" or value.latest is None:
        return None
    days = 1 if found["days"] in ("a", "one") else int(read_number(found["days"]))
    return _day(value.latest - timedelta(days=days), value)


def _announces(passage: Passage, fact: Fact, mention: Mention, modality: Modality) -> bool:
    """Whether a day is that of an announcement which makes the deal known: of a plan, or of the
    deal as its object.
    """
    verbs = list(_ANNOUNCED.finditer(_around(passage, mention)[0]))
    if modality not in ("planned", "asserted") or not verbs:
        return False
    leads = fact.values[0].start > mention.end and not _CONTENT.match(_around(passage, mention)[1])
    return modality == "planned" or leads


def _in_dateline(passage: Passage, mention: Mention) -> bool:
    return mention.start - passage.start < story_start(passage.text)


def _ranked(
    passage: Passage, fact: Fact, rivals: Sequence[Fact], dates: Sequence[Mention]
) -> list[Mention]:
    costs = [(_distance(passage, fact, mention), mention) for mention in dates]
    near = [(cost, mention.start, mention) for cost, mention in costs if cost is not None]
    own = [
        one
        for one in near
        if not _rivals_nearer(passage, one[2], one[0], [r for r in rivals if r is not fact])
    ]
    if own or fact.is_reference or fact.actor_at is not None:
        return [mention for _, _, mention in sorted(own)]
    # "fell by 96 bcf to 2,301 bcf in the week": both share the date, unless one is but compared
    # with.
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
    if (
        not isinstance(value, CalendarDate)
        or value.value is None
        or value.kind not in ("date", "range")
    ):
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
    if _in_dateline(passage, mention):
        return True
    before, after = _around(passage, mention)
    if _SAYING_NEXT.match(after) or (_opens(passage, mention) and _SAYING_AFTER.match(after)):
        return True
    said = _SAYING.search(before)
    # "reported 5 bcm in March", "said Norway had bought tanks in 2022": the date goes with what is
    # said.
    start = mention.start - len(before) + said.start() if said else 0
    return said is not None and not any(
        start < value.start < mention.start for value in passage.values
    )


def _calendar(mention: Mention) -> CalendarDate:
    assert isinstance(mention.value, CalendarDate)
    return mention.value


def _for_type(value: CalendarDate, statement_type: str, *, is_level: bool) -> CalendarDate:
    """Return the last day of a week for a level in storage, which is measured at its end."""
    if (
        statement_type != "storage"
        or not is_level
        or value.earliest is None
        or value.latest is None
    ):
        return value
    is_week = timedelta(days=5) <= value.latest - value.earliest <= timedelta(days=7)
    return _day(value.latest, value) if is_week else value


def _priced(ranked: Sequence[Mention], calendar: Calendar) -> Timing:
    if ranked:
        return Timing(period=_calendar(ranked[0]), mention=ranked[0])
    published, last = calendar.published_on, calendar.last_day
    if published is None:
        return Timing()
    if (
        last is not None
        and last.latest is not None
        and published - _RECENT <= last.latest <= published
    ):
        return Timing(period=last)
    return Timing(period=_day(published, CalendarDate(value=None, kind="date", basis="published")))


def _day(day: date, like: CalendarDate) -> CalendarDate:
    return replace(
        like, value=day.isoformat(), kind="date", earliest=day, latest=day, granularity="day"
    )


def _by(value: CalendarDate) -> CalendarDate:
    """Turn the day of a report into the period that ends with it; a longer stretch of time stays as
    it is.
    """
    if value.granularity != "day" or value.value is None or "/" in value.value:
        return value
    return replace(value, value=f"../{value.value}", kind="range", earliest=None)
