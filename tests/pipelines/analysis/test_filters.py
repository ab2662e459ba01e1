"""The conditions of filters name their values, and never hold them."""

from pipelines.analysis.filters import Filters


def test_nothing_wanted_is_no_condition() -> None:
    assert not Filters().any()
    assert Filters().conditions("claims") == []


def test_values_are_parameters() -> None:
    wanted = Filters(party="x' or 1=1 --", types="loan", min_sources=2)
    assert wanted.parameters() == {"party": "x' or 1=1 --", "types": ["loan"], "min_sources": 2}
    conditions = " ".join(wanted.conditions("claims"))
    assert "1=1" not in conditions
    assert "source_count >= $min_sources" in conditions


def test_what_belongs_to_a_rejected_row_goes_with_it() -> None:
    [condition] = Filters(exclude_rejected=True).conditions("claim_parties")
    assert condition == (
        "claim_id in (select claim_id from claims where verdict is distinct from 'rejected')"
    )
