"""What a text says about its own time: when it was published, which dates it has named, what it
speaks of now.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from extractors.dates.expressions import Calendar, Found, Range
from extractors.dates.placing.periods import Period
from extractors.dates.tense import AHEAD, BACK, looks_back, tense_around
from extractors.records import DateBasis, Granularity

_NEIGHBOURHOOD = 400
_SAME_TOPIC = 1500
_NEXT_SENTENCE = 120
"""How many characters back a date is near by, and a period of the same size still spoken of."""


class Placed(NamedTuple):
    """A period, and what the text had to be held against to find it."""

    period: Period
    basis: DateBasis = "explicit"


@dataclass(slots=True)
class Timeline:
    """The state of reading one text from left to right.

    `base` is the day that open years and weekdays are held against: the publication date, else the
    latest day that the text names with its year. `here` is the mention being read, `leaning` the
    direction that a limit word gives it, `weekday_before` where the weekday before it ended and
    which day it was.
    """

    text: str
    lowered: str
    published: date | None
    evidence: date | None = None
    here: tuple[int, int] = (0, 0)
    leaning: int = 0
    is_cited: bool = False
    weekday_before: tuple[int, date] | None = None
    _anchors: dict[Granularity, tuple[int, Placed]] = field(default_factory=dict)

    @property
    def base(self) -> date | None:
        """The day of publication, else the latest explicit day of the text."""
        return self.published or self.evidence

    @property
    def basis(self) -> DateBasis:
        """What `base` rests on."""
        return "published" if self.published else "document"

    def set_anchor(self, placed: Placed) -> None:
        """Let the text speak of this period from here on."""
        granularity = placed.period.granularity
        self._anchors.pop(granularity, None)  # the latest stands last
        self._anchors[granularity] = (self.here[0], placed)

    def anchor(self, unit: Granularity) -> Placed | None:
        """Return what a word like "the previous week" points from.

        That is the latest period of the same size, for a year the latest that is longer than a day,
        else any.
        """
        same = self._anchors.get(unit) if unit != "year" else None
        if same and self.here[0] - same[0] < _SAME_TOPIC:
            return same[1]
        latest = [placed for _, placed in reversed(self._anchors.values())]
        longer = (
            [placed for placed in latest if placed.period.granularity != "day"]
            if unit == "year"
            else []
        )
        return next(iter(longer or latest), None)

    def _told_near_by(self, toward: int | None) -> Placed | None:
        """Return the explicit date that a story goes on from: any in an undated text, else a day of
        long ago.
        """
        if self.is_cited or toward is not None:
            return None
        sizes: tuple[Granularity, ...] = (
            ("day",) if self.published else ("day", "month", "year", "season")
        )
        near = [self._anchors[size] for size in sizes if size in self._anchors]
        if self.published and (year := self._year_of_scene()):
            near.append(year)
        explicit = [
            pair
            for pair in near
            if pair[1].basis == "explicit" and self.here[0] - pair[0] < _NEIGHBOURHOOD
        ]
        if not explicit:
            return None
        at, told = max(explicit, key=lambda pair: pair[0])
        if self.published is not None:
            return (
                told
                if told.period.first.year < self.published.year - 1 and self.direction() <= 0
                else None
            )
        if told.period.granularity in ("day", "month"):
            return told
        is_scene = self.lowered[max(0, at - 3) : at] in (
            "in ",
            "of ",
        )  # "In 1926 they struck", not "the 1926 strike"
        return (
            told
            if (is_scene or told.period.granularity == "season") and self.direction() < 0
            else None
        )

    def _year_of_scene(self) -> tuple[int, Placed] | None:
        """Return the year that the sentence before opens with, where this one opens with a date,
        too.
        """
        year = self._anchors.get("year")
        if (
            year is None
            or self.here[0] - year[0] > _NEXT_SENTENCE
            or not self._opens_scene(self.here[0])
        ):
            return None
        return year if self._opens_scene(year[0]) else None

    def _opens_scene(self, at: int) -> bool:
        """Whether a sentence opens with "in" and the date there: "In 1989, tanks rolled in. In
        June, it was over.".
        """
        return self.lowered.startswith("in ", max(0, at - 3)) and self.lowered[
            max(0, at - 5) : at - 3
        ].strip() in (
            "",
            ".",
        )

    def month_near_by(self) -> date | None:
        """Return the first day of a day or month that the text has just spoken of."""
        near = [self._anchors[size] for size in ("day", "month") if size in self._anchors]
        close = [pair for pair in near if self.here[0] - pair[0] < _NEIGHBOURHOOD]
        return max(close, key=lambda pair: pair[0])[1].period.first if close else None

    def direction(self) -> int:
        """Return where the limit word leans to, else where the words around look; see
        `extractors.dates.tense`.

        "Since June" leans back, "by June" and "until June" ahead unless they are told of the past.
        """
        if self.leaning > 0:
            return BACK if looks_back(self.lowered, *self.here) else self.leaning
        return self.leaning or tense_around(self.lowered, *self.here)

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


def latest_explicit_day(found: Iterable[Found]) -> date | None:
    """Return the latest day, else the end of the latest month, that a text names with its year
    outside of limits.
    """
    dates = [f.expression for f in found if isinstance(f.expression, Calendar)]
    firsts = [f.expression.first for f in found if isinstance(f.expression, Range)]
    dated = [d for d in (*dates, *firsts) if isinstance(d, Calendar) and d.year and d.month]
    exact = list(_existing(d for d in dated if d.day)) or list(_existing(dated))
    return max(exact, default=None)


def _existing(dates: Iterable[Calendar]) -> Iterator[date]:
    for printed in dates:
        if printed.year and printed.month:
            try:
                yield date(printed.year, printed.month, printed.day or 15)
            except ValueError:
                continue
