"""The day on which somebody says it: when a date is only that, and when it dates what is said."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.dates import story_start
from extractors.numbers import read_number
from extractors.records import CalendarDate, Mention, Modality
from extractors.statements.passages import Passage
from extractors.statements.speech.reporting import (
    AFTER_OPENING_DAY,
    ANNOUNCING,
    BEFORE_DAY,
    DECIDING,
    RIGHT_AFTER_DAY,
)
from extractors.statements.times.dated_groups import calendar_date, opens, text_around
from extractors.statements.value_groups import TypedGroup

_SAID_BEFORE = re.compile(
    rf"""
    \b(?:{BEFORE_DAY})                            # "told"
    (?:\s[\w'’]+){{0,4}}                          # "reporters"
    (?:                                           # "in a filing", "after the talks"
        \s(?:in|at|during|after)
        \s(?:an?|the|its|his|her|their)
        (?:\s[\w'’-]+){{1,4}}
    )?
    [\s,]{{0,2}}$
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "the ministry on Thursday denied that ..."
_SAID_NEXT = re.compile(rf"^\s(?:also\s|again\s)?(?:{RIGHT_AFTER_DAY})\b")
# "On Monday the defence ministry said ..."
_SAID_AFTER_OPENING = re.compile(
    rf"^[\s,]{{0,2}}(?:[\w.'’-]+\s){{0,8}}(?:{AFTER_OPENING_DAY})\b", re.IGNORECASE
)
_CLOSE = 1  # characters between a value and the word that says that it was reported
_ANNOUNCED = re.compile(rf"\b(?:{ANNOUNCING})\b", re.IGNORECASE)
# "said on Monday it had approved a sale": who decides does so by saying it
_APPROVED_NEXT = re.compile(
    rf"^,?(?:\sthat)?\s(?:it|they|he|she)(?:\shas|\shave|\shad)?\s(?:{DECIDING})\b", re.IGNORECASE
)
# "announced on Monday that it had bought ...": the event lies before.
_CONTENT = re.compile(r"^[\s,]{0,2}that\b", re.IGNORECASE)
# ", a day after the signing", " two days after it was signed"
_SIGNED_BEFORE = re.compile(
    r"""
    ^,?\ (?P<days>a|one|two|three|four|five)\ days?\ after
    (?: \ (?:the|its)\ (?:signing|signature)
    |   \ (?:it|(?:the|its)\ (?:contract|deal|agreement))\ was\ (?:signed|struck|sealed)
    )\b
    """,
    re.VERBOSE,
)


def is_day_of_saying(passage: Passage, mention: Mention) -> bool:
    """Whether a date is that of the dateline, or the day on which somebody says it."""
    if is_in_dateline(passage, mention):
        return True
    before, after = text_around(passage, mention)
    if _SAID_NEXT.match(after) or (opens(passage, mention) and _SAID_AFTER_OPENING.match(after)):
        return True
    said = _SAID_BEFORE.search(before)
    if said is None:
        return False
    # "55 bcm reported in March", "reported 5 bcm in March", "said Norway had bought tanks in 2022":
    # the date goes with what is said.
    start = mention.start - len(before) + said.start()
    if any(0 <= start - value.end <= _CLOSE for value in passage.values):
        return False
    return not any(start < value.start < mention.start for value in passage.values)


def is_in_dateline(passage: Passage, mention: Mention) -> bool:
    """Whether a date stands in the dateline before the story."""
    return mention.start - passage.start < story_start(passage.text)


def dated_by_report(
    typed: TypedGroup, sayings: Sequence[Mention], modality: Modality
) -> tuple[CalendarDate, Mention] | None:
    """Date an event by the day it is told of, which is its own only where the announcement is the
    event; None where no such day dates it.

    A sentence that opens with the day tells of an event done by then; the month or year in which
    somebody tells of what was done or sought is near enough. "..., the minister said on Tuesday"
    dates nothing but the saying.
    """
    for mention in sayings:
        if is_in_dateline(typed.passage, mention):
            continue
        period = _period_by(typed, mention, modality)
        if period is not None:
            return period, mention
    return None


def _period_by(typed: TypedGroup, mention: Mention, modality: Modality) -> CalendarDate | None:
    told = calendar_date(mention)
    if modality == "asserted" and (signed := _signed_before(typed.passage, mention)) is not None:
        return signed
    if _announces(typed, mention, modality):
        return told
    if told.granularity in ("month", "quarter", "half", "year"):
        return told if modality != "planned" else None
    return _by(told) if modality == "asserted" and opens(typed.passage, mention) else None


def _signed_before(passage: Passage, mention: Mention) -> CalendarDate | None:
    """Return the day of a deal that is told of "on Wednesday, a day after the signing"."""
    value = calendar_date(mention)
    found = _SIGNED_BEFORE.match(text_around(passage, mention)[1])
    if found is None or value.granularity != "day" or value.latest is None:
        return None
    days = 1 if found["days"] in ("a", "one") else int(read_number(found["days"]))
    return on_day(value.latest - timedelta(days=days), value)


def _announces(typed: TypedGroup, mention: Mention, modality: Modality) -> bool:
    """Whether a day is that of an announcement which makes the deal known: of a plan, or of the
    deal as its object.
    """
    before, after = text_around(typed.passage, mention)
    if modality == "planned" and _APPROVED_NEXT.match(after) is not None:
        return True
    if modality not in ("planned", "asserted") or _ANNOUNCED.search(before) is None:
        return False
    leads = typed.group.values[0].start > mention.end and not _CONTENT.match(after)
    return modality == "planned" or leads


def on_day(day: date, like: CalendarDate) -> CalendarDate:
    """Return a day as a date, read as `like` was."""
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
