"""Whatever the pairs say, no two members of a claim contradict each other."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.building import build_claims
from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.compatibility import find_compatibility
from pipelines.claims.matters import _Block, _matter, _matters
from pipelines.claims.pairs import compare_pairs
from pipelines.claims.records import ReportedStatement, Verdict
from tests.pipelines.claims.claim_reports import party, report

PARTIES = (party("supplier", "Nordwerft"), party("buyer", "Marlian Navy"))


def deal(place: int, millions: int) -> ReportedStatement:
    sentence = f"Nordwerft won a contract worth ${millions} million from the Marlian Navy."
    return report(f"s{place:02}", sentence, amount=millions * 1e6, parties=PARTIES)


amounts = st.lists(st.integers(190, 215), min_size=2, max_size=12)


@settings(deadline=None, max_examples=40)
@given(amounts)
def test_members_of_a_claim_agree(millions: list[int]) -> None:
    reports = [deal(place, amount) for place, amount in enumerate(millions)]
    claims = build_claims(reports).claims
    assert sorted(i for claim in claims for i in claim.statement_ids) == [
        each.statement_id for each in reports
    ]
    table = compare_columns(reports)
    for claim in claims:
        places = [int(member[1:]) for member in claim.statement_ids]
        pairs = np.array(list(combinations(places, 2)), np.int64).reshape(-1, 2)
        found = find_compatibility(compare_pairs(table, pairs[:, 0], pairs[:, 1]))
        assert found.one_claim.all()


@st.composite
def graphs(draw: st.DrawFn) -> _Block:
    """Draw reports of which each two agree or not, are kept apart or not, as chance has it."""
    size = draw(st.integers(2, 7))
    pairs = [*combinations(range(size), 2)]

    def squares(cells: st.SearchStrategy[Any]) -> list[list[Any]]:
        square = [[0] * size for _ in range(size)]
        for (a, b), cell in zip(pairs, draw(st.tuples(*[cells for _ in pairs])), strict=True):
            square[a][b] = square[b][a] = cell
        return square

    mostly = st.sampled_from((True, True, True, False))
    apart = squares(mostly.map(lambda agreed: not agreed))
    return _Block(
        places=range(size),
        precision=[(False, -place % 3, False, 0) for place in range(size)],
        bits=squares(st.floats(-5, 25)),
        barred=apart,
        apart=apart,
        one_claim=squares(mostly),
        reason=squares(st.integers(0, 4)),
        column=squares(st.just(0)),
        fit=squares(st.sampled_from((0.0, 2.0, 3.0))),
        same_occasion=squares(st.booleans()),
    )


@settings(deadline=None, max_examples=150)
@given(graphs())
def test_no_claim_of_any_graph_contradicts_itself(block: _Block) -> None:
    """Each report is in one matter and one claim; nobody is with whom a veto keeps apart, nor in
    one claim with whom it contradicts; links hold each claim together.
    """
    matters = _matters(block)
    assert sorted(row for group in matters for row in group) == [*block.places]
    for group in matters:
        assert not any(block.apart[a][b] for a, b in combinations(group, 2))
        found = _matter(block, group)
        assert sorted(row for claim in found.claims for row in claim) == group
        for claim in found.claims:
            assert all(block.one_claim[a][b] for a, b in combinations(claim, 2))
        assert len(found.links) == len(group) - len(found.claims)


FUND, FIRM = party("investor", "Birken Fund"), party("recipient", "Halvard Labs")


def investment(statement_id: str, sentence: str, **fields: Any) -> ReportedStatement:
    return report(statement_id, sentence, **({"statement_type": "investment"} | fields))


def test_values_that_agree_come_before_other_sums_of_the_article() -> None:
    """The fund's own part has more in common with the other article's sentence, but not the sum."""
    whole = investment("s1", "Halvard Labs may raise as much as $2.5 billion.", amount=2.5e9)
    part = investment("s2", "The Birken Fund puts $1 billion of it into the round.", amount=1e9)
    told = investment(
        "s3",
        "The Birken Fund is to lead the round, which may bring as much as $2.5 billion.",
        amount=2.5e9,
        comparator="<=",
        parties=(FUND, FIRM),
    )
    article = [
        replace(whole, comparator="<=", parties=(FIRM,), article_id="a", story_id="a"),
        replace(part, parties=(FUND, FIRM), article_id="a", story_id="a"),
    ]
    claims = build_claims([*article, told]).claims
    assert sorted(each.statement_ids for each in claims) == [("s1", "s3"), ("s2",)]


SAME = Verdict(statement_id_a="s00", statement_id_b="s01", same=True)


def test_reviewers_overrule() -> None:
    alike, rivals = [deal(0, 200), deal(1, 200)], [deal(0, 200), deal(1, 400)]
    assert len(build_claims(alike).claims) == 1
    assert len(build_claims(alike, [replace(SAME, same=False)]).claims) == 2
    assert len(build_claims(rivals).claims) == 2
    assert len(build_claims(rivals, [SAME]).claims) == 1
    assert (
        len(build_claims(alike, [replace(SAME, statement_id_b="s_gone", same=False)]).claims) == 1
    )
