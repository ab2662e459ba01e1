"""The list of formats, against the page that describes them."""

from pathlib import Path

from pipelines.reading.catalogue import formats
from pipelines.reading.drafts import RejectReason

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_every_format_is_on_the_page() -> None:
    assert [each.name for each in formats() if f"| {each.name} |" not in PAGE] == []


def test_every_reason_of_a_reject_is_on_the_page() -> None:
    assert [reason for reason in RejectReason if f"`{reason}`" not in PAGE] == []


def test_only_what_has_an_extra_can_be_missing() -> None:
    assert {each.name for each in formats() if each.missing} <= {"PDF", "WARC", "mojibake"}
