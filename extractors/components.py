"""The rule extractors as spaCy components, for use in anyone's pipeline: ``nlp.add_pipe("money")``.

Each of ``money``, ``gas_volumes``, ``weapons`` and ``dates`` puts a `SpanGroup` of its own name
into ``doc.spans``, one span a match in text order, widened to whole tokens. The group's
``attrs["rows"]`` holds one dictionary a span: the exact character offsets, the text, the rule and
the columns of the table, all of them plain JSON values (days in ISO form). They survive
``Doc.to_bytes`` and ``nlp.pipe(n_process=2)``; ``span._.pressledger`` is the row of one span.

Relative dates are resolved against ``doc.user_data["published_on"]``, an ISO day, if there is one.
"""

from dataclasses import dataclass
from datetime import date
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from extractors import RULE_EXTRACTORS
from extractors.records import Cell, Match
from extractors.text import ArticleText, settle

PUBLISHED_ON = "published_on"
"""The key of `Doc.user_data` under which a pipeline's caller may give the day of publication."""


_ROOMS = {room.KIND: room for room in RULE_EXTRACTORS}


class RuleComponent:
    """A pipe that writes one extractor's matches into ``doc.spans``.

    Args:
        kind: the extractor's ``KIND``, by which the pipe finds it in another process too.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group to `doc`.

        Raises:
            ValueError: ``doc.user_data["published_on"]`` is neither an ISO day, a `date` nor None.
        """
        article = ArticleText.of(doc)
        room = _ROOMS[self._kind]
        found = settle((0, match) for match in room.extract(article, published_on(doc)))
        matches = [match for _, match in found]
        spans = [_as_span(doc, match) for match in matches]
        rows = [_as_row(article.text, match) for match in matches]
        doc.spans[self._kind] = SpanGroup(doc, name=self._kind, attrs={"rows": rows}, spans=spans)
        return doc


def row_of(span: Span) -> dict[str, Cell] | None:
    """Return the row of a span that a component found, None for other spans; ``span._.pressledger``
    is the same.
    """
    for kind in _ROOMS:
        group = span.doc.spans.get(kind)
        for place, each in enumerate(group or ()):
            if (each.start, each.end, each.label) == (span.start, span.end, span.label):
                rows: list[dict[str, Cell]] = span.doc.spans[kind].attrs["rows"]
                return rows[place]
    return None


Span.set_extension("pressledger", getter=row_of, force=True)


def published_on(doc: Doc) -> date | None:
    """Return the day of publication that the caller left in ``doc.user_data``, or None."""
    given = doc.user_data.get(PUBLISHED_ON)
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise ValueError(
            f'user_data["{PUBLISHED_ON}"] is {given!r}; give an ISO day such as "2024-02-06"'
        ) from error


def _as_span(doc: Doc, match: Match) -> Span:
    # Widened to whole tokens, a stretch inside the text always has a span.
    return cast(
        "Span", doc.char_span(match.start, match.end, label=match.rule, alignment_mode="expand")
    )


def _as_row(text: str, match: Match) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "start": match.start,
        "end": match.end,
        "text": text[match.start : match.end],
        "rule": match.rule,
    }
    values = match.value.columns().items()
    return row | {
        name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in values
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFactory:
    """What makes the components of one rule extractor."""

    kind: str

    def make(self, nlp: Language, name: str) -> RuleComponent:
        """Make a component; spaCy gives the pipeline that it is for and the name of the pipe."""
        return RuleComponent(self.kind)


# The entry points of pyproject.toml name each factory as this module's attribute of its kind.
for _kind in _ROOMS:
    globals()[_kind] = Language.factory(
        _kind, assigns=["doc.spans"], func=RuleFactory(kind=_kind).make
    )
