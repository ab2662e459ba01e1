"""Dollars for an amount in another currency, by a file of the European Central Bank's euro
foreign exchange reference rates.

The file is as the bank gives it (eurofxref-hist.csv, eurofxref.csv): a line a day that begins with
the day, and for each currency how many units a euro bought; ``N/A`` where there was no rate.
"""

import csv
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from pipelines.errors import Failure

DOLLAR, EURO = "USD", "EUR"

REACH = timedelta(days=7)
"""How old a rate may be: the longest that the bank has ever paused is from Maundy Thursday, or the
day before Christmas, to the Tuesday after.
"""


class RatesError(Failure, ValueError):
    """A file of exchange rates that cannot be read."""


class Rate(NamedTuple):
    """What one unit of a currency was worth in dollars, and the day of the rate."""

    dollars: float
    day: date | None


@dataclass(frozen=True, slots=True)
class Rates:
    """The days of a file in order, and on each what a euro bought, by currency."""

    days: Sequence[date] = ()
    bought: Sequence[Mapping[str, float]] = field(default=())

    def on(self, currency: str | None, day: date | None) -> Rate | None:
        """Return the rate of a currency that held on a day: that day's, or the last before it; None
        where the file has none of the week up to it.

        A dollar is a dollar on all days, if there is a file at all.
        """
        if not self.days or currency is None:
            return None
        if currency == DOLLAR:
            return Rate(1.0, None)
        if day is None:
            return None
        for place in range(bisect_right(self.days, day) - 1, -1, -1):
            if day - self.days[place] > REACH:
                return None
            bought = self.bought[place]
            if currency in bought and DOLLAR in bought:
                return Rate(bought[DOLLAR] / bought[currency], self.days[place])
        return None


NO_RATES = Rates()


def read_rates(file: Path) -> Rates:
    """Read a file of reference rates.

    Raises:
        RatesError: it is not such a file; the message says what to do.
    """
    try:
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RatesError(f"{file}: {error}; name a file of rates, or leave --rates out") from error
    head = [cell.strip() for cell in rows[0]] if rows else []
    if head[:1] != ["Date"] or DOLLAR not in head:
        raise RatesError(
            f"{file}: line 1 does not begin with Date and name {DOLLAR}; "
            "give the European Central Bank's eurofxref-hist.csv"
        )
    lines = sorted(_lines(file, head, rows[1:]))
    return Rates(days=[day for day, _ in lines], bought=[dict(rates) for _, rates in lines])


def _lines(
    file: Path, head: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterator[tuple[date, tuple[tuple[str, float], ...]]]:
    for number, row in enumerate(rows, 2):
        if not row or not row[0].strip():
            continue
        try:
            cells = [(name, cell.strip()) for name, cell in zip(head[1:], row[1:], strict=False)]
            rates = [
                (name, float(cell)) for name, cell in cells if name and cell not in ("", "N/A")
            ]
            yield _day(row[0].strip()), ((EURO, 1.0), *(each for each in rates if each[1] > 0))
        except ValueError as error:
            raise RatesError(f"{file}: line {number}: {error}; mend the line") from error


def _day(written: str) -> date:
    """Read a day as the file of all days writes it, or as that of the latest does.

    >>> _day("2025-03-11") == _day("11 March 2025")
    True
    """
    if written[:4].isdecimal():
        return date.fromisoformat(written)
    return datetime.strptime(written, "%d %B %Y").replace(tzinfo=UTC).date()
