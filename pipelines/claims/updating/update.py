"""The claims of what came, went or changed, and of what these bring together or leave apart.

The result is that of a full run (`pipelines.claims.building.build_claims`): whether two statements
meet depends on who shares their keys (`meetings`), how they compare on the two alone, and what is
one matter on those that hang together by such pairs. What none of these touches stays as it was.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.claims.building import Told, make_claims, places_of, settle_matters
from pipelines.claims.candidates import Candidates
from pipelines.claims.collector import without_collector
from pipelines.claims.columns.arrays import Flags, Integers
from pipelines.claims.columns.postings import gather_postings
from pipelines.claims.components import find_components, hanging_together
from pipelines.claims.records import ClaimSet, Verdict
from pipelines.claims.scoring import Edges, join, overrule
from pipelines.claims.updating.kept import VERDICTS, Kept
from pipelines.claims.updating.loaded import Loaded, Read
from pipelines.claims.updating.meetings import Meetings, find_meetings
from pipelines.claims.updating.partitions import Score, score_here
from pipelines.claims.updating.roll import Roll
from pipelines.snapshots.database import scratch_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What changes: the claims that were made anew, the statements whose claims, links and
    conflicts of before hold no more, and what is kept for the next update.
    """

    made: ClaimSet
    undone: Set[str]
    kept: Kept


@without_collector()
def update_claims(
    kept: Kept,
    articles: Set[str],
    read: Read,
    verdicts: Sequence[Verdict] = (),
    earlier: Mapping[str, str] | None = None,
    score: Score = score_here,
) -> Update:
    """Bring claims up to date.

    Args:
        kept: what the last update left.
        articles: ids of those whose statements came, went, or are not the same in any respect.
        read: gives the reports of articles.
        verdicts: what reviewers say of pairs, now.
        earlier: the claim that each statement was in before.
        score: scores pairs, here or elsewhere.
    """
    articles = articles | _ruled_otherwise(kept, verdicts)
    loaded = Loaded.of(articles, read(articles))
    roll = Roll.of(kept, articles, loaded.reports.heads)
    with scratch_folder() as folder:
        with gather_postings(loaded.table, roll.number[roll.is_fresh]) as fresh:
            meetings = find_meetings(kept.postings, kept.edges, roll.gone, fresh, folder)
        loaded, found = _score(roll, meetings, loaded, (read, score), verdicts)
    edges, touched = _replace(roll, kept, meetings, found, verdicts)
    together = _bring_together(roll, edges, touched)
    loaded = loaded.only(roll.articles(together.anew), read)
    place = _places(roll, loaded)
    among = np.zeros(len(loaded.reports), np.bool_)
    among[place[together.anew]] = True
    groups = (place[rows].tolist() for rows in together.groups if together.anew[rows[0]])
    told = Told(loaded.reports, loaded.reports.heads)
    settled = settle_matters(loaded.table, groups, places_of(told.heads, verdicts))
    del loaded  # its columns take most memory
    made = make_claims(settled, told, earlier or {}, among)
    return Update(
        made=made,
        undone={*roll.gone_ids, *roll.ids(together.anew)},
        kept=Kept(
            roll.kept(together.component, together.group),
            meetings.postings,
            roll.kept_edges(edges),
            _verdict_table(verdicts),
        ),
    )


def _ruled_otherwise(kept: Kept, verdicts: Sequence[Verdict]) -> set[str]:
    """Return the articles of statements on whose pairs reviewers rule otherwise than before."""
    before, now = (
        {(row["first"], row["second"], row["same"]) for row in table.to_pylist()}
        for table in (kept.verdicts, _verdict_table(verdicts))
    )
    ends = pa.array(sorted({end for pair in before ^ now for end in pair[:2]}), pa.string())
    ruled = kept.statements.filter(pc.is_in(kept.statements["statement_id"], value_set=ends))
    return set(ruled["article_id"].to_pylist())


def _verdict_table(verdicts: Sequence[Verdict]) -> pa.Table:
    rows = [
        {"first": each.statement_id_a, "second": each.statement_id_b, "same": each.same}
        for each in verdicts
    ]
    return pa.Table.from_pylist(rows, VERDICTS)


def _places(roll: Roll, loaded: Loaded) -> Integers:
    """Return where each row's report is loaded."""
    place = np.full(len(roll), -1, np.int64)
    rows = roll.rows_of(loaded)
    place[rows] = np.arange(len(rows))
    return place


