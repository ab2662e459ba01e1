"""How sure a statement is: what decided each of its parts, and how often statements that were
decided so are right in every part.

The weights lie in ``lexicon/confidence.toml``; ``python -m benchmarks.confidence GOLD --write``
fits them to annotated articles and prints how well they hold on articles left out of the fit.
"""

import math
from collections.abc import Mapping

from extractors.lexicon import read_toml

_WEIGHTS: Mapping[str, float] = read_toml(__package__, "confidence")["weights"]
_BIAS = "bias"


def write_rules(rules: Mapping[str, str]) -> str:
    """Write what decided each part of a statement as one cell.

    >>> write_rules({"type": "word", "time": "date"})
    'type=word; time=date'
    """
    return "; ".join(f"{part}={rule}" for part, rule in rules.items())


def confidence_features(statement_type: str, cell: str) -> list[str]:
    """Return what speaks for or against a statement: its type, and the rules of a cell that
    `write_rules` wrote.

    >>> confidence_features("loan", "type=word; time=date")
    ['is=loan', 'type=word', 'time=date']
    """
    return [f"is={statement_type}", *(cell.split("; ") if cell else [])]


def confidence_of(statement_type: str, cell: str) -> float:
    """Return the chance that a statement of a type, decided by some rules, is right in every part.

    >>> 0 < confidence_of("loan", "type=word; time=date") < 1
    True
    """
    features = confidence_features(statement_type, cell)
    score = _WEIGHTS[_BIAS] + sum(_WEIGHTS.get(feature, 0.0) for feature in features)
    return round(1 / (1 + math.exp(-score)), 3)
