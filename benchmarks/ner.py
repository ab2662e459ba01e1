"""Score and time an entity model: ``python -m benchmarks.ner DEV_FILE [--model NAME_OR_PATH]``.

DEV_FILE holds annotated articles as JSON Lines. The figures of earlier experiments stand beside: F1 75.1 over all
labels at about 10,000 words a second with 17.6 MB, a plain model without vectors 72.6.
"""

import argparse
import json
from pathlib import Path

from extractors.training.corpus import read_articles
from extractors.training.measuring import Measured, measure
from extractors.training.scoring import ALL

EARLIER_F1 = {"plain": 72.6, "best before": 75.1}


def show(measured: Measured) -> None:
    """Print the figures as text."""
    print(f"{'label':<14}{'precision':>10}{'recall':>8}{'F1':>8}{'annotated':>11}")
    for label, score in measured.scores.items():
        figures = f"{100 * score.precision:>10.1f}{100 * score.recall:>8.1f}{100 * score.f1:>8.1f}"
        print(f"{label:<14}{figures}{score.right + score.missed:>11}")
    for name, f1 in EARLIER_F1.items():
        print(f"{'all, ' + name:<32}{f1:>8.1f}   now {100 * measured.scores[ALL].f1 - f1:+.1f}")
    ratio = measured.tokenizer_words_per_second / measured.words_per_second
    print(f"words a second    {measured.words_per_second:,.0f} (one core, processor time)")
    print(f"bare tokeniser    {measured.tokenizer_words_per_second:,.0f} ({ratio:.1f} times as many)")
    print(f"loads in          {measured.load_seconds:.2f} s")
    print(f"on disk           {measured.size_mb:.1f} MB")
    print(f"peak memory       {measured.peak_memory_mb:,.0f} MB")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dev", type=Path, help="annotated articles, such as ewn_dev.jsonl")
    parser.add_argument("--model", help="a spaCy package or folder; by default the model that ships")
    parser.add_argument("--format", choices=["table", "json"], default="table")
    given = parser.parse_args()
    measured = measure(given.model, read_articles(given.dev))
    if given.format == "json":
        print(json.dumps(measured.as_json(), indent=1))
    else:
        show(measured)


if __name__ == "__main__":
    main()
