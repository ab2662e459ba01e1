"""What bounds a temporal expression: "since", "by", "until", "after", "from 2026 on"."""

import re
from collections.abc import Mapping

from extractors.dates.expressions import (
    TIMELESS,
    UNLIMITED,
    Century,
    Decade,
    Ending,
    Expression,
    FoundTime,
    Ordinal,
    Part,
    PartOfYear,
    PrintedDate,
    Range,
    Relative,
    Rolling,
)
from extractors.dates.grammar.contexts import ANYTHING, stands_after
from extractors.dates.tense import is_mishap
from extractors.lexicon import read_toml
from extractors.text import alternatives

_LIMIT_BEFORE = re.compile(
    r"""
    (?<![\w-])
    (?: (?P<first> since | (?:starting|beginning)(?:\s(?:in|on|from))? | effective(?:\sfrom)?
          | as\s(?:of|from)(?=\s\Z) | no\searlier\sthan | not\sbefore | (?:not|no)\ssooner\sthan
          | with\seffect\sfrom | post | ever\ssince )
      | (?P<last>by|until|till|up\s(?:to|until)|through|thru|(?:no|not)\slater\sthan|prior\sto|pre)
      | (?P<after>after|following|before) )
    (?:\s|-) (?P<the>the\s)? \Z
    """,
    re.VERBOSE,
)
_ONWARD_AFTER = re.compile(
    r"\s(?:onwards?(?!\w)|forward(?!\w)|on(?=\s?[.,;:)]|\s*\Z|\s(?:and|but|the|it|they)\b))"
)
_CLAUSE_ENDS = re.compile(r"\s?(?:[.,;:)\]!?]|\Z|\s(?:and|when|but|as|because|while|who|which)\b)")
_POSSESSED = re.compile(r"['’]s\s|\s(?P<noun>[a-z]{3,20})")
"""What follows a date that somebody is hit by: "by Friday's storm", "by the 7 October attacks"."""
_OR_LATER = re.compile(r"\sor\s(?:early|mid|late|even)\b")
_LIMITS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "since",
            "starting",
            "beginning",
            "effective",
            "than",
            "before",
            "post",
            "by",
            "until",
            "till",
        ),
        ANYTHING,
    ),
    **dict.fromkeys(("through", "thru", "pre", "after", "following"), ANYTHING),
    **dict.fromkeys(("in", "on"), frozenset(("starting", "beginning"))),
    "from": ANYTHING,
    "of": frozenset(("as",)),
    "to": frozenset(("up", "prior")),
}
"""The words before an expression that may be its limit, and before them one of these if any."""


def bound(found: FoundTime, lowered: str) -> FoundTime:
    """Widen an expression by the limit that stands before it: "since", "by", "until"."""
    return found if isinstance(found.expression, TIMELESS) else _limited(found, lowered)


def _limited(found: FoundTime, lowered: str) -> FoundTime:
    expression = found.expression
    if isinstance(expression, UNLIMITED) or not (
        stands_after(_LIMITS, lowered, found.start)
        or lowered.startswith((" on", " forward"), found.end)
    ):
        return found
    window = lowered[max(0, found.start - 24) : found.start]
    match = _LIMIT_BEFORE.search(window)
    if match is None or not _may_limit(match, found, lowered):
        return _onward(found, window, lowered)
    start = found.start - len(window) + match.start()
    is_first = match["first"] or (match["after"] and match["after"] != "before")
    if is_first:
        leaning = -1 if (match["first"] or "").endswith("since") else 0
        return FoundTime(
            start,
            found.end,
            Range(first=expression, last=None, leaning=leaning),
            f"{found.rule}-limit",
        )
    return FoundTime(
        start, found.end, Range(first=None, last=expression, leaning=1), f"{found.rule}-limit"
    )


def _may_limit(match: re.Match[str], found: FoundTime, lowered: str) -> bool:
    expression, word = found.expression, match["first"] or match["last"] or match["after"]
    if match["the"] and not isinstance(expression, (PartOfYear, Ordinal, Ending)):
        return False
    if word == "by" and (possessed := _POSSESSED.match(lowered, found.end)) is not None:
        return possessed["noun"] is not None and not is_mishap(possessed["noun"])
    if word in ("post", "pre"):
        return match[0].endswith("-") or _is_year(expression)
    if word in ("through", "thru"):
        return not _is_long(expression)
    if match["after"]:
        return _may_be_time_after(word, found, lowered)
    if word.startswith("as "):
        return word == "as from"
    return _OR_LATER.match(lowered, found.end) is None


def _may_be_time_after(word: str, found: FoundTime, lowered: str) -> bool:
    """Whether "before" or "after" limits a time, not an event: "after 2020", "before the end of
    May".
    """
    expression = found.expression
    if word == "before" and isinstance(expression, Part) and expression.part == "end":
        return True
    return _is_year(expression) and _CLAUSE_ENDS.match(lowered, found.end) is not None


def _is_year(expression: Expression) -> bool:
    return isinstance(expression, PrintedDate) and expression.month is None


def _is_long(expression: Expression) -> bool:
    """Whether "through" before it means during, not until: "through this decade"."""
    is_decade = isinstance(expression, Relative) and expression.unit in ("decade", "century")
    return is_decade or isinstance(expression, (Decade, Century, Rolling))


_FROM_ON = re.compile(
    rf"""
    (?: (?:\A|[\n.!?;:]\s?)
      | (?<!\w)(?:{alternatives(read_toml("extractors.dates", "limits")["opened"])})\s )
    (?P<from>from)\s(?:the\s)? \Z
    """,
    re.VERBOSE,
)
"""Where "from 2026" opens a stretch; elsewhere it may compare ("up from 2026") or say where
something comes from.
"""
_TO_DATE = re.compile(r"\s(?:to|until|till)\s(?:date|now|this\sday|the\spresent(?:\sday)?)(?!\w)")
_FROM_BEFORE = re.compile(r"(?<!\w)(?:from|as\sof)\s\Z")


def _onward(found: FoundTime, window: str, lowered: str) -> FoundTime:
    if (opened := _FROM_ON.search(window)) is not None and _CLAUSE_ENDS.match(lowered, found.end):
        start = found.start - len(window) + opened.start("from")
        return FoundTime(
            start, found.end, Range(first=found.expression, last=None), f"{found.rule}-limit"
        )
    after = _ONWARD_AFTER.match(lowered, found.end) or _TO_DATE.match(lowered, found.end)
    if after is None or (before := _FROM_BEFORE.search(window)) is None:
        return found
    start = found.start - len(window) + before.start()
    return FoundTime(
        start, after.end(), Range(first=found.expression, last=None), f"{found.rule}-limit"
    )