def _score(
    roll: Roll,
    meetings: Meetings,
    loaded: Loaded,
    how: tuple[Read, Score],
    verdicts: Sequence[Verdict],
) -> tuple[Loaded, Edges]:
    """Score the pairs that meet anew; return what was loaded for it, and the edges, as rows."""
    read, score = how
    many = int(roll.number.max(initial=-1)) + 1
    judged = roll.judged(verdicts)
    ruled = roll.is_fresh[judged.one] | roll.is_fresh[judged.other]
    meet = np.zeros(len(roll), np.bool_)
    meet[judged.one[ruled]] = meet[judged.other[ruled]] = True
    for met in meetings.met_by_number(many):
        meet[roll.rows(met.one)] = meet[roll.rows(met.other)] = True
    loaded = loaded.beside(roll.articles(meet), read)
    place = _places(roll, loaded)
    pairs = (
        Candidates(*_ordered(*(place[roll.rows(numbers)] for numbers in met)))
        for met in meetings.met_by_number(many)
    )
    scored = join(score(loaded, some) for some in pairs)
    found = overrule(scored, places_of(loaded.reports.heads, verdicts))
    rows = roll.rows_of(loaded)
    return loaded, Edges(*_ordered(rows[found.one], rows[found.other]), found.bits)


def _ordered(one: Integers, other: Integers) -> tuple[Integers, Integers]:
    return np.minimum(one, other), np.maximum(one, other)


def _replace(
    roll: Roll, kept: Kept, meetings: Meetings, found: Edges, verdicts: Sequence[Verdict]
) -> tuple[Edges, Flags]:
    """Put what was found in the place of what was known; return all edges, and the rows at which
    they changed.
    """
    known = roll.edges(kept)
    touched = roll.is_fresh.copy()
    lost = (known.one < 0) | (known.other < 0)
    for end in (known.one[lost], known.other[lost]):
        touched[end[end >= 0]] = True
    known = known.at(~lost)
    judged = roll.judged(verdicts)
    ruled, anew, codes = (
        _codes(roll, *ends)
        for ends in ((judged.one[judged.same], judged.other[judged.same]), found[:2], known[:2])
    )
    parted = _codes(roll, *(roll.rows(numbers) for numbers in meetings.parted))
    parted = parted[~np.isin(parted, ruled)]
    stays = ~(np.isin(codes, parted) | np.isin(codes, anew))
    for edges, other in ((known, found), (found, known)):
        changed = ~_has_each(roll, edges, other) & (True if edges is found else ~stays)
        touched[edges.one[changed]] = touched[edges.other[changed]] = True
    known = known.at(stays)
    joined = Edges(
        np.concatenate([known.one, found.one]),
        np.concatenate([known.other, found.other]),
        np.concatenate([known.bits, found.bits]),
    )
    order = np.argsort(_codes(roll, joined.one, joined.other), kind="stable")
    return joined.at(order), touched


def _codes(roll: Roll, one: Integers, other: Integers) -> Integers:
    return one * len(roll) + other


def _has_each(roll: Roll, edges: Edges, other: Edges) -> Flags:
    """Say which edges are among others, of the same bits."""
    codes, theirs = (_codes(roll, each.one, each.other) for each in (edges, other))
    if not len(theirs):
        return np.zeros(len(codes), np.bool_)
    order = np.argsort(theirs)
    at = np.minimum(np.searchsorted(theirs[order], codes), len(theirs) - 1)
    met = order[at]
    return np.asarray((theirs[met] == codes) & (other.bits[met] == edges.bits))


class _Together(NamedTuple):
    """The component and the group of each row, the groups of two and more of those that were
    brought together again, by age, and the rows that are with others now than before.
    """

    component: Integers
    group: Integers
    groups: list[Integers]
    anew: Flags


def _bring_together(roll: Roll, edges: Edges, touched: Flags) -> _Together:
    """Bring together again what hangs together with rows at which edges changed."""
    again = np.isin(roll.component, roll.component[touched])
    rows = roll.by_age(again)
    place = np.full(len(roll), -1, np.int64)
    place[rows] = np.arange(len(rows))
    inside = again[edges.one]
    ends = _ordered(place[edges.one[inside]], place[edges.other[inside]])
    local = Edges(*ends, edges.bits[inside])
    component, group = roll.component.copy(), roll.group.copy()
    leader, numbers = hanging_together(local, len(rows)), roll.number[rows]
    lowest = numbers.copy()
    np.minimum.at(lowest, leader, numbers)
    component[rows], group[rows] = lowest[leader], numbers
    groups = [rows[places] for places in find_components(local, leader)]
    for members in groups:
        group[members] = roll.number[members].min()
    return _Together(component, group, groups, roll.are_changed(group, again))
