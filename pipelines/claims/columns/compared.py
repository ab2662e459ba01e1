"""Many reports as columns, so that pairs of them are compared by arrays and not one by one."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

import numpy as np

from extractors.statements import STATEMENT_TYPES
from extractors.text import fold_name
from pipelines.claims.columns.arrays import Bits, Flags, Integers, Whole
from pipelines.claims.columns.filling import days_of, flags_of, hashes_of, rows_of
from pipelines.claims.columns.known import Known
from pipelines.claims.columns.party_names import PartyColumns, PartyTable
from pipelines.claims.columns.roles import SIDE_NAMES, side_of
from pipelines.claims.columns.room import Room
from pipelines.claims.columns.sentences import (
    Sentences,
    article_contexts,
    quote_reading,
    read_sentences,
    stated_measure,
)
from pipelines.claims.columns.signatures import count, hashed, hashed_wide
from pipelines.claims.columns.values import ValueColumns, read_values, stated_values
from pipelines.claims.columns.words import Vocabulary
from pipelines.claims.records import ClaimParty, ReportedStatement

AT_ONCE = 10_000
"""Reports whose sentences are read at once."""

RECENT = 10_000
"""So many lists of parties are remembered, with their places."""

MOST_PARTIES, MOST_SYSTEMS = 3, 4
"""Of a statement's parties on one side, and of its systems so many are compared."""

UNDATED, FIRST_DAY, LAST_DAY = -1, 0, 10**7
NO_PERIOD, YEAR, MONTH, DAY = range(4)
TYPES: Mapping[str, int] = {kind.name: at for at, kind in enumerate(STATEMENT_TYPES)}

LARGEST_PRICE = 1e5
"""Prices of the moment are of single pieces: a share, a barrel, an index."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What reports are compared by, a row each, in the order of their age.

    `fields` has a bit for each kind of value told. Names and texts stand as numbers, 0 for none;
    days as ordinals. `words`, `names`, `known`, `nearby`, `countries` and `context` are signatures
    of the telling words, of those written as names, of all words, of those around the first figure,
    of the countries named, and of what the article is about; `heads` hashes of the first words of
    names, `figures` the amounts and shares that the sentence prints, `tokens` hashes of what leads
    to other reports, `sketch` the sketches of all parties in one (`PartyName`). `reading` says
    which reading of a price it is, `measure` what its figure measures.
    """

    party: PartyColumns
    system_names: Sequence[str]
    class_names: Sequence[str]
    values: ValueColumns
    article: Integers
    story: Integers
    sentence: Integers
    position: Whole
    day: Whole
    kind: Whole
    period: Integers
    period_grain: Whole
    is_deadline: Flags
    period_start: Whole
    period_end: Whole
    quote: Flags
    measured: Flags
    dated: Flags
    unsettled: Flags
    money_only: Flags
    fields: Whole
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
    reading: Whole
    measure: Integers
    speaker: Integers
    weapon_class: Whole
    antecedent: Integers
    gone_on_with: Integers
    systems: Whole
    parties: Whole
    sketch: Integers
    words: Bits
    names: Bits
    word_count: Whole
    name_count: Whole
    known: Bits
    nearby: Bits
    countries: Bits
    context: Bits
    figures: Whole
    heads: Whole
    tokens: Whole

    def __len__(self) -> int:
        return len(self.article)

    def at(self, rows: slice | Integers) -> "Compared":
        """Return some of the reports."""
        cut: Any = {name: getattr(self, name)[rows] for name in _BY_REPORT}
        chosen = np.arange(len(self))[rows] if isinstance(rows, slice) else rows
        return replace(self, values=self.values.of(chosen), **cut)

    def kept_in(self, room: Room) -> "Compared":
        """Return the same, as far as there is room for it in memory."""
        columns: Any = room.keep({name: getattr(self, name) for name in _BY_REPORT})
        return replace(self, values=self.values.kept_in(room), **columns)

    @classmethod
    def gathered(cls, parts: "list[Compared]", rows: Integers, room: Room) -> "Compared":
        """Return rows of several tables, read one after the other with the same `Known`, as those
        of one that has all of them; the tables are taken from the list, and given up.

        Args:
            parts: the tables.
            rows: the rows, counted through all tables.
            room: the room that there is for the columns.
        """
        last, values = parts[-1], ValueColumns.beside([part.values for part in parts]).of(rows)
        columns = [{name: getattr(part, name) for name in _BY_REPORT} for part in parts]
        parts.clear()
        joined: dict[str, Any] = {}
        for name in _BY_REPORT:
            joined |= room.keep({name: np.concatenate([part.pop(name) for part in columns])[rows]})
        return replace(last, values=values.kept_in(room), **joined)


