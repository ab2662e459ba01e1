"""One text read whole: every extractor's mentions, of which no two overlap, and the statements made
of them.
"""

from datetime import date
from functools import cache
from types import ModuleType

from spacy.language import Language
from spacy.tokens import Doc

from extractors import dates, entities, money, weapons
from extractors import gas as gas_volumes
from extractors.language import SentenceParser, has_parser, load_pipeline, parser_of, read_documents
from extractors.records import Mention, Statement
from extractors.statements import build_statements
from extractors.text import ArticleText, apart, sentence_at, settle

RULE_EXTRACTORS: tuple[ModuleType, ...] = (weapons, gas_volumes, money, dates)
"""The extractors that read by rules alone, without a model."""

EXTRACTORS: tuple[ModuleType, ...] = (*RULE_EXTRACTORS, entities)
"""The extractors in priority order: of two equally long overlapping matches the earlier one's
stands.

Each is a module with ``KIND``, the name of its table, and ``extract(doc, published_on)``, which
yields the matches in a `Doc` from left to right and leaves the `Doc` alone.
"""


def extract(
    text_or_doc: str | Doc, published_on: date | None = None, *, nlp: Language | None = None
) -> list[Mention]:
    """See `extractors.extract`."""
    return _mentions(_as_article(text_or_doc, nlp), published_on)


def _mentions(article: ArticleText, published_on: date | None) -> list[Mention]:
    ranked = [
        (rank, match)
        for rank, module in enumerate(EXTRACTORS)
        for match in module.extract(article, published_on)
    ]
    rules = settle(pair for pair in ranked if pair[0] < len(RULE_EXTRACTORS))
    # What the rules found wins over the model's entities, however long those are.
    names = apart(settle(pair for pair in ranked if pair[0] >= len(RULE_EXTRACTORS)), rules)
    text, spans = article.text, article.sentences
    mentions = []
    for rank, match in sorted(rules + names, key=lambda pair: pair[1].start):
        sentence_start, sentence_end = sentence_at(spans, match.start, match.end)
        mentions.append(
            Mention(
                kind=EXTRACTORS[rank].KIND,
                start=match.start,
                end=match.end,
                text=text[match.start : match.end],
                sentence_start=sentence_start,
                sentence_end=sentence_end,
                value=match.value,
                rule=match.rule,
            )
        )
    return mentions


def read(
    source: str | Doc | ArticleText,
    published_on: date | None = None,
    *,
    nlp: Language | None = None,
) -> tuple[list[Mention], list[Statement]]:
    """See `extractors.read`."""
    article = _as_article(source, nlp)
    mentions = _mentions(article, published_on)
    return mentions, build_statements(article, mentions, published_on, _parser(nlp))


def _as_article(source: str | Doc | ArticleText, nlp: Language | None) -> ArticleText:
    if isinstance(source, str):
        doc = next(read_documents(nlp or _default_pipeline(), [source]))
        return ArticleText(source, doc)
    return ArticleText.of(source)


def _parser(nlp: Language | None) -> SentenceParser | None:
    """Return the parser of a pipeline, or of the one that ships where it has none."""
    if nlp is None or not has_parser(nlp):
        nlp = _default_pipeline()
    return parser_of(nlp) if has_parser(nlp) else None


@cache
def _default_pipeline() -> Language:
    return load_pipeline()
