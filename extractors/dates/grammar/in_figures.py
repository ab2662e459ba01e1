"""Dates in figures ("27.08.2022", "4/6/22") and in unusual punctuation ("06-Feb-2024",
"2024/Feb/06").

dateparser reads these rare forms: it knows their separators, orders and short years. It is not used
elsewhere, because it takes 0.5 to 0.7 ms for a date, as long as spaCy takes to tokenize 300 words,
and because it is wrong or silent on what news is full of: it fills a missing year, month or day
from a base date without saying so ("February" becomes a day), takes "may", "march", "sun" and bare
numbers for dates, resolves "last week" to one day, and knows no ranges, quarters, fiscal years,
seasons or open intervals. The order of day and month is decided here, never by its default.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

import dateparser

from extractors.dates.expressions import (
    FIGURES,
    ITSELF,
    Construction,
    Either,
    Expression,
    Ordinal,
    PrintedDate,
    Relative,
)
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.words import DAY_NUMBER, MONTH, TOWARD
from extractors.lexicon import read_toml
from extractors.text import ArticleText, alternatives, view

_LEXICON = read_toml("extractors.dates", "in_figures")
_ISO = re.compile(
    r"""
    (?P<year>[12][0-9]{3}) (?P<sign>[-/.])                 # 2024-05-03, 2024/5/3
    (?P<month>0?[1-9]|1[0-2]) (?P=sign) (?P<day>[0-2]?[0-9]|3[01])
    (?=t[0-9]{2}:|(?![\w%]|[-/.,][0-9]))                   # 2024-05-03T10:15
    """,
    re.VERBOSE,
)
_FIGURES = re.compile(
    r"""
    (?P<one>[0-2]?[0-9]|3[01]) (?P<sign>[-/.])             # 27.08.2022, 4/6/22
    (?P<two>[0-2]?[0-9]|3[01]) (?P=sign) (?P<year>[12][0-9]{3}|[0-9]{2})
    (?![\w%]|[-/.,:][0-9])
    """,
    re.VERBOSE,
)
_SPELLED = re.compile(
    rf"""
    (?: [0-9]{{1,4}} (?P<sign>[-/.]) {MONTH} (?P=sign) [0-9]{{1,4}}
      | {MONTH} (?P<sign2>[-/.]) [0-9]{{1,2}} (?P=sign2) [0-9]{{2,4}} )
    (?![\w%]|[-/.,][0-9])
    """,
    re.VERBOSE,
)
_ON_THE_DAY = re.compile(
    rf"""
    the\s (?P<day>{DAY_NUMBER})(?:st|nd|rd|th)(?!\w)
    (?: \sof\s(?P<which>last|this|next)\smonth(?!\w)      # the 22nd of last month
      | (?= \s?[.,;:)!?] | \s*\Z                         # on the 22nd, they
          | \s(?:and|but|when|he|she|it|they|we|the)\b ) )
    """,
    re.VERBOSE,
)
_NINE_ELEVEN = re.compile(rf"9/11(?![\w/.-]|\s(?:{alternatives(_LEXICON['nine_eleven'])}))")
# dateparser never looks at the clock for a date whose three parts are printed; the base only makes
# sure of it.
_SETTINGS = {"STRICT_PARSING": True, "RELATIVE_BASE": datetime(2000, 1, 1)}  # noqa: DTZ001 - a day has no zone


@lru_cache(maxsize=4096)
def read_day(text: str, order: str) -> date | None:
    """Return the day that dateparser reads; `order` says how the parts stand: ``DMY``, ``MDY`` or
    ``YMD``.

    >>> read_day("06-feb-2024", "DMY"), read_day("31/31/2024", "DMY")
    (datetime.date(2024, 2, 6), None)
    """
    read = dateparser.parse(text, languages=["en"], settings=_SETTINGS | {"DATE_ORDER": order})
    return read.date() if read else None


def _printed(day: date | None) -> PrintedDate | None:
    return PrintedDate(year=day.year, month=day.month, day=day.day) if day else None


_STANDARD_BEFORE = re.compile(r"\b(?:EN|ISO|DIN|IEC|BS|ASTM)\s\Z")


def _read_iso(match: re.Match[str], article: ArticleText) -> Expression | None:
    if _STANDARD_BEFORE.search(article.text, max(0, match.start() - 6), match.start()):
        return None
    return PrintedDate(year=int(match["year"]), month=int(match["month"]), day=int(match["day"]))


def _read_figures(match: re.Match[str], article: ArticleText) -> Expression | None:
    if len(match["year"]) == 2 and match["sign"] != "/":
        return None  # 1.2.34 is a version, 12-10-15 a score
    day_first = _printed(read_day(match[0], "DMY")) if int(match["two"]) <= 12 else None
    month_first = _printed(read_day(match[0], "MDY")) if int(match["one"]) <= 12 else None
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    match day_comes_first(article, match["sign"]):
        case True:
            return day_first
        case False:
            return month_first
    return Either(one=month_first, other=day_first)


def day_comes_first(article: ArticleText, sign: str) -> bool | None:
    """Return whether the text writes the day before the month in figures, None if no date of it
    tells.

    With full stops the day always comes first; no country writes ``month.day.year``.
    """
    return True if sign == "." else _usual_order(article)


@view
def _usual_order(article: ArticleText) -> bool | None:
    dates = _FIGURES.finditer(article.text)
    orders = {
        int(found["one"]) > 12 for found in dates if max(int(found["one"]), int(found["two"])) > 12
    }
    return orders.pop() if len(orders) == 1 else None


def _read_spelled(match: re.Match[str], _: ArticleText) -> Expression | None:
    order = "MDY" if match["sign2"] else "YMD" if match[0][:4].isdigit() else "DMY"
    return _printed(read_day(match[0], order))


def _read_on_the_day(match: re.Match[str], article: ArticleText) -> Expression | None:
    day = int(match["day"])
    if match["which"]:
        return Ordinal(
            unit="day", number=day, of=Relative(unit="month", offset=TOWARD[match["which"]])
        )
    is_day = article.text[max(0, match.start() - 3) : match.start()].lower() == "on "
    return PrintedDate(day=day) if is_day else None


def _read_nine_eleven(_: re.Match[str], __: ArticleText) -> Expression:
    return PrintedDate(year=2001, month=9, day=11)


FIGURE_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    "number": (
        Construction("day-of-the-month", _ON_THE_DAY, _read_on_the_day, frozenset(("the",))),
        Construction("nine-eleven", _NINE_ELEVEN, _read_nine_eleven),
        Construction("iso-date", _ISO, _read_iso),
        Construction("date-in-figures", _FIGURES, _read_figures),
        Construction("date-in-figures", _SPELLED, _read_spelled),
    ),
    "month": (
        Construction("date-in-figures", _SPELLED, _read_spelled, frozenset((ITSELF, FIGURES))),
    ),
}
