"""How long two large snapshots take to compare: ``python -m benchmarks.review [FOLDER]``.

Two made-up snapshots of 200,000 mentions are written to FOLDER (default: a temporary one), between
which 50,000 rows differ: currencies by a rule, figures and paragraphs by edits, new articles.
Printed are the seconds and the peak memory of a process that compares them, and the milliseconds
that ``pressledger review`` takes over HTTP to answer with its first page and with others: of the
clock, and of the server's processor, which another program's load does not lengthen.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from pipelines.desk.guard import TOKEN_HEADER
from pipelines.review.comparison import compare
from pipelines.snapshots.publishing import write_manifest
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import build_table, write_table

ARTICLES = 20_000
AMOUNTS = 10
"""Mentions of each article, one a sentence; each is a statement and a claim."""

EDITED, RULED = 500, 3_600
"""Every so many articles were edited; so many had their currencies read otherwise."""

NAMES = ("000001-base", "000002-head")
"""The folders of the snapshots."""

SECONDS, MEGABYTES, MILLISECONDS = 5.0, 1_000, 300.0
"""What a comparison may take, and a page's first answer."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the snapshots, compare them in a process of its own, and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.review", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where the snapshots are kept")
    folder = parser.parse_args(arguments).folder
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        make_snapshots(place)
        command = [
            sys.executable,
            "-c",
            f"from benchmarks.review import measure; measure({str(place)!r})",
        ]
        measured = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        measured |= measure_pages(place)
    print("\n".join(f"{name}: {value}" for name, value in measured.items()))
    holds = (
        measured["seconds"] <= SECONDS
        and measured["megabytes"] <= MEGABYTES
        and measured["first answer ms"] <= MILLISECONDS
    )
    return 0 if holds else 1


def measure(place: str) -> None:
    """Compare the snapshots of a folder and print as JSON what it took."""
    base, head = (Snapshot(name, Path(place) / name) for name in NAMES)
    begun, spent = time.perf_counter(), time.process_time()
    with compare(base, head) as comparison:
        seconds = time.perf_counter() - begun
        spent = time.process_time() - spent
        changes = len(comparison)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    facts = {
        "changes": changes,
        "seconds": round(seconds, 2),
        "of the processor": round(spent, 2),
        "megabytes": kilobytes // 1024,
    }
    sys.stdout.write(json.dumps(facts))


PAGES = {
    "first answer": "/changes",
    "again": "/changes",
    "one by one": "/changes?view=each",
    "deep": "/changes?view=each&page=800",
    "search": "/changes?view=each&text=quarter+77.",
    "sample": "/sample",
}
"""What is asked of the desk, in this order."""


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """What a desk answered."""

    status: int
    body: bytes
    cookie: str


class DeskProcess:
    """``pressledger review`` as a process of its own, asked as its page asks it.

    Args:
        sides: the folders of the two snapshots.
        output: the output folder, where verdicts are kept.
        reviewer: who rules.
    """

    def __init__(self, sides: Sequence[Path], output: Path, reviewer: str) -> None:
        start = "import sys; from pipelines.cli import main; sys.exit(main())"
        options = ["--output", str(output), "--port", "0", "--reviewer", reviewer]
        self._process = subprocess.Popen(
            [sys.executable, "-c", start, "review", *map(str, sides), *options],
            stderr=subprocess.PIPE,
            text=True,
        )
        lines = self._process.stderr or ()
        address = next((word for line in lines for word in line.split() if "token=" in word), None)
        if address is None:
            raise SystemExit("the desk did not start")
        self._netloc, self._token = urlsplit(address).netloc, address.partition("token=")[2]
        self._cookie = ""
        self._cookie = self.get(f"/?token={self._token}").cookie

    def get(self, path: str) -> DeskAnswer:
        """Ask for a page."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, body: Mapping[str, object]) -> DeskAnswer:
        """Ask for something to be done."""
        own = {"origin": f"http://{self._netloc}", TOKEN_HEADER: self._token}
        return self._ask("POST", path, json.dumps(body), own)

    def _ask(self, method: str, path: str, body: str | None, own: dict[str, str]) -> DeskAnswer:
        with closing(HTTPConnection(self._netloc, timeout=60)) as connection:
            connection.request(method, path, body, {"cookie": self._cookie} | own)
            answer = connection.getresponse()
            cookie = str(answer.headers["set-cookie"]).partition(";")[0]
            return DeskAnswer(answer.status, answer.read(), cookie)

    def seconds(self) -> float:
        """Return how long its processor worked until now."""
        spent = psutil.Process(self._process.pid).cpu_times()
        return float(spent.user + spent.system)

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self._process.kill()
        self._process.communicate()

    def stop(self) -> None:
        """Tell it to stop."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.communicate()


