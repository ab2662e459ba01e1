"""Dates by the calendar: days, months and years as printed, weekdays, and dates in figures."""

import re
from collections.abc import Mapping

from extractors.dates.expressions import (
    FIGURES,
    ITSELF,
    Apart,
    Construction,
    Expression,
    PrintedDate,
    Range,
    Recurring,
    Relative,
    Weekday,
    WeekdayOf,
)
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.grammar.contexts import (
    BEFORE_DATES,
    is_name_of_day,
    is_name_of_month,
    is_name_of_weekday,
    word_after,
    word_before,
)
from extractors.dates.words import (
    AMBIGUOUS_MONTHS,
    DAY,
    DAY_IN_WORDS,
    MONTH,
    MONTH_NAMES,
    NO_TIME,
    ONWARD,
    TOWARD,
    TOWARD_OPENERS,
    VERB_MONTHS,
    WEEKDAY,
    WEEKDAY_NAMES,
    WEEKDAY_OPENERS,
    WEEKDAY_WORDS,
    YEAR,
    read_month,
    read_ordinal,
    read_short_year,
    read_weekday,
)
from extractors.lexicon import read_toml
from extractors.text import ArticleText, alternatives, view

_LEXICON = read_toml("extractors.dates", "days")
_MONTH_NOUNS = frozenset(_LEXICON["month_nouns"])
_MONTH_VERBS = frozenset(_LEXICON["month_verbs"])
_BEFORE_SHORT_WEEKDAYS = frozenset(_LEXICON["before_short_weekdays"])
_CALLED_MAY = re.compile(
    rf"\b(?!(?:{alternatives(_LEXICON['no_first_names'])})\b)"
    rf"[A-Z][a-z]{{0,20}}\.? (?:{alternatives([*VERB_MONTHS])})\b(?! [0-9])"
)
_POINTERS = {**TOWARD, **ONWARD}

_DASH = r"\s?[-‐‑–—−]\s?"
_UP_TO = rf"(?:{_DASH}|\s(?:to|through|thru|till|until)\s(?:the\s)?)"
_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY})(?:,|\sthe|,\sthe)?\s{{1,2}})?"
_YEAR_AFTER = (
    rf"(?:\s?,?\s{{0,2}}(?:of\s)?(?P<year>{YEAR})(?![0-9]|[.,:][0-9])"
    r"|,?\s?['’‘](?P<short>[0-9]{2})(?![0-9]))?"
)
_ENDS_DAY = (
    r"(?:\s?[.,;:)]|\s*\Z|\s(?:at|in|on|for|to|by|and|but|when|as|the|that|after|before|was|is)\b)"
)
"""What follows a day in words: in "May the first ship" there is none."""
_BARE_YEAR_AFTER = (
    r"(?:\s(?P<bare>[0-9]{2})(?=\s?[.,;:)](?![0-9])|\s*\Z)|(?P<glued>[0-9]{2})(?!\w|[.,:/-][0-9]))"
)
"""Two figures after a day that stands before its month are a year: "3 Feb 82", "29Mar22"."""
_STAMPED = (
    r"(?=\s[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s[a-z]{2,4}){0,2}"
    rf"\s(?P<stamped>{YEAR})(?!\w))"
)
"""The year of a time stamp stands behind the clock: "Tue Dec 3 14:02 EST 2024"."""
_TOWARD = rf"(?P<toward>{alternatives(TOWARD)})"

