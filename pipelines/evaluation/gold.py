"""Reading hand-annotated gold articles: ``docs/gold_format.md`` describes the format.

A gold folder holds one JSON file an article and, if articles report the same facts, a
``cross_article.json``. What is read here are records with values as the extractors make them,
so that both sides can be compared.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from extractors.records import (
    CalendarDate,
    Comparator,
    DateKind,
    Dimension,
    Modality,
    Money,
    Weapon,
)
from pipelines.errors import WrongUsage

CROSS_ARTICLE = "cross_article.json"
Parsed = TypeVar("Parsed")

# Megawatt-hours in a unit: 1 MMBtu (International Table) is 1.05505585262 GJ, a therm a tenth of
# it, a barrel of oil equivalent 5.8 MMBtu (U.S. Internal Revenue Service).
MWH_PER_UNIT: Mapping[str, Decimal] = {
    "kwh": Decimal("0.001"),
    "mwh": Decimal(1),
    "gwh": Decimal(1000),
    "twh": Decimal(1000000),
    "gj": 1 / Decimal("3.6"),
    "tj": 1000 / Decimal("3.6"),
    "pj": 1000000 / Decimal("3.6"),
    "mmbtu": Decimal("1.05505585262") / Decimal("3.6"),
    "therm": Decimal("0.105505585262") / Decimal("3.6"),
    "boe": 58 * Decimal("0.105505585262") / Decimal("3.6"),
}


class GoldError(WrongUsage, ValueError):
    """A gold folder that cannot be used; the message is one line that names the file and the fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldVolume:
    """A gas quantity in the base unit of its dimension: cubic metres, tonnes or megawatt-hours."""

    low: Decimal
    high: Decimal
    dimension: Dimension
    per: str | None
    is_change: bool
    comparator: Comparator


GoldValue = Money | GoldVolume | Weapon | CalendarDate


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """An annotated mention; `kind` is the name of its table, a weapon's class the annotator's noun
    phrase.
    """

    kind: str
    start: int
    end: int
    text: str
    value: GoldValue


class Party(NamedTuple):
    """A party to a claim: its canonical name and its role."""

    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """An annotated claim with the mentions it rests on; `period` is EDTF."""

    statement_type: str
    values: tuple[GoldMention, ...]
    parties: tuple[Party, ...]
    period: str | None
    modality: Modality
    attributed_to: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One annotated article; in the `ignore` spans a prediction is neither right nor wrong."""

    article_id: str
    published_on: date | None
    text: str
    ignore: tuple[tuple[int, int], ...]
    mentions: tuple[GoldMention, ...]
    claims: tuple[GoldClaim, ...]


class ClaimRef(NamedTuple):
    """A claim of a gold article, by its place in the article's list."""

    article_id: str
    position: int