def measure_pages(place: Path) -> dict[str, float]:
    """Open the desk on the snapshots of a folder; return the milliseconds that its pages take, of
    the clock and of its processor.
    """
    desk = DeskProcess([place / name for name in NAMES], place, "benchmark")
    found = {}
    try:
        for name, path in PAGES.items():
            begun, spent = time.perf_counter(), desk.seconds()
            answer = desk.get(path)
            found[f"{name} ms"] = round((time.perf_counter() - begun) * 1000, 1)
            found[f"{name} ms of the processor"] = round((desk.seconds() - spent) * 1000)
            if answer.status != 200:
                raise SystemExit(f"{path} was answered with {answer.status}")
    finally:
        desk.stop()
    return found


def make_snapshots(place: Path, articles: int = ARTICLES) -> tuple[Snapshot, Snapshot]:
    """Write both snapshots into a folder, where they are not there yet; return them."""
    made = []
    for name, is_head in zip(NAMES, (False, True), strict=True):
        folder = place / name
        if not (folder / "run.json").exists():
            rows = _rows(articles, is_head)
            for table, spec in TABLES.items():
                write_table(build_table(spec, rows.get(table, [])), folder / table)
            marks = {"rules": str(is_head), "model": "m", "code": "c"}
            sources = {"extractors/money/lexicon/currencies.csv": str(is_head)}
            write_manifest(folder, {"run_id": name, "fingerprints": marks, "sources": sources})
        made.append(Snapshot(name, folder))
    return made[0], made[1]


def _rows(articles: int, is_head: bool) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {
        name: [] for name in ("articles", "money", "statements", "statement_arguments", "claims")
    }
    for number in range(articles):
        is_edited = is_head and number % EDITED == 0
        is_ruled = is_head and number < RULED * articles // ARTICLES
        for table, row in _article(number, is_edited, "AUD" if is_ruled else "USD"):
            rows[table].append(row)
    return rows


def _article(number: int, is_edited: bool, currency: str) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an article; in one that was edited a sentence was put before the others."""
    article_id = f"a_{number:06d}"
    sentences = [
        f"Northland paid ${number % 97 + 1}.{at} million to Eastland in quarter {number % 89}."
        for at in range(AMOUNTS)
    ]
    head = [
        f"Payments of plan {number}",
        *(["Nobody had asked for it before."] if is_edited else []),
    ]
    text = "\n\n".join([*head, *sentences])
    yield "articles", {
        "article_id": article_id, "content_hash": str(hash(text)), "path": f"{article_id}.txt",
        "source": f"Paper {number % 50}", "title": head[0], "text": text, "language": "en",
        "word_count": len(text.split()), "first_run": "1", "last_run": "1",
    }  # fmt: skip
    begin = len(text) - len("\n\n".join(sentences))
    for at, sentence in enumerate(sentences):
        yield from _payment(article_id, at, sentence, begin, currency)
        begin += len(sentence) + 2


def _payment(
    article_id: str, at: int, sentence: str, begin: int, currency: str
) -> Iterator[tuple[str, Row]]:
    """Yield a mention, and of the first two sentences a statement and a claim."""
    start = sentence.index("$")
    surface = sentence[start : sentence.index(" to ")]
    amount = float(surface[1:].split()[0]) * 1e6
    place = {"sentence_start": begin, "sentence_end": begin + len(sentence)}
    value = {"amount_low": amount, "amount_high": amount, "currency": currency, "comparator": "="}
    key = f"{article_id}_{at}"
    yield "money", place | value | {
        "mention_id": f"m_{key}", "article_id": article_id, "start": begin + start,
        "end": begin + start + len(surface), "text": surface, "rule": "sign",
    }  # fmt: skip
    if at < 2:
        told = {"statement_type": "payment", "modality": "asserted"} | value
        yield "statements", place | told | {
            "statement_id": f"s_{key}", "article_id": article_id, "sentence": sentence,
            "claim_id": f"c_{key}",
        }  # fmt: skip
        for role, name, mention in (("value", surface, f"m_{key}"), ("payer", "Northland", None)):
            yield "statement_arguments", {
                "statement_id": f"s_{key}", "role": role, "name": name, "mention_id": mention,
            }  # fmt: skip
        yield "claims", told | {
            "claim_id": f"c_{key}", "summary": f"Payment: {currency} {amount:,.0f}",
            "statement_count": 1, "article_count": 1, "source_count": 1, "status": "single",
            "representative_statement_id": f"s_{key}",
        }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
