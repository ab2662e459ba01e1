"""What a change gains and loses: ``python -m benchmarks.gains BASE HEAD [FOLDER ...]``.

BASE and HEAD are git revisions, or folders with a checkout (``.`` is this one as it lies there).
Both read the sample corpus, the articles of ``tests/gold`` and every FOLDER into temporary outputs.
Printed is each mention, statement and claim that HEAD has gained (``+``), lost (``-``) or changed
(``~``), with its sentence and the file it stands in. An annotated sample article is read twice and
shown once.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.checkouts import ROOT, check_out, environment_of, run_python
from pipelines.review.describe import describe_statement, describe_value
from pipelines.review.row_changes import COMPARED, Change, Kind, diff_snapshots
from pipelines.snapshots.schemas import ARTICLES, CLAIMS, STATEMENTS
from pipelines.snapshots.store import Snapshot, open_snapshot
from pipelines.snapshots.tables import read_table

Row = dict[str, Any]

_SIGNS: Mapping[Kind, str] = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a state made of the articles: its snapshot, and the rows of each table by their ids."""

    snapshot: Snapshot
    rows: Mapping[str, Mapping[str, Row]]

    def sentence_of(self, table: str, row: Row) -> str:
        """Return the sentence of a mention, a statement, or the statement that shows a claim."""
        if table == "claims":
            row = self.rows["statements"][row["representative_statement_id"]]
        text = self.rows["articles"][row["article_id"]]["text"]
        return " ".join(text[row["sentence_start"] : row["sentence_end"]].split())

    def path_of(self, table: str, row: Row) -> str:
        """Return the file in which it stands."""
        if table == "claims":
            row = self.rows["statements"][row["representative_statement_id"]]
        path: str = self.rows["articles"][row["article_id"]]["path"]
        return path


class Gain(NamedTuple):
    """A row that one state has and the other has not, or has otherwise, as a person reads it."""

    table: str
    sign: str
    what: str
    sentence: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both states over the articles and print what changed."""
    options = _parser().parse_args(arguments)
    gold = map(str, sorted((ROOT / "tests" / "gold").glob("*.json")))
    folders = (str(Path(folder).resolve()) for folder in options.folders)
    inputs = [str(ROOT / "corpus"), *gold, *folders]
    print("\n".join(render(compare(options.base, options.head, inputs))))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gains", description=__doc__)
    parser.add_argument("base", help="git revision, or folder with a checkout")
    parser.add_argument("head", help="the same; . is the working tree")
    parser.add_argument("folders", nargs="*", help="further articles")
    return parser


def compare(base: str, head: str, inputs: Sequence[str]) -> dict[Gain, list[str]]:
    """Return what `head` gains, loses and changes against `base` over the articles of `inputs`,
    each with the files where it does.
    """
    with tempfile.TemporaryDirectory() as temporary:
        before, after = (
            _run(state, inputs, Path(temporary) / name)
            for name, state in (("base", base), ("head", head))
        )
        gains: dict[Gain, list[str]] = {}
        for change in diff_snapshots(before.snapshot, after.snapshot):
            if change.table != ARTICLES.name:
                gain, path = _read_change(change, before if change.kind == "removed" else after)
                gains.setdefault(gain, []).append(path)
        return gains


def _run(state: str, inputs: Sequence[str], place: Path) -> Side:
    tree = check_out(state, place / "tree")
    environment = environment_of(tree, place / "distribution")
    program = "from pipelines.cli import main; main()"
    run_python(
        ["-c", program, "run", *inputs, "--output", "outputs", "--direct"], environment, place
    )
    snapshot = open_snapshot(place / "outputs")
    return Side(
        snapshot=snapshot,
        rows={
            table.name: {
                row[table.key[0]]: row
                for row in read_table(snapshot.table_folder(table.name)).to_pylist()
            }
            for table in COMPARED
            if snapshot.table_folder(table.name).is_dir()  # not in a state that has no such kind
        },
    )


def _read_change(change: Change, side: Side) -> tuple[Gain, str]:
    row = side.rows[change.table][change.row_id]
    fields = "; ".join(f"{each.field}: {each.before} → {each.after}" for each in change.fields)
    gain = Gain(
        table=change.table,
        sign=_SIGNS[change.kind],
        what=f"{_described(change, row)}{f' ({fields})' if fields else ''}",
        sentence=side.sentence_of(change.table, row),
    )
    return gain, side.path_of(change.table, row)


def _described(change: Change, row: Row) -> str:
    if change.table == CLAIMS.name:
        return change.label
    if change.table == STATEMENTS.name:
        return describe_statement(row)
    return f"{change.label} = {describe_value(change.table, row)}"


def render(gains: Mapping[Gain, Sequence[str]]) -> Iterator[str]:
    """Yield the lines of the report: the counts by table, then every row with its sentence.

    >>> lost = Gain(table="money", sign="-", what="$5 = 5 USD", sentence="It cost $5.")
    >>> print("\\n".join(render({lost: ["a.txt"]})))
    money: 0 gained, 1 lost, 0 changed
    <BLANKLINE>
    money
    - $5 = 5 USD
        It cost $5.
        [a.txt]
    """
    if not gains:
        yield "nothing gained, lost or changed"
        return
    counts = Counter((gain.table, gain.sign) for gain in gains)
    tables = list(dict.fromkeys(gain.table for gain in gains))
    for table in tables:
        gained, lost, changed = (counts[table, sign] for sign in _SIGNS.values())
        yield f"{table}: {gained} gained, {lost} lost, {changed} changed"
    for table in tables:
        yield from ("", table)
        for gain in sorted(gain for gain in gains if gain.table == table):
            yield f"{gain.sign} {gain.what}"
            yield f"    {gain.sentence}"
            yield f"    [{', '.join(sorted(gains[gain]))}]"


if __name__ == "__main__":
    sys.exit(main())
