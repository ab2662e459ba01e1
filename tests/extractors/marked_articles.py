"""Articles with their mentions marked in place, so that statements can be tested without the other
extractors.

``{money 3e8 USD|$300 million}``, ``{money 3.5 USD/MMBtu|$3.50}``, ``{gas 4e8 m3/year|400 million
cubic metres}``, ``{weapon Nora B-52|NORA B-52}``, ``{weapon #tank x14|tanks}``, ``{date
2024-02-06|February 6}``, ``{date P5Y|five years}``, ``{cited 2023|2023}``, ``{ORG|Acme Gas}``,
``{PERSON|Ann Lee}``. Countries and well-known bodies are found by name and need no mark.
"""

import calendar
import re
from datetime import date
from decimal import Decimal

import spacy
from spacy.tokens import Doc

from extractors import entities
from extractors.records import (
    CalendarDate,
    Entity,
    GasVolume,
    Mention,
    Money,
    Statement,
    Value,
    Weapon,
)
from extractors.statements.build import build_statements
from extractors.text import ArticleText
from extractors.text.folding import fold_name
from extractors.text.sentences import sentence_at

_NLP = spacy.blank("en")
_MARK = re.compile(r"\{(?P<what>[^{}|]+)\|(?P<text>[^{}]+)\}")
_KINDS = {
    "money": "money",
    "gas": "gas_volumes",
    "weapon": "weapons",
    "date": "dates",
    "cited": "dates",
}
PUBLISHED = date(2024, 5, 14)


def statements_of(marked: str, published_on: date | None = PUBLISHED) -> list[Statement]:
    """Return the statements of a marked article."""
    doc, mentions = read_article(marked)
    return build_statements(ArticleText.of(doc), mentions, published_on)


def read_article(marked: str) -> tuple[Doc, list[Mention]]:
    """Return the text of a marked article as a `Doc`, with the marked mentions and those found by
    name.
    """
    pieces: list[str] = []
    found: list[tuple[int, int, str, Value]] = []
    at = 0
    for mark in _MARK.finditer(marked):
        pieces.append(marked[at : mark.start()])
        start = sum(map(len, pieces))
        pieces.append(mark["text"])
        at = mark.end()
        kind, _, norm = mark["what"].partition(" ")
        found.append(
            (
                start,
                start + len(mark["text"]),
                _KINDS.get(kind, "entities"),
                _value(kind, norm, mark["text"]),
            )
        )
    doc = _NLP("".join([*pieces, marked[at:]]))
    for match in entities.extract(doc, None):
        if all(match.end <= start or match.start >= end for start, end, _, _ in found):
            found.append((match.start, match.end, "entities", match.value))
    spans = ArticleText.of(doc).sentences
    return doc, [_mention(doc.text, spans, *one) for one in sorted(found, key=lambda one: one[0])]


def _mention(
    text: str, spans: list[tuple[int, int]], start: int, end: int, kind: str, value: Value
) -> Mention:
    sentence_start, sentence_end = sentence_at(spans, start, end)
    return Mention(
        kind=kind,
        start=start,
        end=end,
        text=text[start:end],
        sentence_start=sentence_start,
        sentence_end=sentence_end,
        value=value,
        rule="marked",
    )


def _value(kind: str, norm: str, text: str) -> Value:
    if kind == "money":
        amount, currency = norm.split()
        currency, _, per = currency.partition("/")
        return Money(low=Decimal(amount), high=Decimal(amount), currency=currency, per=per or None)
    if kind == "gas":
        amount, unit = norm.split()
        unit, _, per = unit.partition("/")
        m3 = Decimal(amount) * (Decimal("0.028316846592") if unit == "ft3" else 1)
        low = Decimal(amount)
        return GasVolume(
            low=low, high=low, unit=unit, dimension="volume", m3_low=m3, m3_high=m3, per=per or None
        )
    if kind == "weapon":
        return _weapon(norm)
    if kind in ("date", "cited"):
        return _date(norm, in_citation=kind == "cited")
    return Entity(label=kind, entity_id="e_" + fold_name(text).replace(" ", "-"), name=text)


def _weapon(norm: str) -> Weapon:
    number = re.search(r" x(\d+)$", norm)
    name = norm[: number.start()] if number else norm
    count = int(number[1]) if number else None
    system, weapon_class = (None, name[1:]) if name.startswith("#") else (name, None)
    return Weapon(
        system=system,
        weapon_class=weapon_class,
        quantity_low=count,
        quantity_high=count,
        known=True,
    )


def _date(norm: str, *, in_citation: bool) -> CalendarDate:
    if norm.startswith("P"):
        return CalendarDate(value=norm, kind="duration", in_citation=in_citation)
    first, _, last = norm.partition("/")
    last = last or first
    granularity = {4: "year", 7: "month", 10: "day"}[len(first if last == ".." else last)]
    return CalendarDate(
        value=norm,
        kind="range" if "/" in norm else "date",
        earliest=None if first == ".." else _day(first, last=False),
        latest=None if last == ".." else _day(last, last=True),
        granularity=granularity,  # type: ignore[arg-type]
        in_citation=in_citation,
    )


def _day(text: str, *, last: bool) -> date:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
