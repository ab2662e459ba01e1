"""How well the confidence of statements holds: ``python -m benchmarks.confidence GOLD [--write]``.

Reads the annotated articles of a folder, fits the weights of the rules on nine tenths of them and
asks them of the tenth left out, ten times over, so that no article is judged by weights that saw
it. Prints the reliability table: of the statements with a confidence between two tenths, how many
are right in type, parties, time, modality and source. ``--write`` fits all articles and writes
``extractors/statements/lexicon/confidence.toml``.
"""

import argparse
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from extractors import load_pipeline
from extractors.statements import __file__ as statements_door
from extractors.statements import confidence_features
from pipelines.evaluation.gold import read_gold
from pipelines.evaluation.readings import read_article
from pipelines.evaluation.statements import StatementPair, understand

FOLDS = 10
STEPS, RATE, DECAY = 800, 1.0, 0.003
BIAS = "bias"
LEXICON = Path(statements_door).parent / "lexicon" / "confidence.toml"


class Judged(NamedTuple):
    """A statement: the fold of its article, the rules that decided it, and whether all is right."""

    fold: int
    features: tuple[str, ...]
    right: bool


def judge(gold_dir: Path) -> list[Judged]:
    """Return the statements that the project makes of annotated articles, judged; one that has no
    partner in the gold is wrong.
    """
    nlp = load_pipeline()
    judged = []
    for article in read_gold(gold_dir).articles:
        fold = int(hashlib.sha256(article.article_id.encode()).hexdigest(), 16) % FOLDS
        for pair in read_article(article, nlp).statements:
            found = pair.predicted
            if found is not None:
                features = tuple(confidence_features(found.statement_type, found.rules or ""))
                judged.append(Judged(fold, features, is_right(pair)))
    return judged


def is_right(pair: StatementPair) -> bool:
    """Say whether a statement agrees with its claim in every part."""
    if pair.gold is None or pair.predicted is None:
        return False
    met = understand(pair.gold, pair.predicted)
    parts = (met.statement_type, met.period, met.modality, met.attribution)
    return all(parts) and met.parties.f1 in (None, 1.0)


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the log odds that each rule adds: logistic regression by steepest descent, with a pull
    to nought.

    >>> weights = fit([Judged(0, ("a",), True), Judged(0, ("b",), False)])
    >>> weights["a"] > 0 > weights["b"]
    True
    """
    names = sorted({feature for one in judged for feature in one.features})
    weights = dict.fromkeys([BIAS, *names], 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(weights, 0.0)
        for one in judged:
            miss = one.right - chance(weights, one.features)
            for name in (BIAS, *one.features):
                slope[name] += miss / len(judged)
        for name in weights:
            pull = 0.0 if name == BIAS else DECAY * weights[name]
            weights[name] += RATE * (slope[name] - pull)
    return weights


def chance(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """Return the chance that weights give a statement with some features.

    >>> chance({"bias": 0.0}, ["a"])
    0.5
    """
    score = weights[BIAS] + sum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + math.exp(-score))


def held_out(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Return the chance of each statement by weights that saw none of its fold, and whether it is
    right.
    """
    found = []
    for fold in range(FOLDS):
        weights = fit([one for one in judged if one.fold != fold])
        asked = [one for one in judged if one.fold == fold]
        found += [(chance(weights, one.features), one.right) for one in asked]
    return found


def reliability(found: Sequence[tuple[float, bool]]) -> str:
    """Return the reliability table as text."""
    lines = ["confidence  statements  foreseen  right"]
    for tenth in range(10):
        inside = [one for one in found if tenth <= one[0] * 10 < tenth + 1]
        if inside:
            mean = sum(chance for chance, _ in inside) / len(inside)
            right = sum(is_right for _, is_right in inside) / len(inside)
            lines.append(
                f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}  {len(inside):10}  {mean:8.2f}  "
                f"{right:5.2f}"
            )
    brier = sum((chance - right) ** 2 for chance, right in found) / len(found)
    base = sum(right for _, right in found) / len(found)
    lines.append(f"Brier score {brier:.3f}, of one chance for all {base * (1 - base):.3f}")
    return "\n".join(lines)


def write(weights: Mapping[str, float]) -> None:
    """Write the weights into the lexicon, below its comment."""
    head = LEXICON.read_text("utf-8").partition("[weights]")[0]
    rows = [f'"{name}" = {weight:.3f}' for name, weight in sorted(weights.items())]
    LEXICON.write_text(f"{head}[weights]\n" + "\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Print the reliability table of a gold folder, and with ``--write`` fit the weights anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of annotated articles")
    parser.add_argument("--write", action="store_true", help="write the weights of all articles")
    arguments = parser.parse_args()
    judged = judge(arguments.gold)
    print(reliability(held_out(judged)))
    if arguments.write:
        write(fit(judged))


if __name__ == "__main__":
    main()