_MONTH_DAY = re.compile(
    rf"""
    {_WEEKDAY_BEFORE}
    (?:(?P<toward>last|past|next)\s)?
    (?P<between>between\s)?
    (?P<month>{MONTH})
    (?: (?:\s?|-|,\s(?=[0-9]{{1,2}}[a-z]{{2}}{_ENDS_DAY})) (?:the\s)? (?P<day>{DAY}) {NO_TIME}
      | \s (?:the\s)? (?P<spelled>{DAY_IN_WORDS}) (?={_ENDS_DAY}|,?\s{YEAR}) )      # May the third
    (?: (?(between)\sand\s(?:the\s)?|{_UP_TO}) (?P<last>{DAY}) {NO_TIME}
        (?!\s?(?:{MONTH}|percent|pct|people|million|billion)) )?
    (?: \s?\({WEEKDAY}\) )?
    (?: {_STAMPED} | {_YEAR_AFTER} )
    """,
    re.VERBOSE,
)
_DAY_MONTH = re.compile(
    rf"""
    {_WEEKDAY_BEFORE}
    (?P<between>between\s)?
    (?: (?:the\s)? (?P<day>{DAY}) (?!\d)
      | the\s (?P<spelled>{DAY_IN_WORDS}) (?=\s(?:day\s)?of\s) )                  # the third of May
    (?: (?(between)\sand\s(?:the\s)?|{_UP_TO}) (?P<last>{DAY}) (?!\d) )?
    (?: \s(?:day\s)?of\s(?:the\smonth\sof\s)? | \s? | - ) (?P<month>{MONTH})
    (?: {_BARE_YEAR_AFTER} | (?:-(?={YEAR}))?{_YEAR_AFTER} )
    """,
    re.VERBOSE,
)
_MONTH_YEAR = re.compile(
    rf"""
    (?P<month>{MONTH}) (?:\s?,)?
    (?: (?: \s(?:of\s)? | - | / | , ) (?P<year>{YEAR}) (?![0-9]|[.,:][0-9])  # May 2024, May/2024
      | \s?['’‘](?P<short>[0-9]{{2}})(?![0-9]) )                              # May '24
    """,
    re.VERBOSE,
)
_MONTH_ALONE = re.compile(
    rf"(?:the\s(?=last|past|next|coming))?(?:{_TOWARD}\s)?(?P<month>{MONTH})", re.VERBOSE
)
_WEEKDAY_ALONE = re.compile(
    rf"""
    (?: (?:the\s(?=coming|upcoming))?{_TOWARD}\s                            # the coming Monday
      | (?:on\s)?the\s(?P<onward>following|previous|preceding|next|same)\s   # the following Monday
    )?
    (?P<weekday>{WEEKDAY})
    (?: \s(?:morning|afternoon|evening|night)(?!\w) )?
    (?: \s(?:of\s)?(?P<week>last|this|next)\sweek                          # Tuesday last week
      | \s(?P<onward_week>week)(?=\s?[.,;:)]|\s?\Z|\s(?:at|in|for|and|to|when|after)\b) )?
    """,
    re.VERBOSE,
)
_WEEKDAY_OF = re.compile(
    rf"""
    (?:the\s)? (?P<ordinal>first|second|third|fourth|fifth|last) \s (?P<weekday>{WEEKDAY})
    \s(?:of|in)\s
    (?: (?P<month>{MONTH}) (?:,?\s(?:of\s)?(?P<year>{YEAR})(?!\w))?         # of May 2024
      | (?P<which>last|this|next)\smonth(?!\w) )                            # of last month
    """,
    re.VERBOSE,
)
_PLURALS = alternatives([f"{name}s" for name in WEEKDAY_NAMES])
_WEEKDAYS_REPEATED = re.compile(
    rf"(?:(?:every|each)\s(?P<every>{WEEKDAY})|(?P<plural>{_PLURALS})(?!\w))"
)


def _full_year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if printed := match["year"] or groups.get("stamped"):
        return int(printed)
    short = groups["short"] or groups.get("bare") or groups.get("glued")
    return read_short_year(short) if short else None


def _is_printed_as_name(text: str, match: re.Match[str], group: str) -> bool:
    return text[match.start(group)].isupper()


def _read_day(match: re.Match[str], article: ArticleText) -> Expression | None:
    if _is_no_month(match, article.text) or is_name_of_day(article.text, *match.span()):
        return None
    groups = match.groupdict()
    year, month = _full_year(match), read_month(match["month"])
    day = read_ordinal(match["day"] or match["spelled"])
    which = groups.get("toward")
    first = PrintedDate(
        year=year,
        month=month,
        day=day,
        weekday=read_weekday(match["weekday"]) if match["weekday"] else None,
        toward=TOWARD[which] if which and year is None else None,
    )
    if match["last"] is None:
        return first if match["between"] is None else None
    return Range(
        first=first, last=PrintedDate(year=year, month=month, day=read_ordinal(match["last"]))
    )


