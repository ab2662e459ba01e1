"""A run from a notebook: within an event loop that is running already, twice, with progress."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

CELLS = (
    'import pipelines\nfirst = pipelines.run(["drop"], workers=1, show_progress=True)',
    'open("drop/broken.json", "w").close()\nprint(pipelines.run(["drop"], workers=1).run_id)',
)


@pytest.mark.slow
@pytest.mark.prefect
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_two_runs_of_a_notebook_publish(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("HOME", str(drop.parent))
    notebook = nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_code_cell, CELLS)])
    where = {"metadata": {"path": str(drop.parent)}}
    NotebookClient(notebook, timeout=240, kernel_name="python3", resources=where).execute()
    said, printed = (str(cell["outputs"]) for cell in notebook.cells)
    assert "extracting" in said
    assert "000002-" in printed
    assert not (Path(os.environ["HOME"]) / ".prefect").exists(), "Prefect wrote to the user's home"
