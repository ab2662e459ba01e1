"""Gold articles beside what the project's own extractors make of their texts."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.language import Language

from extractors import read
from pipelines.evaluation.gold import GoldArticle
from pipelines.evaluation.kinds.table import BY_TABLE
from pipelines.evaluation.mentions import MentionPair, pair_mentions
from pipelines.evaluation.statements import StatementPair, pair_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReading:
    """A gold article, its mentions by kind and its claims, each paired with what was extracted."""

    gold: GoldArticle
    mentions: Mapping[str, list[MentionPair]]
    statements: list[StatementPair]


def read_article(gold: GoldArticle, nlp: Language) -> ArticleReading:
    """Extract from the text of a gold article, as of its day of publication, and pair what is
    found.
    """
    mentions, statements = read(gold.text, gold.published_on, nlp=nlp)
    return ArticleReading(
        gold=gold,
        mentions={kind: pair_mentions(gold, mentions, kind) for kind in BY_TABLE},
        statements=pair_statements(gold, statements),
    )
