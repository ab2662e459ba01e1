"""What a text has spoken of: learnt from one expression, known to the next, and never written into
the timeline that was read.
"""

from datetime import date

from extractors.dates.expressions import FoundTime, PrintedDate, Range
from extractors.dates.placing.periods import day_period, month_period, year_period
from extractors.dates.placing.timeline import Learnt, Placed, Timeline, latest_explicit_day
from extractors.text import ArticleText

HEAD = Timeline(article=ArticleText(""), published=date(2025, 2, 12))
MARCH = Placed(month_period(2021, 3))
YEAR = Placed(year_period(2020))


def found(expression: PrintedDate | Range) -> FoundTime:
    return FoundTime(0, 1, expression, "rule")


def test_what_is_learnt_goes_on_and_leaves_the_timeline_as_it_was() -> None:
    here = HEAD.at(10, 20, is_cited=False)
    after = here.after(Learnt(placed=MARCH, weekday=date(2021, 3, 1)))
    assert after.anchor("month") == MARCH
    assert after.weekday_before == (20, date(2021, 3, 1))
    assert (here.anchor("month"), here.weekday_before) == (None, None)


def test_the_latest_period_of_a_size_counts() -> None:
    earlier = HEAD.after(Learnt(placed=Placed(month_period(2020, 1)))).after(Learnt(placed=YEAR))
    later = earlier.at(30, 40, is_cited=False).after(Learnt(placed=MARCH))
    assert later.anchor("month") == MARCH
    assert later.anchor("week") == MARCH
    assert list(later.told) == ["year", "month"]


def test_a_year_is_counted_from_what_is_longer_than_a_day() -> None:
    day = Placed(day_period(date(2024, 5, 3)))
    told = HEAD.after(Learnt(placed=YEAR)).after(Learnt(placed=day))
    assert told.anchor("year") == YEAR
    assert told.anchor("month") == day


def test_a_limit_leans() -> None:
    assert HEAD.leaning_to(-1).direction() == -1
    assert HEAD.leaning_to(0) is HEAD


def test_an_undated_text_is_held_against_its_latest_day() -> None:
    days = [found(PrintedDate(year=2020, month=3, day=1)), found(PrintedDate(year=2021, month=5))]
    timeline = Timeline.of(ArticleText(""), None, days)
    assert (timeline.base, timeline.basis) == (date(2020, 3, 1), "document")
    assert Timeline.of(ArticleText(""), date(2025, 2, 12), days).basis == "published"


def test_latest_explicit_day() -> None:
    month, never = PrintedDate(year=2021, month=5), PrintedDate(year=2021, month=2, day=30)
    assert latest_explicit_day([found(month), found(never)]) == date(2021, 5, 15)
    assert latest_explicit_day([found(Range(first=month, last=None))]) == date(2021, 5, 15)
    assert latest_explicit_day([found(PrintedDate(month=5))]) is None