def _is_no_month(match: re.Match[str], text: str) -> bool:
    """Whether what reads like a day of a month is a verb, a modal or a rocket: "may 3", "Long March
    5".
    """
    is_name = _is_printed_as_name(text, match, "month")
    if not is_name and match["month"] in AMBIGUOUS_MONTHS and match["year"] is None:
        return True
    return match["month"] == "march" and text.endswith("Long ", 0, match.start("month"))


def _read_month_year(match: re.Match[str], article: ArticleText) -> Expression | None:
    if not _is_printed_as_name(article.text, match, "month") and match["month"] in AMBIGUOUS_MONTHS:
        return None
    return PrintedDate(year=_full_year(match), month=read_month(match["month"]))


def _read_month(match: re.Match[str], article: ArticleText) -> Expression | None:
    start = match.start("month")
    printed = article.text[start : match.end("month")].rstrip(".")
    if not printed[0].isupper() or _is_name(match, start, article.text):
        return None
    expression = PrintedDate(
        month=read_month(printed), toward=TOWARD[match["toward"]] if match["toward"] else None
    )
    if match["toward"]:
        return expression
    before = word_before(article.text, start)
    is_month = _is_introduced_month if before.lower() in BEFORE_DATES else _is_plain_month
    after = word_after(article.text, match.end())
    if is_month(printed, before, after) or _joins_month(article.text, match.start(), match.end()):
        return expression
    return expression if _is_subject(printed, before, after, article) else None


_DAY_AFTER = re.compile(rf"\s{DAY}{NO_TIME}")


def _is_name(match: re.Match[str], start: int, text: str) -> bool:
    """Whether a month is that of a name ("Black September", "the February 14 Coalition"), or no
    pointer to it is one: "this June 16 story".
    """
    day = _DAY_AFTER.match(text, match.end())
    end = day.end() if day else match.end()
    if match["toward"] == "this" and day:
        return True
    return is_name_of_day(text, start, end) or is_name_of_month(text, start)


def _is_subject(printed: str, before: str, after: str, article: ArticleText) -> bool:
    """Whether "May" or "March" opens a sentence as the month: "March exports rose"."""
    if printed not in VERB_MONTHS or (before and before[-1] not in ".!?:"):
        return False
    return after.lower() in _MONTH_NOUNS or (after in _MONTH_VERBS and not _names_a_person(article))


@view
def _names_a_person(article: ArticleText) -> bool:
    """Whether somebody in the text is called May or March."""
    return _CALLED_MAY.search(article.text) is not None


_JOINT = r"(?:-(?:to|through|until)-|\s?(?:[-–—/,&]|and|to|or)\s?)"
_JOINED_BEFORE = re.compile(rf"{MONTH}{_JOINT}\Z", re.IGNORECASE)
_JOINED_AFTER = re.compile(rf"{_JOINT}(?:{MONTH}(?:\s|\W|\Z))", re.IGNORECASE)


def _joins_month(text: str, start: int, end: int) -> bool:
    return bool(
        _JOINED_BEFORE.search(text, max(0, start - 20), start) or _JOINED_AFTER.match(text, end)
    )


def _is_introduced_month(printed: str, before: str, after: str) -> bool:
    """Whether a name after a preposition or the like is the month: not in "by June Leow", "in Mar
    del Plata".
    """
    if printed.lower() not in MONTH_NAMES:
        return not after
    if printed.lower() not in AMBIGUOUS_MONTHS:
        return True
    is_march = printed.lower() == "march" and before == "the"
    return not is_march and not (before == "by" and after[:1].isupper())


