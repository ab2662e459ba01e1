"""How well the extractors do."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.options import Model, TableFormat


def evaluate(
    gold_dir: Annotated[Path, typer.Argument(help="Folder of hand-annotated articles")],
    format_: Annotated[
        TableFormat, typer.Option("--format", help="How the scores are shown")
    ] = TableFormat.TABLE,
    model: Model = None,
) -> None:
    """Score precision, recall and F1 per kind against hand-annotated gold."""
    from extractors import load_pipeline
    from pipelines.evaluation.evaluate import evaluate as evaluate_gold
    from pipelines.terminal import print_evaluation

    print_evaluation(evaluate_gold(gold_dir, nlp=load_pipeline(model)), format_.value)
