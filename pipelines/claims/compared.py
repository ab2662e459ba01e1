"""Many reports as columns, so that pairs of them are compared by arrays and not one by one."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import Any, Literal
from zlib import crc32

import numpy as np
import numpy.typing as npt

from extractors.statements import STATEMENT_TYPES
from pipelines.claims.features import GOING_ON, NAME_BITS, Features, read_word, side_of
from pipelines.claims.features import WORD as _WORD
from pipelines.claims.party_names import PartyColumns, PartyTable
from pipelines.claims.records import ReportedStatement
from pipelines.claims.signatures import WORD_BITS, Bits, as_bits, word_bits
from pipelines.claims.values import Value

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

MOST_VALUES, MOST_FIGURES, MOST_PARTIES, MOST_SYSTEMS = 4, 10, 3, 4
"""Of a statement's values, printed figures, parties on one side, and systems so many are compared.
"""

FIELDS = ("amount", "m3", "quantity")
SIDE_NAMES = ("giver", "taker", "subject")
PERIODS = frozenset({"hour", "day", "week", "month", "quarter", "year"})
"""Denominators of a rate over time; two of them are two scopes."""

UNDATED, FIRST_DAY, LAST_DAY = -1, 0, 10**7
NO_PERIOD, YEAR, MONTH, DAY = range(4)
Trait = Literal["measured", "unsettled"]
TYPES: Mapping[str, int] = {kind.name: at for at, kind in enumerate(STATEMENT_TYPES)}


@dataclass(frozen=True, slots=True)
class ValueColumns:
    """The values of all reports: a row a report, a column each of its values."""

    count: Integers
    field: Integers
    unit: Integers
    per: Integers
    over_time: Flags
    low: Numbers
    high: Numbers
    possible_low: Numbers
    possible_high: Numbers
    probable_low: Numbers
    probable_high: Numbers
    digits: Integers
    step: Numbers
    figures: Integers


@dataclass(frozen=True, slots=True)
class Compared:
    """What reports are compared by, a row each, in the order of their age.

    `fields` has a bit for each kind of value told. Names and texts stand as hashes, 0 for none;
    days as ordinals.
    """

    features: Sequence[Features]
    party: PartyColumns
    system_names: Sequence[str]
    values: ValueColumns
    statement: Integers
    article: Integers
    story: Integers
    sentence: Integers
    day: Integers
    kind: Integers
    period: Integers
    period_grain: Integers
    is_deadline: Flags
    period_start: Integers
    period_end: Integers
    quote: Flags
    measured: Flags
    dated: Flags
    unsettled: Flags
    fields: Integers
    forecast: Flags
    prior: Flags
    expected: Flags
    revised: Flags
    running: Flags
    further: Flags
    denied: Flags
    tentative: Flags
    possible: Flags
    hedged: Flags
    reading: Integers
    measure: Integers
    speaker: Integers
    weapon_class: Integers
    class_names: Sequence[str]
    antecedent: Integers
    systems: Integers
    parties: Integers
    words: Bits
    names: Bits
    heads: Bits
    spelled: Bits
    nearby: Bits
    countries: Bits
    context: Bits
    figures: Integers

    def __len__(self) -> int:
        return len(self.statement)


def hashed(text: str | None) -> int:
    """Return the hash of a text, 0 for none.

    >>> hashed(None), hashed("year") == hashed("year")
    (0, True)
    """
    return (crc32(text.encode("utf-8", "surrogatepass")) or 1) if text else 0


@dataclass(slots=True)
class _Names:
    """Distinct names and their places."""

    names: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def place(self, name: str) -> int:
        """Return the place of a name."""
        if name not in self.places:
            self.places[name] = len(self.names)
            self.names.append(name)
        return self.places[name]


_FLAGS: Mapping[str, str] = {
    "quote": "is_quote",
    "measured": "is_measurement",
    "forecast": "is_forecast",
    "prior": "is_prior",
    "expected": "is_expected",
    "revised": "is_revised",
    "running": "is_running",
    "further": "is_further",
}
"""The columns that hold a flag of the features."""

_KINDS: Mapping[str, Trait] = {"dated": "measured", "unsettled": "unsettled"}
"""The columns that hold a trait of the type."""

_MODALITIES: Mapping[str, Set[str]] = {
    "denied": frozenset({"denied"}),
    "possible": frozenset({"possible"}),
    "tentative": frozenset({"planned", "possible"}),
}
_TEXTS: Mapping[str, str] = {
    "statement": "statement_id",
    "article": "article_id",
    "story": "story_id",
    "sentence": "sentence",
    "period": "period",
}
"""The columns that hold the hash of a text of the report."""

_SIGNATURES: Mapping[str, int] = {
    "words": WORD_BITS,
    "names": NAME_BITS,
    "heads": NAME_BITS,
    "spelled": NAME_BITS,
    "nearby": NAME_BITS,
    "countries": NAME_BITS,
}


def compare_columns(features: Sequence[Features]) -> Compared:
    """Return the columns of `features`."""
    parties, systems, classes = PartyTable(), _Names(), _Names()
    classes.place("")
    reports = [each.report for each in features]
    sides = _filled([_sides(each, parties) for each in features], 3 * MOST_PARTIES, -1)
    named = [[systems.place(name) for name in each.systems] for each in features]
    columns: dict[str, Any] = _plain_columns(features) | _time_columns(reports)
    return Compared(
        features=features,
        party=parties.columns(),
        system_names=systems.names,
        values=_value_columns([each.values for each in features]),
        fields=np.array([_field_bits(each.values) for each in features], np.int64),
        kind=np.array([TYPES[report.statement_type] for report in reports], np.int64),
        weapon_class=np.array([classes.place(report.weapon_class or "") for report in reports]),
        class_names=classes.names,
        antecedent=_antecedents(reports),
        systems=_filled(named, MOST_SYSTEMS, -1),
        parties=sides.reshape(len(features), 3, MOST_PARTIES),
        context=as_bits(_contexts(features), NAME_BITS),
        figures=_filled([list(each.figures) for each in features], MOST_FIGURES, 0),
        **columns,
    )


def _plain_columns(features: Sequence[Features]) -> dict[str, Any]:
    """Return the columns that hold what one field of the features says."""
    reports = [each.report for each in features]
    columns: dict[str, Any] = {}
    for name, source in _FLAGS.items():
        columns[name] = _flags(map(attrgetter(source), features))
    for name, trait in _KINDS.items():
        columns[name] = _flags(each.kind.has(trait) for each in features)
    for name, modalities in _MODALITIES.items():
        columns[name] = _flags(report.modality in modalities for report in reports)
    for name, source in _TEXTS.items():
        columns[name] = _hashes(map(attrgetter(source), reports))
    for name, size in _SIGNATURES.items():
        columns[name] = as_bits(map(attrgetter(name), features), size)
    columns["reading"] = _hashes(each.reading for each in features)
    columns["measure"] = _hashes(each.measure for each in features)
    columns["speaker"] = _hashes((report.attributed_to or "").casefold() for report in reports)
    columns["hedged"] = _flags(report.comparator not in (None, "=") for report in reports)
    return columns


def _time_columns(reports: Sequence[ReportedStatement]) -> dict[str, Any]:
    return {
        "day": _days((report.published_on for report in reports), UNDATED),
        "period_grain": np.array([_grain(report.period) for report in reports], np.int64),
        "is_deadline": _flags((report.period or "").startswith("../") for report in reports),
        "period_start": _days((report.period_start for report in reports), FIRST_DAY),
        "period_end": _days((report.period_end for report in reports), LAST_DAY),
    }


def _field_bits(values: Sequence[Value]) -> int:
    """Return a number with a bit for each kind of value told."""
    return sum({1 << FIELDS.index(value.field) for value in values})


def _flags(flags: Iterable[bool]) -> Flags:
    return np.fromiter(flags, np.bool_)


def _hashes(texts: Iterable[str | None]) -> Integers:
    return np.fromiter((hashed(text) for text in texts), np.int64)


def _days(days: Iterable[date | None], otherwise: int) -> Integers:
    return np.fromiter((day.toordinal() if day else otherwise for day in days), np.int64)


def _filled(rows: Sequence[Sequence[int]], width: int, otherwise: int) -> Integers:
    """Return rows of unequal length as an array, cut to `width`."""
    filled = np.full((len(rows), width), otherwise, np.int64)
    lengths = np.fromiter((min(len(row), width) for row in rows), np.int64, len(rows))
    for length in range(1, width + 1):
        at = np.flatnonzero(lengths == length)
        if len(at):
            filled[at, :length] = np.array(
                [rows[place][:length] for place in at.tolist()], np.int64
            )
    return filled


def _grain(period: str | None) -> int:
    """Say how finely a period is told, by its first end."""
    if period is None:
        return NO_PERIOD
    told = len(period.split("/")[0].strip("."))
    return DAY if told >= 10 else MONTH if told >= 7 else YEAR


def _sides(features: Features, table: PartyTable) -> list[int]:
    """Return the places of the parties, `MOST_PARTIES` to each side."""
    sides: dict[str, dict[int, None]] = {side: {} for side in SIDE_NAMES}
    for party in features.report.parties:
        sides[side_of(features.report.statement_type, party.role)][table.place(party)] = None
    row = []
    for places in sides.values():
        kept = [*places][:MOST_PARTIES]
        row += kept + [-1] * (MOST_PARTIES - len(kept))
    return row


def _antecedents(reports: Sequence[ReportedStatement]) -> Integers:
    """Return the hash of the statement with whose deal each goes on, 0 for none: the one before in
    the article, where the sentence begins with "The contract" and tells another kind of value.
    """
    found = np.zeros(len(reports), np.int64)
    places = sorted(
        range(len(reports)), key=lambda at: (reports[at].article_id, reports[at].position)
    )
    for before, at in pairwise(places):
        one, other = reports[before], reports[at]
        if (
            one.article_id == other.article_id
            and one.position < other.position
            and GOING_ON.match(other.sentence)
            and (one.amount_low is None) != (other.amount_low is None)
        ):
            found[at] = hashed(one.statement_id)
    return found


def _contexts(features: Sequence[Features]) -> list[int]:
    """Return the signature of what each report's article is about: the telling words of its title
    and the names in its statements.
    """
    contexts: dict[str, int] = {}
    for each in features:
        article = each.report.article_id
        if article not in contexts:
            words = (read_word(word) for word in _WORD.findall(each.report.title or ""))
            contexts[article] = word_bits(
                (word.stem for word in words if not word.is_empty), NAME_BITS
            )
        contexts[article] |= each.names
    return [contexts[each.report.article_id] for each in features]


def _value_columns(rows: Sequence[Sequence[Value]]) -> ValueColumns:
    shape = len(rows), MOST_VALUES
    flat = [value for row in rows for value in row[:MOST_VALUES]]
    counts = np.array([min(len(row), MOST_VALUES) for row in rows], np.int64)
    report = np.repeat(np.arange(len(rows)), counts)
    slot = np.arange(len(flat)) - np.repeat(np.cumsum(counts) - counts, counts)

    numbers = np.array(
        [(v.low, v.high, *v.possible, *v.probable, v.step) for v in flat], np.float64
    ).reshape(len(flat), 7)
    codes = np.array(
        [
            (FIELDS.index(v.field), hashed(v.unit), hashed(v.per), v.per in PERIODS, v.digits)
            for v in flat
        ],
        np.int64,
    ).reshape(len(flat), 5)
    figures = np.array([_two_figures(v) for v in flat], np.int64).reshape(len(flat), 2)
    laid = np.zeros((*shape, 7))
    laid[report, slot] = numbers
    coded = np.zeros((*shape, 5), np.int64)
    coded[report, slot] = codes
    printed = np.zeros((*shape, 2), np.int64)
    printed[report, slot] = figures
    low, high, least, most, likely_least, likely_most, step = np.moveaxis(laid, 2, 0)
    of, unit, per, over_time, digits = np.moveaxis(coded, 2, 0)
    return ValueColumns(
        count=counts,
        field=of,
        unit=unit,
        per=per,
        over_time=over_time.astype(np.bool_),
        low=low,
        high=high,
        possible_low=least,
        possible_high=most,
        probable_low=likely_least,
        probable_high=likely_most,
        digits=digits,
        step=step,
        figures=printed,
    )


def _two_figures(value: Value) -> tuple[int, int]:
    figures = sorted(hashed(figure) for figure in value.figures)
    return figures[0], figures[-1]
