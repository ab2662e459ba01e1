"""What is listed and shown of conflicts, samples and single rows."""

import pytest

from pipelines.desk.details import claims_about, form_of, text_side
from pipelines.desk.ledger import Ledger
from pipelines.desk.queues import Conflicts, Sample
from tests.pipelines.desk.made_up_desk import article_of, together
from tests.pipelines.review.made_up_snapshots import DEAL, snapshot


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Return a ledger of two articles whose claims are in conflict."""
    rows = together(article_of(DEAL, "x", "$5", "$3"), article_of(DEAL, "y", "$5", "$3"))
    rows["conflicts"] = [
        {
            "claim_id_a": "c_$5-x", "claim_id_b": "c_$3-y", "field": "amount_low",
            "value_a": "5", "value_b": "3", "number_a": 5.0, "number_b": 3.0,
            "reason": "contradiction", "sentence_a": "It pays $5.", "sentence_b": "It paid $3.",
            "summary_a": "USD 5", "summary_b": "USD 3",
        }
    ]  # fmt: skip
    return Ledger(snapshot(tmp_path_factory.mktemp("ledger") / "1", **rows))


def test_a_conflict_shows_both_claims(ledger: Ledger) -> None:
    [entry] = Conflicts(ledger).entries()
    assert (entry.kind, entry.before, entry.after) == ("contradiction", "5", "3")
    detail = Conflicts(ledger).detail(entry.key)
    assert detail
    assert [block.claim["claim_id"] for block in detail.claims] == ["c_$5-x", "c_$3-y"]
    assert (detail.subject.table, detail.subject.row_id) == (
        "conflicts",
        "c_$5-x c_$3-y amount_low",
    )


def test_a_sample_stays_while_its_mentions_last(ledger: Ledger) -> None:
    keys = [entry.key for entry in Sample(ledger).entries()]
    assert keys == [entry.key for entry in Sample(ledger).entries("money")]
    assert len(keys) == 4
    assert sorted(keys) == sorted(entry.key for entry in Sample(ledger, "another").entries())


def test_a_mention_stands_in_its_sentence(ledger: Ledger) -> None:
    row = ledger.row("money", "m_$5-x")
    side = text_side(ledger, "now", "head", "a_1-x", row)
    assert side
    marked = {piece.mark: piece.text for piece in side.excerpt.pieces if piece.mark == "span"}
    assert marked == {"span": "$5"}
    assert side.place == {"side": "head", "article": "a_1-x", "start": 45, "end": 47}


def test_a_mention_leads_to_the_claims_that_rest_on_it(ledger: Ledger) -> None:
    [block] = claims_about(ledger, "", "money", ledger.row("money", "m_$5-x"))
    assert [member["path"] for member in block.members] == ["x.txt"]


def test_what_can_be_typed_stands_there(ledger: Ledger) -> None:
    [field] = form_of(ledger, "money", ledger.row("money", "m_$5-x"))
    assert (field.name, field.value) == ("value", "5 USD")
    statement = ledger.row("statements", "s_$5-x")
    names = [field.name for field in form_of(ledger, "statements", statement)]
    assert names == ["statement_type", "modality", "period", "parties"]
    assert form_of(ledger, "claims", ledger.row("claims", "c_$5-x")) == []


def test_rows_that_are_not_there_are_none(ledger: Ledger) -> None:
    assert ledger.row("money", "m_gone") is None
    assert ledger.all_of("claims", ["c_gone"]) == {}
    assert ledger.parties(["s_$5-x"]) == {}
