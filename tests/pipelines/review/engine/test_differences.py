"""Which columns are compared: all that say something of a row but where and when it was found."""

import pytest

from pipelines.review.engine.differences import COMPARED, Compared
from pipelines.snapshots.schemas import TABLES

NOT_COMPARED = {
    "articles": {"article_id", "text", "word_count", "first_run", "last_run"},
    "statements": {"statement_id", "article_id", "sentence", "claim_id"},
    "claims": {"claim_id", "parties"},
    "conflicts": {
        "claim_id_a",
        "claim_id_b",
        "field",
        "sentence_a",
        "sentence_b",
        "summary_a",
        "summary_b",
    },
}
"""Identities, what is told by other columns or tables, and the runs."""


@pytest.mark.parametrize("compared", COMPARED.values(), ids=COMPARED)
def test_a_column_is_compared_or_left_out_for_a_reason(compared: Compared) -> None:
    left_out = NOT_COMPARED.get(compared.table.name, {"mention_id", "article_id"})
    told = {*compared.values, *compared.places, *compared.following}
    assert told == set(compared.table.column_names()) - left_out


def test_what_is_not_compared_follows_from_tables_that_are() -> None:
    assert TABLES.keys() - COMPARED.keys() == {
        "statement_arguments", "claim_parties", "claim_links", "claim_lineage", "rejects",
        "names", "reviews",
    }  # fmt: skip
