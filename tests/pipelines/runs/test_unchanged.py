"""Whether a run would publish what is published already."""

import json
from pathlib import Path

import pytest

from pipelines.runs.launch import run_settings
from pipelines.runs.stages import begin
from pipelines.runs.unchanged import unchanged_since
from pipelines.settings import Settings


def unchanged(settings: Settings) -> bool:
    return unchanged_since(begin(settings), settings) is not None


def test_the_same_input_code_and_model_change_nothing(german: Settings) -> None:
    assert not unchanged(german)
    run_settings(german, direct=True)
    assert unchanged(german)
    assert not unchanged(german.model_copy(update={"full": True}))
    assert not unchanged(german.model_copy(update={"max_file_bytes": 1000}))


def test_an_edit_a_new_file_and_one_that_is_gone_are_changes(german: Settings) -> None:
    run_settings(german, direct=True)
    file = Path(german.inputs[0]) / "vertrag.txt"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + " Mehr.", encoding="utf-8")
    assert not unchanged(german)
    file.rename(file.with_name("anderer.txt"))
    assert not unchanged(german)
    file.write_text(text, encoding="utf-8")
    assert not unchanged(german)
    file.with_name("anderer.txt").unlink()
    assert unchanged(german)


@pytest.mark.parametrize("reason", ["timeout", "crashed", "extraction_failed", "unreadable"])
def test_what_failed_for_a_reason_that_may_pass_is_tried_again(
    german: Settings, reason: str
) -> None:
    file = run_settings(german, direct=True).folder / "run.json"
    manifest = json.loads(file.read_bytes())
    file.write_text(json.dumps(manifest | {"rejects": {reason: 1}}), encoding="utf-8")
    assert not unchanged(german)