ClaimPair = tuple[ClaimRef, ClaimRef]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLinks:
    """Which claims of a gold folder report one fact, which of those disagree, and which only look
    alike.
    """

    clusters: tuple[tuple[ClaimRef, ...], ...] = ()
    conflicts: tuple[ClaimPair, ...] = ()
    hard_negatives: tuple[ClaimPair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A gold folder: its articles by name, and the links between their claims (None without any)."""

    articles: tuple[GoldArticle, ...]
    links: GoldLinks | None


def read_gold(folder: Path) -> Gold:
    """Return the annotated articles of `folder`, sorted by file name, and their links.

    Raises:
        GoldError: the folder is not there or holds no article, or a file of it is broken.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder")
    files = [file for file in sorted(folder.glob("*.json")) if file.name != CROSS_ARTICLE]
    if not files:
        raise GoldError(f"{folder}: no gold article (*.json) in it")
    articles = tuple(_read(file, _article) for file in files)
    links_file = folder / CROSS_ARTICLE
    if not links_file.is_file():
        return Gold(articles=articles, links=None)
    links = _read(links_file, _links)
    _check_links(links, articles, links_file)
    return Gold(articles=articles, links=links)


def _read(file: Path, parse: Callable[[Mapping[str, Any]], Parsed]) -> Parsed:
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(record, dict):
            raise GoldError("not a JSON object")
        return parse(record)
    except KeyError as error:
        raise GoldError(f"{file}: the field {error} is missing") from error
    except InvalidOperation as error:
        raise GoldError(f"{file}: an amount is not a decimal number") from error
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        raise GoldError(f"{file}: {' '.join(str(error).split())}") from error


def _article(record: Mapping[str, Any]) -> GoldArticle:
    text = record["text"]
    mentions = tuple(_mention(mention, text) for mention in record["mentions"])
    published = record["published"]
    return GoldArticle(
        article_id=record["id"],
        published_on=None if published is None else date.fromisoformat(published),
        text=text,
        ignore=tuple((int(start), int(end)) for start, end in record["ignore"]),
        mentions=mentions,
        claims=tuple(_claim(claim, mentions, text) for claim in record["claims"]),
    )


def _mention(record: Mapping[str, Any], text: str) -> GoldMention:
    start, end, surface = record["start"], record["end"], record["text"]
    if text[start:end] != surface or not surface:
        raise GoldError(
            f"the mention {surface!r} does not stand at {start}-{end}, where {text[start:end]!r} is"
        )
    if record["kind"] not in _KINDS:
        raise GoldError(f"the mention {surface!r} has the unknown kind {record['kind']!r}")
    kind, parse = _KINDS[record["kind"]]
    return GoldMention(kind=kind, start=start, end=end, text=surface, value=parse(record["norm"]))


def _money(norm: Mapping[str, Any]) -> Money:
    low, high = Decimal(norm["low"]), Decimal(norm["high"])
    if norm.get("negative"):
        low, high = -high, -low
    return Money(
        low=low,
        high=high,
        currency=norm["currency"],
        comparator=_comparator(norm),
        per=norm.get("per") or None,
    )


def _gas_volume(norm: Mapping[str, Any]) -> GoldVolume:
    prefix, dimension = next(
        (pair for pair in _GAS_PREFIXES if f"{pair[0]}low" in norm), ("", "volume")
    )
    scale = (
        Decimal(1) if dimension != "energy" else MWH_PER_UNIT.get(norm["energy_unit"].casefold())
    )
    if scale is None:
        raise GoldError(f"unknown energy unit {norm['energy_unit']!r}")
    return GoldVolume(
        low=Decimal(norm[f"{prefix}low"]) * scale,
        high=Decimal(norm[f"{prefix}high"]) * scale,
        dimension=dimension,
        per=norm.get("per"),
        is_change=bool(norm.get("is_change")),
        comparator=_comparator(norm),
    )


def _weapon(norm: Mapping[str, Any]) -> Weapon:
    quantity, caliber = norm.get("quantity"), norm.get("caliber_mm")
    return Weapon(
        system=norm["system"],
        weapon_class=norm["class"],
        quantity_low=norm.get("quantity_low", quantity),
        quantity_high=norm.get("quantity_high", quantity),
        caliber_mm=None if caliber is None else Decimal(str(caliber)),
    )


def _date(norm: Mapping[str, Any]) -> CalendarDate:
    kind: DateKind = "reference" if norm["type"] == "ref" else norm["type"]
    if kind not in get_args(DateKind):
        raise GoldError(f"unknown type of date {kind!r}")
    return CalendarDate(value=norm["value"], kind=kind, in_citation=bool(norm.get("in_citation")))


_GAS_PREFIXES: tuple[tuple[str, Dimension], ...] = (
    ("", "volume"),
    ("tonnes_", "mass"),
    ("energy_", "energy"),
)
_KINDS: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], GoldValue]]] = {
    "money": ("money", _money),
    "gas_volume": ("gas_volumes", _gas_volume),
    "weapon": ("weapons", _weapon),
    "date": ("dates", _date),
}


def _comparator(norm: Mapping[str, Any]) -> Comparator:
    comparator: Comparator = norm["comparator"]
    if comparator not in get_args(Comparator):
        raise GoldError(f"unknown comparator {comparator!r}")
    return comparator


def _claim(record: Mapping[str, Any], mentions: Sequence[GoldMention], text: str) -> GoldClaim:
    sentence, modality = record["sentence"], record["modality"]
    if sentence not in text:
        raise GoldError(f"the sentence of a claim is not in the text: {sentence[:60]!r}")
    if modality not in get_args(Modality):
        raise GoldError(f"unknown modality {modality!r}")
    if (
        not all(0 <= index < len(mentions) for index in record["value_mention"])
        or not record["value_mention"]
    ):
        raise GoldError(
            f"a claim has the value mentions {record['value_mention']} of {len(mentions)} mentions"
        )
    return GoldClaim(
        statement_type=record["type"],
        values=tuple(mentions[index] for index in record["value_mention"]),
        parties=tuple(Party(party["name"], party["role"]) for party in record["parties"]),
        period=record["time"],
        modality=modality,
        attributed_to=record["attributed_to"],
        sentence=sentence,
    )


def _links(record: Mapping[str, Any]) -> GoldLinks:
    return GoldLinks(
        clusters=tuple(
            tuple(_ref(claim) for claim in cluster["claims"]) for cluster in record["clusters"]
        ),
        conflicts=tuple((_ref(pair["a"]), _ref(pair["b"])) for pair in record["conflicts"]),
        hard_negatives=tuple(
            (_ref(pair["a"]), _ref(pair["b"])) for pair in record["hard_negatives"]
        ),
    )


def _ref(record: Mapping[str, Any]) -> ClaimRef:
    return ClaimRef(record["article"], record["claim"])


def _check_links(links: GoldLinks, articles: Sequence[GoldArticle], file: Path) -> None:
    counts = {article.article_id: len(article.claims) for article in articles}
    refs = [
        ref for group in (*links.clusters, *links.conflicts, *links.hard_negatives) for ref in group
    ]
    for ref in refs:
        if not 0 <= ref.position < counts.get(ref.article_id, 0):
            raise GoldError(
                f"{file}: there is no claim {ref.position} of an article {ref.article_id!r}"
            )
