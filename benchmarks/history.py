"""Measures a state of the project and appends a line to ``benchmarks/history.csv``.

    python -m benchmarks.history FOLDER [--state REVISION_OR_FOLDER]

FOLDER holds raw articles; its figures compare with earlier lines only if it is the same folder on
the same machine. The speeds are measured with the state's own benchmarks; the F1 scores are those
that its ``docs/quality.md`` says, value for mentions and detection for statements, of the half of
the articles that the rules were written with and of the other half.
"""

import argparse
import csv
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.checkouts import ROOT, check_out, environment_of, run_python

HISTORY = ROOT / "benchmarks" / "history.csv"
KINDS = {
    "money": "money: overlap / exact / value",
    "gas_volumes": "gas volumes: overlap / exact / value",
    "weapons": "weapons: overlap / exact / value",
    "dates": "dates: overlap / exact / value",
    "statements": "statements: detection",
}
"""What each score is called in the first column of ``docs/quality.md``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, append the line and print it."""
    options = _parser().parse_args(arguments)
    folder = str(options.folder.resolve())
    with tempfile.TemporaryDirectory() as temporary:
        tree = check_out(options.state, Path(temporary) / "tree")
        environment = environment_of(tree, Path(temporary) / "distribution")
        speeds, ratio = (
            run_python(["-m", f"benchmarks.{name}", folder], environment, tree).stdout
            for name in ("rule_extractors", "throughput")
        )
        quality = (tree / "docs" / "quality.md").read_text(encoding="utf-8")
    line = {"date": datetime.now(UTC).date().isoformat(), "commit": _commit_of(options.state)}
    line |= read_speeds(speeds) | read_ratio(ratio) | read_scores(quality)
    append(HISTORY, line)
    print(", ".join(f"{name} {value}" for name, value in line.items()))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history", description=__doc__)
    parser.add_argument("folder", type=Path, help="raw articles")
    parser.add_argument("--state", default="HEAD", help="what to measure (default HEAD)")
    return parser


def _commit_of(state: str) -> str:
    place, revision = (Path(state), "HEAD") if Path(state).is_dir() else (ROOT, state)
    command = ["git", "rev-parse", "--short=7", revision]
    return subprocess.check_output(command, cwd=place, text=True).strip()


def read_speeds(printed: str) -> dict[str, str]:
    """Return the figures of all rule extractors from what ``benchmarks.rule_extractors`` prints.

    >>> read_speeds("all four                     268,421              2.22          0.72")
    {'rules_words_per_second': '268421', 'rules_passes': '2.22', 'rules_first_passes': '0.72'}
    """
    [words, passes, first] = re.findall(r"^all four +(\S+) +(\S+) +(\S+)$", printed, re.M)[0]
    return {
        "rules_words_per_second": words.replace(",", ""),
        "rules_passes": passes,
        "rules_first_passes": first,
    }


def read_ratio(printed: str) -> dict[str, str]:
    """Return the ratio of processor times that ``benchmarks.throughput`` prints.

    >>> read_ratio("whole run / bare spaCy NER: 2.34 wall, 2.13 CPU")
    {'whole_run_ratio': '2.13'}
    """
    [ratio] = re.findall(r"^whole run / bare spaCy NER: .*, (\S+) CPU$", printed, re.M)
    return {"whole_run_ratio": ratio}


def read_scores(page: str) -> dict[str, str]:
    """Return the last score of each cell in the rows of `KINDS`.

    >>> read_scores("| statements: detection | 0.96 (137 facts) | 0.95 (72) |")
    {'statements_f1': '0.96', 'statements_f1_other_half': '0.95'}
    """
    scores = {}
    for kind, name in KINDS.items():
        row = re.search(rf"^\| {re.escape(name)} \|(.*)\|(.*)\|$", page, re.M)
        if row:
            own, other = (re.findall(r"\d\.\d+", cell)[-1] for cell in row.groups())
            scores |= {f"{kind}_f1": own, f"{kind}_f1_other_half": other}
    return scores


def append(file: Path, line: Mapping[str, str]) -> None:
    """Append a line to a history, in the order of its header.

    Raises:
        ValueError: the line has a field that the header has not.
    """
    head = next(
        row for row in file.read_text(encoding="utf-8").splitlines() if not row.startswith("#")
    )
    with file.open("a", encoding="utf-8", newline="") as out:
        csv.DictWriter(out, head.split(","), lineterminator="\n").writerow(line)


if __name__ == "__main__":
    sys.exit(main())
