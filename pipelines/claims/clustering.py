"""From statements to claims: what several articles say of one fact is one row.

Statements are blocked by value and telling words (`claim_candidates`), scored with reasons
(`claim_scoring`) and clustered, the surest pairs first. A cluster grows only while its
members agree among themselves: two statements whose values cannot both hold are never one
claim, however many statements lie between them; `conflicts` is for those.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from pipelines.claims.candidates import same_value_pairs
from pipelines.claims.features import Features, read_features
from pipelines.claims.records import Claim, ClaimLink, ClaimSet, Conflict, ReportedStatement, age
from pipelines.claims.scoring import THRESHOLD, Judgement, judge
from pipelines.claims.summary import summarise

LARGEST_SAMPLE = 6
"""Of two clusters, so many members each are compared before the clusters become one."""

COHESION = 0.80
"""The part of the threshold that the pairs across two clusters must reach on average."""


def build_claims(reports: Iterable[ReportedStatement]) -> ClaimSet:
    """Bring the reports of one fact together.

    The result does not depend on the order of ``reports``. A claim is named by its earliest
    statement (by publication, undated ones last, then by id) and that statement's type.
    """
    features = [read_features(report) for report in sorted(reports, key=age)]
    scored = _score(features)
    clusters, merges = _cluster(features, scored)
    claims = [summarise([features[place].report for place in cluster]) for cluster in clusters]
    return ClaimSet(
        claims=tuple(sorted(claims, key=lambda claim: claim.claim_id)),
        links=tuple(
            sorted((_link(features, pair, scored[pair]) for pair in merges), key=_link_order)
        ),
        claim_of={
            statement_id: claim.claim_id for claim in claims for statement_id in claim.statement_ids
        },
    )


def mark_conflicting(claims: Sequence[Claim], conflicts: Iterable[Conflict]) -> list[Claim]:
    """Return the claims, those that stand in a conflict with the status ``conflicting``."""
    rivals = {
        claim_id
        for conflict in conflicts
        for claim_id in (conflict.claim_id_a, conflict.claim_id_b)
    }
    return [
        replace(claim, status="conflicting") if claim.claim_id in rivals else claim
        for claim in claims
    ]


def _score(features: Sequence[Features]) -> dict[tuple[int, int], Judgement]:
    """Judge the candidate pairs ``(later, earlier)``; those below the threshold are left out."""
    judged = (
        (pair, judge(features[pair[1]], features[pair[0]])) for pair in same_value_pairs(features)
    )
    return {pair: judgement for pair, judgement in judged if judgement.score >= THRESHOLD}


def _cluster(
    features: Sequence[Features], scored: Mapping[tuple[int, int], Judgement]
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Merge clusters along the pairs, the best first; return the clusters and the pairs that merged
    them.
    """
    clusters = [[place] for place in range(len(features))]
    merges = []
    for pair in sorted(scored, key=lambda pair: (-scored[pair].score, pair)):
        one, other = clusters[pair[0]], clusters[pair[1]]
        if one is not other and _cohere(features, one, other):
            merges.append(pair)
            merged = sorted(one + other)
            for place in merged:
                clusters[place] = merged
    return [cluster for place, cluster in enumerate(clusters) if cluster[0] == place], merges


def _cohere(features: Sequence[Features], one: Sequence[int], other: Sequence[int]) -> bool:
    """Say whether no pair across two clusters is ruled out, and the pairs are alike on average."""
    pairs = list(product(_sample(one), _sample(other)))
    scores = [judge(features[min(pair)], features[max(pair)]).score for pair in pairs]
    return min(scores) > 0 and sum(scores) >= COHESION * THRESHOLD * len(scores)


def _sample(cluster: Sequence[int]) -> Sequence[int]:
    """Return at most so many members, from the earliest to the latest."""
    step = max(1, -(-len(cluster) // LARGEST_SAMPLE))
    return cluster[::step]


def _link(features: Sequence[Features], pair: tuple[int, int], judgement: Judgement) -> ClaimLink:
    first, second = sorted(features[place].report.statement_id for place in pair)
    return ClaimLink(
        statement_id_a=first, statement_id_b=second, score=judgement.score, reason=judgement.reason
    )


def _link_order(link: ClaimLink) -> tuple[str, str]:
    return link.statement_id_a, link.statement_id_b
