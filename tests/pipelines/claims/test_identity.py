import pytest

from pipelines.claims.identity import find_lineage, name_claims
from pipelines.claims.records import Lineage

EARLIER = {"s1": "c_a", "s2": "c_a", "s3": "c_a", "s4": "c_b"}

KEPT = [
    pytest.param(
        [("loan", ["s0", "s1", "s2", "s3"])], ["c_a"], id="an earlier report arrives late"
    ),
    pytest.param([("loan", ["s2", "s3"])], ["c_a"], id="it shrinks"),
    pytest.param([("loan", ["s1", "s2", "s3", "s4"])], ["c_a"], id="the larger one gives the name"),
    pytest.param([("loan", ["s4"]), ("loan", ["s1", "s2", "s3"])], ["c_b", "c_a"], id="as it was"),
]


@pytest.mark.parametrize(("claims", "names"), KEPT)
def test_ids_are_kept(claims: list[tuple[str, list[str]]], names: list[str]) -> None:
    assert name_claims(claims, EARLIER) == names


def test_of_a_split_claim_the_larger_part_keeps_the_id() -> None:
    small, large = name_claims([("loan", ["s1"]), ("loan", ["s2", "s3"])], EARLIER)
    assert large == "c_a"
    assert small not in EARLIER.values()


def test_no_two_claims_have_one_id() -> None:
    fresh = name_claims([("loan", ["s9"])], {})
    names = name_claims([("loan", ["s9"]), ("loan", ["s8"])], {"s8": fresh[0]})
    assert names[1] == fresh[0] != names[0]


def test_lineage_names_merges_and_splits() -> None:
    now = {"s1": "c_a", "s2": "c_a", "s3": "c_new", "s4": "c_a", "s5": "c_a"}
    assert list(find_lineage(now, EARLIER, "run-2")) == [
        Lineage(from_claim_id="c_a", to_claim_id="c_new", run_id="run-2"),
        Lineage(from_claim_id="c_b", to_claim_id="c_a", run_id="run-2"),
    ]
