"""Times that point from the day of publication or from the text: "last week", "two years ago", "the
month before".
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from extractors.dates.expressions import (
    ITSELF,
    Construction,
    Duration,
    Expression,
    FiscalYear,
    Ordinal,
    Part,
    PartName,
    PrintedDate,
    Recurring,
    Relative,
    Rolling,
    Unit,
    Weekday,
    iso_duration,
)
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.words import (
    COUNT,
    COUNT_OPENERS,
    ONWARD,
    ONWARD_OPENERS,
    TOWARD,
    TOWARD_OPENERS,
    UNIT,
    UNITS,
    YEAR,
)
from extractors.lexicon import read_toml
from extractors.numbers import read_number
from extractors.text import ArticleText, alternatives

_NOT_LENGTHS = alternatives(read_toml("extractors.dates", "date_contexts")["not_lengths"])
_FISCAL = r"(?:fiscal|financial|budget|tax)"
_SINGULAR = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)(?!\w|-)"
_ENDS_HERE = (
    r"(?=\s?[.,;:)\]\"”’!?]|\s?[-–—]|\s*\Z"
    r"|\s(?:and|but|or|when|as|to|by|in|on|at|that|after|because|while|amid|for|with|he|she|it|they|we|i)\b)"
)
"""What may follow "the day before" where nothing else is compared with: "the day before the vote"
is not resolved.
"""

_ENDS_CLAUSE = _ENDS_HERE.replace("|he|she|it|they|we|i)", ")")
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
    the\s(?P<unit>month|quarter)
    (?=\s?[.,;:]|\s(?:to|from|compared|by|of\s[0-9])\b|\s[0-9])
    """,
    re.VERBOSE,
)
_YEAR_AGO = re.compile(
    r"(?:the\s)?year[- ](?:ago|earlier)\s(?:quarter|period|month|week|day)(?!\w)"
)
_YEAR_EARLIER = re.compile(
    r"the\s(?:same|corresponding)\s(?:month|quarter|period)\s(?:(?:of|in)\sthe\s(?:previous|prior|preceding)\syear"
    r"|(?:of\s)?a\syear\s(?:earlier|ago|before))(?!\w)"
)
_WEEKEND = re.compile(r"the\sweekend(?!\w|-|\sof\b)")
_BESIDE = re.compile(
    rf"the\s(?P<unit>{_SINGULAR})\s(?P<side>before|prior|earlier|after|following)(?!\s(?:yesterday|tomorrow)){_ENDS_HERE}"
)
_COUNTED = re.compile(
    rf"""
    (?:(?<=between\s)(?P<between>)|(?P<halved>half\s))? (?P<low>an?|{COUNT})
    (?: (?:\sto\s|\sor\s|\s?[-–—]\s?|-to-|-\sto\s|(?(between)\sand\s|(?!))) (?P<high>{COUNT}) )?
    (?P<joint>[\s-]and[\s-]an?[\s-]half[\s-]|\+?\s|-)
    (?:(?:more|straight|consecutive|additional|extra|further|full|whole|calendar|working|business|trading|successive|long)\s)?
    (?P<unit>{UNIT}) (?P<half>\sand\sa\shalf)?
    (?: \s (?P<after>ago|earlier|later|previously|hence|from\s(?:now|today)|back|(?:before|after)\sthat
          |(?:before|after|prior|on){_ENDS_CLAUSE}) (?!\w) )?
    """,
    re.VERBOSE,
)
_LAST_BUT_ONE = re.compile(
    r"the\s(?P<unit>week|weekend|month|year)\s(?:(?P<back>before\slast)|after\snext)(?!\w)"
)
_LAST_YEAR_NOW = re.compile(
    r"(?:at\s)?(?:this|the\ssame)\s(?P<what>time|period|month|week|quarter|day)\s(?:(?:of|in)\s)?(?P<which>last|next)\s(?P<unit>year|month|week)(?!\w)"
)
_OF_THE = re.compile(
    rf"""
    (?: (?:the\s)?(?P<part>end|close|start|beginning|middle|rest|remainder|turn)\sof\sthe\s
      | (?P<adverb>earlier|later|late|early|midway)\s(?:in|through|into)\sthe\s )
    (?:(?:current|present)\s)? (?P<fiscal>{_FISCAL}\s)?
    (?P<unit>week|month|quarter|year|decade|century|(?<=(?:lier|ater)\sin\sthe\s)day(?!\sof\b|\safter\stomorrow))(?!\w|-)
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
    (?: (?P<unit>year|month|quarter|week)(?:-|\s)?end(?!\w)
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
    is_stretch = (
        (match["the"] or which.endswith(("past", "coming")))
        and which != "this coming"
        and toward != 0
    )
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


_NOT_A_LENGTH = re.compile(
    rf"[-\s]?(?:{_NOT_LENGTHS})(?!\w)|\s(?:a|an|per|each|every)\s(?:day|week|month|year)(?!\w)|\sof\sage|['’]\sold|/"
)
_AGO = ("ago", "back")
_FROM_NOW = ("from now", "from today", "hence")


def _read_counted(match: re.Match[str], article: ArticleText) -> Expression | None:
    unit, after = UNITS[match["unit"]], match["after"]
    has_article = match["low"] in ("a", "an")
    low = Decimal(1) if has_article else read_number(match["low"])
    if match["half"] or "half" in match["joint"]:
        low += Decimal("0.5")
    if match["halved"]:
        low /= 2
    if low > 10_000:
        return None
    toward = _direction(match, after)
    size, whole = (unit, low) if low == int(low) or unit not in _PIECES else _in_pieces(unit, low)
    if toward is not None and unit not in ("minute", "hour") and whole == int(whole):
        is_now = after in (*_AGO, *_FROM_NOW)
        return Relative(
            unit=size,
            offset=toward * int(whole),
            anchor="now" if is_now else "text",
            counted=True,
        )
    is_fraction = unit in ("quarter", "half") and article.text.startswith(" of", match.end())
    if after in _AGO or is_fraction or _NOT_A_LENGTH.match(match.string, match.end("unit")):
        return None
    if has_article:
        is_length = match["halved"] or match["half"] or _is_measured(match, article.text)
        length, in_unit = (whole, size) if match["halved"] else (low, unit)
        return Duration(low=length, high=length, unit=in_unit) if is_length else None
    high = read_number(match["high"]) if match["high"] else low
    return (
        Duration(low=low, high=high, unit=unit) if _is_length(match, low) and low <= high else None
    )


_MEASURED = re.compile(
    r"(?<!\w)(?:for|within|under|than|about|around|nearly|almost|least|roughly|only|just|over)\s\Z",
    re.IGNORECASE,
)


def _is_measured(match: re.Match[str], text: str) -> bool:
    """Whether "a year" is a length: after "for" or "nearly", but not in "$5 for a year's supply"."""
    if text[match.end() : match.end() + 1] in ("-", "'", "’"):
        return False
    return _MEASURED.search(text, max(0, match.start() - 12), match.start()) is not None


_PIECES: Mapping[Unit, tuple[Unit, int]] = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "hour": ("minute", 60),
}
"""The smaller units that a half of a longer one is counted in: half a year is six months."""


def _in_pieces(unit: Unit, count: Decimal) -> tuple[Unit, Decimal]:
    smaller, number = _PIECES[unit]
    return smaller, count * number


def _direction(match: re.Match[str], after: str | None) -> int | None:
    if after is None:
        return None
    return 1 if after.startswith(("later", "after", "hence", "from", "on")) else -1


def _is_length(match: re.Match[str], count: Decimal) -> bool:
    if count == 0 or (
        count != 1 and match["joint"] != "-" and match["unit"] == UNITS[match["unit"]]
    ):
        return False  # "5 year" is a slip, "May 25 day" no length at all
    return not (
        count == 1
        and UNITS[match["unit"]] in ("day", "century", "minute")
        and match["joint"] != "-"
    )


def _read_last_but_one(match: re.Match[str], _: ArticleText) -> Expression:
    return Relative(unit=UNITS[match["unit"]], offset=-2 if match["back"] else 2)


def _read_last_year_now(match: re.Match[str], _: ArticleText) -> Expression:
    unit = UNITS[match["unit"]]
    is_told = unit == "year" and match["what"] in ("month", "quarter")
    return Relative(
        unit=unit, offset=TOWARD[match["which"]], anchor="text" if is_told else "now", counted=True
    )


_PARTS: Mapping[str, PartName] = {
    "end": "end", "close": "end", "start": "start", "beginning": "start", "middle": "mid", "midway": "mid",
    "early": "early", "late": "late",
}  # fmt: skip


_USUALLY = re.compile(
    r"\b(?:often|usually|typically|generally|always|sometimes|normally|may|can)\b", re.IGNORECASE
)


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
    part = _PARTS.get(word)
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
_PART_OPENERS = frozenset((*_PARTS, "the", "earlier", "later", "rest", "remainder", "turn"))
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
        Construction("counted", _COUNTED, _read_counted, COUNT_OPENERS | {"a", "an", "half"}),
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
