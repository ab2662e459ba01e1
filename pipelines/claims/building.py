"""From statements to claims: what several articles say of one fact is one row.

Statements that share a key are compared (`candidates`, `pairs`), weighed (`evidence`) and ruled out
(`vetoes`); those of one matter are cut into claims that contradict nothing in themselves
(`matters`, `compatibility`), and claims of one matter that cannot both hold are conflicts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipelines.claims.candidates import candidates_by_report
from pipelines.claims.collector import without_collector
from pipelines.claims.columns.arrays import Flags
from pipelines.claims.columns.compared import Compared, compare_columns
from pipelines.claims.components import find_components, hanging_together
from pipelines.claims.conflicts import conflicting_claims, find_conflicts
from pipelines.claims.evidence import THRESHOLD, reasons
from pipelines.claims.identity import name_claims
from pipelines.claims.matters import Matter, settle
from pipelines.claims.pairs import compare_pairs
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
    settled = _settle_all(ordered, places_of(ordered, verdicts))
    return make_claims(settled, ordered, earlier or {}, np.ones(len(ordered), np.bool_))


class Settled(NamedTuple):
    """Matters, as places of reports, and the links within their claims."""

    matters: Sequence[Matter]
    links: Sequence[ClaimLink]


def _settle_all(ordered: Sequence[ReportedStatement], judged: Verdicts) -> Settled:
    """Settle what is one matter; the columns, which take most memory, are gone afterwards."""
    table = compare_columns(ordered)
    edges = find_edges(table, candidates_by_report(table), judged)
    components = find_components(edges, hanging_together(edges, len(ordered)))
    return settle_matters(table, ordered, components, judged)


def settle_matters(
    table: Compared,
    ordered: Sequence[ReportedStatement],
    components: Sequence[Sequence[int]],
    judged: Verdicts,
) -> Settled:
    """Settle which reports are one matter, and which of these one claim.

    Args:
        table: the columns of `ordered`.
        ordered: reports in the order of their age.
        components: those of which it is to be settled, as places.
        judged: what reviewers said of pairs.
    """
    matters = list(settle(table, components, judged))
    return Settled(matters, _links(table, ordered, matters))


def make_claims(
    settled: Settled,
    ordered: Sequence[ReportedStatement],
    earlier: Mapping[str, str],
    among: Flags,
) -> ClaimSet:
    """Make the claims of some reports.

    Args:
        settled: what is one matter.
        ordered: reports in the order of their age.
        earlier: the claim that each statement was in before.
        among: the reports of which claims are to be made.
    """
    matters = settled.matters
    groups = _groups(matters, among)
    members = [[ordered[place].statement_id for place in group] for group in groups]
    kinds = [ordered[group[0]].statement_type for group in groups]
    names = name_claims(list(zip(kinds, members, strict=True)), earlier)
    claim_of = {
        statement: name for name, ids in zip(names, members, strict=True) for statement in ids
    }
    conflicts = find_conflicts(matters, ordered, claim_of)
    claims = _claims(names, [[ordered[place] for place in group] for group in groups], conflicts)
    return ClaimSet(
        claims=tuple(sorted(claims, key=lambda claim: claim.claim_id)),
        links=tuple(settled.links),
        conflicts=tuple(conflicts),
        claim_of=claim_of,
    )


def places_of(reports: Sequence[ReportedStatement], verdicts: Iterable[Verdict]) -> Verdicts:
    """Return the verdicts by the places of their statements; those on statements that are gone
    wait.
    """
    places = {report.statement_id: place for place, report in enumerate(reports)}
    judged: dict[tuple[int, int], bool] = {}
    for verdict in verdicts:
        ends = places.get(verdict.statement_id_a), places.get(verdict.statement_id_b)
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            judged[min(ends[0], ends[1]), max(ends[0], ends[1])] = verdict.same
    return judged


def _groups(matters: Sequence[Matter], among: Flags) -> list[tuple[int, ...]]:
    """Return the places of each claim; of `among`, those that no matter holds are alone."""
    claims = [claim for matter in matters for claim in matter.claims]
    alone = among.copy()
    alone[[place for claim in claims for place in claim]] = False
    return sorted([*claims, *((place,) for place in np.flatnonzero(alone).tolist())])


def _claims(
    names: Sequence[str],
    members: Sequence[Sequence[ReportedStatement]],
    conflicts: Sequence[Conflict],
) -> Iterator[Claim]:
    rivals = set(conflicting_claims(conflicts))
    for name, reports in zip(names, members, strict=True):
        yield summarise(name, reports, "conflicting" if name in rivals else None)


def _links(
    table: Compared, reports: Sequence[ReportedStatement], matters: Iterable[Matter]
) -> list[ClaimLink]:
    """Say why statements are one claim."""
    found = [link for matter in matters for link in matter.links]
    one = np.array([link[0] for link in found], np.int64)
    other = np.array([link[1] for link in found], np.int64)
    said = reasons(compare_pairs(table, one, other)) if found else []
    links = []
    for (a, b, bits), reason in zip(found, said, strict=True):
        ids = sorted(reports[place].statement_id for place in (a, b))
        links.append(
            ClaimLink(
                statement_id_a=ids[0],
                statement_id_b=ids[1],
                score=round(1 / (1 + 2.0 ** max(min(THRESHOLD - bits, 60.0), -60.0)), 3),
                reason=reason,
            )
        )
    return sorted(links, key=lambda link: (link.statement_id_a, link.statement_id_b))
