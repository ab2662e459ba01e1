"""Verdicts as gold: annotated articles that ``pressledger evaluate`` reads, and test cases.

Of each article only what was judged is scored: all else lies in spans that the evaluation ignores.
Accepted and corrected mentions are annotated, a rejected one is a place where nothing is to be
found; an accepted statement brings the mentions that it rests on, and where a rejected one has its
values no statement is to be found. Who rejects a change says that what stood before was right: a
value that changed is annotated as it was, a mention or a statement that was removed is annotated
where it stood, if the text still says so.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipelines.desk.gold_norms import KINDS, gold_norm, marked_sentence
from pipelines.desk.ledger import Columns, Ledger, day
from pipelines.snapshots.schemas import TABLES
from pipelines.verdicts.content import PARTIES, content_of
from pipelines.verdicts.corrections import mention_as_told
from pipelines.verdicts.records import Content, Verdict, as_cells
from pipelines.verdicts.standing import Standing

CASES = "cases.jsonl"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A row that was judged, as it should be, and how it was ruled on; `expected` is its content,
    None where nothing is to be found; `values` are the mentions that a statement rests on.
    """

    table: str
    row: Columns
    ruling: str
    reviewer: str
    expected: Content | None
    values: Sequence["Judged"] = ()


@dataclass(slots=True)
class GoldDraft:
    """What is annotated of one article: mentions by id, spans in which predictions count."""

    article: Columns
    mentions: dict[str, Judged] = field(default_factory=dict)
    statements: list[Judged] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """How much was written."""

    articles: int
    cases: int


