"""How well the learned choice of parties does: ``python -m benchmarks.party_choice GOLD ...
[--write]``.

Reads the annotated articles of some folders, fits the weights of the
traits (`extractors.statements.TRAITS`) on nine tenths of the articles and lets them choose in the
tenth left out, ten times over. Prints for each folder the F1 of parties with their roles and of
names, as the rules propose them, as weights choose them that saw none of the article, and as
weights choose them that saw the other folders only. ``--write`` fits all articles and writes
``extractors/statements/choosing/lexicon/party_weights.toml``.
"""

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from extractors import extract, load_pipeline
from extractors.language import parser_of, read_documents
from extractors.records import NO_PARTIES, Statement
from extractors.statements import (
    TRAITS,
    Option,
    build_statements,
    decide,
    options_for,
    read_weights,
)
from extractors.statements import __file__ as statements_door
from extractors.text import ArticleText
from pipelines.evaluation.gold import GoldClaim, read_gold
from pipelines.evaluation.names import same_name
from pipelines.evaluation.scores import Score
from pipelines.evaluation.statements import pair_statements, understand

if TYPE_CHECKING:
    from extractors.statements.parties.context import PartyContext, Roles
    from extractors.statements.parties.roles import Proposals
    from extractors.statements.value_groups import TypedGroup

FOLDS = 10
PULL = 10.0  # of the weights to nought, in rows
STEPS = 30  # of Newton's method, which needs about eight
LEXICON = Path(statements_door).parent / "choosing" / "lexicon" / "party_weights.toml"

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A statement with its claim, who may fill its sides, and whom the rules propose.

    `right` says of each option whether the claim has it in that role; `folder` and `fold` are those
    of its article.
    """

    folder: int
    fold: int
    claim: GoldClaim
    statement: Statement
    options: Sequence[Option]
    proposed: "Roles"
    right: Sequence[bool]


class Recorder:
    """Lets the rules choose, and keeps who else may have been chosen, by the values of the fact."""

    def __init__(self) -> None:
        self.found: dict[int, tuple[Sequence[Option], Roles]] = {}

    def __call__(
        self, typed: "TypedGroup", context: "PartyContext", proposed: "Proposals"
    ) -> "Roles":
        """Return what the rules propose."""
        options = options_for(typed, context, proposed)
        for value in typed.group.values:
            self.found[value.start] = options, proposed.roles
        return proposed.roles


def ask(gold_dirs: Sequence[Path]) -> list[Asked]:
    """Return the statements that the rules make of annotated articles, of those with a claim."""
    nlp = load_pipeline()
    parser = parser_of(nlp)
    asked = []
    for folder, gold_dir in enumerate(gold_dirs):
        for article in read_gold(gold_dir).articles:
            doc = next(read_documents(nlp, [article.text]))
            recorder = Recorder()
            statements = build_statements(
                ArticleText(article.text, doc),
                extract(doc, article.published_on),
                article.published_on,
                parser,
                recorder,
            )
            for pair in pair_statements(article, statements):
                if pair.gold is not None and pair.predicted is not None:
                    start = pair.predicted.values()[0].start
                    options, proposed = recorder.found[start]
                    asked.append(
                        Asked(
                            folder=folder,
                            fold=fold_of(article.article_id),
                            claim=pair.gold,
                            statement=pair.predicted,
                            options=options,
                            proposed=proposed,
                            right=[is_right(one, pair.gold) for one in options],
                        )
                    )
    return asked


def fold_of(article_id: str) -> int:
    """Return the fold in which an article is left out."""
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % FOLDS


def is_right(option: Option, claim: GoldClaim) -> bool:
    """Say whether a claim has a candidate in the role of a side."""
    return any(
        party.role == option.side.role
        and any(same_name(name, option.candidate.name) for name in party.names)
        for party in claim.parties
    )


def fit(traits: Array, right: Array) -> Array:
    """Return the log odds that each trait adds: logistic regression by Newton's method, with a pull
    to nought of all but the first.

    Args:
        traits: a row an option, a column a trait.
        right: 1 for each right option, else 0.

    >>> rows = np.array([[1.0, 1.0], [1.0, 0.0]])
    >>> bool(fit(rows, np.array([1.0, 0.0]))[1] > 0)
    True
    """
    weights = np.zeros(traits.shape[1])
    pull = np.full(len(weights), PULL)
    pull[0] = 0.001
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-traits @ weights))
        slope = traits.T @ (right - chance) - pull * weights
        curve = (traits * (chance * (1 - chance))[:, None]).T @ traits + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


class Options:
    """The options of all statements as arrays."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.traits = np.array([row.traits for one in asked for row in one.options], dtype=float)
        self.right = np.array([right for one in asked for right in one.right], dtype=float)
        self.folder = np.array([one.folder for one in asked for _ in one.options])
        self.fold = np.array([one.fold for one in asked for _ in one.options])

    def fit(self, chosen: NDArray[np.bool_]) -> list[float]:
        """Return the weights that some options give."""
        return [float(one) for one in fit(self.traits[chosen], self.right[chosen])]