def _is_plain_month(printed: str, before: str, after: str) -> bool:
    """Whether a name that no preposition introduces is the month, not a person, verb or march."""
    if printed.lower() not in MONTH_NAMES or printed.isupper():
        return False
    if printed.lower() not in AMBIGUOUS_MONTHS:
        return True
    is_name = before[:1].isupper() or after[:1].isupper()
    return not is_name and printed not in VERB_MONTHS and bool(before or after)


def _read_weekday(match: re.Match[str], article: ArticleText) -> Expression | None:
    printed = article.text[match.start("weekday") : match.end("weekday")].rstrip(".")
    is_short = printed.lower() not in WEEKDAY_NAMES
    if not printed[0].isupper() or (
        is_short and not _is_short_weekday(printed, word_before(article.text, match.start()))
    ):
        return None
    end = match.end("weekday")
    if is_name_of_weekday(article.text, match.start(), end) or is_name_of_day(
        article.text, match.start(), end
    ):
        return None
    which = match["toward"] or match["onward"]
    toward = _POINTERS[which] if which else None
    week = TOWARD[match["week"]] if match["week"] else None
    is_coming = which is not None and which.endswith("coming")
    if match["onward_week"]:
        return Apart(
            unit="week", count=1, date=Weekday(number=read_weekday(printed), is_coming=True)
        )
    return Weekday(
        number=read_weekday(printed),
        toward=None if is_coming else toward,
        week=week,
        is_coming=is_coming,
    )


def _read_weekday_of(match: re.Match[str], article: ArticleText) -> Expression | None:
    if not _is_printed_as_name(article.text, match, "weekday"):
        return None
    number = -1 if match["ordinal"] == "last" else read_ordinal(match["ordinal"])
    month: PrintedDate | Relative = Relative(
        unit="month", offset=TOWARD[match["which"]] if match["which"] else 0
    )
    if match["month"]:
        month = PrintedDate(
            year=int(match["year"]) if match["year"] else None, month=read_month(match["month"])
        )
    return WeekdayOf(number=number, weekday=read_weekday(match["weekday"]), month=month)


def _is_short_weekday(printed: str, before: str) -> bool:
    """Whether "Tue" or "Thurs" is a weekday; "Sun", "Sat", "Mon" and "Wed" alone are words too
    often.
    """
    return before.lower() in _BEFORE_SHORT_WEEKDAYS and printed not in WEEKDAY_WORDS


def _read_weekdays(match: re.Match[str], article: ArticleText) -> Expression | None:
    word = match["every"] or match["plural"].removesuffix("s")
    is_printed = article.text[match.start("every" if match["every"] else "plural")].isupper()
    if not is_printed or is_name_of_weekday(article.text, match.start(), match.end()):
        return None
    return Recurring(value=f"XXXX-WXX-{read_weekday(word)}")


_MONTH_DAY_OPENERS = WEEKDAY_OPENERS | {ITSELF, "between", "last", "past", "next"}
_DAY_MONTH_OPENERS = WEEKDAY_OPENERS | {FIGURES, "the", "between"}
CALENDAR_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    "month": (
        Construction("month-day", _MONTH_DAY, _read_day, _MONTH_DAY_OPENERS),
        Construction("day-month", _DAY_MONTH, _read_day, _DAY_MONTH_OPENERS),
        Construction("month-year", _MONTH_YEAR, _read_month_year),
        Construction("month", _MONTH_ALONE, _read_month, TOWARD_OPENERS | {ITSELF, "the"}),
    ),
    "weekday": (
        Construction("month-day", _MONTH_DAY, _read_day),
        Construction("day-month", _DAY_MONTH, _read_day),
        Construction(
            "weekday-of",
            _WEEKDAY_OF,
            _read_weekday_of,
            frozenset(("the", "first", "second", "third", "fourth", "fifth", "last")),
        ),
        Construction("weekday", _WEEKDAY_ALONE, _read_weekday, TOWARD_OPENERS | {ITSELF, "the"}),
        Construction(
            "every-weekday",
            _WEEKDAYS_REPEATED,
            _read_weekdays,
            frozenset((ITSELF, "every", "each")),
        ),
    ),
}
