"""Years in figures, and what tells them from counts, model numbers, streets and titles."""

import re
from collections.abc import Mapping

from extractors.dates.expressions import (
    FIGURES,
    Construction,
    Expression,
    FiscalYear,
    PrintedDate,
    Range,
)
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.grammar.contexts import BEFORE_DATES, is_event, word_after, word_before
from extractors.dates.words import (
    DAY,
    MONTH,
    NO_TIME,
    WEEKDAY,
    YEAR,
    read_month,
    read_ordinal,
    read_short_year,
)
from extractors.lexicon import read_toml
from extractors.text import ArticleText, alternatives

_LEXICON = read_toml("extractors.dates", "years")
_BEFORE_YEARS = BEFORE_DATES.union(_LEXICON["dated_names"], _LEXICON["sentence_openers"])
_YEAR_PREPOSITIONS = frozenset(_LEXICON["year_prepositions"])
_STRONG_PREPOSITIONS = frozenset(_LEXICON["strong_prepositions"])
_NO_PLURALS = frozenset(_LEXICON["no_plurals"])
_COUNTED = frozenset(_LEXICON["counted"])
_COUNTING = frozenset(_LEXICON["counting"])
_HEDGES = frozenset(_LEXICON["hedges"])
_OF_PEOPLE = frozenset(_LEXICON["of_people"])
_TITLED = frozenset(_LEXICON["titled"])
_DATED_NOUNS = frozenset(_LEXICON["dated_nouns"])
_YEAR_MONTH_DAY = re.compile(
    rf"(?P<year>{YEAR}) [\s,]{{1,2}} (?P<month>{MONTH}) \s (?P<day>{DAY}) {NO_TIME}", re.VERBOSE
)
_ISO_MONTH = re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])(?![0-9-])")
_HYPHENED = alternatives(_LEXICON["hyphened_counts"])
_MEASURED_AT = frozenset(_LEXICON["measured_at"])
_STREETS = alternatives(_LEXICON["streets"])
_NO_YEAR_AFTER = re.compile(
    rf"""
    -(?:{_HYPHENED})\b                    # a 2000-strong force
  | \s[A-Z][a-z]*\s(?:{_STREETS})\b        # 2010 Elm Street, 1990 K Street
  | \sCommittee\b                         # the 1922 Committee
  | \sof\s(?:the|them|those|these|its|their)\s[0-9]         # 1999 of the 2025 hostages
  | ["”’'](?=\W|$)(?<=["“‘'][0-9]{{4}}.)    # "1984"
    """,
    re.VERBOSE,
)
"""What follows a number that is no year: a force, a street, the end of a quotation that holds
nothing else.
"""

_YEARS = re.compile(
    rf"""
    (?P<year>{YEAR}) (?:\s?(?:[-‐‑–—−]|/)\s?) (?P<last>{YEAR}|[0-9]{{1,2}})
    (?![0-9%]|[-/.,][0-9]|/e[cu]\b)       # no day in figures, no directive 2009/72/EC
    """,
    re.VERBOSE,
)
_SHORT_YEAR = re.compile(r"['’‘](?P<short>[0-9]{2})(?!\w)")
_YEAR_ALONE = re.compile(rf"(?P<year>{YEAR})(?!\w|%|[.,:/][0-9]|[-‐‑–—][0-9])")


def _read_years(match: re.Match[str], article: ArticleText) -> Expression | None:
    first = int(match["year"])
    size = 10 ** len(match["last"])  # "2014-5", "2014-15" and "2014-2015" share figures
    last = first // size * size + int(match["last"])
    before = word_before(article.text, match.start())
    is_model = (
        len(match["last"]) == 1 and before[:1].isupper() and before.lower() not in BEFORE_DATES
    )
    is_named = _counts_or_names(match, article)
    if last <= first or last - first > 400 or is_model or is_named:
        return None
    if last == first + 1 and len(match["last"]) == 2:
        return FiscalYear(year=last, pair=True)
    return Range(first=PrintedDate(year=first), last=PrintedDate(year=last))


def _read_year(match: re.Match[str], article: ArticleText) -> Expression | None:
    year = int(match["year"])
    before, after = word_before(article.text, match.start()), word_after(article.text, match.end())
    if (
        after.lower() in _COUNTED
        or is_event(article.text, match.end())
        or _is_number(before, after, article.text, match.end())
        or _counts_or_names(match, article)
        or _is_clock(match, before, after, article.text)
    ):
        return None
    if year < 1800 and _AFTER_YEAR.search(article.text, max(0, match.start() - 24), match.start()):
        return PrintedDate(year=year)
    is_year = _after_preposition if before.lower() in _YEAR_PREPOSITIONS else _is_bare_year
    return PrintedDate(year=year) if is_year(year, before, after) else None


_AFTER_YEAR = re.compile(r"\b(?:(?:from|between) 1[0-9]{3} (?:to|and)|back to) \Z", re.IGNORECASE)


_NUMBERED_BEFORE = re.compile(
    rf"(?<![\w.])(?:{alternatives(_LEXICON['numbered'])})\s?(?:[0-9]{{3,4}}(?:,\s|\s(?:and|or)\s|,\sand\s)){{0,3}}\Z",
    re.IGNORECASE,
)
_COUNTED_TOGETHER = re.compile(r"\s(?:to|and|or)\s[12][0-9]{3}\s(?P<what>[a-z]+)")
_OF_COUNTED = re.compile(
    r"""
    (?: \b[Oo]f\s(?:the\s)?[0-9][0-9,]{2,6}\s[a-z]+,\s    # Of 2025 applicants, 1999 passed
      | \bvotes?\sto\s | \bpoints?\sto\s ) \Z            # won by 1987 votes to 1954
    """,
    re.VERBOSE,
)


