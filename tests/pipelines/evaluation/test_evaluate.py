"""The evaluation as a whole: from a gold folder to scores, disagreements and what the command
prints.
"""

import json
from io import StringIO
from pathlib import Path

import pytest
import spacy
from rich.console import Console

from pipelines.evaluation.disagreements import list_disagreements
from pipelines.evaluation.evaluate import Evaluation, evaluate
from pipelines.evaluation.gold import GoldError
from pipelines.evaluation.report import as_dict, render_table
from pipelines.evaluation.scores import Score

TEXT = "Atlas Power borrowed $40 million. It lost 7 million euros. Sources spoke of $9 million."


def money(surface: str, amount: str, currency: str) -> dict[str, object]:
    start = TEXT.index(surface)
    norm = {"low": amount, "high": amount, "currency": currency, "comparator": "="}
    return {
        "start": start,
        "end": start + len(surface),
        "text": surface,
        "kind": "money",
        "norm": norm,
    }


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    record = {
        "id": "atlas",
        "published": None,
        "file": "atlas.txt",
        "text": TEXT,
        "ignore": [],
        "mentions": [
            money("Atlas Power", "1", "USD"),
            money("$40 million", "40000000", "USD"),
            money("7 million euros", "7000000", "USD"),
        ],
        "claims": [],
    }
    (tmp_path / "atlas.json").write_text(json.dumps(record), encoding="utf-8")
    return evaluate(tmp_path, nlp=spacy.blank("en"))


def test_scores(evaluation: Evaluation) -> None:
    scores = evaluation.mentions["money"]
    assert scores.overlap == Score(right=2, predicted=3, gold=3)
    assert scores.exact == Score(right=2, predicted=3, gold=3)
    assert scores.value == Score(right=1, predicted=3, gold=3)


def test_disagreements_say_what_is_wrong_and_where(evaluation: Evaluation) -> None:
    found = [
        (e.kind, e.difference, e.sentence)
        for e in list_disagreements(evaluation.readings)
        if e.kind == "money"
    ]
    assert found == [
        ("money", "missed", "Atlas Power borrowed $40 million."),
        ("money", "wrong value", "It lost 7 million euros."),
        ("money", "spurious", "Sources spoke of $9 million."),
    ]
    wrong = list_disagreements(evaluation.readings)[1]
    assert (wrong.gold or "").startswith("'7 million euros' ")
    assert "USD" in (wrong.gold or "")
    assert "EUR" in (wrong.predicted or "")


def test_as_dict_survives_json(evaluation: Evaluation) -> None:
    data = as_dict(evaluation)
    assert json.loads(json.dumps(data)) == data
    assert data["articles"] == 1
    assert data["mentions"]["money"]["value"] == {
        "right": 1,
        "predicted": 3,
        "gold": 3,
        "precision": 1 / 3,
        "recall": 1 / 3,
        "f1": 1 / 3,
    }
    assert data["mentions"]["weapons"]["overlap"]["f1"] is None
    assert [error["fault"] for error in data["errors"] if error["kind"] == "money"] == [
        "missed",
        "wrong value",
        "spurious",
    ]


def test_tables_fit_a_terminal(evaluation: Evaluation) -> None:
    output = StringIO()
    Console(file=output, width=80).print(render_table(evaluation))
    printed = output.getvalue()
    assert (
        "│ money       │ value     │     1 │     3 │    3 │     0.333 │  0.333 │ 0.333 │" in printed
    )
    assert "…" not in printed


def test_broken_folder(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold article"):
        evaluate(tmp_path, nlp=spacy.blank("en"))
