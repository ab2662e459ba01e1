"""The project's own reading of gold articles, measured: precision, recall and F1 per kind.

``docs/gold_format.md`` describes the gold; the ``*_scores`` modules say what counts as right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Group
from rich.table import Table
from spacy.language import Language

from extractors import load_pipeline
from pipelines.evaluation.disagreements import list_disagreements
from pipelines.evaluation.gold import read_gold
from pipelines.evaluation.links import LinkScores, score_links
from pipelines.evaluation.mentions import KINDS, MentionScores, score_mentions
from pipelines.evaluation.readings import ArticleReading, read_article
from pipelines.evaluation.scores import Accuracy, Score
from pipelines.evaluation.statements import StatementScores, score_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The scores over a gold folder, with the readings they were counted on; `links` is None
    without gold links.
    """

    readings: tuple[ArticleReading, ...]
    mentions: Mapping[str, MentionScores]
    statements: StatementScores
    links: LinkScores | None


def evaluate(gold_dir: Path, *, nlp: Language | None = None) -> Evaluation:
    """Read every gold article of `gold_dir` with the project's extractors and score what they find.

    Args:
        gold_dir: a folder of gold articles.
        nlp: the pipeline that reads them; by default the one that ships.

    Raises:
        GoldError: the folder or a file in it cannot be used.
    """
    gold = read_gold(gold_dir)
    pipeline = nlp or load_pipeline()
    readings = tuple(read_article(article, pipeline) for article in gold.articles)
    return Evaluation(
        readings=readings,
        mentions={
            kind: score_mentions([p for r in readings for p in r.mentions[kind]], kind)
            for kind in KINDS
        },
        statements=score_statements([pair for reading in readings for pair in reading.statements]),
        links=None if gold.links is None else score_links(readings, gold.links),
    )


_ACCURACIES = {
    "type": "statement_type",
    "period": "period",
    "period, where stated": "period_stated",
    "modality": "modality",
    "attribution": "attribution",
    "attribution, where stated": "attribution_stated",
}


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
        "errors": [asdict(error) for error in list_disagreements(evaluation.readings)],
    }


def _statements(scores: StatementScores) -> dict[str, Any]:
    rates = {name: _accuracy(getattr(scores, name)) for name in _ACCURACIES.values()}
    counts = {"detection": _score(scores.detection), "parties": _score(scores.parties)}
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
    yield statements
    understood = _table(
        "What was understood of the statements found", "field", rates=_ACCURACY_HEADINGS
    )
    for name, attribute in _ACCURACIES.items():
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
