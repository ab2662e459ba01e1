"""Claims keep their ids from run to run, whichever statements come and go.

A claim takes over the id of the earlier claim with which it has most statements in common, and no
two claims take over one id. A claim without a past is named by its earliest statement. Where
statements of one earlier claim are now in another, by a merge or a split, the lineage says so.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipelines.claims.records import Lineage
from pipelines.identity import stable_id

Members = Sequence[str]
"""The statements of one claim, by id, the earliest first."""


def name_claims(claims: Sequence[tuple[str, Members]], earlier: Mapping[str, str]) -> list[str]:
    """Return the ids of claims.

    Args:
        claims: the type and the members of each.
        earlier: the claim that each statement was in before.
    """
    overlaps = sorted(_overlaps(claims, earlier)) if earlier else []
    names: dict[int, str] = {}
    taken = set(earlier.values())
    given: set[str] = set()
    for _, claim_id, _, place in overlaps:
        if place not in names and claim_id not in given:
            names[place] = claim_id
            given.add(claim_id)
    return [
        names[place] if place in names else _new_name(kind, members[0], taken)
        for place, (kind, members) in enumerate(claims)
    ]


def _overlaps(
    claims: Sequence[tuple[str, Members]], earlier: Mapping[str, str]
) -> Iterator[tuple[int, str, str, int]]:
    """Yield how many statements each claim shares with an earlier one, below zero so that most
    comes first, with the id of that, and its own first statement and place.
    """
    for place, (_, members) in enumerate(claims):
        shared = Counter(earlier[member] for member in members if member in earlier)
        for claim_id, many in shared.items():
            yield -many, claim_id, members[0], place


def _new_name(kind: str, first: str, taken: set[str]) -> str:
    """Return an id that no earlier claim has, and none named before."""
    name, again = stable_id("c_", kind, first), 0
    while name in taken:
        again += 1
        name = stable_id("c_", kind, first, again)
    taken.add(name)
    return name


def find_lineage(
    claim_of: Mapping[str, str], earlier: Mapping[str, str], run_id: str
) -> Iterator[Lineage]:
    """Yield from which earlier claims statements went into others, in the order of their ids."""
    moved = {
        (earlier[statement], claim_id)
        for statement, claim_id in claim_of.items()
        if statement in earlier and earlier[statement] != claim_id
    }
    for before, now in sorted(moved):
        yield Lineage(from_claim_id=before, to_claim_id=now, run_id=run_id)
