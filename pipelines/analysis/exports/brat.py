"""The stand-off format of brat (https://brat.nlplab.org/standoff.html): a text and its annotations
an article, mentions as entities with their values as notes, statements as events.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipelines.analysis.exports.annotated import AnnotatedArticle, annotated_articles
from pipelines.review.describe import Columns, describe_value
from pipelines.snapshots.store import Snapshot


def write(snapshot: Snapshot, target: Path) -> None:
    """Write a folder that brat serves: a text and annotations for each article, and which kinds of
    annotation there are.
    """
    target.mkdir()
    kinds: set[str] = set()
    events: dict[str, set[str]] = {}
    for each in annotated_articles(snapshot):
        stem = target / str(each.article["article_id"])
        stem.with_suffix(".txt").write_text(each.article["text"], encoding="utf-8", newline="")
        lines = "".join(f"{line}\n" for line in annotation_lines(each))
        stem.with_suffix(".ann").write_text(lines, encoding="utf-8", newline="")
        kinds.update(_kind(name, row) for name, row in each.mentions)
        for statement, arguments in each.statements:
            roles = events.setdefault(statement["statement_type"], set())
            roles.update(row["role"] for row in arguments if row["mention_id"])
    (target / "annotation.conf").write_text(_configuration(kinds, events), encoding="utf-8")


def annotation_lines(each: AnnotatedArticle) -> Iterator[str]:
    """Yield the lines of an article's annotations: its mentions, then its statements."""
    names = {row["mention_id"]: f"T{number}" for number, (_, row) in enumerate(each.mentions, 1)}
    for table, row in each.mentions:
        name = names[row["mention_id"]]
        yield f"{name}\t{_kind(table, row)} {_place(row)}\t{_flat(row['text'])}"
        yield f"#{name[1:]}\tAnnotatorNotes {name}\t{_flat(describe_value(table, row))}"
    rows = {row["mention_id"]: row for _, row in each.mentions}
    number = len(names)
    for place, (statement, arguments) in enumerate(each.statements, 1):
        filled = [row for row in arguments if row["mention_id"] in names]
        trigger = next((row for row in filled if row["role"] == "value"), None)
        if trigger is not None:
            number += 1
            mention, kind = rows[trigger["mention_id"]], statement["statement_type"]
            yield f"T{number}\t{kind} {_place(mention)}\t{_flat(mention['text'])}"
            yield f"E{place}\t{kind}:T{number} {' '.join(_roles(filled, names))}"


def _kind(table: str, row: Columns) -> str:
    return str(row["label"]) if table == "entities" else table


def _roles(arguments: Sequence[Columns], names: Mapping[str, str]) -> Iterator[str]:
    """Yield what fills the roles; a role that several fill is numbered, as brat asks for."""
    seen: Counter[str] = Counter()
    for row in arguments:
        seen[row["role"]] += 1
        number = "" if seen[row["role"]] == 1 else str(seen[row["role"]])
        yield f"{row['role']}{number}:{names[row['mention_id']]}"


def _place(row: Columns) -> str:
    """Return the offsets of a mention, in pieces where it runs over the end of a line."""
    pieces, at = [], int(row["start"])
    for line in row["text"].split("\n"):
        if line.strip():
            pieces.append(f"{at} {at + len(line)}")
        at += len(line) + 1
    return ";".join(pieces)


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ").replace("\r", " ")


def _configuration(kinds: set[str], events: Mapping[str, set[str]]) -> str:
    lines = ["[entities]", *sorted(kinds), "[relations]", "[attributes]", "[events]"]
    for kind, roles in sorted(events.items()):
        lines.append(f"{kind} " + ", ".join(f"{role}*:<ENTITY>" for role in sorted(roles)))
    return "\n".join(lines) + "\n"
