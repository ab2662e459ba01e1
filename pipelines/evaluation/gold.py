"""Reading hand-annotated gold articles: ``docs/gold_format.md`` describes the format.

A gold folder holds one JSON file an article and, if articles report the same facts, a
``cross_article.json``. What is read here are records with values as the extractors make them,
so that both sides can be compared.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from extractors.records import Modality
from pipelines.errors import WrongUsage
from pipelines.evaluation.kinds.table import BY_NAME

CROSS_ARTICLE = "cross_article.json"
Parsed = TypeVar("Parsed")


class GoldError(WrongUsage, ValueError):
    """A gold folder that cannot be used; the message names the file and what is wrong in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """An annotated mention; `kind` is the name of its table, whose kind (`kinds.table`) reads and
    compares `value`.
    """

    kind: str
    start: int
    end: int
    text: str
    value: object


class GoldParty(NamedTuple):
    """A party to a claim: its canonical name, its role, and other names that are right too."""

    name: str
    role: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are right."""
        return self.name, *self.aliases


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """An annotated claim with the mentions it rests on; `period` is EDTF."""

    statement_type: str
    values: tuple[GoldMention, ...]
    parties: tuple[GoldParty, ...]
    period: str | None
    modality: Modality
    attributed_to: str | None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One annotated article; in the `ignore` spans a prediction is neither right nor wrong, and a
    statement that has all of its values there; `ignore_statements`, if there are any, are asked
    instead of them for statements.
    """

    article_id: str
    published_on: date | None
    text: str
    ignore: tuple[tuple[int, int], ...]
    mentions: tuple[GoldMention, ...]
    claims: tuple[GoldClaim, ...]
    ignore_statements: tuple[tuple[int, int], ...] = ()


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
    """A gold folder: its articles by name, and the links between their claims, None without any."""

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
        ignore=_spans(record["ignore"]),
        ignore_statements=_spans(record.get("ignore_statements", ())),
        mentions=mentions,
        claims=tuple(_claim(claim, mentions, text) for claim in record["claims"]),
    )


def _spans(record: Iterable[Sequence[Any]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(start), int(end)) for start, end in record)


def _mention(record: Mapping[str, Any], text: str) -> GoldMention:
    start, end, surface = record["start"], record["end"], record["text"]
    if text[start:end] != surface or not surface:
        raise GoldError(
            f"the mention {surface!r} does not stand at {start}-{end}, where {text[start:end]!r} is"
        )
    kind = BY_NAME.get(record["kind"])
    if kind is None:
        raise GoldError(f"the mention {surface!r} has the unknown kind {record['kind']!r}")
    value = kind.parse(record["norm"])
    return GoldMention(kind=kind.table, start=start, end=end, text=surface, value=value)


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
        parties=tuple(_party(party) for party in record["parties"]),
        period=record["time"],
        modality=modality,
        attributed_to=record["attributed_to"],
        sentence=sentence,
    )


def _party(record: Mapping[str, Any]) -> GoldParty:
    return GoldParty(record["name"], record["role"], tuple(record.get("aliases", ())))


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
