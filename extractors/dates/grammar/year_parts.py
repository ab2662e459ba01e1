"""Parts of years and bundles of them: quarters, halves, seasons, decades, centuries, fiscal years,
holidays.
"""

import re
from collections.abc import Mapping

from extractors.dates.expressions import (
    FIGURES,
    ITSELF,
    Century,
    Construction,
    Decade,
    Expression,
    FiscalYear,
    Holiday,
    Part,
    PartOfYear,
    PrintedDate,
    Relative,
    Within,
)
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.grammar.contexts import is_event, is_name_of_day
from extractors.dates.holidays import HOLIDAY_FORMS
from extractors.dates.words import (
    DECADES,
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
)
from extractors.lexicon import read_toml
from extractors.text import ArticleText, alternatives

_CONTEXTS = read_toml("extractors.dates", "date_contexts")
_SPORT = tuple(_CONTEXTS["sport"])
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
    (?: (?:\s(?:and|to|or|through)\s(?:the\s)?|[-–,]\s?) (?P<last>{ORDINAL}) )?
    [\s-] (?P<fiscal>(?:fiscal|financial)[\s-])? (?P<part>quarter|quarters|half|halves)(?!\w|-(?:cent|mile|point|hour))
    (?: (?:\s(?:of|in)\s|,?\s) (?: {_FISCAL_YEAR} | (?:the\s(?:year\s)?)?{_YEAR_HERE} ) )?
    """,
    re.VERBOSE,
)
_QUARTER_CODE = re.compile(
    rf"""
    (?: (?P<year_before>{YEAR})\s? )?
    (?: (?P<letter>[qh])(?P<number>[1-4]) (?:\s?[-–/]\s?(?:[qh])?(?P<last>[2-4])(?![0-9]))?
      | (?P<number2>[1-4])(?P<letter2>[qh]) )
    (?: (?:[\s,']{{0,2}}(?:of\s)?|[-/])
        (?: {_FISCAL_YEAR} | {_YEAR_HERE} | ['’]?(?P<short>[0-9]{{2}})(?!\w|[.,:][0-9]|%) ) )?
    (?!\w)
    """,
    re.VERBOSE,
)
_FISCAL = re.compile(
    rf"(?:the\s(?=\d))?(?:{_FISCAL_YEAR}"
    rf"|(?P<before>{YEAR})(?:[-/–](?P<before_last>[0-9]{{2}}|{YEAR}))?\s(?:fiscal|financial|budget|tax)\syear(?!\w))"
)
_SEASON = re.compile(
    rf"""
    (?:(?:the\s)?{_TOWARD}\s)? (?P<season>{SEASON})(?!\w)
    (?: \s(?:of\s)?{_YEAR_HERE} (?:[-/–](?P<last>{YEAR}|[0-9]{{2}})(?!\w))? )?
    """,
    re.VERBOSE,
)
_QUARTER_BY_MONTH = re.compile(
    rf"(?P<month>march|june|september|december)\squarter(?!\w)(?:,?\s(?:of\s)?{_YEAR_HERE})?"
)
"""The quarter that ends with the month, as company reports of many countries have it."""
_NAMED_ONWARD = re.compile(
    rf"(?:the\s(?P<which>following|previous|preceding|same)|that)\s"
    rf"(?:(?P<month>{alternatives([*MONTH_NAMES])})|(?P<season>{SEASON}))(?!\w)"
)
_YEAR_SEASON = re.compile(rf"(?P<year>{YEAR})\s(?P<season>{SEASON})(?!\w)")
_DECADE = re.compile(
    rf"(?:the\s)?(?:(?P<year>(?:1[0-9]|20)[0-9]0)['’]?s"
    rf"|(?:['’‘]|(?<=[0-9][0-9]0s\sand\s)|(?<=[0-9][0-9]0s\sor\s)|(?<=\bthe\s)|(?<=\bthe\smid[\s-])|(?<=\bthe\slate[\s-])|(?<=\bthe\searly[\s-]))(?P<short>[0-9]0)s"
    rf"|(?P<word>{alternatives(DECADES)}))(?!\w)"
)
_CENTURY = re.compile(
    rf"(?:the\s)?(?:(?P<part>mid)[\s-])?(?P<ordinal>{ORDINAL}|[ivx]{{1,5}})[\s-]century(?!\w)"
)
_HOLIDAY = re.compile(
    rf"""
    (?:{_TOWARD}\s)? (?P<name>{alternatives(HOLIDAY_FORMS)})(?!\w) (?:,?\s(?:of\s|in\s)?{_YEAR_HERE})?
    """,
    re.VERBOSE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def _four_figures(figures: str) -> int:
    return int(figures) if len(figures) == 4 else 2000 + int(figures)


def _fiscal_number(match: re.Match[str]) -> int | None:
    figures = match["fiscal_last"] or match["fiscal_year"]
    return _four_figures(figures) if figures else None


def _read_part(match: re.Match[str], article: ArticleText) -> Expression | None:
    is_half = match["part"].startswith("hal")
    last_one = 2 if is_half else 4
    ends = {
        "final": last_one,
        "last": last_one,
        "latter": last_one,
        "closing": last_one,
        "opening": 1,
    }
    number = ends.get(match["ordinal"]) or read_ordinal(match["ordinal"])
    last = read_ordinal(match["last"]) if match["last"] else None
    fiscal = _fiscal_number(match)
    year = int(match["year"]) if match["year"] else fiscal
    if match["ordinal"] == "last" and year is None:
        return None
    if not number <= (last or number) <= (2 if is_half else 4) or (
        year is None and _is_sport(article.text, match.start())
    ):
        return None
    return PartOfYear(
        part="half" if is_half else "quarter",
        number=number,
        last=last,
        year=year,
        toward=TOWARD[match["toward"]] if match["toward"] else None,
        fiscal=bool(match["fiscal"] or fiscal),
    )


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
        return _CODE_BEFORE.search(text, max(0, start - 9), start) is not None
    return True


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


_ARTICLE_BEFORE = re.compile(r"\bthe\s(?:(?:early|late|mid)[\s-])?\Z", re.IGNORECASE)


_NO_DECADES = tuple(_CONTEXTS["no_decades"])
_IN_THE = re.compile(
    r"\b(?:in|of|since|during|from|through|throughout|until|by)\sthe\s(?:(?:early|mid|late)[\s-])?\Z",
    re.IGNORECASE,
)
_AFTER_DECADE = re.compile(r"[0-9]{2}0s\s(?:and|or)\s\Z")


def _may_be_decade(text: str, start: int, end: int) -> bool:
    """Whether "the 60s" without an apostrophe are years, not degrees or an age."""
    at = end - len("60s")
    if _AFTER_DECADE.search(text, max(0, at - 10), at):
        return True
    if _IN_THE.search(text, max(0, at - 24), at) is None or text[at] in "012":
        return False
    near = text[max(0, start - 200) : end + 200].lower()
    return not any(word in near for word in _NO_DECADES)


def _read_decade(match: re.Match[str], article: ArticleText) -> Expression | None:
    if match["year"]:
        return Decade(year=int(match["year"]))
    if match["short"]:
        is_bare = (
            match.start("short") == match.start() or article.text[match.start("short") - 1] in " -"
        )
        is_measure = is_bare and not _may_be_decade(article.text, match.start(), match.end())
        return None if is_measure else Decade(year=int(match["short"]))
    start = match.start("word")
    has_article = _ARTICLE_BEFORE.search(
        article.text, max(0, start - 10), start
    )  # "in her twenties" is an age
    return Decade(year=DECADES[match["word"]]) if has_article else None


def _read_century(match: re.Match[str], _: ArticleText) -> Expression | None:
    ordinal = match["ordinal"]
    if ordinal.strip("ivx"):
        number = read_ordinal(ordinal)
    else:
        values = [_ROMAN[letter] for letter in ordinal]
        number = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    if not 1 <= number <= 30:
        return None
    return Part(part="mid", of=Century(number=number)) if match["part"] else Century(number=number)


def _read_holiday(match: re.Match[str], article: ArticleText) -> Expression | None:
    printed = article.text[match.start("name")]
    if not (printed.isupper() or printed.isdigit()) or is_name_of_day(article.text, match.end()):
        return None
    return Holiday(
        name=HOLIDAY_FORMS[match["name"]],
        year=int(match["year"]) if match["year"] else None,
        toward=TOWARD[match["toward"]] if match["toward"] else None,
    )


_ONWARD = frozenset(("the", "that"))
_WITH_ARTICLE = frozenset((ITSELF, "the"))
_ROMANS = frozenset(("xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi"))
_ENDS = frozenset(("the", "final", "latter", "closing", "opening"))
YEAR_PART_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    "unit": (
        Construction(
            "part-of-year", _PART_OF_YEAR, _read_part, TOWARD_OPENERS | ORDINAL_OPENERS | _ENDS
        ),
        Construction(
            "century", _CENTURY, _read_century, ORDINAL_OPENERS | _ROMANS | {"the", "mid"}
        ),
        Construction(
            "fiscal-year", _FISCAL, _read_fiscal, frozenset((FIGURES, "the", "fiscal", "financial"))
        ),
    ),
    "number": (
        Construction("quarter-code", _QUARTER_CODE, _read_code),
        Construction("decade", _DECADE, _read_decade, _WITH_ARTICLE),
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
    "decade": (Construction("decade", _DECADE, _read_decade, _WITH_ARTICLE),),
    "holiday": (Construction("holiday", _HOLIDAY, _read_holiday, TOWARD_OPENERS | {ITSELF}),),
}
