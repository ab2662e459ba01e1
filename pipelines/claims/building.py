"""From statements to claims: what several articles say of one fact is one row.

Statements that share a key are compared (`candidates`, `pairs`), weighed (`evidence`) and ruled out
(`vetoes`); those of one matter are cut into claims that contradict nothing in themselves
(`matters`, `compatibility`), and claims of one matter that cannot both hold are conflicts.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from pipelines.claims.at_need.made import Made
from pipelines.claims.at_need.shelf import heads_of
from pipelines.claims.candidates import candidates_by_report
from pipelines.claims.collector import without_collector
from pipelines.claims.columns.arrays import Flags, Integers, Numbers
from pipelines.claims.columns.compared import Compared, compare_columns
from pipelines.claims.components import find_components, hanging_together
from pipelines.claims.conflicts import tell_conflict
from pipelines.claims.evidence import THRESHOLD
from pipelines.claims.identity import name_claims
from pipelines.claims.matters import Batch, settle
from pipelines.claims.records import (
    Claim,
    ClaimLink,
    ClaimSet,
    Conflict,
    ReportedStatement,
    Verdict,
    age,
)
from pipelines.claims.scoring import Verdicts, find_edges
from pipelines.claims.summary import summarise

NO_CLAIMS = ClaimSet(claims=(), links=(), conflicts=(), claim_of={})


@without_collector()
def build_claims(
    reports: Iterable[ReportedStatement],
    verdicts: Iterable[Verdict] = (),
    earlier: Mapping[str, str] | None = None,
) -> ClaimSet:
    """Bring the reports of one fact together.

    The result does not depend on the order of ``reports``.

    Args:
        reports: the statements of all articles.
        verdicts: what reviewers said of pairs of them; it goes before any score.
        earlier: the claim that each statement was in before, whose id it keeps.
    """
    ordered = sorted(reports, key=age)
    if not ordered:
        return NO_CLAIMS
    told = Told(ordered, heads_of(ordered))
    settled = _settle_all(ordered, places_of(told.heads, verdicts))
    made = make_claims(settled, told, earlier or {}, np.ones(len(ordered), np.bool_))
    return in_order(made)


def in_order(made: ClaimSet) -> ClaimSet:
    """Return claims, links and conflicts by their ids, all of them made."""
    conflicts = sorted(made.conflicts, key=lambda each: (each.claim_id_a, each.claim_id_b))
    return ClaimSet(
        claims=tuple(sorted(made.claims, key=lambda claim: claim.claim_id)),
        links=tuple(
            sorted(made.links, key=lambda link: (link.statement_id_a, link.statement_id_b))
        ),
        conflicts=tuple(conflicts),
        claim_of=made.claim_of,
    )


class Told(NamedTuple):
    """Reports in the order of their age, and their heads (`at_need.shelf.HEADS`)."""

    reports: Sequence[ReportedStatement]
    heads: pa.Table


class Links(NamedTuple):
    """Pairs of places that join the members of claims, with their bits, and why they do."""

    one: Integers
    other: Integers
    bits: Numbers
    reason: Sequence[str]


class Settled(NamedTuple):
    """What is one matter: the places of the members of each claim, one claim after the other, and
    how many each has; the links within claims; and the pairs, with reason and column, in which two
    claims differ (`matters.Rivals`), a row each.
    """

    members: Integers
    sizes: Integers
    links: Links
    rivals: Integers


def _settle_all(ordered: Sequence[ReportedStatement], judged: Verdicts) -> Settled:
    """Settle what is one matter; the columns, which take most memory, are gone afterwards."""
    table = compare_columns(ordered)
    edges = find_edges(table, candidates_by_report(table), judged)
    components = find_components(edges, hanging_together(edges, len(ordered)))
    return settle_matters(table, components, judged)


def settle_matters(
    table: Compared, components: Iterable[Sequence[int]], judged: Verdicts
) -> Settled:
    """Settle which reports are one matter, and which of these one claim.

    Args:
        table: the columns of reports in the order of their age.
        components: those of which it is to be settled, as places.
        judged: what reviewers said of pairs.
    """
    parts = [_as_arrays(Batch([], [])), *map(_as_arrays, settle(table, components, judged))]
    links = [part.links for part in parts]
    return Settled(
        np.concatenate([part.members for part in parts]),
        np.concatenate([part.sizes for part in parts]),
        Links(
            np.concatenate([each.one for each in links]),
            np.concatenate([each.other for each in links]),
            np.concatenate([each.bits for each in links]),
            [*chain.from_iterable(each.reason for each in links)],
        ),
        np.concatenate([part.rivals for part in parts]),
    )


def _as_arrays(batch: Batch) -> Settled:
    claims = [claim for matter in batch.matters for claim in matter.claims]
    links = [link for matter in batch.matters for link in matter.links]
    rivals = [(r.one, r.other, r.reason, r.column) for m in batch.matters for r in m.rivals]
    return Settled(
        np.fromiter(chain.from_iterable(claims), np.int64),
        np.array([len(claim) for claim in claims], np.int64),
        Links(
            np.array([link[0] for link in links], np.int64),
            np.array([link[1] for link in links], np.int64),
            np.array([link[2] for link in links], np.float64),
            batch.reasons,
        ),
        np.array(rivals, np.int64).reshape(-1, 4),
    )


def make_claims(settled: Settled, told: Told, earlier: Mapping[str, str], among: Flags) -> ClaimSet:
    """Make the claims of some reports; each, its links and its conflicts only when they are asked
    for.

    Args:
        settled: what is one matter.
        told: the reports.
        earlier: the claim that each statement was in before.
        among: the reports of which claims are to be made.
    """
    groups = _Groups.of(settled, among)
    ids, kinds = (told.heads[name].to_pylist() for name in ("statement_id", "statement_type"))
    members = Made(len(groups.begins), lambda at: [ids[place] for place in groups.at(at)])
    first = groups.members[groups.begins].tolist()
    named = Made(len(members), lambda at: (kinds[first[at]], members[at]))
    names = name_claims(named, earlier)
    group_of = groups.of_place(len(ids))
    disputed = np.zeros(len(names), np.bool_)
    disputed[group_of[settled.rivals[:, :2]]] = True
    return ClaimSet(
        claims=_claims(names, groups, told.reports, disputed),
        links=_links(settled.links, ids),
        conflicts=_conflicts(settled.rivals, told.reports, names, group_of),
        claim_of={ids[place]: names[group_of[place]] for place in groups.members.tolist()},
    )


class _Groups(NamedTuple):
    """The places of the members of claims, one claim after the other, where each begins, and how
    many it has.
    """

    members: Integers
    begins: Integers
    sizes: Integers

    @classmethod
    def of(cls, settled: Settled, among: Flags) -> "_Groups":
        """Return the claims in the order of their first members; of `among`, those that no matter
        holds are alone.
        """
        alone = among.copy()
        alone[settled.members] = False
        members = np.concatenate([settled.members, np.flatnonzero(alone)])
        sizes = np.concatenate([settled.sizes, np.ones(alone.sum(), np.int64)])
        begins = np.cumsum(sizes) - sizes
        order = np.argsort(members[begins]) if len(begins) else begins
        return cls(members, begins[order], sizes[order])

    def at(self, number: int) -> list[int]:
        """Return the places of one claim."""
        begin = self.begins[number]
        found: list[int] = self.members[begin : begin + self.sizes[number]].tolist()
        return found

    def of_place(self, many: int) -> Integers:
        """Return for each of so many places the number of the claim that it is in, -1 for none."""
        found = np.full(many, -1, np.int64)
        order = np.argsort(self.begins)
        found[self.members] = np.repeat(order, self.sizes[order])
        return found


def places_of(heads: pa.Table, verdicts: Iterable[Verdict]) -> Verdicts:
    """Return the verdicts by the places of their statements; those on statements that are gone
    wait.
    """
    given = [*verdicts]
    ids = heads["statement_id"].to_pylist() if given else ()
    places = {statement: place for place, statement in enumerate(ids)}
    judged: dict[tuple[int, int], bool] = {}
    for verdict in given:
        ends = places.get(verdict.statement_id_a), places.get(verdict.statement_id_b)
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            judged[min(ends[0], ends[1]), max(ends[0], ends[1])] = verdict.same
    return judged


def _claims(
    names: Sequence[str],
    groups: _Groups,
    reports: Sequence[ReportedStatement],
    disputed: Flags,
) -> Made[Claim]:
    """Return the claims; `disputed` says which of them stand in a conflict."""

    def make(at: int) -> Claim:
        members = [reports[place] for place in groups.at(at)]
        return summarise(names[at], members, "conflicting" if disputed[at] else None)

    return Made(len(names), make)


def _conflicts(
    rivals: Integers,
    reports: Sequence[ReportedStatement],
    names: Sequence[str],
    group_of: Integers,
) -> Made[Conflict]:
    def make(at: int) -> Conflict:
        one, other, reason, column = rivals[at].tolist()
        ends = [(names[group_of[place]], reports[place]) for place in sorted((one, other))]
        return tell_conflict(ends[0], ends[1], reason, column)

    return Made(len(rivals), make)


def _links(links: Links, ids: Sequence[str]) -> Made[ClaimLink]:
    """Say why statements are one claim."""

    def make(at: int) -> ClaimLink:
        ends = sorted((ids[links.one[at]], ids[links.other[at]]))
        bits = float(links.bits[at])
        return ClaimLink(
            statement_id_a=ends[0],
            statement_id_b=ends[1],
            score=round(1 / (1 + 2.0 ** max(min(THRESHOLD - bits, 60.0), -60.0)), 3),
            reason=links.reason[at],
        )

    return Made(len(links.one), make)