_BY_REPORT = tuple(
    name
    for name in Compared.__dataclass_fields__
    if name not in ("party", "system_names", "class_names", "values")
)
"""The columns that have a row a report, beside the values."""


_MODALITIES: Mapping[str, Set[str]] = {
    "denied": frozenset({"denied"}),
    "possible": frozenset({"possible"}),
    "tentative": frozenset({"planned", "possible"}),
}


def compare_columns(reports: Sequence[ReportedStatement], known: Known | None = None) -> Compared:
    """Return the columns of `reports`, which are whole articles, in the order of their age.

    Args:
        reports: what is to be read.
        known: what is known of names and words already; what is read here is added.
    """
    known = known or Known()
    values, said = _read_all(reports, known.words)
    place, context = article_contexts(reports, said.own_names, known.words)
    system, weapon_class = known.systems.place, known.classes.place
    named = [[system(fold_system(name)) for name in report.systems] for report in reports]
    classed = (weapon_class(report.weapon_class or "") for report in reports)
    columns = _told_columns(reports, said) | _time_columns(reports)
    antecedent, gone_on_with = _antecedents(reports, said.goes_on, place, columns["position"])
    return Compared(
        party=_parties_columns(known.parties, reports, columns),
        system_names=known.systems.names,
        class_names=known.classes.names,
        values=values,
        fields=_field_bits(values),
        weapon_class=np.fromiter(classed, np.int32, len(reports)),
        article=hashes_of(report.article_id for report in reports),
        antecedent=antecedent,
        gone_on_with=gone_on_with,
        systems=rows_of(named, MOST_SYSTEMS, -1),
        words=said.words,
        names=said.names,
        word_count=count(said.words).astype(np.int16),
        name_count=count(said.names).astype(np.int16),
        known=said.known,
        nearby=said.nearby,
        countries=said.countries,
        context=context[place],
        figures=said.figures,
        heads=said.heads,
        tokens=said.tokens,
        **columns,
    )


