"""The rule extractors as spaCy components, for use in anyone's pipeline: ``nlp.add_pipe("money")``.

Each of ``money``, ``gas_volumes``, ``weapons`` and ``dates`` puts a `SpanGroup` of its own name
into ``doc.spans``, one span a match in text order, widened to whole tokens. The group's
``attrs["rows"]`` holds one dictionary a span: the exact character offsets, the text, the rule and
the columns of the table, all of them plain JSON values (days in ISO form). They survive
``Doc.to_bytes`` and ``nlp.pipe(n_process=2)``.

Relative dates are resolved against ``doc.user_data["published_on"]``, an ISO day, if there is one.
"""

from datetime import date
from types import ModuleType
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from extractors import dates as date_rules
from extractors import gas as gas_rules
from extractors import money as money_rules
from extractors import weapons as weapon_rules
from extractors.records import Cell, Match
from extractors.text import ArticleText, settle

PUBLISHED_ON = "published_on"
"""The key of `Doc.user_data` under which a pipeline's caller may give the day of publication."""


class RuleComponent:
    """A pipe that writes one extractor's matches into ``doc.spans``."""

    def __init__(self, extractor: ModuleType) -> None:
        self._extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """Add the span group to `doc`.

        Raises:
            ValueError: ``doc.user_data["published_on"]`` is neither an ISO day, a `date` nor None.
        """
        article = ArticleText.of(doc)
        found = settle((0, match) for match in self._extractor.extract(article, published_on(doc)))
        matches = [match for _, match in found]
        spans = [_as_span(doc, match) for match in matches]
        rows = [_as_row(article.text, match) for match in matches]
        kind: str = self._extractor.KIND
        doc.spans[kind] = SpanGroup(doc, name=kind, attrs={"rows": rows}, spans=spans)
        return doc

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by the extractor's name: a module itself cannot be sent to another process."""
        return _component, (self._extractor.KIND,)


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


_EXTRACTORS = {module.KIND: module for module in (money_rules, gas_rules, weapon_rules, date_rules)}


def _component(kind: str) -> RuleComponent:
    return RuleComponent(_EXTRACTORS[kind])


@Language.factory("money", assigns=["doc.spans"])
def money(nlp: Language, name: str) -> RuleComponent:
    """Make the component that finds amounts of money."""
    return _component("money")


@Language.factory("gas_volumes", assigns=["doc.spans"])
def gas_volumes(nlp: Language, name: str) -> RuleComponent:
    """Make the component that finds quantities of natural gas."""
    return _component("gas_volumes")


@Language.factory("weapons", assigns=["doc.spans"])
def weapons(nlp: Language, name: str) -> RuleComponent:
    """Make the component that finds weapon systems and counted weapons."""
    return _component("weapons")


@Language.factory("dates", assigns=["doc.spans"])
def dates(nlp: Language, name: str) -> RuleComponent:
    """Make the component that finds temporal expressions."""
    return _component("dates")
