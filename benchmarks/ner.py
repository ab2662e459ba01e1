"""Score and time an entity model: ``python -m benchmarks.ner DEV_FILE [--model NAME_OR_PATH]
[--gold FOLDER]``.

DEV_FILE holds annotated articles as JSON Lines. The figures of earlier experiments stand beside: F1
75.1 over all labels at about 10,000 words a second with 17.6 MB, a plain model without vectors
72.6.

FOLDER holds gold articles (``docs/gold_format.md``): for how many of the parties to their claims,
counted as often as they are annotated, is there an entity in the article that goes by the party's
name?
"""

import argparse
import json
from pathlib import Path

from extractors.entities import extract
from extractors.language import load_pipeline
from extractors.records import Entity
from extractors.training import ALL, Measured, measure, read_articles
from pipelines.evaluation.gold import read_gold
from pipelines.evaluation.names import same_name

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
    print(
        f"bare tokeniser    {measured.tokenizer_words_per_second:,.0f} ({ratio:.1f} times as many)"
    )
    print(f"loads in          {measured.load_seconds:.2f} s")
    print(f"on disk           {measured.size_mb:.1f} MB")
    print(f"peak memory       {measured.peak_memory_mb:,.0f} MB")


def party_recall(folder: Path, model: str | None) -> tuple[int, int]:
    """Return how many of the parties in the gold articles of `folder` are among the entities, and
    their number.
    """
    nlp = load_pipeline(model)
    found = total = 0
    for article in read_gold(folder).articles:
        matches = extract(nlp(article.text), article.published_on)
        names = {match.value.name for match in matches if isinstance(match.value, Entity)}
        parties = [party.name for claim in article.claims for party in claim.parties]
        known = {party for party in set(parties) if any(same_name(party, name) for name in names)}
        found += sum(party in known for party in parties)
        total += len(parties)
    return found, total


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dev", type=Path, help="annotated articles, such as ewn_dev.jsonl")
    parser.add_argument(
        "--model", help="a spaCy package or folder; by default the model that ships"
    )
    parser.add_argument(
        "--gold", type=Path, help="a folder of gold articles whose parties are looked for"
    )
    parser.add_argument("--format", choices=["table", "json"], default="table")
    given = parser.parse_args()
    measured = measure(given.model, read_articles(given.dev))
    parties = party_recall(given.gold, given.model) if given.gold else None
    if given.format == "json":
        print(json.dumps(measured.as_json() | ({"parties": parties} if parties else {}), indent=1))
        return
    show(measured)
    if parties:
        found, total = parties
        print(
            f"parties in gold   {found:,} of {total:,} found by name ({found / max(total, 1):.1%})"
        )


if __name__ == "__main__":
    main()
