"""The project's own reading of gold articles, measured: precision, recall and F1 per kind.

``docs/gold_format.md`` describes the gold; the ``*_scores`` modules say what counts as right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from extractors import load_pipeline
from pipelines.evaluation.gold import read_gold
from pipelines.evaluation.kinds.table import BY_TABLE
from pipelines.evaluation.links import LinkScores, score_links
from pipelines.evaluation.mentions import MentionScores, score_mentions
from pipelines.evaluation.readings import ArticleReading, read_article
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
            for kind in BY_TABLE
        },
        statements=score_statements([pair for reading in readings for pair in reading.statements]),
        links=None if gold.links is None else score_links(readings, gold.links),
    )
