"""To be written."""
from collections.abc import Iterator
from datetime import date
from spacy.tokens import Doc
from extractors.records import Match
KIND = "weapons"
def extract(doc: Doc, published_on: date | None) -> Iterator[Match]:
    """Yield nothing yet."""
    yield from ()
