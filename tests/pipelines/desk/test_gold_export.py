"""Verdicts become gold that the evaluation reads."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractors.records import Argument, Mention, Money, Statement
from pipelines.desk.gold_export import CASES, export_gold
from pipelines.desk.gold_norms import gold_norm
from pipelines.desk.ledger import Ledger
from pipelines.evaluation.gold import read_gold
from pipelines.evaluation.kinds.table import BY_TABLE
from pipelines.evaluation.mentions import pair_mentions
from pipelines.evaluation.statements import pair_statements
from pipelines.snapshots.rows import Row
from pipelines.verdicts.content import content_of
from pipelines.verdicts.records import Verdict
from pipelines.verdicts.standing import Standing
from tests.pipelines.desk.made_up_desk import article_of
from tests.pipelines.review.made_up_snapshots import (
    DEAL,
    article,
    money,
    snapshot,
    statement,
)
from tests.pipelines.verdicts.made_up_verdicts import MORNING


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(snapshot(tmp_path / "1", **article_of(DEAL, "x", "$5", "$3")))


def ruled(ledger: Ledger, ruling: str, table: str, row_id: str, **typed: object) -> Verdict:
    row = ledger.row(table, row_id)
    assert row
    return Verdict(
        action=row_id, at=MORNING, reviewer="anna", ruling=ruling, table=table,  # type: ignore[arg-type]
        row_id=row_id, article_id=row["article_id"], content=content_of(table, row),
        correction=typed or None,
    )  # fmt: skip


def amount(text: str, surface: str, low: str) -> Mention:
    start = text.index(surface)
    value = Money(low=Decimal(low), high=Decimal(low), currency="USD")
    return Mention(
        kind="money", start=start, end=start + len(surface), text=surface, sentence_start=start,
        sentence_end=start + len(surface), value=value, rule="sign",
    )  # fmt: skip


def test_only_what_was_judged_is_scored(ledger: Ledger, tmp_path: Path) -> None:
    standing = Standing.of([
        ruled(ledger, "corrected", "money", "m_$5-x", amount_low=6.0, amount_high=6.0),
        ruled(ledger, "rejected", "money", "m_$3-x"),
    ])  # fmt: skip
    written = export_gold(ledger, standing, tmp_path / "gold")
    assert (written.articles, written.cases) == (1, 2)
    [article] = read_gold(tmp_path / "gold").articles
    [mention] = article.mentions
    assert (mention.text, mention.value) == (
        "$5",
        Money(low=Decimal(6), high=Decimal(6), currency="USD"),
    )
    found = [amount(DEAL, "$5", "5"), amount(DEAL, "$3", "3"), amount(DEAL, "Northland", "1")]
    pairs = pair_mentions(article, found, "money")
    said = {
        (pair.gold is not None, pair.predicted and pair.predicted.text): pair.has_value
        for pair in pairs
    }
    assert said == {(True, "$5"): False, (False, "$3"): False}


def test_an_accepted_statement_brings_its_values(ledger: Ledger, tmp_path: Path) -> None:
    standing = Standing.of([ruled(ledger, "accepted", "statements", "s_$5-x")])
    export_gold(ledger, standing, tmp_path / "gold")
    [article] = read_gold(tmp_path / "gold").articles
    [claim] = article.claims
    assert [value.text for value in claim.values] == ["$5"]
    assert (claim.statement_type, claim.sentence) == (
        "payment",
        "Northland will pay $5 to Eastland.",
    )
    start = DEAL.index("It paid")
    assert any(left <= start < right for left, right in article.ignore_statements)


def test_the_cases_are_marked_sentences(ledger: Ledger, tmp_path: Path) -> None:
    standing = Standing.of([
        ruled(ledger, "accepted", "money", "m_$5-x"), ruled(ledger, "rejected", "money", "m_$3-x"),
    ])  # fmt: skip
    export_gold(ledger, standing, tmp_path)
    lines = (tmp_path / CASES).read_text("utf-8").splitlines()
    assert [json.loads(line)["marked"] for line in lines] == [
        "It paid $3 before.",
        "Northland will pay [$5|5 USD] to Eastland.",
    ]


def test_a_verdict_on_what_has_changed_is_no_gold(ledger: Ledger, tmp_path: Path) -> None:
    given = ruled(ledger, "accepted", "money", "m_$5-x")
    changed = Verdict(**{
        **{name: getattr(given, name) for name in given.__dataclass_fields__},
        "content": {**(given.content or {}), "amount_low": 9.0},
    })  # fmt: skip
    assert export_gold(ledger, Standing.of([changed]), tmp_path).articles == 0


def test_who_rejects_a_change_says_that_the_value_before_was_right(
    ledger: Ledger, tmp_path: Path
) -> None:
    given = ruled(ledger, "rejected", "money", "m_$5-x")
    before = {**(given.content or {}), "currency": "AUD"}
    export_gold(ledger, Standing.of([replace(given, before=before)]), tmp_path)
    [article] = read_gold(tmp_path).articles
    assert [(each.text, each.value.currency) for each in article.mentions] == [("$5", "AUD")]


@pytest.mark.parametrize(
    ("ruling", "text", "found"),
    [("rejected", "$7", ["$7"]), ("accepted", "$7", []), ("rejected", "$8", None)],
)
def test_a_mention_that_was_removed_is_gold_where_it_stood(
    tmp_path: Path, ruling: Any, text: str, found: list[str] | None
) -> None:
    said = "Northland bought boats\n\nIt paid $7 in all. No more was said."
    ledger = Ledger(snapshot(tmp_path / "1", articles=[article(said)]))
    lost = money(said, "$7")
    before = content_of("money", lost) | {"text": text}
    shown = {"start": lost["start"], "end": lost["end"], "sentence": "It paid $7 in all."}
    verdict = Verdict(
        action="1", at=MORNING, reviewer="anna", ruling=ruling, table="money",
        row_id=str(lost["mention_id"]), article_id="a_1", before=before, shown=shown,
    )  # fmt: skip
    written = export_gold(ledger, Standing.of([verdict]), tmp_path / "gold")
    assert written.articles == (found is not None)
    if found is not None:
        [one] = read_gold(tmp_path / "gold").articles
        assert [each.text for each in one.mentions] == found
        assert not any(left <= lost["start"] < right for left, right in one.ignore)


def assertion(text: str, surface: str) -> Statement:
    """Return the statement that an amount is paid, as an extractor would make it."""
    value = amount(text, surface, surface.strip("$"))
    return Statement(
        statement_type="payment", predicate="pay", modality="asserted", period=None,
        sentence_start=value.start, sentence_end=value.end, sentence="",
        arguments=(Argument(role="value", name=surface, mention=value),),
    )  # fmt: skip


def test_of_statements_too_only_what_was_judged_is_scored(ledger: Ledger, tmp_path: Path) -> None:
    standing = Standing.of([ruled(ledger, "rejected", "statements", "s_$5-x")])
    export_gold(ledger, standing, tmp_path)
    [gold] = read_gold(tmp_path).articles
    assert (gold.claims, gold.mentions) == ((), ())
    pairs = pair_statements(gold, [assertion(DEAL, "$5"), assertion(DEAL, "$3")])
    assert [pair.predicted and pair.predicted.values()[0].text for pair in pairs] == ["$5"]


def test_of_a_change_of_a_statement_that_was_rejected_the_value_before_is_right(
    ledger: Ledger, tmp_path: Path
) -> None:
    given = ruled(ledger, "rejected", "statements", "s_$5-x")
    before = {**(given.content or {}), "currency": "AUD"}
    export_gold(ledger, Standing.of([replace(given, before=before)]), tmp_path)
    [gold] = read_gold(tmp_path).articles
    assert [(each.text, each.value.currency) for each in gold.claims[0].values] == [("$5", "AUD")]


@pytest.mark.parametrize(
    ("ruling", "sentence", "found"),
    [
        pytest.param("rejected", "It paid $7 in all.", ["$7"], id="it was right"),
        pytest.param("accepted", "It paid $7 in all.", [], id="it was wrong"),
        pytest.param("rejected", "It paid $8 in all.", None, id="the text says it no more"),
    ],
)
def test_a_statement_that_was_removed_is_gold_where_it_stood(
    tmp_path: Path, ruling: Any, sentence: str, found: list[str] | None
) -> None:
    text = "Northland bought boats\n\nIt paid $7 in all. No more was said."
    ledger = Ledger(snapshot(tmp_path / "1", articles=[article(text)], money=[money(text, "$7")]))
    lost = statement(text, "$7", "s_7", "c_7")
    before = content_of("statements", lost, [("payer", "Northland")]) | {"sentence": sentence}
    verdict = Verdict(
        action="1", at=MORNING, reviewer="anna", ruling=ruling, table="statements", row_id="s_7",
        article_id="a_1", before=before,
        shown={"sentence_start": lost["sentence_start"], "values": [["money", "m_$7"]]},
    )  # fmt: skip
    written = export_gold(ledger, Standing.of([verdict]), tmp_path / "gold")
    assert written.articles == (found is not None)
    if found is not None:
        [gold] = read_gold(tmp_path / "gold").articles
        assert [value.text for claim in gold.claims for value in claim.values] == found
        assert [party.name for claim in gold.claims for party in claim.parties] == (
            ["Northland"] if found else []
        )
        missed = pair_statements(gold, [assertion(text, "$7")])
        assert [pair.gold is not None for pair in missed] == [bool(found)]


def test_a_corrected_statement_has_the_parties_that_were_typed_in(
    ledger: Ledger, tmp_path: Path
) -> None:
    typed = {"arguments": [["payer", "Westland"]], "modality": "planned"}
    standing = Standing.of([ruled(ledger, "corrected", "statements", "s_$5-x", **typed)])
    export_gold(ledger, standing, tmp_path)
    [article] = read_gold(tmp_path).articles
    [claim] = article.claims
    assert ([(each.role, each.name) for each in claim.parties], claim.modality) == (
        [("payer", "Westland")],
        "planned",
    )


ROWS: list[tuple[str, Row]] = [
    ("money", {"amount_low": -2e6, "amount_high": -1e6, "currency": "EUR", "comparator": "~",
               "per": "year"}),
    ("gas_volumes", {"quantity_low": 1e6, "quantity_high": 2e6, "unit": "MWh", "per": None,
                     "dimension": "energy", "m3_low": 9e4, "m3_high": 18e4, "is_change": True,
                     "comparator": ">"}),
    ("gas_volumes", {"quantity_low": 5e9, "quantity_high": 5e9, "unit": "ft3", "per": "day",
                     "dimension": "volume", "m3_low": 141584232.96, "m3_high": 141584232.96,
                     "is_change": False, "comparator": "="}),
    ("weapons", {"system": None, "weapon_class": "tank", "quantity_low": 14, "quantity_high": 14}),
    ("dates", {"value": "2024-05", "kind": "date", "in_citation": False,
               "earliest": date(2024, 5, 1)}),
    ("dates", {"value": None, "kind": "reference", "in_citation": False}),
]  # fmt: skip


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_gold_reads_the_values_that_are_written(table: str, row: Row) -> None:
    value = BY_TABLE[table].parse(gold_norm(table, row))
    for name in (
        ("quantity_low", "per", "is_change", "currency") if table != "gas_volumes" else ("per",)
    ):
        if name in row:
            assert getattr(value, name) == row[name]
    if table == "gas_volumes":
        assert float(value.low) == (row["m3_low"] if row["dimension"] == "volume" else 1e6)