def export_gold(ledger: Ledger, standing: Standing, folder: Path) -> Exported:
    """Write what was judged of a snapshot into a folder, an article a file, and the test cases.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    judged = list(judged_rows(ledger, standing))
    drafts = _drafts(ledger, judged)
    for article_id, draft in sorted(drafts.items()):
        text = json.dumps(_article(draft), ensure_ascii=False, indent=1) + "\n"
        (folder / f"{article_id}.json").write_text(text, encoding="utf-8")
    cases = [_case(drafts[each.row["article_id"]].article, each) for each in judged]
    lines = [json.dumps(case, ensure_ascii=False, default=str) + "\n" for case in cases]
    (folder / CASES).write_text("".join(lines), encoding="utf-8")
    return Exported(articles=len(drafts), cases=len(cases))


def judged_rows(ledger: Ledger, standing: Standing) -> Iterator[Judged]:
    """Yield the mentions and statements of a snapshot that were judged as they are, in order, and
    those that are no longer there and were judged when they went.
    """
    mentions: dict[str, Judged] = {}
    for table in KINDS:
        for each in _judged_of(ledger, standing, table):
            mentions[each.row["mention_id"]] = each
            yield each
    for each in _judged_of(ledger, standing, "statements"):
        yield replace(each, values=list(_values(ledger, mentions, each)))


def _judged_of(ledger: Ledger, standing: Standing, table: str) -> Iterator[Judged]:
    """Yield what was judged of one table."""
    ids = sorted({row_id for name, row_id in standing.on_rows if name == table})
    rows = ledger.all_of(table, ids)
    parties = ledger.parties(rows) if table == "statements" else {}
    for row_id, row in sorted(rows.items()):
        verdict = _verdict_on(table, row, standing, parties.get(row_id, ()))
        if verdict:
            yield _judged(table, row, verdict, parties.get(row_id, ()))
    for row_id in ids:
        last = standing.on_rows[table, row_id][-1]
        if row_id not in rows and (gone := _row_gone(ledger, last)):
            yield _judged(table, gone, last)


def _values(ledger: Ledger, mentions: Mapping[str, Judged], statement: Judged) -> Iterator[Judged]:
    """Yield the mentions that a statement rests on, as they were judged; nobody need judge those of
    a statement that was found right once more.
    """
    row = statement.row
    used = row.get("values") or [
        (each["mention_kind"], each["mention_id"])
        for each in ledger.mentions_of(row["statement_id"])
        if each["role"] == "value"
    ]
    for table, mention_id in used:
        found = None if mention_id in mentions else ledger.row(table, mention_id)
        if mention_id in mentions:
            yield mentions[mention_id]
        elif found:
            if statement.ruling == "rejected":
                now = ledger.row("statements", row["statement_id"]) or row
                found = dict(mention_as_told(found, table, now, row))
            yield Judged(
                table=table,
                row=found,
                ruling="accepted",
                reviewer=statement.reviewer,
                expected=content_of(table, found),
            )


def _judged(
    table: str, row: Columns, verdict: Verdict, parties: Sequence[tuple[str, str]] = ()
) -> Judged:
    """Return a row with what its reviewer says should stand there."""
    is_sent_back = verdict.ruling == "rejected" and verdict.before not in (None, verdict.content)
    is_accepted_as_gone = verdict.ruling == "accepted" and verdict.content is None
    is_right = is_sent_back or not (verdict.ruling == "rejected" or is_accepted_as_gone)
    known = (verdict.before if is_sent_back else verdict.correction) or {}
    return Judged(
        table=table,
        row=row | as_cells(table, {n: value for n, value in known.items() if n in row}),
        ruling=verdict.ruling,
        reviewer=verdict.reviewer,
        expected={**content_of(table, row, parties), **known} if is_right else None,
    )


def _row_gone(ledger: Ledger, verdict: Verdict) -> Columns | None:
    """Return the row of a mention or a statement that was removed, where the article still says it;
    None of any other.
    """
    article = ledger.row("articles", verdict.article_id) if verdict.article_id else None
    if verdict.content is not None or verdict.before is None or article is None:
        return None
    place = (_statement_gone if verdict.table == "statements" else _mention_gone)(
        article["text"], verdict.before, verdict.shown or {}
    )
    known = {name: cell for name, cell in verdict.before.items() if name != PARTIES}
    identity = {"article_id": verdict.article_id, TABLES[verdict.table].key[0]: verdict.row_id}
    return place and place | identity | as_cells(verdict.table, known)


def _mention_gone(text: str, before: Content, shown: Content) -> Columns | None:
    """Return the place of a mention that was removed."""
    sentence = shown.get("sentence") or ""
    start, end = shown.get("start", 0), shown.get("end", 0)
    begin = text.rfind(sentence, 0, end + len(sentence))
    stop = begin + len(sentence)
    if text[start:end] != before.get("text") or not begin <= start < end <= stop:
        return None
    return {"start": start, "end": end, "sentence_start": begin, "sentence_end": stop}


def _statement_gone(text: str, before: Content, shown: Content) -> Columns | None:
    """Return the place of a statement that was removed, and the mentions that were its values."""
    sentence, start = before.get("sentence") or "", shown.get("sentence_start", 0)
    if not sentence or text[start : start + len(sentence)] != sentence:
        return None
    place = {"sentence_start": start, "sentence_end": start + len(sentence)}
    return place | {"values": shown.get("values") or []}


def _verdict_on(
    table: str, row: Columns, standing: Standing, parties: Sequence[tuple[str, str]]
) -> Verdict | None:
    """Return the verdict on a row: as it is, or as the run corrected it by that verdict."""
    key = row["statement_id" if table == "statements" else "mention_id"]
    if row.get("verdict") == "corrected":
        given = standing.on_rows[table, key]
        return next((each for each in reversed(given) if each.ruling == "corrected"), None)
    return standing.latest(table, key, content_of(table, row, parties))


def _drafts(ledger: Ledger, judged: Sequence[Judged]) -> dict[str, GoldDraft]:
    articles = ledger.all_of("articles", {each.row["article_id"] for each in judged})
    drafts = {key: GoldDraft(row) for key, row in articles.items()}
    for each in judged:
        draft = drafts[each.row["article_id"]]
        if each.table == "statements":
            draft.statements.append(each)
        else:
            draft.mentions[each.row["mention_id"]] = each
    for draft in drafts.values():
        for each in draft.statements:
            for value in each.values if each.expected is not None else ():
                draft.mentions.setdefault(value.row["mention_id"], value)
    return drafts


def _article(draft: GoldDraft) -> dict[str, Any]:
    article, text = draft.article, draft.article["text"]
    judged = sorted(draft.mentions.values(), key=lambda each: each.row["start"])
    kept = [each for each in judged if each.expected is not None]
    places = {each.row["mention_id"]: place for place, each in enumerate(kept)}
    published = day(article["published_on"])
    return {
        "id": article["article_id"],
        "published": published.isoformat() if published else None,
        "file": article["path"],
        "text": text,
        "ignore": _complement([(e.row["start"], e.row["end"]) for e in judged], len(text)),
        "ignore_statements": _complement(
            [(v.row["start"], v.row["end"]) for e in draft.statements for v in e.values], len(text)
        ),
        "mentions": [
            {
                "start": each.row["start"],
                "end": each.row["end"],
                "text": each.row["text"],
                "kind": KINDS[each.table],
                "norm": gold_norm(each.table, each.row),
            }
            for each in kept
        ],
        "claims": list(_claims(draft, places)),
    }


def _complement(spans: Sequence[Span], size: int) -> list[Span]:
    """Return what lies outside of spans.

    >>> _complement([(5, 7), (2, 3)], 9)
    [(0, 2), (3, 5), (7, 9)]
    """
    found, at = [], 0
    for start, end in sorted(spans):
        if at < start:
            found.append((at, start))
        at = max(at, end)
    return [*found, (at, size)] if at < size else found


def _claims(draft: GoldDraft, places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    text = draft.article["text"]
    for each in draft.statements:
        row = each.row
        ids = [value.row["mention_id"] for value in each.values]
        values = [places[mention_id] for mention_id in ids if mention_id in places]
        if values and each.expected is not None:
            yield {
                "type": row["statement_type"],
                "value_mention": values,
                "parties": [{"name": name, "role": role} for role, name in each.expected[PARTIES]],
                "time": row["period"],
                "modality": row["modality"],
                "attributed_to": row["attributed_to"],
                "sentence": text[row["sentence_start"] : row["sentence_end"]],
            }


def _case(article: Columns, judged: Judged) -> dict[str, Any]:
    """Return a row as a case for a table of tests: the sentence, marked, and what is expected."""
    row, text = judged.row, article["text"]
    sentence = text[row["sentence_start"] : row["sentence_end"]]
    case = {
        "table": judged.table,
        "ruling": judged.ruling,
        "reviewer": judged.reviewer,
        "published_on": article["published_on"],
        "path": article["path"],
        "sentence": sentence,
        "expected": judged.expected,
    }
    if judged.table == "statements":
        return case
    start, end = (row[name] - row["sentence_start"] for name in ("start", "end"))
    is_found = judged.expected is not None
    marked = marked_sentence(judged.table, row, sentence, (start, end)) if is_found else sentence
    return case | {"start": start, "end": end, "text": row["text"], "marked": marked}
