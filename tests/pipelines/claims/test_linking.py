from dataclasses import replace
from datetime import date

import pytest

from pipelines.claims.building import build_claims
from pipelines.claims.linking import build_reports, claim_rows, read_values
from pipelines.claims.records import ClaimParty, StatedValue
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, StatementRow
from pipelines.snapshots.schemas import TABLES
from tests.pipelines.runs.made_up_entries import STATEMENT

FIRST = PublishedArticle(
    article_id="a_1", source="Wire", published_on=date(2024, 5, 9), duplicate_of=None
)
COPY = replace(FIRST, article_id="a_2", source=None, duplicate_of="a_1")
LOAN = StatementRow.of("s_1", "a_1", STATEMENT | {"systems": "Nora B-52; K9 Thunder"})
LENDER = ArgumentRow(statement_id="s_1", role="lender", entity_id="e_n", name="Northland")


def test_a_report_has_its_articles_day_and_source_and_its_parties() -> None:
    value = ArgumentRow(statement_id="s_1", role="value", entity_id=None, name="$5")
    [report] = build_reports([LOAN], [value, LENDER, LENDER], [FIRST])
    assert (report.published_on, report.source, report.story_id) == (
        date(2024, 5, 9),
        "Wire",
        "a_1",
    )
    assert report.parties == (ClaimParty(role="lender", entity_id="e_n", name="Northland"),)
    assert report.systems == ("Nora B-52", "K9 Thunder")
    assert (report.amount_low, report.period_start) == (5.0, date(2024, 5, 8))


def test_a_copy_is_of_the_story_it_copies() -> None:
    copied = replace(LOAN, statement_id="s_2", article_id="a_2", systems=None)
    [report] = build_reports([copied], [], [COPY])
    assert (report.story_id, report.systems, report.parties) == ("a_1", (), ())


def test_the_rows_have_the_columns_of_their_tables() -> None:
    tables = claim_rows(build_claims(build_reports([LOAN], [LENDER], [FIRST])).claims)
    assert set(tables) == {"claims", "claim_parties"}
    [claim] = tables["claims"]
    for name in ("claims", "claim_parties"):
        columns = set(TABLES[name].column_names()) - {"verdict"}  # which is given later
        assert set(tables[name][0]) == columns
    assert (claim["parties"], claim["status"]) == ("Northland", "single")


def test_a_report_has_all_its_values() -> None:
    rows = [
        {"mention_id": "m_1", "amount_low": 5.0, "amount_high": 5.0, "currency": "USD"},
        {"mention_id": "m_2", "amount_low": 4.0, "amount_high": 4.0, "currency": "EUR"},
    ]
    values = dict(read_values("money", [row | {"per": None, "comparator": "="} for row in rows]))
    told = [
        ArgumentRow(statement_id="s_1", role="value", entity_id=None, name="$5", mention_id=mention)
        for mention in ("m_1", "m_2")
    ]
    [report] = build_reports([LOAN], told, [FIRST], values)
    assert report.others == (StatedValue("amount", "EUR", None, 4.0, 4.0, "="),)


@pytest.mark.parametrize(("systems", "others"), [("K9 Thunder", [7]), (None, [16, 7])])
def test_beside_a_system_the_number_of_a_class_is_that_of_a_whole(
    systems: str | None, others: list[int]
) -> None:
    rows = [
        {"mention_id": "m_1", "system": None, "quantity_low": 16, "quantity_high": 16},
        {"mention_id": "m_2", "system": "K9 Thunder", "quantity_low": 7, "quantity_high": 7},
    ]
    values = dict(read_values("weapons", rows))
    told = [
        ArgumentRow(statement_id="s_1", role="value", entity_id=None, name="x", mention_id=mention)
        for mention in ("m_1", "m_2")
    ]
    [report] = build_reports([replace(LOAN, systems=systems)], told, [FIRST], values)
    assert [each.low for each in report.others] == others
    assert {each.unit for each in report.others} == {"weapons"}
