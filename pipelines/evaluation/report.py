"""The scores of an evaluation told: as tables for a person, as data for a program."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from rich.console import Group
from rich.table import Table

from pipelines.evaluation.disagreements import Disagreement, list_disagreements
from pipelines.evaluation.evaluate import Evaluation
from pipelines.evaluation.links import LinkScores
from pipelines.evaluation.scores import Accuracy, Score
from pipelines.evaluation.statements import StatementScores

_UNDERSTOOD: Mapping[str, str] = {
    "type": "statement_type",
    "period": "period",
    "period, where stated": "period_stated",
    "modality": "modality",
    "attribution": "attribution",
    "attribution, where stated": "attribution_stated",
}
"""What is asked of the statements found, with the field of `StatementScores` that answers."""


def render_table(evaluation: Evaluation) -> Group:
    """Return the scores as tables to print: mentions, their attributes, statements, and links
    between articles.
    """
    return Group(*_tables(evaluation))


def as_dict(evaluation: Evaluation) -> dict[str, Any]:
    """Return the scores and every disagreement as data that JSON can hold.

    The rates are fractions, null for 0 of 0; `errors` lists what was missed, spurious or wrong.
    """
    return {
        "articles": len(evaluation.readings),
        "mentions": {
            kind: {name: _score(getattr(scores, name)) for name in ("overlap", "exact", "value")}
            | {"attributes": {name: _accuracy(rate) for name, rate in scores.attributes.items()}}
            for kind, scores in evaluation.mentions.items()
        },
        "statements": _statements(evaluation.statements),
        "links": None if evaluation.links is None else _links(evaluation.links),
        "errors": [_disagreement(each) for each in list_disagreements(evaluation.readings)],
    }


def _disagreement(disagreement: Disagreement) -> dict[str, Any]:
    # Programs that read the data know these under the names ``errors`` and ``fault``.
    fields = asdict(disagreement)
    return {"fault" if name == "difference" else name: value for name, value in fields.items()}


def _statements(scores: StatementScores) -> dict[str, Any]:
    rates = {name: _accuracy(getattr(scores, name)) for name in _UNDERSTOOD.values()}
    counts = {"detection": _score(scores.detection), "parties": _score(scores.parties)}
    counts["names"] = _score(scores.names)
    return counts | rates | {"restated": scores.restated}


def _links(scores: LinkScores) -> dict[str, Any]:
    return {
        "links": _score(scores.links),
        "matters": _score(scores.matters),
        "conflicts": _accuracy(scores.conflicts),
        "kept_apart": _accuracy(scores.kept_apart),
    }


def _score(score: Score) -> dict[str, Any]:
    return asdict(score) | {"precision": score.precision, "recall": score.recall, "f1": score.f1}


def _accuracy(accuracy: Accuracy) -> dict[str, Any]:
    return asdict(accuracy) | {"accuracy": accuracy.rate}


def _tables(evaluation: Evaluation) -> Iterator[Table]:
    yield from _mention_tables(evaluation)
    yield from _statement_tables(evaluation.statements)
    if evaluation.links is not None:
        yield from _link_tables(evaluation.links)


def _mention_tables(evaluation: Evaluation) -> Iterator[Table]:
    mentions = _table(f"Mentions (articles: {len(evaluation.readings)})", "kind", "scored by")
    attributes = _table(
        "Attributes of the mentions found", "kind", "attribute", rates=_ACCURACY_HEADINGS
    )
    for kind, scores in evaluation.mentions.items():
        for name in ("overlap", "exact", "value"):
            mentions.add_row(
                kind, name, *_score_cells(getattr(scores, name)), end_section=name == "value"
            )
        for name, rate in scores.attributes.items():
            attributes.add_row(kind, name, *_accuracy_cells(rate))
    yield mentions
    yield attributes


def _statement_tables(scores: StatementScores) -> Iterator[Table]:
    statements = _table("Statements", "scored by")
    statements.add_row("detection", *_score_cells(scores.detection))
    statements.add_row("parties of those found", *_score_cells(scores.parties))
    statements.add_row("their names alone", *_score_cells(scores.names))
    yield statements
    understood = _table(
        "What was understood of the statements found", "field", rates=_ACCURACY_HEADINGS
    )
    for name, attribute in _UNDERSTOOD.items():
        understood.add_row(name, *_accuracy_cells(getattr(scores, attribute)))
    yield understood


def _link_tables(scores: LinkScores) -> Iterator[Table]:
    links = _table("Pairs of claims on one fact", "brought together in")
    links.add_row("one claim", *_score_cells(scores.links))
    links.add_row("one claim or a conflict", *_score_cells(scores.matters))
    yield links
    pairs = _table("Pairs of claims that differ", "pairs", rates=_ACCURACY_HEADINGS)
    pairs.add_row("conflicts found", *_accuracy_cells(scores.conflicts))
    pairs.add_row("look-alikes kept apart", *_accuracy_cells(scores.kept_apart))
    yield pairs


_ACCURACY_HEADINGS = ("right", "of", "accuracy")
_SCORE_HEADINGS = ("right", "found", "gold", "precision", "recall", "F1")


def _table(title: str, *labels: str, rates: tuple[str, ...] = _SCORE_HEADINGS) -> Table:
    table = Table(title=title, title_justify="left")
    for label in labels:
        table.add_column(label, no_wrap=True)
    for rate in rates:
        table.add_column(rate, justify="right", no_wrap=True)
    return table


def _score_cells(score: Score) -> tuple[str, ...]:
    rates = (score.precision, score.recall, score.f1)
    return (str(score.right), str(score.predicted), str(score.gold), *map(_rate, rates))


def _accuracy_cells(accuracy: Accuracy) -> tuple[str, ...]:
    return str(accuracy.right), str(accuracy.total), _rate(accuracy.rate)


def _rate(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.3f}"
