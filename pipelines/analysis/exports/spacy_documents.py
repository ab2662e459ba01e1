"""spaCy's `DocBin`: each article a `Doc` with its mentions as spans and entities, for training and
annotating tools.
"""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, SpanGroup
from spacy.util import filter_spans

from pipelines.analysis.exports.annotated import AnnotatedArticle, annotated_articles
from pipelines.snapshots.rows import row_to_json
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.store import Snapshot


def write(snapshot: Snapshot, target: Path) -> None:
    """Write the articles as a `DocBin`; `doc.spans` holds the mentions by kind, with their rows in
    ``attrs["rows"]`` as the components of `extractors.components` leave them, `doc.ents` the names,
    and `doc.user_data` the article's id and the statements.
    """
    nlp = spacy.blank("en")
    documents = DocBin(store_user_data=True)
    for each in annotated_articles(snapshot):
        documents.add(_document(nlp, each))
    documents.to_disk(target)


def _document(nlp: Language, each: AnnotatedArticle) -> Doc:
    doc = nlp.make_doc(each.article["text"])
    doc.user_data["article_id"] = each.article["article_id"]
    doc.user_data["statements"] = [row_to_json(row) for row, _ in each.statements]
    for table in MENTION_TABLES:
        doc.spans[table.name] = _group(doc, table.name, each)
    doc.set_ents(filter_spans(doc.spans["entities"]))
    return doc


def _group(doc: Doc, kind: str, each: AnnotatedArticle) -> SpanGroup:
    rows = [row for name, row in each.mentions if name == kind]
    spans = [
        doc.char_span(
            row["start"], row["end"], label=row.get("label", kind), alignment_mode="expand"
        )
        for row in rows
    ]
    return SpanGroup(
        doc,
        name=kind,
        attrs={"rows": [row_to_json(row) for row in rows]},
        spans=[span for span in spans if span is not None],
    )
