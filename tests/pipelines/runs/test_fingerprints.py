"""A change of any lexicon, of the extractors' and of the pipeline's, is a change of the rules: what
it touches is extracted anew, and ``diff`` names the cause.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import pipelines
from pipelines.runs import fingerprints
from pipelines.runs.fingerprints import Fingerprints, take_file_digests, take_fingerprints
from pipelines.snapshots.store import open_pair
from tests.conftest import PACKAGES, ROOT, copy_packages

LEXICONS = sorted(
    str(file.relative_to(ROOT))
    for package in PACKAGES
    for file in (ROOT / package).rglob("lexicon/*")
    if file.is_file()
)
MODULES = ["extractors/gas/units.py", "extractors/lexicon.py"]
CODE = ["pipelines/claims/evidence.py", "pipelines/templates/changes.md"]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_packages(tmp_path_factory.mktemp("copied"))


def fingerprints_after(copied: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> Fingerprints:
    """Return the fingerprints of the copy with a line more in `file`, and take the line out."""
    monkeypatch.setattr(fingerprints, "files", lambda package: copied / package)
    monkeypatch.setattr(fingerprints, "model_fingerprint", lambda model: "model")
    changed = copied / file
    content = changed.read_bytes()
    changed.write_bytes(content + b"\n")
    try:
        return take_fingerprints.__wrapped__(None)
    finally:
        changed.write_bytes(content)


@pytest.fixture(scope="module")
def before(copied: Path) -> Fingerprints:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(fingerprints, "files", lambda package: copied / package)
        monkeypatch.setattr(fingerprints, "model_fingerprint", lambda model: "model")
        return take_fingerprints.__wrapped__(None)


def test_there_are_lexicons_in_both_packages() -> None:
    assert {Path(file).parts[0] for file in LEXICONS} == set(PACKAGES)


@pytest.mark.parametrize("file", LEXICONS + MODULES)
def test_a_change_of_words_or_grammar_is_one_of_the_rules_alone(
    copied: Path, before: Fingerprints, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = fingerprints_after(copied, file, monkeypatch)
    assert (after.rules != before.rules, after.code == before.code) == (True, True)


@pytest.mark.parametrize("file", CODE)
def test_a_change_of_the_pipeline_is_one_of_the_code_alone(
    copied: Path, before: Fingerprints, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = fingerprints_after(copied, file, monkeypatch)
    assert (after.rules == before.rules, after.code != before.code) == (True, True)


def test_a_change_of_the_training_changes_nothing(
    copied: Path, before: Fingerprints, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = fingerprints_after(copied, "extractors/training/recipe.py", monkeypatch)
    assert after == before


def test_what_differs_is_named_to_the_file(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "files", lambda package: copied / package)
    before = take_file_digests.__wrapped__()
    words = copied / "extractors" / "gas" / "lexicon" / "gas_units.toml"
    content = words.read_bytes()
    words.write_bytes(content + b"\n")
    after = take_file_digests.__wrapped__()
    words.write_bytes(content)
    differing = [name for name in after if after[name] != before[name]]
    assert differing == ["extractors/gas/lexicon/gas_units.toml"]
    assert {"spacy", "pipelines/claims/evidence.py"} < before.keys()


LNG = (
    """OSLO, March 4, 2025 - Northgas shipped 70,000 tonnes of LNG to Chile, it said on Tuesday."""
)
TONNE = "1360 * cubic_metre / tonne"
"""The row of ``gas_quantities.txt`` that says how much gas a tonne of LNG is."""


@pytest.mark.slow
@pytest.mark.model
def test_another_factor_is_extracted_anew_and_the_diff_says_why(tmp_path: Path) -> None:
    code = copy_packages(tmp_path / "code")
    lexicon = code / "extractors" / "gas" / "lexicon" / "gas_quantities.txt"
    words = lexicon.read_text(encoding="utf-8")
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "lng.txt").write_text(LNG, encoding="utf-8")
    run_code(code, tmp_path)
    assert TONNE in words
    lexicon.write_text(words.replace(TONNE, TONNE.replace("1360", "1350")), encoding="utf-8")
    run_code(code, tmp_path)
    base, head = open_pair(tmp_path / "outputs", None, "latest")
    assert head.manifest()["input"]["extracted"] == 1
    with pipelines.diff(base, head) as changes:
        told = {(change.table, change.effect, str(change.cause)) for change in changes}
    assert told == {
        (table, "m3 × 0.992647", "rules: extractors/gas/lexicon/gas_quantities.txt")
        for table in ("gas_volumes", "statements", "claims")
    }


def run_code(code: Path, folder: Path) -> None:
    """Run the copied code over the drop in `folder`."""
    command = [sys.executable, "-c", "from pipelines.cli import main; main()"]
    subprocess.run(
        [*command, "run", "drop", "--direct", "--workers", "1"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(code), "OMP_NUM_THREADS": "1"},
        check=True,
        capture_output=True,
    )
