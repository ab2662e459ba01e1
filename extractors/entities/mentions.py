"""People, organisations and places: the model's entities and the gazetteer's names, brought
together by name.

A country and its people share one ``entity_id``, ``e_`` and the ISO 3166-1 alpha-3 code; everything
else has ``e_`` and its folded name, so that an id is the same in every article. What stands in
bylines, agency codes and page furniture yields nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from spacy.tokens import Doc

from extractors.entities.casing import SmallWords
from extractors.entities.context import (
    companies_of_nations,
    find_organisations,
    settle_labels,
)
from extractors.entities.furniture import furniture_of
from extractors.entities.governments import government_at
from extractors.entities.model_names import LABELS, model_names
from extractors.entities.people import find_people, speaks
from extractors.entities.repetition import find_bodies, find_repeated, find_shouted
from extractors.entities.same_entity import CandidateName, add_acronyms, resolve
from extractors.records import Match
from extractors.text import ArticleText, fold_name
from extractors.world import country_entity, find_names, find_places

__all__ = ["KIND", "LABELS", "extract"]

KIND = "entities"


def extract(source: Doc | ArticleText, published_on: date | None) -> Iterator[Match]:
    """Yield the entities of an article in text order, none overlapping, each with the name that its
    article gives it in full.
    """
    article = ArticleText.of(source)
    text = article.text
    furniture = furniture_of(text)
    small = SmallWords(text)
    named = [one for one in _candidates(article, small) if not any(furniture[one.start : one.end])]
    named = _completed(text, settle_labels(text, named), furniture, small)
    for one, entity in zip(named, resolve(text, named), strict=True):
        seat_of = government_at(text, one.start, one.end) if entity.label == "GPE" else None
        if seat_of is None:
            yield Match(start=one.start, end=one.end, value=entity, rule=one.rule)
        else:
            yield Match(
                start=one.start,
                end=one.end,
                value=country_entity(seat_of, "GPE"),
                rule="government",
            )


def _completed(
    text: str, named: Sequence[CandidateName], covered: bytearray, small: SmallWords
) -> list[CandidateName]:
    """Return the names with those that the article's own words add to them, in text order.

    Args:
        text: the article.
        named: its names.
        covered: a mask of the characters that no name may be found in; those of the names are added
            to it.
        small: the words that the article writes in small letters.
    """
    _cover(covered, named)
    told = list(find_people(text, covered))
    _cover(covered, told)
    told += find_organisations(text, covered, small)
    _cover(covered, told)
    named = [*named, *told]
    acronyms = add_acronyms(text, _in_order(named))
    _cover(covered, acronyms)
    bodies = list(find_bodies(text, named, covered))
    _cover(covered, bodies)
    named = [*named, *acronyms, *bodies]
    named += find_shouted(text, named, covered)
    return _in_order([*named, *find_repeated(text, named, covered, small)])


def _in_order(names: Sequence[CandidateName]) -> list[CandidateName]:
    return sorted(names, key=lambda one: one.start)


def _cover(mask: bytearray, names: Sequence[CandidateName]) -> None:
    for one in names:
        mask[one.start : one.end] = b"\1" * (one.end - one.start)


def _candidates(article: ArticleText, small: SmallWords) -> list[CandidateName]:
    """Return the names found in `article`; of overlapping ones the longer, of equally long ones the
    gazetteer's.
    """
    text = article.text
    known = [
        CandidateName(
            start=found.start,
            end=found.end,
            label=found.entity.label,
            rule=found.rule,
            identity=found.entity,
        )
        for found in (*find_names(text), *find_places(text))
    ]
    known += companies_of_nations(text, known)
    model = model_names(article, known, small)
    people = {(one.start, one.end) for one in model if one.label == "PERSON"}
    surnames = {
        fold_name(text[start:end]).rsplit(" ", 1)[-1]
        for start, end in people
        if " " in text[start:end]
    }
    # "Jordan" or "Ireland" is a person where the model or its verb says so and the article has a
    # full name that ends in it.
    meant = (
        one
        for one in (*known, *model)
        if one.label == "PERSON"
        or fold_name(text[one.start : one.end]) not in surnames
        or not ((one.start, one.end) in people or speaks(text, one.start, one.end))
    )
    return _longest(text, meant)


def _longest(text: str, candidates: Iterable[CandidateName]) -> list[CandidateName]:
    covered = bytearray(len(text))
    kept = []
    for one in sorted(candidates, key=lambda one: one.start - one.end):
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return _in_order(kept)
