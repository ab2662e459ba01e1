"""People, organisations and places: the model's entities and the gazetteer's names, brought together by name.

A country and its people share one ``entity_id``, ``e_`` and the ISO 3166-1 alpha-3 code; everything else has ``e_`` and
its folded name, so that an id is the same in every article. What stands in bylines, agency codes and page
furniture yields nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from spacy.tokens import Doc

from extractors.countries import Country, all_countries, country_of
from extractors.document_text import text_of
from extractors.folding import fold
from extractors.gazetteer import country_entity, find_landforms, find_names, organisation_of
from extractors.lexicon import read_toml
from extractors.names import Candidate, add_acronyms, resolve
from extractors.records import Entity, Match

KIND = "entities"

_LEXICON = read_toml("entity_labels")
LABELS: dict[str, str] = _LEXICON["labels"]
"""From the labels of NER models to the labels of the table; a label that is not in it is dropped."""

_LANDFORM = re.compile(rf"\b(?:{'|'.join(_LEXICON['landforms']['words'])})\b")
_TITLES = "|".join(sorted((re.escape(word) for word in _LEXICON["titles"]["words"]), key=len, reverse=True))
_TITLE = re.compile(rf"(?:(?:{_TITLES})\.?\s{{1,3}}){{1,4}}(?=\S)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?)\s{1,3}(?=\S)", re.IGNORECASE)
_EDGES = " \t\r\xa0.,;:!?-–—'\"“”‘’()[]<>*_|/"
_CLOSING = re.compile(r"(?:['’]s|(?<=s)['’])$")
_DOTTED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros)\.$")
# Lines and brackets that say who wrote, not what happened; each repetition is bounded, so that a scan stays linear.
# A maker's name with what it makes: "Lockheed Martin Corp F-35C".
_DESIGNATION = re.compile(r" [A-Z]{1,4}(?:/[A-Z])?-\d{1,4}[A-Z]{0,2}\b")
_CODE = re.compile(r"(?!G-?\d+$)[A-Z][A-Za-z]{0,3}(?:-?\d{1,4}[A-Z]{0,2}s?|(?:-[A-Z0-9]+){2,}|=[A-Z]*\d*)")
_MARKUP = re.compile(r"\]\(|[<>|]|https?:")
_NOT_NAMES = frozenset(_LEXICON["not_names"]["words"])
_JOINING = re.compile(r"\b(?:and|of|the|Inc|Corp|Co|Ltd|plc)\b\.?")
_MEANT = re.compile(r"[^\W_]")
_BYLINE_WORD = r"(?: [A-Z][\w.’'-]{0,30} | and | in | of | for | de | van | von | bin | al-[A-Z]\w{0,30} | [|&,-] ) "
_BOILERPLATE = re.compile(
    rf"""
    ^[ \t]{{0,8}} (?: (?: Reporting | Edited | Written | Photos? )\ by | By | BY | Photos?: | Image: | Source: )
        (?: ,? [ ] {_BYLINE_WORD} ){{1,14}}+ [ \t]{{0,8}} $    # a byline alone on its line
    | ^[ \t]{{0,8}} (?: Read\ (?:more|also|next)\b | See\ also\b | Related: | Follow\ us\b | Subscribe\ (?:to|now)\b
        | Share\ (?:this|on)\b | Sign\ up\b | Copyright\b | © ) [^\n]{{0,300}} $    # page furniture
    | \( (?i: (?:additional\ )? (?: reporting | writing | editing | compiled ) \ by ) [^()\n]{{0,400}} \)
    | \( (?: Reuters | AP | AFP | UPI | RTRS | Bloomberg | Xinhua | TASS | RIA | ANI | PTI | IANS | DPA | dpa | EFE
        | Interfax ) \)    # an agency's code
    """,
    re.VERBOSE | re.MULTILINE,
)


def extract(doc: Doc, published_on: date | None) -> Iterator[Match]:
    """Yield the entities of `doc` in text order, none overlapping, each with the name its article gives it in full."""
    text = text_of(doc)
    furniture = _furniture(text)
    named = [one for one in _candidates(doc) if not any(furniture[one.start : one.end])]
    named = sorted([*named, *add_acronyms(text, named)], key=lambda one: one.start)
    for one, entity in zip(named, resolve(text, named), strict=True):
        yield Match(start=one.start, end=one.end, value=entity, rule=one.rule)


def _furniture(text: str) -> bytearray:
    """Return a mask over the characters of `text`: 1 where somebody wrote, copied or linked it, not what happened."""
    mask = bytearray(len(text))
    for found in _BOILERPLATE.finditer(text):
        mask[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return mask


def _candidates(doc: Doc) -> list[Candidate]:
    """Return the names found in `doc`; of overlapping ones the longer, of equally long ones the gazetteer's."""
    text = text_of(doc)
    model = list(_from_model(doc))
    people = {(one.start, one.end) for one in model if one.label == "PERSON"}
    surnames = {fold(text[start:end]).rsplit(" ", 1)[-1] for start, end in people if " " in text[start:end]}
    # "Jordan" or "Ireland" is a person where the model says so and the article has a full name that ends in it.
    known = [
        Candidate(start=found.start, end=found.end, label=found.entity.label, rule=found.rule, identity=found.entity)
        for found in (*find_names(text), *find_landforms(text))
        if not ((found.start, found.end) in people and fold(text[found.start : found.end]) in surnames)
    ]
    return _longest(text, [*known, *_plausible(text, model, known)])