def scored(asked: Sequence[Asked], weights: Sequence[float] | None, least: float) -> list[Score]:
    """Return how right the parties are with their roles, and names alone; without weights as the
    rules propose them.
    """
    parties, names = Score(), Score()
    for one in asked:
        made = one.statement
        if weights is not None and one.options:
            others = [each for each in made.arguments if each.role in NO_PARTIES]
            roles = decide(one.options, one.proposed, weights, least)
            filled = [each for found in roles.values() for each in found]
            made = replace(made, arguments=(*others, *filled))
        met = understand(one.claim, made)
        parties, names = parties + met.parties, names + met.names
    return [parties, names]


def report(
    asked: Sequence[Asked], options: Options, gold_dirs: Sequence[Path], least: float
) -> str:
    """Return the scores of each folder as text."""
    lines = [f"{'':28}  parties   P     R    names"]
    every = np.ones(len(options.fold), dtype=bool)
    for folder, gold_dir in enumerate(gold_dirs):
        mine = [one for one in asked if one.folder == folder]
        lines.append(_line(f"{gold_dir.name}: rules", scored(mine, None, least)))
        parts = []
        for fold in range(FOLDS):
            weights = options.fit(options.fold != fold)
            parts.append(scored([one for one in mine if one.fold == fold], weights, least))
        lines.append(_line("left out", [sum(each, Score()) for each in zip(*parts, strict=True)]))
        if len(gold_dirs) > 1:
            weights = options.fit(every & (options.folder != folder))
            lines.append(_line("other folders only", scored(mine, weights, least)))
    return "\n".join(lines)


def _line(name: str, scores: Sequence[Score]) -> str:
    parties, names = scores
    return (
        f"{name:28}  {parties.f1 or 0:.3f}  {parties.precision or 0:.3f} "
        f"{parties.recall or 0:.3f}  {names.f1 or 0:.3f}"
    )


def write(weights: Sequence[float], least: float) -> None:
    """Write the weights into the lexicon, below its comment."""
    head = LEXICON.read_text("utf-8").partition("least =")[0]
    rows = [f'"{name}" = {weight:.3f}' for name, weight in zip(TRAITS, weights, strict=True)]
    body = f"least = {least}\n\n[weights]\n" + "\n".join(rows) + "\n"
    LEXICON.write_text(head + body, encoding="utf-8")


def main() -> None:
    """Print the scores of gold folders, and with ``--write`` fit the weights anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders of annotated articles")
    parser.add_argument("--least", type=float, default=read_weights()[1], help="least chance")
    parser.add_argument("--write", action="store_true", help="write the weights of all articles")
    arguments = parser.parse_args()
    asked = ask(arguments.gold)
    options = Options(asked)
    print(report(asked, options, arguments.gold, arguments.least))
    if arguments.write:
        write(options.fit(np.ones(len(options.fold), dtype=bool)), arguments.least)


if __name__ == "__main__":
    main()
