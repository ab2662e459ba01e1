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
from pathlib import Path
from typing import NamedTuple

from benchmarks.checkouts import ROOT, check_out, environment_of, run_python
from pipelines.review.changes import Change
from pipelines.review.comparison import compare as compare_snapshots
from pipelines.review.reports.wording import say_field
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.store import Snapshot, open_snapshot

_SIGNS: Mapping[str, str] = {"added": "+", "removed": "-"}
_CHANGED = "~"


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
        with compare_snapshots(before, after) as comparison:
            for change in comparison:
                if change.table in _TOLD:
                    gains.setdefault(_read_change(change), []).append(change.path or "")
        return gains


_TOLD = frozenset({"statements", "claims", *(table.name for table in MENTION_TABLES)})


def _run(state: str, inputs: Sequence[str], place: Path) -> Snapshot:
    tree = check_out(state, place / "tree")
    environment = environment_of(tree, place / "distribution")
    program = "from pipelines.cli import main; main()"
    run_python(
        ["-c", program, "run", *inputs, "--output", "outputs", "--direct"], environment, place
    )
    return open_snapshot(place / "outputs")


def _read_change(change: Change) -> Gain:
    is_one_sided = change.kind in _SIGNS
    told = "" if is_one_sided else "; ".join(map(say_field, change.fields))
    return Gain(
        table=change.table,
        sign=_SIGNS.get(change.kind, _CHANGED),
        what=f"{_described(change)}{f' ({told})' if told else ''}",
        sentence=" ".join((change.sentence_after or change.sentence_before or "").split()),
    )


def _described(change: Change) -> str:
    row = change.row_after or change.row_before or {}
    value = change.after or change.before or ""
    is_mention = change.table not in ("statements", "claims")
    return f"{' '.join(str(row['text']).split())} = {value}" if is_mention else value


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
        gained, lost, changed = (counts[table, sign] for sign in (*_SIGNS.values(), _CHANGED))
        yield f"{table}: {gained} gained, {lost} lost, {changed} changed"
    for table in tables:
        yield from ("", table)
        for gain in sorted(gain for gain in gains if gain.table == table):
            yield f"{gain.sign} {gain.what}"
            yield f"    {gain.sentence}"
            yield f"    [{', '.join(sorted(gains[gain]))}]"


if __name__ == "__main__":
    sys.exit(main())