def _counts_or_names(match: re.Match[str], article: ArticleText) -> bool:
    """Whether four figures count with others ("1950 to 2025 tenge"), or are a resolution's name."""
    text, (start, end) = article.text, match.span()
    together = _COUNTED_TOGETHER.match(text, end)
    if together is not None and together["what"] in _COUNTED:
        return True
    window = text[max(0, start - 36) : start]
    return bool(_NUMBERED_BEFORE.search(window) or _OF_COUNTED.search(window))


_CLOCK = r"(?:[01][0-9]|2[0-3])[0-5][0-9]"
_CLOCK_AFTER = re.compile(
    rf"""
    (?:\s(?:to|and|until|till|or)\s{_CLOCK})?
    (?: \s(?:hours|hrs|local|gmt|utc|bst|cet|est|edt|msk)\b | \s[A-Z][a-z]{{2,12}}\stime\b
      | \s\({_CLOCK}\s(?:GMT|UTC|BST|local) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ON_A_WEEKDAY = re.compile(rf"(?:\s(?:to|and|until|till)\s{_CLOCK})?\son\s{WEEKDAY}", re.IGNORECASE)


def _is_clock(match: re.Match[str], before: str, after: str, text: str) -> bool:
    """Whether four figures are a time of day: "at 2000", "from 1900 to 2100 on Sunday"."""
    if int(match["year"]) % 100 > 59 or int(match["year"]) > 2359:
        return False
    end = match.end()
    if _CLOCK_AFTER.match(text, end):
        return True
    word = before.lower()
    if word == "at":
        return after.lower() not in _MEASURED_AT
    is_hours = word in ("from", "between", "until", "till", "to", "and")
    return is_hours and _ON_A_WEEKDAY.match(text, end) is not None


def _is_number(before: str, after: str, text: str, end: int) -> bool:
    """Whether the words beside make four figures a count, part of a longer number, or a title."""
    word = before.lower()
    if (before.isdigit() and len(before) > 2) or word in _TITLED:
        return True
    if word in _HEDGES and after in _OF_PEOPLE:
        return True  # "at least 1992 were killed"
    is_counted = _counts_something(after) or (after.endswith("s") and after[0].isupper())
    if is_counted and (word in _COUNTING or (word.endswith("ed") and word not in _BEFORE_YEARS)):
        return True  # "they planted 2015 trees"
    return _NO_YEAR_AFTER.match(text, end) is not None


def _counts_something(after: str) -> bool:
    """Whether the word after a number may be what it counts: a plural in lower case that is no
    verb.
    """
    return after.endswith("s") and after[0].islower() and after not in _NO_PLURALS


def _after_preposition(year: int, before: str, after: str) -> bool:
    if year >= 1800:
        return True
    is_strong = before.lower() in _STRONG_PREPOSITIONS
    return is_strong and not _counts_something(after) and (year % 100 != 0 or not after)


def _is_bare_year(year: int, before: str, after: str) -> bool:
    """Whether a number is a year though no preposition says so: "the 2014 elections", "the Act,
    2016", "(1886)".
    """
    stands_apart = before.endswith((",", ")")) or not before
    if not stands_apart and before[0].isupper() and before.lower().rstrip(".") not in _BEFORE_YEARS:
        return after in _DATED_NOUNS  # "the British 2019 election", not "Boeing 2020", "Expo 2025"
    if 1900 <= year <= 2099:
        return year % 100 != 0 or not _counts_something(after)
    is_attribute = (
        before.islower() and before.isalpha() and after.islower() and not _counts_something(after)
    )
    return year >= 1500 and year % 10 != 0 and (is_attribute or (stands_apart and not after))


def _read_year_month_day(match: re.Match[str], _: ArticleText) -> Expression:
    return PrintedDate(
        year=int(match["year"]), month=read_month(match["month"]), day=read_ordinal(match["day"])
    )


def _read_iso_month(match: re.Match[str], _: ArticleText) -> Expression:
    return PrintedDate(year=int(match["year"]), month=int(match["month"]))


def _read_short_year(match: re.Match[str], article: ArticleText) -> Expression | None:
    """Read "in '91", "the '67 war"; elsewhere an apostrophe may open a quotation."""
    before, after = word_before(article.text, match.start()), word_after(article.text, match.end())
    is_dated = before.lower() in _STRONG_PREPOSITIONS | {"of"}
    if not (is_dated or (before.lower() == "the" and after.isalpha() and after.islower())):
        return None
    return PrintedDate(year=read_short_year(match["short"]))


YEAR_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    "year": (Construction("year", _YEAR_ALONE, _read_year),),
    "number": (
        Construction("years", _YEARS, _read_years),
        Construction("month-in-figures", _ISO_MONTH, _read_iso_month),
        Construction("year-month-day", _YEAR_MONTH_DAY, _read_year_month_day),
        Construction("year", _YEAR_ALONE, _read_year),
        Construction("short-year", _SHORT_YEAR, _read_short_year),
    ),
    "month": (
        Construction(
            "year-month-day", _YEAR_MONTH_DAY, _read_year_month_day, frozenset((FIGURES,))
        ),
    ),
}
