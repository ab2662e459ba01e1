"""To be written."""
from collections.abc import Sequence
from datetime import date
from spacy.tokens import Doc
from extractors.records import Mention, Statement
def build_statements(doc: Doc, mentions: Sequence[Mention], published_on: date | None) -> list[Statement]:
    """Build nothing yet."""
    return []
