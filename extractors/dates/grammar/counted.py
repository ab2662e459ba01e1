"""Times that are counted out: how far off they lie ("two years ago") and how long they last ("for
two years").
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from extractors.dates.expressions import Construction, Duration, Expression, Relative, Unit
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.grammar.contexts import ENDS_CLAUSE
from extractors.dates.words import COUNT, COUNT_OPENERS, UNIT, UNITS
from extractors.lexicon import read_toml
from extractors.numbers import read_number
from extractors.text import ArticleText, alternatives

_LEXICON = read_toml("extractors.dates", "counted")
_MOST = 10_000
"""The largest number that counts units of time."""

_COUNTED = re.compile(
    rf"""
    (?:(?<=between\s)(?P<between>)|(?P<halved>half\s))? (?P<low>an?|{COUNT})      # half a year
    (?P<fraction>\s1/[24]|\s3/4|[½¼¾]|\s[½¼¾])?                                 # 2 1/2 years
    (?: (?: \sto\s | \sor\s | \s?[-–—]\s? | -to- | -\sto\s
          | (?(between)\sand\s|(?!)) )                                          # between 2 and 3
        (?P<high>{COUNT}) )?
    (?P<joint>[\s-]and[\s-]an?[\s-]half[\s-]|\+?\s|-)                          # two-and-a-half-
    (?: (?: more|straight|consecutive|additional|extra|further|full|whole|calendar|working|business
          | trading|successive|long )\s )?
    (?P<unit>{UNIT}) (?P<half>\sand\sa\shalf)?                                   # a year and a half
    (?: \s (?P<after> ago | earlier | later | previously | hence | from\s(?:now|today) | back
          | (?:before|after)\sthat | (?:before|after|prior|on){ENDS_CLAUSE} ) (?!\w) )?
    """,
    re.VERBOSE,
)
_NOT_A_LENGTH = re.compile(
    rf"""
    [-\s]?(?:{alternatives(_LEXICON["not_lengths"])})(?!\w)                     # a 52-week high
  | \s(?:a|an|per|each|every)\s(?:day|week|month|year)(?!\w)                   # two days a week
  | \sof\sage | ['’]\sold | /                                                # ten years of age
    """,
    re.VERBOSE,
)
_MEASURED = re.compile(rf"(?<!\w)(?:{alternatives(_LEXICON['measured'])})\s\Z", re.IGNORECASE)
_AGO = ("ago", "back")
_FROM_NOW = ("from now", "from today", "hence")
_FRACTIONS: Mapping[str, Decimal] = {
    "1/2": Decimal("0.5"), "½": Decimal("0.5"), "1/4": Decimal("0.25"), "¼": Decimal("0.25"),
    "3/4": Decimal("0.75"), "¾": Decimal("0.75"),
}  # fmt: skip
_DESCRIBED = re.compile(r"\s[a-z]{4,}")
_AGED = re.compile(r"\bage[sd]?(?:\sof)?\s(?:between\s)?\Z", re.IGNORECASE)
_AT_THE_HOUR = re.compile(
    r"\b(?:at|from|until|till|by|between|[0-2][0-9][0-5][0-9]\s(?:to|and))\s\Z", re.IGNORECASE
)
_DETERMINED = re.compile(r"(?<!\w)(?:a|the|an|its|his|her|their|this|that)\s\Z", re.IGNORECASE)
_QUARTER_CENTURY = re.compile(r"a\squarter[\s-](?:of\sa\s)?century(?!\w)")
_PIECES: Mapping[Unit, tuple[Unit, int]] = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "hour": ("minute", 60),
}
"""The smaller units that a half of a longer one is counted in: half a year is six months."""


def _read_counted(match: re.Match[str], article: ArticleText) -> Expression | None:
    unit, count = UNITS[match["unit"]], _count(match)
    before = article.text[max(0, match.start() - 16) : match.start()]
    is_hour = unit == "hour" and re.fullmatch(r"[0-2][0-9][0-5][0-9]", match["low"])
    if count > _MOST or (is_hour and _AT_THE_HOUR.search(before)) or _AGED.search(before):
        return None
    return _distance(match, count, unit) or _length(match, count, unit, article.text)


def _count(match: re.Match[str]) -> Decimal:
    count = Decimal(1) if _has_article(match) else read_number(match["low"])
    if match["half"] or "half" in match["joint"]:
        count += Decimal("0.5")
    count += _FRACTIONS.get((match["fraction"] or "").strip(), Decimal(0))
    return count / 2 if match["halved"] else count


def _has_article(match: re.Match[str]) -> bool:
    return match["low"] in ("a", "an")


def _distance(match: re.Match[str], count: Decimal, unit: Unit) -> Relative | None:
    """Return how far off "two years ago" or "half a year later" lies; None where nothing says from
    where, or the calendar has no such fraction.
    """
    after = match["after"]
    if after is None or unit in ("minute", "hour"):
        return None
    size, whole = _in_whole_units(unit, count)
    if whole != int(whole):
        return None
    is_ahead = after.startswith(("later", "after", "hence", "from", "on"))
    return Relative(
        unit=size,
        offset=int(whole) if is_ahead else -int(whole),
        anchor="now" if after in (*_AGO, *_FROM_NOW) else "text",
        counted=True,
    )


def _in_whole_units(unit: Unit, count: Decimal) -> tuple[Unit, Decimal]:
    """Return a count in the smaller unit where it has a fraction: a year and a half, 18 months."""
    if count == int(count) or unit not in _PIECES:
        return unit, count
    smaller, number = _PIECES[unit]
    return smaller, count * number


def _length(match: re.Match[str], count: Decimal, unit: Unit, text: str) -> Duration | None:
    """Return how long something lasts: "for five to six years", "a two-year plan"."""
    if _is_no_length(match, unit, text):
        return None
    if _has_article(match):
        if not (match["halved"] or match["half"] or _is_measured(match, text)):
            return None
        size, length = _in_whole_units(unit, count) if match["halved"] else (unit, count)
        return Duration(low=length, high=length, unit=size)
    high = read_number(match["high"]) if match["high"] else count
    if not _is_printed_as_length(match, count, text) or count > high:
        return None
    return Duration(low=count, high=high, unit=unit)


def _is_no_length(match: re.Match[str], unit: Unit, text: str) -> bool:
    """Whether the words around say that no time passes: "a quarter of it", "a 52-week high"."""
    is_fraction = unit in ("quarter", "half") and text.startswith(" of", match.end())
    if match["after"] in _AGO or is_fraction:
        return True
    return _NOT_A_LENGTH.match(match.string, match.end("unit")) is not None


def _is_measured(match: re.Match[str], text: str) -> bool:
    """Whether "a year" is a length: after "for" or "nearly", not in "$5 for a year's supply"."""
    if text[match.end() : match.end() + 1] in ("-", "'", "’"):
        return False
    return _MEASURED.search(text, max(0, match.start() - 12), match.start()) is not None


def _is_printed_as_length(match: re.Match[str], count: Decimal, text: str) -> bool:
    """Whether number and unit agree: "5 year" is a slip unless it describes ("a 30 day truce"),
    "May 25 day" no length at all.
    """
    if count == 0 or match["joint"].endswith("-"):
        return count != 0
    before = text[max(0, match.start() - 7) : match.start()]
    if _DETERMINED.search(before) and _DESCRIBED.match(text, match.end()):
        return True
    unit = UNITS[match["unit"]]
    return unit not in ("day", "century", "minute") if count == 1 else match["unit"] != unit


def _read_quarter_century(_: re.Match[str], __: ArticleText) -> Duration:
    return Duration(low=Decimal(25), high=Decimal(25), unit="year")


COUNTED_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    "unit": (
        Construction("quarter-century", _QUARTER_CENTURY, _read_quarter_century, frozenset(("a",))),
        Construction("counted", _COUNTED, _read_counted, COUNT_OPENERS | {"a", "an", "half"}),
    ),
}
