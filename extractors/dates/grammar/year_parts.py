"""What comes once a year: quarters, halves, seasons, fiscal years and holidays."""

import re
from collections.abc import Mapping

from extractors.dates.expressions import (
    FIGURES,
    ITSELF,
    Construction,
    Expression,
    FiscalYear,
    Holiday,
    PartOfYear,
    PrintedDate,
    Relative,
    Within,
    YearPart,
)
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.grammar.contexts import is_event, is_name_of_day
from extractors.dates.holidays import HOLIDAY_FORMS
from extractors.dates.words import (
    MONTH_NAMES,
    MONTHS,
    ONWARD,
    ORDINAL,
    ORDINAL_OPENERS,
    SEASON,
    SEASONS,
    TOWARD,
    TOWARD_OPENERS,
    YEAR,
    read_ordinal,
    read_short_year,
)
from extractors.lexicon import read_toml
from extractors.text import ArticleText, alternatives

_SPORT = tuple(read_toml("extractors.dates", "year_parts")["sport"])
_YEAR_HERE = rf"(?P<year>{YEAR})(?!\w|[.,][0-9])"
_FISCAL_YEAR = (
    rf"(?:(?:fy|fiscal(?:\syear)?|financial\syear)\s?['’]?"
    rf"(?P<fiscal_year>{YEAR}|[0-9]{{2}})(?:[-/–](?P<fiscal_last>{YEAR}|[0-9]{{2}}))?(?!\w))"
)
_TOWARD = rf"(?P<toward>{alternatives(TOWARD)})"

_PART_OF_YEAR = re.compile(
    rf"""
    (?:{_TOWARD}\s(?:year['’]s\s)?)?
    (?P<ordinal>{ORDINAL}|final|last|latter|closing|opening)
    (?: (?:\s(?:and|to|or|through)\s(?:the\s)?|[-–,]\s?) (?P<last>{ORDINAL}) )?  # first and second
    [\s-] (?P<fiscal>(?:fiscal|financial)[\s-])?
    (?P<part>quarter|quarters|half|halves)(?!\w|-(?:cent|mile|point|hour))       # no quarter-mile
    (?: (?:\s(?:of|in)\s|,?\s)
        (?: {_FISCAL_YEAR} | (?:the\s(?:year\s)?)?{_YEAR_HERE} ) )?              # of FY24, of 2024
    """,
    re.VERBOSE,
)
_QUARTER_CODE = re.compile(
    rf"""
    (?: (?P<year_before>{YEAR})\s? )?
    (?: (?P<letter>[qh])(?P<number>[1-4])                            # Q1, H2, Q1-Q3
        (?:\s?[-–/]\s?(?:[qh])?(?P<last>[2-4])(?![0-9]))?
      | (?P<number2>[1-4])(?P<letter2>[qh]) )                        # 1Q24
    (?: (?:[\s,']{{0,2}}(?:of\s)?|[-/])                              # Q1 of 2024, Q1'24
        (?: {_FISCAL_YEAR} | {_YEAR_HERE} | ['’]?(?P<short>[0-9]{{2}})(?!\w|[.,:][0-9]|%) ) )?
    (?!\w)
    """,
    re.VERBOSE,
)
_NUMBERED_PART = re.compile(
    rf"(?P<part>quarter|half)\s(?P<number>[1-4])(?:,?\s(?:of\s)?){_YEAR_HERE}"
)
"""Quarter 3 2024."""
_FISCAL = re.compile(
    rf"""
    (?:the\s(?=\d))?
    (?: {_FISCAL_YEAR}                                               # FY24, fiscal 2023-24
      | (?P<before>{YEAR})(?:[-/–](?P<before_last>[0-9]{{2}}|{YEAR}))?
        \s(?:fiscal|financial|budget|tax)\syear(?!\w) )              # the 2023-24 financial year
    """,
    re.VERBOSE,
)
_SEASON = re.compile(
    rf"""
    (?:(?:the\s)?{_TOWARD}\s)? (?P<season>{SEASON})(?!\w)
    (?: \s(?:of\s)?(?: {_YEAR_HERE} (?:[-/–](?P<last>{YEAR}|[0-9]{{2}})(?!\w))?
      | ['’‘](?P<short>[0-9]{{2}})(?![\w%'’]) ) )?                          # the summer of '69
    """,
    re.VERBOSE,
)
_QUARTER_ENDS = [month for month in MONTH_NAMES if MONTHS[month] % 3 == 0]
_QUARTER_BY_MONTH = re.compile(
    rf"(?P<month>{alternatives(_QUARTER_ENDS)})\squarter(?!\w)(?:,?\s(?:of\s)?{_YEAR_HERE})?"
)
"""The quarter that ends with the month, as company reports of many countries have it."""
_NAMED_ONWARD = re.compile(
    rf"(?:the\s(?P<which>following|previous|preceding|same)|that)\s"
    rf"(?:(?P<month>{alternatives([*MONTH_NAMES])})|(?P<season>{SEASON}))(?!\w)"
)
_YEAR_SEASON = re.compile(rf"(?P<year>{YEAR})\s(?P<season>{SEASON})(?!\w)")
_HOLIDAY = re.compile(
    rf"""
    (?:{_TOWARD}\s)? (?P<name>{alternatives(HOLIDAY_FORMS)})(?!\w)
    (?:,?\s(?:of\s|in\s)?{_YEAR_HERE})?
    """,
    re.VERBOSE,
)


