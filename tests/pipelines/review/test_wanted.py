import pytest

from pipelines.review.changes import EVERYTHING, Filters
from pipelines.review.wanted import FilterError, check_filters


@pytest.mark.parametrize(
    "filters",
    [
        EVERYTHING,
        Filters(table="claims", kind="merged", cause="article edited", type="payment"),
        Filters(cause="rules: extractors/money/signs.py", article="no-such", party="Nobody"),
    ],
)
def test_what_there_could_be_is_asked_for(filters: Filters) -> None:
    check_filters(filters)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(table="claim"), "table 'claim'; there are articles, "),
        (Filters(kind="edited"), "kind 'edited'; there are added, "),
        (Filters(cause="rule: x"), "cause 'rule'; there are article new, "),
        (Filters(type="loans"), "type 'loans'; there are arms_transfer, "),
    ],
)
def test_a_slip_is_told_with_what_there_is(filters: Filters, said: str) -> None:
    with pytest.raises(FilterError, match=said):
        check_filters(filters)