def _plausible(text: str, model: Sequence[Candidate], known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what the model found, less the spans that run names of the gazetteer together or on into a headline."""
    starts = [one.start for one in known]
    title_end = text.find("\n\n")
    for one in model:
        inside = [
            other
            for other in known[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
            if other.end <= one.end and other.end - other.start < one.end - one.start
        ]
        rest = text[one.start : one.end]
        for other in reversed(inside):
            rest = rest[: other.start - one.start] + " " + rest[other.end - one.start :]
        is_headline = one.end <= title_end and text.find(text[one.start : one.end], title_end) < 0
        if not inside or not (is_headline or " The " in rest or not _MEANT.search(_JOINING.sub(" ", rest))):
            yield one


def _longest(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    covered = bytearray(len(text))
    kept = []
    for one in sorted(candidates, key=lambda one: one.start - one.end):
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _from_model(doc: Doc) -> Iterator[Candidate]:
    text = text_of(doc)
    for span in doc.ents:
        label = LABELS.get(span.label_)
        if label is None:
            continue
        start, end = _trim(text, span.start_char, span.end_char, label)
        surface = text[start:end]
        if _is_name(surface, label):
            identity = _identity(surface, label)
            if identity is not None:
                label = identity.label
            elif label == "GPE" and _LANDFORM.search(surface):
                label = "LOC"
            yield Candidate(start=start, end=end, label=label, rule="ner", identity=identity)


def _is_name(surface: str, label: str) -> bool:
    """Say whether a model's span can be a name: not a word of the trade, a designation, or a person with a number."""
    if len(surface) < 2 or surface in _NOT_NAMES or not any(letter.isupper() for letter in surface):
        return False
    if label == "PERSON" and any(letter.isdigit() for letter in surface):
        return False
    return label == "PRODUCT" or _CODE.fullmatch(surface) is None


def _trim(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Cut a name at the first line end, then its article, titles, possessive and the punctuation around it."""
    for ending in (_MARKUP, _DESIGNATION) if label == "ORG" else (_MARKUP,):
        if found := ending.search(text, start, end):
            end = found.start()
    lead = len(text[start:end]) - len(text[start:end].lstrip(_EDGES + "\n"))
    start += lead
    end = start + len(text[start:end].split("\n", 1)[0])
    surface = _CLOSING.sub("", text[start:end])
    stripped = surface.rstrip(_EDGES)
    if _DOTTED.search(surface):
        stripped = surface
    end = start + len(stripped)
    for pattern in (_ARTICLE, _TITLE) if label == "PERSON" else (_ARTICLE,):
        if opening := pattern.match(text, start, end):
            start = opening.end()
    return start, end


def _identity(surface: str, label: str) -> Entity | None:
    """Return the country or organisation that a name of the model's is one more form of, if any."""
    if label in ("GPE", "LOC", "NORP"):
        country = _country_or_people(surface)
        return None if country is None else country_entity(country, "NORP" if label == "NORP" else "GPE")
    return organisation_of(surface) if label == "ORG" else None


def _country_or_people(surface: str) -> Country | None:
    """Return the country of a name or demonym; a capital is a place of its own, not the country."""
    return None if fold(surface) in _capitals() else country_of(surface)


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold(name) for forms in all_countries() for name in forms.capitals)
