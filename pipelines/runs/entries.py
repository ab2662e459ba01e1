"""What one raw file gave, as the cache keeps it: articles with their mentions and statements, and
rejects.

The rows here know no id yet: an id depends on what other files say (`pipelines.runs.parts`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from extractors.records import Argument, Mention, Statement
from pipelines.identity import sentence_keys
from pipelines.reading.drafts import Article, Reject, RejectReason
from pipelines.snapshots.rows import Row, row_from_json, row_to_json

Json = dict[str, Any]
"""An object as JSON holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedMention:
    """A mention: the table it stands in, the fingerprint of its sentence, and its columns."""

    kind: str
    sentence_key: str
    columns: Row

    def to_json(self) -> Json:
        """Return the mention as JSON can hold it."""
        return {
            "kind": self.kind,
            "sentence_key": self.sentence_key,
            "columns": row_to_json(self.columns),
        }

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Return the mention that `to_json` wrote."""
        kind = data["kind"]
        columns = row_from_json(kind, data["columns"])
        return cls(kind=kind, sentence_key=data["sentence_key"], columns=columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedArgument:
    """What fills a role of a statement; `mention` is the place of one in its article's list."""

    role: str
    name: str
    entity_id: str | None
    mention: int | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedStatement:
    """A statement: its columns and what fills its roles."""

    columns: Row
    arguments: tuple[CachedArgument, ...]

    def to_json(self) -> Json:
        """Return the statement as JSON can hold it."""
        return {
            "columns": row_to_json(self.columns),
            "arguments": [asdict(argument) for argument in self.arguments],
        }

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Return the statement that `to_json` wrote."""
        return cls(
            columns=row_from_json("statements", data["columns"]),
            arguments=tuple(CachedArgument(**argument) for argument in data["arguments"]),
        )

    def first_value(self) -> int:
        """Return the place of the first mention that the statement rests on."""
        return next(
            argument.mention
            for argument in self.arguments
            if argument.role == "value" and argument.mention is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedArticle:
    """An article with what was extracted from it."""

    article: Article
    mentions: tuple[CachedMention, ...] = ()
    statements: tuple[CachedStatement, ...] = ()

    def to_json(self) -> Json:
        """Return the article as JSON can hold it."""
        return {
            "article": row_to_json(asdict(self.article)),
            "mentions": [mention.to_json() for mention in self.mentions],
            "statements": [statement.to_json() for statement in self.statements],
        }

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Return the article that `to_json` wrote."""
        fields: Mapping[str, Any] = row_from_json("articles", data["article"])
        return cls(
            article=Article(**fields),
            mentions=tuple(map(CachedMention.from_json, data["mentions"])),
            statements=tuple(map(CachedStatement.from_json, data["statements"])),
        )


Item = CachedArticle | Reject
"""What one record of a raw file gave."""


def item_to_json(item: Item) -> Json:
    """Return an item as JSON can hold it."""
    return {"reject": asdict(item)} if isinstance(item, Reject) else item.to_json()


def item_from_json(data: Json) -> Item:
    """Return the item that `item_to_json` wrote."""
    return _reject_from_json(data) if "reject" in data else CachedArticle.from_json(data)


def _reject_from_json(data: Json) -> Reject:
    fields = data["reject"]
    return Reject(**fields | {"reason": RejectReason(fields["reason"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What decides the identity of an article: all that is known of most of them at a time."""

    path: str
    record: int | None
    article_id: str
    content_hash: str


def head_from_json(data: Json) -> Head | Reject:
    """Return as much of the item that `item_to_json` wrote as decides identities."""
    if "reject" in data:
        return _reject_from_json(data)
    article = data["article"]
    return Head(**{name: article[name] for name in Head.__dataclass_fields__})


def build_entry(
    article: Article, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> CachedArticle:
    """Return an article with its mentions and statements as the cache keeps them."""
    keys = sentence_keys(article.text, [mention.start for mention in mentions])
    places = {(mention.kind, mention.start): at for at, mention in enumerate(mentions)}
    return CachedArticle(
        article=article,
        mentions=tuple(
            CachedMention(kind=mention.kind, sentence_key=key, columns=_columns(mention, article))
            for mention, key in zip(mentions, keys, strict=True)
        ),
        statements=tuple(_statement(statement, places) for statement in statements),
    )


def _columns(mention: Mention, article: Article) -> Row:
    """Return a mention's columns; a day held against a guessed day of publication is one, too."""
    columns = mention.as_row()
    if article.published_basis == "guess" and columns.get("basis") == "published":
        columns["basis"] = "guess"
    return columns


def _statement(statement: Statement, places: Mapping[tuple[str, int], int]) -> CachedStatement:
    arguments = tuple(_argument(argument, places) for argument in statement.arguments)
    return CachedStatement(columns=statement.as_row(), arguments=arguments)


def _argument(argument: Argument, places: Mapping[tuple[str, int], int]) -> CachedArgument:
    mention = argument.mention
    start, end = argument.place or (None, None)
    return CachedArgument(
        role=argument.role,
        name=argument.name,
        entity_id=argument.entity_id,
        mention=None if mention is None else places[mention.kind, mention.start],
        start=start,
        end=end,
    )