def _four_figures(figures: str) -> int:
    return int(figures) if len(figures) == 4 else read_short_year(figures)


def _fiscal_number(match: re.Match[str]) -> int | None:
    figures = match["fiscal_last"] or match["fiscal_year"]
    return _four_figures(figures) if figures else None


_PARTS_OF_A_YEAR: Mapping[YearPart, int] = {"half": 2, "quarter": 4}


def _read_part(match: re.Match[str], article: ArticleText) -> Expression | None:
    part: YearPart = "half" if match["part"].startswith("hal") else "quarter"
    fiscal = _fiscal_number(match)
    year = int(match["year"]) if match["year"] else fiscal
    numbers = _numbers_of_part(match, _PARTS_OF_A_YEAR[part])
    if numbers is None or (year is None and _is_of_no_year(match, article.text)):
        return None
    return PartOfYear(
        part=part,
        number=numbers[0],
        last=numbers[1],
        year=year,
        toward=TOWARD[match["toward"]] if match["toward"] else None,
        fiscal=bool(match["fiscal"] or fiscal),
    )


def _numbers_of_part(match: re.Match[str], most: int) -> tuple[int, int | None] | None:
    """Return which part of a year is meant, and up to which one in "the second and third quarter";
    None where a year has no such parts.
    """
    number = _number_of_end(match["ordinal"], most) or read_ordinal(match["ordinal"])
    last = read_ordinal(match["last"]) if match["last"] else None
    return (number, last) if number <= (last or number) <= most else None


def _number_of_end(word: str, most: int) -> int | None:
    """Return the number of the first or last of some parts: "the closing quarter" is the fourth."""
    if word in ("final", "last", "latter", "closing"):
        return most
    return 1 if word == "opening" else None


def _is_of_no_year(match: re.Match[str], text: str) -> bool:
    """Whether what no year follows is none of a year: "the last quarter" of anything, a half of a
    match.
    """
    return match["ordinal"] == "last" or _is_sport(text, match.start())


def _is_sport(text: str, start: int) -> bool:
    near = text[max(0, start - 400) : start + 400].lower()
    return any(word in near for word in _SPORT)


def _read_code(match: re.Match[str], article: ArticleText) -> Expression | None:
    letter, number = match["letter"] or match["letter2"], int(match["number"] or match["number2"])
    at = match.start("letter") if match["letter"] else match.start("letter2")
    if article.text[at].islower() or (letter == "h" and number > 2):
        return None
    fiscal = _fiscal_number(match)
    figures = match["year"] or match["year_before"]
    year = int(figures) if figures else _four_figures(match["short"]) if match["short"] else fiscal
    if year is None and not _is_code(article.text, match, letter):
        return None
    last = int(match["last"]) if match["last"] else None
    return PartOfYear(
        part="quarter" if letter == "q" else "half",
        number=number,
        last=last,
        year=year,
        fiscal=fiscal is not None,
    )


_DATED_CODE = re.compile(r"\b[1-4][QH](?:\s?20)?[0-9]{2}\b")
_CODE_BEFORE = re.compile(
    r"(?:in|for|of|during|by|since|until|from|to|and|through|the|late|early|mid|end)[\s-]\Z",
    re.IGNORECASE,
)


def _is_code(text: str, match: re.Match[str], letter: str) -> bool:
    """Whether a code without a year is one: "in 4Q", "in H1" where no hydrogen is near, no "Q1:" of
    an interview.
    """
    start, end = match.span()
    if text[end : end + 1] == ":" and text[start - 1 : start] in ("", "\n", " "):
        return False
    if letter == "h" and "hydrogen" in text[max(0, start - 400) : end + 400].lower():
        return False
    if letter == "h" or match["letter2"]:
        if _DATED_CODE.search(text, max(0, start - 200), start):
            return True
        return _CODE_BEFORE.search(text, max(0, start - 9), start) is not None
    return True


def _read_numbered_part(match: re.Match[str], _: ArticleText) -> Expression | None:
    part: YearPart = "half" if match["part"] == "half" else "quarter"
    number = int(match["number"])
    if number > _PARTS_OF_A_YEAR[part]:
        return None
    return PartOfYear(part=part, number=number, year=int(match["year"]))


def _read_fiscal(match: re.Match[str], _: ArticleText) -> Expression:
    figures = match["before_last"] or match["before"]
    number = _fiscal_number(match)
    return FiscalYear(year=number if number is not None else _four_figures(figures))


