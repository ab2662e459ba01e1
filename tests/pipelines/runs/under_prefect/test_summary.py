"""A run in a page."""

from pathlib import Path

from pipelines.runs.launch import run_settings
from pipelines.runs.under_prefect.summary import list_rejects, summarise
from pipelines.settings import Settings


def test_a_page_says_what_a_run_did(german: Settings) -> None:
    first = run_settings(german, direct=True)
    assert any(line.startswith("| vertrag.txt |") for line in summarise(first).splitlines())
    (Path(german.inputs[0]) / "broken.json").unlink()
    page = summarise(run_settings(german, direct=True)).splitlines()
    assert page[0].startswith("# Run 000002-")
    assert f"- after: {first.run_id}" in page
    assert "- files: 1 read, 0 new or changed" in page
    assert "| articles | 1 | 1 | +0 |" in page
    assert "| rejects | 0 | 1 | -1 |" in page
    assert any(line.startswith("| link | ") for line in page)


def test_rejects_are_listed_fit_to_be_shown(german: Settings) -> None:
    (Path(german.inputs[0]) / "a\x1b[2J.json").write_text("{", encoding="utf-8")
    found = list_rejects(run_settings(german, direct=True))
    assert [row["path"] for row in found] == ["a\\u001b[2J.json", "broken.json"]
    assert {row["reason"] for row in found} == {"invalid_json"}
