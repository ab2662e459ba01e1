"""Times that point from the day of publication or from the text: "last week", "two years ago", "the
month before".
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from extractors.dates.expressions import (
    ITSELF,
    Construction,
    Expression,
    FiscalYear,
    Ordinal,
    Part,
    PrintedDate,
    Recurring,
    Relative,
    Rolling,
    Weekday,
    iso_duration,
)
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.grammar.contexts import ENDS_HERE
from extractors.dates.words import (
    COUNT,
    ONWARD,
    ONWARD_OPENERS,
    PARTS,
    TOWARD,
    TOWARD_OPENERS,
    UNIT,
    UNITS,
    YEAR,
)
from extractors.lexicon import read_toml
from extractors.numbers import read_number
from extractors.text import ArticleText, alternatives

_LEXICON = read_toml("extractors.dates", "relative")
_FISCAL = r"(?:fiscal|financial|budget|tax)"
_SINGULAR = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)(?!\w|-)"
_POINTED = re.compile(
    rf"""
    (?P<the>the\s|(?:a|its|his|her|their|our)\s(?=previous|prior|following))?
    (?P<which>{alternatives([*TOWARD, *ONWARD])})\s
    (?:(?:full|whole|entire|calendar|trading|business|working)\s)?
    (?P<fiscal>{_FISCAL}\s)?
    (?P<unit>{_SINGULAR})
    """,
    re.VERBOSE,
)
_TEXT_UNIT = re.compile(
    r"""
    (?:(?<=\bin\s)|(?<=\bduring\s)|(?<=\bfor\s)|(?<=\bover\s))
    the\s(?P<unit>month|quarter)                             # profit for the quarter rose
    (?=\s?[.,;:]|\s(?:to|from|compared|by|of\s[0-9])\b|\s[0-9])
    """,
    re.VERBOSE,
)
_YEAR_AGO = re.compile(
    r"(?:the\s)?year[- ](?:ago|earlier)\s(?:quarter|period|month|week|day)(?!\w)"
)
_YEAR_EARLIER = re.compile(
    r"""
    the\s(?:same|corresponding)\s(?:month|quarter|period)\s
    (?: (?:of|in)\sthe\s(?:previous|prior|preceding)\syear   # the same month of the previous year
      | (?:of\s)?a\syear\s(?:earlier|ago|before) )            # the same period a year earlier
    (?!\w)
    """,
    re.VERBOSE,
)
_WEEKEND = re.compile(r"the\sweekend(?!\w|-|\sof\b)")
_BESIDE = re.compile(
    rf"the\s(?P<unit>{_SINGULAR})\s(?P<side>before|prior|earlier|after|following)"
    rf"(?!\s(?:yesterday|tomorrow)){ENDS_HERE}"
)
_LAST_BUT_ONE = re.compile(
    r"the\s(?P<unit>week|weekend|month|year)\s(?:(?P<back>before\slast)|after\snext)(?!\w)"
)
_LAST_YEAR_NOW = re.compile(
    r"""
    (?:at\s)?(?:this|the\ssame)\s(?P<what>time|period|month|week|quarter|day)\s
    (?:(?:of|in)\s)? (?P<which>last|next)\s(?P<unit>year|month|week)(?!\w)    # this time last year
    """,
    re.VERBOSE,
)
_OF_THE = re.compile(
    rf"""
    (?: (?:the\s)?(?P<part>end|close|start|beginning|middle|rest|remainder|turn)\sof\sthe\s
      | (?P<adverb>earlier|later|late|early|midway)\s(?:in|through|into)\sthe\s )
    (?:(?:current|present)\s)? (?P<fiscal>{_FISCAL}\s)?
    (?P<unit> week | month | quarter | year | decade | century
      | (?<=(?:lier|ater)\sin\sthe\s)day(?!\sof\b|\safter\stomorrow) )         # later in the day
    (?!\w|-)
    """,
    re.VERBOSE,
)
_FIRST_OF_THE = re.compile(
    rf"""
    (?:the\s)?(?P<ordinal>first|opening|last|final|closing)\s (?:(?P<count>{COUNT})\s)?
    (?P<inner>months?|quarters?|weeks?|days?) \sof\sthe\s
    (?:(?:current|present)\s)? (?P<fiscal>{_FISCAL}\s)?(?P<unit>month|quarter|year|decade)(?!\w)
    """,
    re.VERBOSE,
)
_YEAR_END = re.compile(
    rf"""
    (?:the\s|this\s)?
    (?: (?P<unit>year|month|quarter|week)(?:-|\s)?end(?!\w) (?!(?<=weekend)\sof\b)
      | (?P<mid>mid)(?:-|\s)?(?P<unit2>year|month|week)(?!\w|-)
      | end-(?P<unit3>year|month)(?!\w) )
    (?:\s(?:of\s)?(?P<year>{YEAR})(?!\w))?
    """,
    re.VERBOSE,
)
_EVERY = re.compile(rf"(?:every|each)\s(?:(?P<count>other|single|{COUNT})\s)?(?P<unit>{UNIT})")
_COMING = re.compile(r"(?:the\s)?(?:coming|upcoming)\s(?P<unit>days|weeks|months|years)(?!\w)")

_DEICTIC = re.compile(
    r"""
    (?: (?P<before>(?:the\s)?day\sbefore\syesterday) | (?P<after>(?:the\s)?day\safter\stomorrow)
      | (?P<yesterday>yesterday(?:\s(?:morning|afternoon|evening|night))?|last\snight)
      | (?P<tomorrow>tomorrow(?:\s(?:morning|afternoon|evening|night))?)
      | (?P<today>today|tonight|this\s(?:morning|afternoon|evening)|earlier\stoday|later\stoday) )
    (?!\w)
    """,
    re.VERBOSE,
)
_DEICTIC_DAYS = {"before": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "after": 2}


def _read_pointed(match: re.Match[str], article: ArticleText) -> Expression | None:
    which, unit = match["which"], UNITS[match["unit"]]
    toward = ONWARD.get(which, TOWARD.get(which, 0))
    if match["fiscal"]:
        return FiscalYear(toward=toward) if unit == "year" else Relative(unit=unit, offset=toward)
    if which in ONWARD:
        return Relative(unit=unit, offset=toward, anchor="text")
    is_stretch = match["the"] or which.endswith(("past", "coming"))
    if toward == 0 or which == "this coming":
        is_stretch = False
    if is_stretch and unit == "day":
        return Relative(unit=unit, offset=toward, anchor="text") if which == "next" else None
    if is_stretch and unit not in ("weekend", "quarter"):
        return Rolling(unit=unit, count=1, toward=toward)
    return Relative(unit=unit, offset=toward) if unit != "day" else None


def _read_text_unit(match: re.Match[str], _: ArticleText) -> Expression:
    return Relative(unit=UNITS[match["unit"]], offset=0, anchor="text")


def _read_year_ago(_: re.Match[str], __: ArticleText) -> Expression:
    return Relative(unit="year", offset=-1, anchor="text", counted=True)


def _read_weekend(match: re.Match[str], _: ArticleText) -> Expression:
    return Weekday(number=6, is_weekend=True)


def _read_beside(match: re.Match[str], _: ArticleText) -> Expression:
    offset = 1 if match["side"] in ("after", "following") else -1
    return Relative(unit=UNITS[match["unit"]], offset=offset, anchor="text")


def _read_last_but_one(match: re.Match[str], _: ArticleText) -> Expression:
    return Relative(unit=UNITS[match["unit"]], offset=-2 if match["back"] else 2)


def _read_last_year_now(match: re.Match[str], _: ArticleText) -> Expression:
    unit = UNITS[match["unit"]]
    is_told = unit == "year" and match["what"] in ("month", "quarter")
    return Relative(
        unit=unit, offset=TOWARD[match["which"]], anchor="text" if is_told else "now", counted=True
    )


_USUALLY = re.compile(rf"\b(?:{alternatives(_LEXICON['usually'])})\b", re.IGNORECASE)


def _read_of_the(match: re.Match[str], article: ArticleText) -> Expression | None:
    if match["part"] == "turn":
        return None
    unit = UNITS[match["unit"]]
    if unit == "day":
        is_usual = _USUALLY.search(article.text, max(0, match.start() - 30), match.start())
        return None if is_usual else Relative(unit="day", offset=0, anchor="text", counted=True)
    period: Expression = (
        FiscalYear(toward=0)
        if match["fiscal"] and unit == "year"
        else Relative(unit=unit, offset=0)
    )
    return _part(match["part"] or match["adverb"], period)


def _read_first_of_the(match: re.Match[str], _: ArticleText) -> Expression:
    unit, inner = UNITS[match["unit"]], UNITS[match["inner"]]
    period: Expression = (
        FiscalYear(toward=0)
        if match["fiscal"] and unit == "year"
        else Relative(unit=unit, offset=0)
    )
    is_first = match["ordinal"] in ("first", "opening")
    if match["count"] is None and match["inner"] != inner:
        return Part(part="start" if is_first else "end", of=period)
    count = int(read_number(match["count"])) if match["count"] else 1
    return Ordinal(unit=inner, number=1 if is_first else -1, of=period, count=count)


def _part(word: str, period: Expression) -> Expression:
    """Return the part of a period; "earlier this year" may be any day of it."""
    part = None if word in ("earlier", "later") else PARTS.get(word)
    return Part(part=part, of=period) if part else period


def _read_year_end(match: re.Match[str], _: ArticleText) -> Expression:
    unit = UNITS[match["unit"] or match["unit2"] or match["unit3"]]
    period: Expression = (
        PrintedDate(year=int(match["year"])) if match["year"] else Relative(unit=unit, offset=0)
    )
    return Part(part="mid" if match["mid"] else "end", of=period)


def _read_every(match: re.Match[str], _: ArticleText) -> Expression:
    unit = UNITS[match["unit"]]
    counts = {"other": Decimal(2), "single": Decimal(1), None: Decimal(1)}
    count = counts[match["count"]] if match["count"] in counts else read_number(match["count"])
    return Recurring(value=iso_duration(count, unit))


def _read_coming(match: re.Match[str], _: ArticleText) -> Expression:
    return Rolling(unit=UNITS[match["unit"]], count=0, toward=1)


def _read_deictic(match: re.Match[str], _: ArticleText) -> Expression:
    return Relative(
        unit="day", offset=next(days for name, days in _DEICTIC_DAYS.items() if match[name])
    )


_ARTICLE = frozenset(("the",))
_POINTED_OPENERS = (
    TOWARD_OPENERS | ONWARD_OPENERS | {"the", "a", "its", "his", "her", "their", "our"}
)
_PART_OPENERS = frozenset((*PARTS, "the", "rest", "remainder", "turn"))
_FIRST_OPENERS = frozenset(("the", "first", "opening", "last", "final", "closing"))
_YEAR_END_OPENERS = frozenset(("year", "month", "quarter", "week", "the", "this", "mid", "end"))
_DEICTIC_OPENERS = frozenset((ITSELF, "last", "this", "earlier", "later", "the", "day"))
RELATIVE_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    "unit": (
        Construction(
            "same-time", _LAST_YEAR_NOW, _read_last_year_now, frozenset(("at", "this", "the"))
        ),
        Construction("year-ago", _YEAR_EARLIER, _read_year_ago, _ARTICLE),
        Construction("pointed", _POINTED, _read_pointed, _POINTED_OPENERS),
        Construction("of-the-text", _TEXT_UNIT, _read_text_unit, _ARTICLE),
        Construction("weekend", _WEEKEND, _read_weekend, _ARTICLE),
        Construction("year-ago", _YEAR_AGO, _read_year_ago, _ARTICLE | {"year"}),
        Construction("last-but-one", _LAST_BUT_ONE, _read_last_but_one, _ARTICLE),
        Construction("beside", _BESIDE, _read_beside, _ARTICLE),
        Construction("part-of-the", _FIRST_OF_THE, _read_first_of_the, _FIRST_OPENERS),
        Construction("part-of-the", _OF_THE, _read_of_the, _PART_OPENERS),
        Construction("year-end", _YEAR_END, _read_year_end, _YEAR_END_OPENERS),
        Construction("every", _EVERY, _read_every, frozenset(("every", "each"))),
        Construction("coming", _COMING, _read_coming, frozenset(("the", "coming", "upcoming"))),
        Construction("deictic", _DEICTIC, _read_deictic, _ARTICLE | {"day"}),
    ),
    "deictic": (Construction("deictic", _DEICTIC, _read_deictic, _DEICTIC_OPENERS),),
    "fiscal": (
        Construction("year-end", _YEAR_END, _read_year_end, _YEAR_END_OPENERS | {ITSELF}),
        Construction("pointed", _POINTED, _read_pointed, _POINTED_OPENERS),
    ),
}
