"""What workers do is named without being loaded."""

import pickle
import subprocess
import sys
from pathlib import Path

from pipelines.runs.tasks import LoadModel, extract_batch

LOADED = (
    "import sys, pipelines.runs.tasks, pipelines.runs.choosing\n"
    "print(sorted({'spacy', 'pyarrow', 'extractors'} & set(sys.modules)))"
)


def test_naming_the_work_loads_nothing() -> None:
    root = Path(__file__).parents[3]
    said = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, cwd=root
    )
    assert said.stdout == "[]\n"


def test_it_travels_by_name_and_is_known_again() -> None:
    assert pickle.loads(pickle.dumps((extract_batch, LoadModel("a")))) == (
        extract_batch,
        LoadModel("a"),
    )
