"""What a text says about its own time: when it was published, which dates it has named, what it
speaks of now.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from extractors.dates.expressions import FoundTime, PrintedDate, Range
from extractors.dates.headlines import plans_in_headline
from extractors.dates.placing.periods import Period
from extractors.dates.tense import AHEAD, BACK, looks_back, tense_around
from extractors.records import DateBasis, Granularity
from extractors.text import ArticleText

_NEIGHBOURHOOD = 400
_SAME_TOPIC = 1500
_NEXT_SENTENCE = 120
_SIZES_OF_SCENES: tuple[Granularity, ...] = ("year", "month")
_LONGEST_OPENING = 16
_OPENING = re.compile(
    r"(?:\A|[.;:!?\n]|,\s(?:and|but|then))\s?(?:(?:in|by|during|until|from|since)\s)?\Z"
)
"""How many characters back a date is near by, and a period of the same size still spoken of."""


class Placed(NamedTuple):
    """A period, and what the text had to be held against to find it.

    `weekday` is the day that a word like "Monday" in it stood for, from which "and Friday" goes on.
    """

    period: Period
    basis: DateBasis = "explicit"
    weekday: date | None = None


class Told(NamedTuple):
    """A period that the text has spoken of, and where it did."""

    at: int
    placed: Placed


class Learnt(NamedTuple):
    """What an expression adds to what the text has spoken of: a period, a day of the week."""

    placed: Placed | None = None
    weekday: date | None = None


NOTHING = Learnt()


class Timeline(NamedTuple):
    """What is known at one place of a text that is read from left to right; a tuple, since there
    are two to an expression.

    `evidence` is the latest day that a text without a publication date names with its year. `told`
    holds the latest period of each size that the text has spoken of, the latest last;
    `weekday_before` where the weekday before ended and which day it was. `here` is the mention
    being read, `leaning` the direction that a limit word gives it.
    """

    article: ArticleText
    published: date | None
    evidence: date | None = None
    told: Mapping[Granularity, Told] = MappingProxyType({})
    weekday_before: tuple[int, date] | None = None
    here: tuple[int, int] = (0, 0)
    leaning: int = 0
    is_cited: bool = False

    @classmethod
    def of(
        cls, article: ArticleText, published: date | None, found: Iterable[FoundTime]
    ) -> "Timeline":
        """Return what is known at the head of a text in which these expressions were found."""
        evidence = None if published else latest_explicit_day(found)
        return cls(article=article, published=published, evidence=evidence)

    def at(self, start: int, end: int, *, is_cited: bool) -> "Timeline":
        """Return what is known where ``text[start:end]`` is read."""
        return Timeline(
            self.article, self.published, self.evidence,
            self.told, self.weekday_before, (start, end), 0, is_cited,
        )  # fmt: skip

    def leaning_to(self, leaning: int) -> "Timeline":
        """Return the same with the direction that a limit word gives."""
        return self._replace(leaning=leaning) if leaning != self.leaning else self

    def after(self, learnt: Learnt) -> "Timeline":
        """Return what is known once the expression that stands here has been read."""
        told, weekday_before = self.told, self.weekday_before
        if learnt.placed is not None:
            size = learnt.placed.period.granularity
            told = dict(told)
            told.pop(size, None)  # the latest stands last
            told[size] = Told(self.here[0], learnt.placed)
        if learnt.weekday is not None:
            weekday_before = (self.here[1], learnt.weekday)
        return Timeline(self.article, self.published, self.evidence, told, weekday_before)

    @property
    def base(self) -> date | None:
        """The day that open years and weekdays are held against: that of publication, else the
        latest explicit day of the text.
        """
        return self.published or self.evidence

    @property
    def basis(self) -> DateBasis:
        """What `base` rests on."""
        return "published" if self.published else "document"

    def anchor(self, unit: Granularity) -> Placed | None:
        """Return what a word like "the previous week" points from.

        That is the latest period of the same size, for a year the latest that is longer than a day,
        else any.
        """
        same = self.told.get(unit) if unit != "year" else None
        if same and self.here[0] - same.at < _SAME_TOPIC:
            return same.placed
        latest = [told.placed for told in reversed([*self.told.values()])]
        longer = [placed for placed in latest if placed.period.granularity != "day"]
        return next(iter((longer if unit == "year" else []) or latest), None)

    def _told_near_by(self, toward: int | None) -> Placed | None:
        """Return the explicit date that a story goes on from: any in an undated text, else a day of
        long ago.
        """
        if self.is_cited or toward is not None:
            return None
        told = self._explicit_near_by()
        if told is None:
            return None
        goes_on = self._is_of_long_ago if self.published else self._is_scene_of_undated
        return told.placed if goes_on(told) else None

    def _explicit_near_by(self) -> Told | None:
        sizes: tuple[Granularity, ...] = (
            ("day",) if self.published else ("day", "month", "year", "season")
        )
        near = [self.told[size] for size in sizes if size in self.told]
        if self.published:
            near += self._scenes()
        explicit = [
            told
            for told in near
            if told.placed.basis == "explicit" and self.here[0] - told.at < _NEIGHBOURHOOD
        ]
        return max(explicit, key=lambda told: told.at, default=None)

    def _is_of_long_ago(self, told: Told) -> bool:
        """Whether a day lies so far back that the story tells of its year and goes on to."""
        published = self.published
        return (
            published is not None
            and told.placed.period.first.year < published.year - 1
            and self.direction() <= 0
        )

    def _is_scene_of_undated(self, told: Told) -> bool:
        """Whether a text without a publication date goes on from a date: always from a day or
        month, from a year where it sets the scene ("In 1926 they struck", not "the 1926 strike").
        """
        size = told.placed.period.granularity
        if size in ("day", "month"):
            return True
        opening = self.article.lowered[max(0, told.at - 3) : told.at]
        return (opening in ("in ", "of ") or size == "season") and self.direction() < 0

    def _scenes(self) -> list[Told]:
        """Return the year and the month that a clause close before opens with, where this one opens
        with a date, too: "In 1989, tanks rolled in. In June, it was over.".
        """
        at = self.here[0]
        if not self._opens_clause(at):
            return []
        near = [self.told[size] for size in _SIZES_OF_SCENES if size in self.told]
        return [
            told for told in near if at - told.at <= _NEXT_SENTENCE and self._opens_clause(told.at)
        ]

    def _opens_clause(self, at: int) -> bool:
        """Whether a sentence or a main clause opens with the date there: "In 1989", "; by August",
        ", and in May".
        """
        low = max(0, at - _LONGEST_OPENING)
        opening = _OPENING.search(self.article.lowered, low, at)
        return opening is not None and (opening.start() > low or low == 0)

    def month_near_by(self) -> date | None:
        """Return the first day of a day or month that the text has just spoken of."""
        near = [self.told[size] for size in ("day", "month") if size in self.told]
        close = [told for told in near if self.here[0] - told.at < _NEIGHBOURHOOD]
        return max(close, key=lambda told: told.at).placed.period.first if close else None

    def direction(self) -> int:
        """Return where the limit word leans to, else where the words around look; see
        `extractors.dates.tense`.

        "Since June" leans back, "by June" and "until June" ahead unless they are told of the past.
        """
        if self.leaning > 0:
            return BACK if looks_back(self.article.lowered, *self.here) else self.leaning
        return (
            self.leaning
            or plans_in_headline(self.article.text, *self.here)
            or tense_around(self.article.lowered, *self.here)
        )

    def nearest(self, periods: Iterable[Period], toward: int | None = None) -> Placed | None:
        """Return the period that fits best: on the side that `toward` or the tense says, and
        nearest to `base`.
        """
        base = self.base
        if base is None:
            return None
        candidates = list(periods)
        if toward:
            candidates = [
                p for p in candidates if (p.last < base if toward < 0 else p.first > base)
            ]
        for period in candidates:
            if period.first <= base <= period.last:
                return Placed(period, self.basis)
        direction = 0 if toward is not None or self.published is None else self.direction()
        best = min(
            candidates, key=lambda period: _reluctance(period, base, direction), default=None
        )
        return Placed(best, self.basis) if best else None

    def yearly(self, make: Callable[[int], Period], toward: int | None = None) -> Placed | None:
        """Return the nearest of what comes once a year; `make` gives it for a year, or raises
        ValueError.
        """
        near = self._told_near_by(toward)
        if near is not None:
            day = near.period.first
            if near.period.granularity in ("year", "season"):
                return Placed(make(day.year), "document")
            return Placed(
                min(_around(make, day.year), key=lambda period: _steps_on(period, day)), "document"
            )
        return self.nearest(_around(make, self.base.year, toward), toward) if self.base else None


def _around(make: Callable[[int], Period], year: int, toward: int | None = None) -> list[Period]:
    """Return what comes once a year around that year, and a year earlier yet where it may have to
    be that.
    """
    near = list(_made(make, (year, year - 1, year + 1)))
    return near if near and not toward else [*near, *_made(make, (year - 2,))]


def _made(make: Callable[[int], Period], years: Iterable[int]) -> Iterator[Period]:
    for candidate in years:
        try:
            yield make(candidate)
        except (ValueError, OverflowError):  # 29 February, or the end of the calendar
            continue


def _reluctance(period: Period, base: date, direction: int) -> int:
    """Return how far a period lies from the base, more if on the other side than the sentence
    looks.

    A report in the past tense is of the past; but "would top the record of January 18" is, too, so
    that a word of the future only weighs.
    """
    distance = _distance(period, base)
    if (direction < 0 and period.first > base) or (direction == AHEAD and period.last < base):
        return 10_000 + distance
    return 4 * distance if direction > 0 and period.last < base else distance


def _distance(period: Period, base: date) -> int:
    if period.first <= base <= period.last:
        return 0
    return min(abs((period.first - base).days), abs((period.last - base).days))


def _steps_on(period: Period, told: date) -> int:
    """Return how far a period lies from the day that a story has come to; stories seldom step back
    far.
    """
    days = (period.first - told).days
    if period.first <= told <= period.last:
        return 0
    return days if days > 0 else 300 - days if days < -60 else -days


def latest_explicit_day(found: Iterable[FoundTime]) -> date | None:
    """Return the latest day, else the end of the latest month, that a text names with its year
    outside of limits.
    """
    dates = [f.expression for f in found if isinstance(f.expression, PrintedDate)]
    firsts = [f.expression.first for f in found if isinstance(f.expression, Range)]
    dated = [d for d in (*dates, *firsts) if isinstance(d, PrintedDate) and d.year and d.month]
    exact = list(_existing(d for d in dated if d.day)) or list(_existing(dated))
    return max(exact, default=None)


def _existing(dates: Iterable[PrintedDate]) -> Iterator[date]:
    for printed in dates:
        if printed.year and printed.month:
            try:
                yield date(printed.year, printed.month, printed.day or 15)
            except ValueError:
                continue
