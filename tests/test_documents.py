"""The blocks of code in the documents and the notebook run as they are written, in their order, on
the snapshots of the sample corpus.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import pipelines
from pipelines.analysis.connection import connect
from pipelines.desk.ledger import Ledger
from pipelines.snapshots.store import open_snapshot
from pipelines.verdicts.content import content_of
from pipelines.verdicts.records import Verdict
from pipelines.verdicts.store import append_verdicts
from tests.conftest import COMMAND, ROOT
from tests.pipelines.verdicts.made_up_verdicts import MORNING

pytestmark = [
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.xdist_group("documents"),  # one folder with two runs serves them all
]

PAGES = ("README.md", "docs/analyst.md", "docs/reviewer.md", "docs/extractor.md")
EXECUTED = ("docs/analyst.md", "docs/reviewer.md")
"""Pages whose shell blocks run too; the README's name folders that only its reader has."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sample corpus and two snapshots of it."""
    folder = tmp_path_factory.mktemp("documents")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    rates = ROOT / "docs" / "sample_rates.csv"
    run = [str(COMMAND), "run", "--direct", "--workers", "1", "--rates", str(rates)]
    subprocess.run(run, cwd=folder, check=True, capture_output=True)
    with (folder / "corpus" / "market-note.txt").open("a", encoding="utf-8") as note:
        note.write("\nPeru paid $7 million more.\n")
    subprocess.run(run, cwd=folder, check=True, capture_output=True)
    accept_an_amount(folder / "outputs")
    return folder


def accept_an_amount(output: Path) -> None:
    """Rule as a reviewer, so that there are verdicts to export."""
    mention = str(pipelines.load("money", output)["mention_id"].iloc[0])
    row = Ledger(open_snapshot(output)).row("money", mention)
    assert row
    verdict = Verdict(
        action=mention, at=MORNING, reviewer="anna", ruling="accepted", table="money",
        row_id=mention, article_id=row["article_id"], content=content_of("money", row),
    )  # fmt: skip
    append_verdicts(output, [verdict])


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_python_runs(page: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    monkeypatch.setenv("MPLBACKEND", "Agg")
    names: dict[str, Any] = {}
    for block in blocks(page, "python"):
        exec(compile(block, page, "exec"), names)
    assert names or page == "docs/reviewer.md"


def test_the_readme_shows_claims_and_conflicts_that_come_out(place: Path) -> None:
    claims = pipelines.load("claims", place / "outputs", min_sources=2)
    conflicts = pipelines.load("conflicts", place / "outputs")
    told = zip(claims["summary"], claims["source_count"].astype(str), claims["status"], strict=True)
    against = zip(conflicts["summary_a"], conflicts["field"], strict=True)
    for block, rows in zip(blocks("README.md", "text"), (list(told), list(against)), strict=True):
        shown = [re.split(r"\s{2,}", line.rstrip()) for line in block.splitlines()[1:]]
        assert len(shown) == len(rows)
        for summary, *cells in shown:
            begun = summary.removesuffix("…")
            assert any(
                row[0].startswith(begun) and [*row[1:]] == cells[: len(row) - 1] for row in rows
            ), summary


def test_sql_runs(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    [query] = blocks("README.md", "sql")
    assert connect().sql(query).fetchall()


@pytest.mark.parametrize("page", EXECUTED)
def test_shell_runs(page: str, place: Path) -> None:
    environment = os.environ | {"PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}
    for block in blocks(page, "sh"):
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", block],
            cwd=place,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr


@pytest.mark.filterwarnings("ignore")  # Jupyter's own
def test_the_notebook_runs(place: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    client = pytest.importorskip("nbclient").NotebookClient
    notebook = nbformat.read(ROOT / "docs" / "analysis.ipynb", 4)
    client(notebook, timeout=300, resources={"metadata": {"path": str(place)}}).execute()
    shown = [
        output["data"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell["outputs"]
        if "data" in output
    ]
    assert sum("image/png" in data for data in shown) == 3
    marked = next(data["text/html"] for data in shown if "<mark" in data.get("text/html", ""))
    claims = pipelines.load("claims", place / "outputs")
    assert claims["summary"].str.slice(0, 20).map(lambda text: text in marked).any()
    assert (ROOT / "docs" / "analysis.ipynb").stat().st_size < 200_000


def test_the_site_is_built_without_the_network(tmp_path: Path) -> None:
    build = [
        str(COMMAND.with_name("mkdocs")),
        "build",
        "--quiet",
        "--site-dir",
        str(tmp_path / "s"),
    ]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pages = [page.read_text(encoding="utf-8") for page in (tmp_path / "s").glob("*.html")]
    assert len(pages) > 12
    loaded = [
        address
        for page in pages
        for address in re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(https?://[^"]+)', page)
    ]
    assert loaded == []
