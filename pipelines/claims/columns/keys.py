"""The keys under which reports meet others: only those that share one are compared.

A key is a value's size with a party or a name, two parties in a fortnight, a weapon system with a
party, or an exact figure of three digits in a fortnight. What changes by the day (measurements,
prices) is keyed by its month or day as well.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from pipelines.claims.columns.arrays import Integers, Numbers
from pipelines.claims.columns.compared import UNDATED, Compared
from pipelines.claims.columns.signatures import hashed
from pipelines.claims.columns.values import AMOUNT

BUCKET = 1.6
"""Ratio of the ends of a bucket of values: rivals of one matter lie in the same or in neighbours.
"""

MOST_BUCKETS, MOST_KEYED_VALUES, MOST_ENDS, MOST_PRINTED = 4, 3, 6, 4
FORTNIGHT = 14
NEIGHBOURHOOD = 300
"""Characters of an article in which a deal is gone on with."""
EXACT_DIGITS = 3
SMALLEST = 1e-9

_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Items(NamedTuple):
    """Something that reports have several of: whose it is, in ascending order, and what."""

    report: Integers
    code: Integers


class Keys(NamedTuple):
    """The keys of reports, a row a key of a report, in the order of the reports."""

    key: Integers
    report: Integers


def keys_of(table: Compared) -> Keys:
    """Return the keys of all reports, each once."""
    parties = _party_items(table)
    systems = _system_items(table)
    tokens = _joined(parties, _items(table.tokens), systems)
    fortnights = _fortnights(table)
    found = [
        *_bucket_keys(table, tokens),
        _figure_keys(table, fortnights),
        _printed_keys(table, parties),
        *_deal_keys(table, parties, systems, fortnights),
        *_neighbour_keys(table),
    ]
    return _once(_joined(*found))


def _once(items: Items) -> Keys:
    order = np.lexsort((items.code, items.report))
    report, code = items.report[order], items.code[order]
    new = np.ones(len(code), np.bool_)
    new[1:] = (report[1:] != report[:-1]) | (code[1:] != code[:-1])
    return Keys(code[new], report[new])


def mix(*columns: Integers) -> Integers:
    """Return a hash of the numbers in each row."""
    found = np.zeros(len(columns[-1]), np.uint64)
    for column in columns:
        found = (found ^ column.astype(np.uint64)) * _FACTOR
        found ^= found >> np.uint64(31)
    return np.asarray(found.view(np.int64))


def _items(column: Integers) -> Items:
    """List what is set in a column of several places a report."""
    report, place = np.nonzero(column)
    return Items(report, column[report, place])


def _joined(*parts: Items) -> Items:
    report = np.concatenate([part.report for part in parts])
    code = np.concatenate([part.code for part in parts])
    order = np.argsort(report, kind="stable")
    return Items(report[order], code[order])


def _across(one: Items, other: Items) -> tuple[Integers, Integers]:
    """Return the places of each two items of one report, one of either list."""
    start = np.searchsorted(other.report, one.report, side="left")
    many = np.searchsorted(other.report, one.report, side="right") - start
    left = np.repeat(np.arange(len(one.report)), many)
    within = np.arange(len(left)) - np.repeat(np.cumsum(many) - many, many)
    return left, np.repeat(start, many) + within


def _fortnights(table: Compared) -> Items:
    """List the fortnight that each report's day is in and the next, so that neighbours meet."""
    rows = np.arange(len(table))
    number = np.where(table.day == UNDATED, 0, table.day // FORTNIGHT)
    late = np.flatnonzero(table.day != UNDATED)
    return _joined(Items(rows, number), Items(late, number[late] + 1))


def _party_items(table: Compared) -> Items:
    places = np.concatenate([*np.moveaxis(table.parties, 1, 0)], axis=1)
    report, slot = np.nonzero(places >= 0)
    keys = table.party.keys[places[report, slot]]
    row, column = np.nonzero(keys)
    return Items(report[row], keys[row, column])


def _system_items(table: Compared) -> Items:
    designations = np.array([hashed(designation(name)) for name in table.system_names] or [0])
    report, slot = np.nonzero(table.systems >= 0)
    return Items(report, designations[table.systems[report, slot]])


def designation(system: str) -> str:
    """Return what a system and its variants have in common.

    >>> designation("fa18efsuperhornet"), designation("patriot")
    ('fa18', 'patriot')
    """
    digits = next((at for at, letter in enumerate(system) if letter.isdigit()), 0)
    end = digits
    while end < len(system) and system[end].isdigit():
        end += 1
    return system[:end] if digits else system


def _moments(table: Compared) -> Integers:
    """Return the month that a measurement is of, and the day of a price; 0 for all else."""
    start = np.where(table.period_start > 0, table.period_start, 0)
    end = np.where(table.period_end < 10**7, table.period_end, 0)
    day = np.maximum(table.day, 0)
    quoted = np.where(start > 0, start, day)
    last = np.where(end > 0, end, quoted)
    return np.asarray(np.where(table.quote, quoted, np.where(table.dated, _months(last), 0)))


def _months(days: Integers) -> Integers:
    """Number the months of days, which are ordinals."""
    epoch = date(1970, 1, 1).toordinal()
    months = (days - epoch).astype("datetime64[D]").astype("datetime64[M]")
    return np.asarray(months.astype(np.int64) + 1_000_000)


def _bucket_keys(table: Compared, tokens: Items) -> Sequence[Items]:
    values, moment = table.values, _moments(table)
    found = []
    for slot in range(MOST_KEYED_VALUES):
        at = np.flatnonzero(values.count > slot)
        first, last = _bucket(values.low[at, slot]), _bucket(values.high[at, slot])
        last = np.minimum(last, first + MOST_BUCKETS) + 1
        many = np.maximum(last - first + 1, 0)
        row = np.repeat(np.arange(len(at)), many)
        bucket = first[row] + np.arange(len(row)) - np.repeat(np.cumsum(many) - many, many)
        report = at[row]
        code = mix(values.field[report, slot] + 1, values.unit[report, slot], bucket)
        sizes = Items(report, code)
        left, right = _across(sizes, tokens)
        owner = sizes.report[left]
        found.append(Items(owner, mix(sizes.code[left], tokens.code[right], moment[owner])))
    return found


def _bucket(values: Numbers) -> Integers:
    size = np.log(np.maximum(np.abs(values) / SMALLEST, 1.0)) / np.log(BUCKET)
    number = np.floor(size).astype(np.int64)
    return np.asarray(np.where(values >= 0, number, -number))


def _figure_keys(table: Compared, fortnights: Items) -> Items:
    """List keys of exact figures in a fortnight."""
    values = table.values
    slots = np.arange(MOST_KEYED_VALUES)
    told = (slots < values.count[:, None]) & (values.digits[:, slots] >= EXACT_DIGITS)
    report, slot = np.nonzero(told)
    exact = Items(report, values.figures[report, slot, 1])
    left, right = _across(exact, fortnights)
    one = np.ones(len(left), np.int64)
    return Items(exact.report[left], mix(one, exact.code[left], fortnights.code[right]))


def _printed_keys(table: Compared, parties: Items) -> Items:
    """List keys of figures that are printed beside a party, for conversions."""
    values = table.values
    printed = np.where(values.count[:, None] > 0, table.figures[:, :MOST_PRINTED], 0)
    slots = np.arange(MOST_KEYED_VALUES)
    amount = (slots < values.count[:, None]) & (values.field[:, slots] == AMOUNT)
    own = np.where(amount[:, :, None], values.figures[:, slots], 0).reshape(
        len(table), 2 * MOST_KEYED_VALUES
    )
    figures = _joined(_items(printed), _items(own))
    left, right = _across(figures, parties)
    two = np.full(len(left), 2)
    return Items(figures.report[left], mix(two, figures.code[left], parties.code[right]))


def _deal_keys(
    table: Compared, parties: Items, systems: Items, fortnights: Items
) -> Sequence[Items]:
    """List keys of two parties, and of a system with a party, in a fortnight."""
    ends = _ends(table)
    left, right = _across(ends, ends)
    met = ends.code[left] < ends.code[right]
    left, right = left[met], right[met]
    pairs = Items(ends.report[left], mix(left * 0 + 3, ends.code[left], ends.code[right]))
    left, right = _across(systems, parties)
    armed = Items(systems.report[left], mix(left * 0 + 4, systems.code[left], parties.code[right]))
    both = _joined(pairs, armed)
    left, right = _across(both, fortnights)
    return [Items(both.report[left], mix(both.code[left], fortnights.code[right]))]


def _ends(table: Compared) -> Items:
    """List the parties and their countries, at most `MOST_ENDS` a report."""
    places = np.concatenate([*np.moveaxis(table.parties, 1, 0)], axis=1)
    report, slot = np.nonzero(places >= 0)
    party = places[report, slot]
    country = table.party.country[party]
    known = country > 0
    every = _joined(Items(report, table.party.whole[party]), Items(report[known], country[known]))
    once = _once(every)
    counts = np.bincount(once.report, minlength=len(table))
    rank = np.arange(len(once.report)) - np.repeat(np.cumsum(counts) - counts, counts)
    kept = rank < MOST_ENDS
    return Items(once.report[kept], once.key[kept])


def _neighbour_keys(table: Compared) -> Sequence[Items]:
    """List keys of a stretch of an article and the next."""
    rows, place = np.arange(len(table)), table.position // NEIGHBOURHOOD
    five = np.full(len(rows), 5)
    return [Items(rows, mix(five, table.article, place + more)) for more in (0, 1)]
