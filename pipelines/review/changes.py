"""What a change between two snapshots is: which row, what of it, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

ChangeKind = Literal["added", "removed", "changed", "moved", "merged", "split"]
"""What became of a row. `moved` is the same value at another place of the text (or, of an article,
the same text in another file); `merged` and `split` are of claims.
"""

CauseKind = Literal[
    "article new",
    "article edited",
    "article renamed",
    "article withdrawn",
    "rules",
    "model",
    "code",
    "linking",
    "reviewer",
    "unexplained",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a row changed.

    `names` are the lexicon files and modules that differ, where rules, code or model are the cause;
    the reviewers; of claims and conflicts the ids of the articles that moved them; else empty.
    """

    kind: CauseKind
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the cause in a line.

        >>> str(Cause(kind="rules", names=("extractors/gas/lexicon/gas_units.toml",)))
        'rules: extractors/gas/lexicon/gas_units.toml'
        """
        return f"{self.kind}: {', '.join(self.names)}" if self.names else self.kind


MOST_NAMES = 4
"""Files of a cause that are named one by one."""


def shorten_cause(cause: str) -> str:
    """Return a cause as `str` gives it, many files as how many there are in which folders.

    >>> shorten_cause("rules: a/b/1.py, a/b/2.py, a/b/c/3.py, a/d/4.py, model")
    'rules: 5 files (a/b 3, a/d 1, model 1)'
    """
    kind, _, names = cause.partition(": ")
    files = names.split(", ")
    if len(files) <= MOST_NAMES:
        return cause
    folders = Counter("/".join(name.split("/")[:2]) for name in files)
    told = ", ".join(f"{folder} {count}" for folder, count in folders.most_common(MOST_NAMES))
    rest = len(folders) - MOST_NAMES
    return f"{kind}: {len(files)} files ({told}{f', {rest} other places' if rest > 0 else ''})"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text, half-open, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A column whose value differs; None stands for null. Of a row that was added or removed, the
    columns that say what it is.

    Of statements and claims, a party's role is a field too; of claims also `statements`: before
    stands who left it, after who joined it.
    """

    field: str
    before: str | float | bool | None
    after: str | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row that is in one snapshot only, or differs between the two.

    `change_id` is a digest of the table, the row's identity and its content before and after: the
    same while what changed is the same, whatever caused it and wherever it stands in the text.
    `row_id` is the row's identity, in the head unless it was removed from there. `before` and
    `after` are its value in a few words, `row_before` and `row_after` all of its columns, None on
    the side that has no such row. Article, path, source, title, sentence and span are null for
    claims and conflicts that no one statement stands for. The spans lie in the articles' texts, of
    which the sentences begin at `sentence_start_before` and `sentence_start_after`; a statement's
    or a claim's is that of its value. A row that came or went in an edited sentence has both
    versions of this, and one span.
    """

    change_id: str
    table: str
    kind: ChangeKind
    cause: Cause
    effect: str
    row_id: str
    fields: tuple[FieldChange, ...]
    before: str | None
    after: str | None
    article_id: str | None
    path: str | None
    source: str | None
    title: str | None
    sentence_before: str | None
    sentence_after: str | None
    sentence_start_before: int | None
    sentence_start_after: int | None
    span_before: Span | None
    span_after: Span | None
    row_before: Mapping[str, Any] | None
    row_after: Mapping[str, Any] | None

    @property
    def sentence(self) -> str | None:
        """Its sentence as it stands, of a row that is gone as it stood."""
        return self.sentence_before if self.row_after is None else self.sentence_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which changes are wanted; None wants all.

    `judged` wants those that reviewers ruled on, or the others (`Comparison.mark_judged`);
    `cause` is the kind of a cause, or one whole as `str(cause)` says it; `article` an article's id
    or a part of its path, `type` a type of statements, `party` a part of a party's name, `effect`
    the key of a group, `text` words that stand in the sentence, the value, the title or the path.
    """

    table: str | None = None
    kind: str | None = None
    cause: str | None = None
    article: str | None = None
    type: str | None = None
    party: str | None = None
    effect: str | None = None
    text: str | None = None
    judged: bool | None = None


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Changes of one cause that did the same: the same fields from the same values to the same.

    `effect` says what they did and is the group's key together with table, kind and cause;
    `first_change_id` is the most telling of them.
    """

    table: str
    kind: ChangeKind
    cause: Cause
    effect: str
    count: int
    first_change_id: str
