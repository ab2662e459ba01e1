"""What a run cost stands in its manifest."""

from pipelines.runs.launch import run_settings
from pipelines.settings import Settings


def test_a_run_keeps_its_seconds_and_memory(german: Settings) -> None:
    metrics = run_settings(german, direct=True).manifest()["metrics"]
    assert list(metrics["seconds"]) == ["list", "extract", "assemble", "link", "check"]
    assert metrics["words_per_second"] > 0
    assert {each["path"] for each in metrics["slowest"]} == {"vertrag.txt", "broken.json"}
    assert metrics["peak_memory_bytes"]["main"] > 10_000_000
    again = run_settings(german, direct=True).manifest()["metrics"]
    assert (again["words_per_second"], again["slowest"]) == (None, [])