_OF_ANOTHER = re.compile(
    r" of (?!(?:last|this|next|that|the same|the following|the previous) year\b)", re.IGNORECASE
)
"""What follows the fall of a city, not of a year."""


def _read_quarter_by_month(match: re.Match[str], article: ArticleText) -> Expression | None:
    is_end = article.text[max(0, match.start() - 4) : match.start()].endswith(
        ("-", "–", " to ")
    )  # of "the October-December quarter"
    if not article.text[match.start()].isupper() or is_end:
        return None
    return PartOfYear(
        part="quarter",
        number=MONTHS[match["month"]] // 3,
        year=int(match["year"]) if match["year"] else None,
    )


def _read_named_onward(match: re.Match[str], article: ArticleText) -> Expression | None:
    if match["month"] and not article.text[match.start("month")].isupper():
        return None
    inner: PrintedDate | PartOfYear = (
        PrintedDate(month=MONTHS[match["month"]])
        if match["month"]
        else PartOfYear(part="season", number=SEASONS[match["season"]])
    )
    return Within(
        inner=inner,
        year=Relative(
            unit="year",
            offset=ONWARD[match["which"] or "that"],
            anchor="text",
            counted=True,
        ),
    )


_SEASON_BEFORE = re.compile(
    r"(?:in|by|since|until|through|during|over|late|early|mid|of)[\s-](?:the\s)?\Z", re.IGNORECASE
)


def _read_season(match: re.Match[str], article: ArticleText) -> Expression | None:
    year = int(match["year"]) if match["year"] else None
    if match["short"]:
        year = read_short_year(match["short"])
    code = SEASONS[match["season"]]
    if match["toward"] is None and year is None and not _is_time_of_year(match, article.text):
        return None
    return PartOfYear(
        part="season",
        number=code,
        year=year,
        toward=TOWARD[match["toward"]] if match["toward"] else None,
    )


def _is_time_of_year(match: re.Match[str], text: str) -> bool:
    before = _SEASON_BEFORE.search(text, max(0, match.start() - 12), match.start())
    if (
        before is None
        or text[match.end() : match.end() + 1] == "-"
        or _OF_ANOTHER.match(text, match.end())
    ):
        return False
    return (
        match["season"] not in ("fall", "spring")
        or before[0].lower().startswith(("early", "late", "mid"))
        or "the" in before[0].lower()
    )


def _read_year_season(match: re.Match[str], article: ArticleText) -> Expression | None:
    if is_event(article.text, match.end()):
        return None
    return PartOfYear(part="season", number=SEASONS[match["season"]], year=int(match["year"]))


def _read_holiday(match: re.Match[str], article: ArticleText) -> Expression | None:
    printed = article.text[match.start("name")]
    if not (printed.isupper() or printed.isdigit()) or is_name_of_day(article.text, *match.span()):
        return None
    return Holiday(
        name=HOLIDAY_FORMS[match["name"]],
        year=int(match["year"]) if match["year"] else None,
        toward=TOWARD[match["toward"]] if match["toward"] else None,
    )


_ONWARD = frozenset(("the", "that"))
_WITH_ARTICLE = frozenset((ITSELF, "the"))
_ENDS = frozenset(("the", "final", "latter", "closing", "opening"))
YEAR_PART_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    "unit": (
        Construction(
            "part-of-year",
            _NUMBERED_PART,
            _read_numbered_part,
            frozenset((ITSELF, "quarter", "half")),
        ),
        Construction(
            "part-of-year", _PART_OF_YEAR, _read_part, TOWARD_OPENERS | ORDINAL_OPENERS | _ENDS
        ),
        Construction(
            "fiscal-year", _FISCAL, _read_fiscal, frozenset((FIGURES, "the", "fiscal", "financial"))
        ),
    ),
    "number": (
        Construction("quarter-code", _QUARTER_CODE, _read_code),
        Construction("fiscal-year", _FISCAL, _read_fiscal, _WITH_ARTICLE),
        Construction("season", _YEAR_SEASON, _read_year_season),
    ),
    "month": (
        Construction("quarter-by-month", _QUARTER_BY_MONTH, _read_quarter_by_month),
        Construction("month-onward", _NAMED_ONWARD, _read_named_onward, _ONWARD),
    ),
    "fiscal": (Construction("fiscal-year", _FISCAL, _read_fiscal, _WITH_ARTICLE | {FIGURES}),),
    "season": (
        Construction("season-onward", _NAMED_ONWARD, _read_named_onward, _ONWARD),
        Construction("season", _SEASON, _read_season, TOWARD_OPENERS | _WITH_ARTICLE),
        Construction("season", _YEAR_SEASON, _read_year_season, frozenset((FIGURES,))),
    ),
    "holiday": (Construction("holiday", _HOLIDAY, _read_holiday, TOWARD_OPENERS | {ITSELF}),),
}
