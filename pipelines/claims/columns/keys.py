"""The keys under which reports meet others: only those that share one are compared.

A key is a value's size with a party or a name, two parties in a fortnight, a weapon system with a
party, or an exact figure of three digits in a fortnight. What changes by the day (measurements,
prices) is keyed by its month or day as well.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from pipelines.claims.columns.arrays import Flags, Integers, Numbers, Whole, any_of, how_many
from pipelines.claims.columns.compared import UNDATED, Compared
from pipelines.claims.columns.signatures import hashed
from pipelines.claims.columns.values import AMOUNT

BUCKET = 1.6
"""Ratio of the ends of a bucket of values: rivals of one matter lie in the same or in neighbours.
"""

MOST_BUCKETS, MOST_KEYED_VALUES, MOST_ENDS, MOST_PRINTED = 4, 3, 2, 4
FORTNIGHT = 14
EXACT_DIGITS = 3
NAMES_BESIDE = 4
"""So many names lead to other reports beside the parties."""
SMALLEST = 1e-9

_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Items(NamedTuple):
    """Something that reports have several of: whose it is, in ascending order, and what."""

    report: Integers
    code: Integers


class Keys(NamedTuple):
    """The keys of reports, a row a key of a report, in the order of the reports.

    Two reports do not meet by a key that is `weak` for both: they know both their sides, but have
    only one of them in common here.
    """

    key: Integers
    report: Integers
    weak: Flags


def keys_of(table: Compared) -> Keys:
    """Return the keys of reports, each once."""
    parties = _party_items(table)
    systems = _system_items(table)
    fortnights = _fortnights(table)
    weak = _joined(*_bucket_keys(table, _leads(table, systems, fortnights)))
    pairs = _pair_items(table)
    found = [
        *_bucket_keys(table, pairs),
        _figure_keys(table, fortnights),
        _printed_keys(table, parties),
        *_deal_keys(pairs, _armed(systems, parties), fortnights),
        *_going_on_keys(table),
    ]
    strong, lone = _once(_joined(*found)), _once(weak)
    report = np.concatenate([strong.report, lone.report])
    known = np.zeros(len(report), np.bool_)
    known[len(strong.report) :] = _two_sided(table)[lone.report]
    order = _by_report(report)
    code = np.concatenate([strong.code, lone.code])
    return Keys(code[order], report[order], known[order])


def _two_sided(table: Compared) -> Flags:
    return how_many(table.parties[:, :, 0] >= 0) > 1


def _once(items: Items) -> Items:
    """Return each item of a report once: what both are is hashed, so that one sort is enough."""
    order = np.argsort(mix(items.report, items.code))
    report, code = items.report[order], items.code[order]
    new = np.ones(len(code), np.bool_)
    new[1:] = (report[1:] != report[:-1]) | (code[1:] != code[:-1])
    report, code = report[new], code[new]
    order = _by_report(report)
    return Items(report[order], code[order])


def _by_report(report: Integers) -> Integers:
    """Return the order of the reports: of 16 bits, which so many mostly are, it is found without
    comparing.
    """
    return np.argsort(report.astype(np.min_scalar_type(report.max(initial=0))), kind="stable")


def mix(*columns: Whole) -> Integers:
    """Return a hash of the numbers in each row."""
    found = np.zeros(len(columns[-1]), np.uint64)
    for column in columns:
        found = (found ^ column.astype(np.uint64)) * _FACTOR
        found ^= found >> np.uint64(31)
    return np.asarray(found.view(np.int64))


def _items(column: Whole) -> Items:
    """List what is set in a column of several places a report."""
    report, place = np.nonzero(column)
    return Items(report, column[report, place].astype(np.int64))


def _joined(*parts: Items) -> Items:
    report = np.concatenate([part.report for part in parts])
    code = np.concatenate([part.code for part in parts])
    order = _by_report(report)
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
    number = np.where(table.day == UNDATED, 0, table.day // FORTNIGHT).astype(np.int64)
    late = np.flatnonzero(table.day != UNDATED)
    return _joined(Items(rows, number), Items(late, number[late] + 1))


def _party_items(table: Compared, *, states: bool | None = None) -> Items:
    """List what the parties of each report are known by: of all, or of states or others only."""
    places = np.concatenate([*np.moveaxis(table.parties, 1, 0)], axis=1)
    report, slot = np.nonzero(places >= 0)
    keys = table.party.keys[places[report, slot]]
    if states is not None:
        own = np.arange(keys.shape[1]) == keys.shape[1] - 1
        state = table.party.is_country[places[report, slot]][:, None] | own
        keys = np.where(state == states, keys, 0)
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


def _months(days: Whole) -> Integers:
    """Number the months of days, which are ordinals."""
    epoch = date(1970, 1, 1).toordinal()
    months = (days.astype(np.int64) - epoch).astype("datetime64[D]").astype("datetime64[M]")
    return np.asarray(months.astype(np.int64) + 1_000_000)


def _beside_parties(table: Compared) -> Flags:
    """Say which of the words that lead to others are left out, since the parties do so."""
    known = any_of(table.parties >= 0)
    return np.asarray(known[:, None] & (np.arange(table.tokens.shape[1]) >= NAMES_BESIDE))


def _leads(table: Compared, systems: Items, fortnights: Items) -> Items:
    """List what leads from a value of some size to others of that size: an organisation, a weapon
    or any name; a state in a fortnight only, or at the moment that is measured.
    """
    common = _party_items(table, states=True)
    timed = np.flatnonzero(_moments(table) > 0)
    untimed = ~np.isin(fortnights.report, timed)
    near = Items(fortnights.report[untimed], fortnights.code[untimed])
    moments = _joined(near, Items(timed, np.zeros(len(timed), np.int64)))
    left, right = _across(common, moments)
    return _joined(
        _party_items(table, states=False),
        _items(np.where(_beside_parties(table), 0, table.tokens)),
        systems,
        Items(common.report[left], mix(common.code[left], moments.code[right])),
    )


def _bucket_keys(table: Compared, tokens: Items) -> Sequence[Items]:
    values, moment = table.values, _moments(table)
    found = []
    for slot in range(MOST_KEYED_VALUES):
        at = np.flatnonzero(values.count > slot)
        told = values.at(at, slot)
        first, last = _bucket(told.low), _bucket(told.high)
        last = np.minimum(last, first + MOST_BUCKETS) + 1
        many = np.maximum(last - first + 1, 0)
        row = np.repeat(np.arange(len(at)), many)
        bucket = first[row] + np.arange(len(row)) - np.repeat(np.cumsum(many) - many, many)
        code = mix(told.field[row] + 1, told.unit[row], bucket)
        sizes = Items(at[row], code)
        left, right = _across(sizes, tokens)
        owner = sizes.report[left]
        found.append(Items(owner, mix(sizes.code[left], tokens.code[right], moment[owner])))
    return found


def _bucket(values: Numbers) -> Integers:
    size = np.log(np.maximum(np.abs(values) / SMALLEST, 1.0)) / np.log(BUCKET)
    number = np.floor(size).astype(np.int64)
    return np.asarray(np.where(values >= 0, number, -number))


def _keyed(table: Compared, name: str) -> Any:
    """Return a column of the values that reports are keyed by."""
    return table.values.cells(name, np.arange(len(table)), MOST_KEYED_VALUES)


def _figure_keys(table: Compared, fortnights: Items) -> Items:
    """List keys of exact figures in a fortnight."""
    figures, digits = (_keyed(table, name) for name in ("figures", "digits"))
    report, slot = np.nonzero(digits >= EXACT_DIGITS)
    exact = Items(report, figures[report, slot, 1].astype(np.int64))
    left, right = _across(exact, fortnights)
    one = np.ones(len(left), np.int64)
    return Items(exact.report[left], mix(one, exact.code[left], fortnights.code[right]))


def _printed_keys(table: Compared, parties: Items) -> Items:
    """List keys of figures that are printed beside a party, for conversions."""
    printed = np.where(table.values.count[:, None] > 0, table.figures[:, :MOST_PRINTED], 0)
    amount = (_keyed(table, "field") == AMOUNT)[:, :, None]
    own = np.where(amount, _keyed(table, "figures"), 0).reshape(len(table), 2 * MOST_KEYED_VALUES)
    figures = _joined(_items(printed), _items(own))
    left, right = _across(figures, parties)
    two = np.full(len(left), 2)
    return Items(figures.report[left], mix(two, figures.code[left], parties.code[right]))


def _armed(systems: Items, parties: Items) -> Items:
    """List each weapon system with a party."""
    left, right = _across(systems, parties)
    return Items(systems.report[left], mix(left * 0 + 4, systems.code[left], parties.code[right]))


def _deal_keys(pairs: Items, armed: Items, fortnights: Items) -> Sequence[Items]:
    """List keys of two parties, and of a system with a party, in a fortnight."""
    both = _joined(pairs, armed)
    left, right = _across(both, fortnights)
    return [Items(both.report[left], mix(both.code[left], fortnights.code[right]))]


def _pair_items(table: Compared) -> Items:
    """List each two parties of different sides, by the names that either may go by."""
    found = []
    for one, other in ((0, 1), (0, 2), (1, 2)):
        ours, theirs = _names_on(table, one), _names_on(table, other)
        left, right = _across(ours, theirs)
        ends = np.sort(np.stack([ours.code[left], theirs.code[right]]), axis=0)
        found.append(Items(ours.report[left], mix(left * 0 + 3, ends[0], ends[1])))
    return _once(_joined(*found))


def _names_on(table: Compared, side: int) -> Items:
    """List what the first parties on a side are known by: a state by its number only."""
    report, slot = np.nonzero(table.parties[:, side, :MOST_ENDS] >= 0)
    party = table.parties[report, side, slot]
    keys = table.party.keys[party]
    last = np.arange(keys.shape[1]) == keys.shape[1] - 1
    keys = np.where(table.party.is_country[party][:, None] & ~last, 0, keys)
    row, column = np.nonzero(keys)
    return Items(report[row], keys[row, column])


def _going_on_keys(table: Compared) -> Sequence[Items]:
    """List keys of a statement and the one that goes on with its deal."""
    goes_on, begun = np.flatnonzero(table.antecedent > 0), np.flatnonzero(table.gone_on_with)
    codes = table.antecedent[goes_on], table.gone_on_with[begun]
    return [
        Items(rows, mix(np.full(len(rows), 5), code))
        for rows, code in zip((goes_on, begun), codes, strict=True)
    ]
