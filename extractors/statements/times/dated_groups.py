"""Which dates of a sentence belong to which values: how far a date is from a value group, and
whether another group of the sentence is nearer.
"""

import re
from collections.abc import Iterable, Sequence

from extractors.records import CalendarDate, Mention
from extractors.statements.passages import Passage
from extractors.statements.times.date_clauses import is_aside, is_elsewhere
from extractors.statements.value_groups import TypedGroup, ValueGroup, words_of_group

_REACH = 30  # words and clause boundaries between a value and its date
_BEFORE = 12  # a date before its value counts as this much farther than one that follows
_OPENING = 14  # distance of a date that opens the sentence, wherever the value stands
_OPENING_REACH = 30  # characters before a date that opens the sentence
_BOUND = 3  # "by the end of 2024" counts as this much nearer than a plain date
_READ_BEFORE, _READ_AFTER = 80, 120  # characters read around a date

# What may stand before a date that opens its sentence: "In late 2023, ...".
_LEADING = re.compile(
    r"""
    [\W_]*
    (?: (?: in|on|at|during|since|by|for|throughout|until|last|this|from|as\ of|early|late )\s* )?
    (?: the\s )?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIMIT = re.compile(
    r"^(?:by|until|through|till|from|since|before|after|over|between|every|each|per|for)\b",
    re.IGNORECASE,
)
# "their highest close since January 29": a ranking holds for the time since then, not then.
_SUPERLATIVE = re.compile(
    r"\b(?:high|low|most|least|first|best|worst|biggest|largest|[a-z]{3,12}est)\b[\w\s,-]{0,40}$"
)
_SINCE = re.compile(r"since\b", re.IGNORECASE)
# "contracts for March", "delivery in June": when something else is due.
_CONTRACT_BEFORE = re.compile(
    r"\b(?:futures|contracts?|delivery|deliveries) (?:for|in)\s$", re.IGNORECASE
)
# "the 2020-2024 average", "below 2024 levels", "the March contract": the date names what it stands
# before.
_AVERAGE_AFTER = re.compile(
    r"^(?:\s?(?:average|mean|norm|levels?(?!\sof\b)|delivery|deliveries|contracts?|futures|built)\b"
    r"|-[a-z])"
)
# "Thursday's weekly storage report": the day of the report.
_REPORT_AFTER = re.compile(
    r"^['’]s\s(?:[\w-]+\s){0,4}(?:report|data|statement|release|survey|meeting|summit|filing)\b"
)
# "a year earlier", "the week before": when something was that is compared with, not when this was.
_THAN = re.compile(
    r"\b(?:than|below|above|versus|comparable|compared)\b[^.;]{0,40}$", re.IGNORECASE
)
# "50 percent more than this year", "a 5 million increase from 2024", "a rise of 5 million from
# May", "down slightly from 2024", "up 2% from the year before", "a 5 percent rise from the 2021
# level" and "8% lower compared to 2023"
_AGAINST = re.compile(
    r"""
    \b(?:
        (?:more|less|higher|lower|fewer|larger|smaller)\sthan(?:\sin)?
    |   (?:increase|rise|jump|gain|drop|fall|decline|decrease|up|down)
        (?:\s(?:of|by)\s[^\s;]{1,20}(?:\s[a-z]{1,12}){0,2})?
        (?:\s[a-z]{2,12}ly)?
        (?:\s(?:by\s)?[\d.,]{1,8}\s?(?:%|percent|per\scent|pct))?
        \s(?P<link>from|on|over)(?:\sthe)?
    |   (?:up|down)\s[\d.,]{1,12}\s[a-z]{1,9}\sfrom
    |   (?:compared|relative|versus|vs\.?)(?:\s(?:to|with))?(?:\sthat)?
        (?:\sthe\s(?:same|corresponding)\s[a-z]{4,7})?(?:\s(?:in|of))?(?:\sthe)?
    )\s$
    """,
    re.VERBOSE,
)
# "from last year's 5 million"
_POSSESSIVE = re.compile(r"['’]s\b")
_CONJUNCT = re.compile(r"(?P<comma>,?)\s(?:and|but|while)\s(?:in\s|on\s)?$")
_COMPARED = re.compile(r"\b(?:earlier|ago|before|prior|previous)\b", re.IGNORECASE)


def usable_dates(typed: TypedGroup) -> list[Mention]:
    """Return the dates of the sentence that may say when a group holds, in text order."""
    usable = [mention for mention in typed.passage.dates if is_usable(typed.passage, mention)]
    dates = [mention for mention in usable if not _is_aside(typed, mention)]
    if typed.group.is_earlier:
        return dates
    if len(typed.rivals) < 2:
        return [mention for mention in dates if not _is_compared(typed.passage, mention)]
    return [
        mention
        for mention in dates
        if not (_COMPARED.search(mention.text) or _is_against(typed.passage, mention))
    ]


def _is_aside(typed: TypedGroup, mention: Mention) -> bool:
    """Whether a date stands in a clause that does not tell of the values."""
    passage = typed.passage
    if opens(passage, mention):
        return False
    if not typed.statement_type.has("event") and is_aside(passage, typed.group.main, mention):
        return True
    return is_elsewhere(passage, typed.group.main, mention)


def _is_compared(passage: Passage, mention: Mention) -> bool:
    """Whether a date is that of what something is measured against: "than a year ago"."""
    if _is_against(passage, mention):
        return True
    before, _ = text_around(passage, mention)
    return _COMPARED.search(mention.text) is not None and _THAN.search(before) is not None


def _is_against(passage: Passage, mention: Mention) -> bool:
    """Whether a rise or fall is told as one from a date on: "an increase of 5 million from May"."""
    before, after = text_around(passage, mention)
    found = _AGAINST.search(before)
    if found is None or _POSSESSIVE.match(after):
        return False
    # "up 5 percent on 2023", but not "up 5 percent on Monday"
    return found["link"] != "on" or calendar_date(mention).granularity != "day"


def ranked_dates(typed: TypedGroup, dates: Sequence[Mention]) -> list[Mention]:
    """Return those of the dates that belong to a group, the nearest first.

    A date nearer to the values of another group belongs to that one, unless no date is nearest to
    this one: "fell by 96 bcf to 2,301 bcf in the week" gives the week to both.
    """
    passage, group = typed.passage, typed.group
    costs = [(_distance(passage, group, mention), mention) for mention in dates]
    near = sorted((cost, mention.start, mention) for cost, mention in costs if cost is not None)
    rivals = [rival for rival in typed.rivals if rival is not group]
    own = _not_nearer_to(passage, near, rivals)
    if own or group.is_earlier or group.actor_at is not None:
        return own
    # What is but compared with keeps its date for itself.
    return _not_nearer_to(passage, near, [rival for rival in rivals if rival.is_earlier])


def opens(passage: Passage, mention: Mention) -> bool:
    """Whether the date opens the sentence and so dates all of it: "In November 2023, ..."."""
    at = mention.start - passage.start
    return at < _OPENING_REACH and _LEADING.match(passage.text[:at]) is not None


def text_around(passage: Passage, mention: Mention) -> tuple[str, str]:
    """Return what is read before and after a date in its sentence."""
    start, end = mention.start - passage.start, mention.end - passage.start
    return (
        passage.text[max(start - _READ_BEFORE, 0) : start],
        passage.text[end : end + _READ_AFTER],
    )


def calendar_date(mention: Mention) -> CalendarDate:
    """Return the value of a mention of a date."""
    assert isinstance(mention.value, CalendarDate)
    return mention.value


def _not_nearer_to(
    passage: Passage, near: Iterable[tuple[int, int, Mention]], rivals: Sequence[ValueGroup]
) -> list[Mention]:
    return [
        mention for cost, _, mention in near if not _rivals_nearer(passage, mention, cost, rivals)
    ]


def _rivals_nearer(
    passage: Passage, mention: Mention, own: int, rivals: Sequence[ValueGroup]
) -> bool:
    if opens(passage, mention):
        return False
    others = (_distance(passage, rival, mention) for rival in rivals)
    return any(other is not None and other < own for other in others)


def _distance(passage: Passage, group: ValueGroup, mention: Mention) -> int | None:
    """Return how far a date is from a group, None where it is out of reach."""
    words = passage.word_span(mention.start, mention.end)
    span = words_of_group(passage, group)
    if mention.start >= group.values[0].start:
        if _opens_conjunct(passage, mention):
            return None
        distance = passage.distance(max(words[0], span[1] - 1), span[1] - 1)
        bound = _BOUND if _LIMIT.match(mention.text) else 0
        return distance - bound if distance <= _REACH else None
    if opens(passage, mention):
        return _OPENING
    distance = passage.distance(words[1], span[0])
    before = 0 if _opens_conjunct(passage, mention) else _BEFORE
    return distance + before if distance <= _REACH else None


def _opens_conjunct(passage: Passage, mention: Mention) -> bool:
    """Whether a date begins a joined clause with a value: ", and last month it was 5", "in June it
    was 4 and last month 5".
    """
    before, _ = text_around(passage, mention)
    joined = _CONJUNCT.search(before)
    if joined is None or all(value.start < mention.end for value in passage.values):
        return False
    return bool(joined["comma"]) or (
        any(value.start < mention.start for value in passage.values)
        and any(opens(passage, one) for one in passage.dates if one.start < mention.start)
    )


def is_usable(passage: Passage, mention: Mention) -> bool:
    """Whether a date can date a fact: it is a time, and not that of something else."""
    value = calendar_date(mention)
    if value.value is None or value.kind not in ("date", "range"):
        return False
    before, after = text_around(passage, mention)
    is_ranking = _SINCE.match(mention.text) is not None and _SUPERLATIVE.search(before) is not None
    return not (
        is_ranking
        or _AVERAGE_AFTER.match(after)
        or _CONTRACT_BEFORE.search(before)
        or _REPORT_AFTER.match(after)
    )