def _read_all(
    reports: Sequence[ReportedStatement], vocabulary: Vocabulary
) -> tuple[ValueColumns, Sentences]:
    """Read the values and the sentences of reports, so many at once: the tokens of all would not
    fit into memory.
    """
    told: list[ValueColumns] = []
    spoken: dict[str, Any] = {}
    for first in range(0, max(len(reports), 1), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        tokens = vocabulary.read([report.sentence for report in reports[some]])
        values = read_values(stated_values(reports[some]), tokens)
        firsts = values.cells("figures", np.arange(len(reports[some])), 1)[:, 0]
        said = read_sentences(reports[some], tokens, firsts)
        told.append(values)
        _fill(spoken, said._asdict(), some, len(reports))
    return ValueColumns.beside(told), Sentences(**spoken)


def _fill(whole: dict[str, Any], part: Mapping[str, Any], rows: slice, many: int) -> None:
    """Put some rows of columns into their places: no row is ever held twice."""
    for name, column in part.items():
        if name not in whole:
            whole[name] = np.empty((many, *column.shape[1:]), column.dtype)
        whole[name][rows] = column


def _parties_columns(
    table: PartyTable, reports: Sequence[ReportedStatement], columns: dict[str, Any]
) -> PartyColumns:
    """Add the places of the parties, `MOST_PARTIES` to each side, and return what they are."""
    sides_of = lru_cache(RECENT)(partial(_sides, table))  # one deal is told again and again
    sides = [sides_of(report.statement_type, report.parties) for report in reports]
    shape = len(reports), len(SIDE_NAMES), MOST_PARTIES
    columns["parties"] = parties = np.array(sides, np.int32).reshape(shape)
    party = table.columns()
    sketches = np.where(parties >= 0, party.sketch[parties], 0)
    columns["sketch"] = np.bitwise_or.reduce(sketches, axis=(1, 2))
    return party


def _sides(table: PartyTable, kind: str, parties: Sequence[ClaimParty]) -> list[int]:
    row = [-1] * (len(SIDE_NAMES) * MOST_PARTIES)
    for party in parties:
        first = MOST_PARTIES * _side_number(kind, party.role)
        place = table.place(party)
        for at in range(first, first + MOST_PARTIES):
            if row[at] in (place, -1):
                row[at] = place
                break
    return row


@lru_cache(maxsize=4096)
def _side_number(statement_type: str, role: str) -> int:
    return SIDE_NAMES.index(side_of(statement_type, role))


@lru_cache(maxsize=65536)
def fold_system(system: str) -> str:
    """Return the folded name of a weapon system without spaces."""
    return fold_name(system).replace(" ", "")


def _told_columns(reports: Sequence[ReportedStatement], said: Sentences) -> dict[str, Any]:
    """Return the columns of what is told and how."""
    kinds = np.array([TYPES[report.statement_type] for report in reports], np.int64)
    has = {name: test[kinds] for name, test in _traits().items()}
    modality = [report.modality for report in reports]
    told = {name: flags_of(m in names for m in modality) for name, names in _MODALITIES.items()}
    quote = has["quoted"] | _unsettled_quotes(reports, said, has)
    forecast = (told["tentative"] & ~has["event"]) | (
        (has["measured"] | has["unsettled"]) & said.expecting
    )
    return told | {
        "kind": kinds.astype(np.int16),
        "quote": quote,
        "measured": has["measured"] | has["amount_there"],
        "dated": has["measured"],
        "unsettled": has["unsettled"],
        "money_only": has["money_only"] & ~has["for_goods"],
        "forecast": forecast,
        "prior": said.prior,
        "expected": said.expecting,
        "revised": said.revised,
        "running": said.running,
        "further": said.further,
        "hedged": flags_of(report.comparator not in (None, "=") for report in reports),
        "reading": _readings(reports, quote),
        "measure": _measures(reports, said, has["event"] | quote),
        "speaker": hashes_of((report.attributed_to or "").casefold() for report in reports),
        "story": hashes_of(report.story_id for report in reports),
        "sentence": hashes_of(report.sentence for report in reports),
        "position": np.array([report.position for report in reports], np.int32),
    }


@lru_cache(maxsize=1)
def _traits() -> Mapping[str, Flags]:
    """Return which types have a trait, by the trait's name."""
    names = (
        "quoted",
        "measured",
        "amount_there",
        "unsettled",
        "like_a_price",
        "event",
        "money_only",
        "for_goods",
    )
    return {name: np.array([name in kind.traits for kind in STATEMENT_TYPES]) for name in names}


def _unsettled_quotes(
    reports: Sequence[ReportedStatement], said: Sentences, has: Mapping[str, Flags]
) -> Flags:
    """Say which reports that are filed under no type give a price of the moment."""
    small = flags_of((report.amount_low or 0.0) < LARGEST_PRICE for report in reports)
    alone = flags_of(not report.parties for report in reports)
    return np.asarray((has["unsettled"] | has["like_a_price"]) & small & alone & said.moves)


def _readings(reports: Sequence[ReportedStatement], quote: Flags) -> Whole:
    found = np.zeros(len(reports), np.uint32)
    for at in np.flatnonzero(quote).tolist():
        found[at] = hashed(quote_reading(reports[at].sentence))
    return found


def _measures(reports: Sequence[ReportedStatement], said: Sentences, none: Flags) -> Integers:
    """Return what the figures measure: as the statement says, else by the nearest noun that does.
    The sum of a deal goes by too many nouns, and of a price its reading tells more.
    """
    found = said.measure.copy()
    for at, report in enumerate(reports):
        if report.measure:
            found[at] = stated_measure(report.measure)
    found[none] = 0
    return np.asarray(found)


def _time_columns(reports: Sequence[ReportedStatement]) -> dict[str, Any]:
    periods = [report.period for report in reports]
    return {
        "period": hashes_of(periods),
        "day": days_of((report.published_on for report in reports), UNDATED),
        "period_grain": np.array([_grain(period) for period in periods], np.int8),
        "is_deadline": flags_of((period or "").startswith("../") for period in periods),
        "period_start": days_of((report.period_start for report in reports), FIRST_DAY),
        "period_end": days_of((report.period_end for report in reports), LAST_DAY),
    }


def _field_bits(values: ValueColumns) -> Whole:
    """Return numbers with a bit for each kind of value told."""
    bits = np.zeros(len(values.count), np.int8)
    np.bitwise_or.at(bits, values.owners(), 1 << values.told.field[:-1])
    return bits


def _grain(period: str | None) -> int:
    """Say how finely a period is told, by its first end."""
    if period is None:
        return NO_PERIOD
    told = len(period.split("/")[0].strip("."))
    return DAY if told >= 10 else MONTH if told >= 7 else YEAR


def _antecedents(
    reports: Sequence[ReportedStatement], goes_on: Flags, article: Integers, position: Whole
) -> tuple[Integers, Integers]:
    """Return the hash of the statement with whose deal each goes on, and its own where another goes
    on with its deal, 0 for none. A statement goes on with the one before in the article, where the
    sentence begins with "The contract" and tells another kind of value.
    """
    amount = flags_of(report.amount_low is None for report in reports)
    order = np.lexsort((position, article))
    before, at = order[:-1], order[1:]
    met = (article[before] == article[at]) & (position[before] < position[at])
    met &= goes_on[at] & (amount[before] != amount[at])
    antecedent, gone_on_with = (np.zeros(len(reports), np.int64) for _ in range(2))
    for one, other in zip(before[met].tolist(), at[met].tolist(), strict=True):
        antecedent[other] = gone_on_with[one] = hashed_wide(reports[one].statement_id)
    return antecedent, gone_on_with
