"""Markup that costs more than its size is rejected before it is parsed."""

from pathlib import Path

import pytest

from pipelines.reading.articles import Reject, read_file
from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.formats.markup import MOST_ATTRIBUTES, MOST_ELEMENTS, check_markup

PLENTY = "x " * MOST_ATTRIBUTES * 2


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<b>" * MOST_ELEMENTS, id="elements"),
        pytest.param("a < b </p> <!-- c --> <3 " * MOST_ELEMENTS, id="no-elements"),
        pytest.param("<p " + "a=1 " * (MOST_ATTRIBUTES - 1) + ">", id="attributes"),
        pytest.param(f"<img alt=\"{PLENTY}\" title='{PLENTY}'>", id="words-of-an-attribute"),
        pytest.param(f"<p>{PLENTY}</p> a <b {PLENTY[:40]}", id="words-of-a-text"),
        pytest.param('<p a="' * 50_000, id="quotes-that-are-not-closed"),
        pytest.param("<a " * 50_000, id="elements-that-are-not-closed"),
        pytest.param("<p " + " " * 200_000, id="white-space"),
    ],
)
def test_markup_of_real_size_is_let_through(markup: str) -> None:
    check_markup(markup)


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        pytest.param("<b>" * (MOST_ELEMENTS + 1), "50,001 elements", id="elements"),
        pytest.param("<!--x-->" * (MOST_ELEMENTS + 1), "50,001 elements", id="comments"),
        pytest.param("<p " + "a=1 " * MOST_ATTRIBUTES, "1,000 attributes", id="unquoted"),
        pytest.param("x<p/" + "a/" * MOST_ATTRIBUTES, "1,000 attributes", id="slashes"),
        pytest.param("<p " + "a='>' " * MOST_ATTRIBUTES, "1,000 attributes", id="hidden-in-quotes"),
        pytest.param("<p\n" + 'a = "<"\n' * MOST_ATTRIBUTES, "1,000 attributes", id="spaced"),
    ],
)
def test_markup_that_costs_more_than_its_size_is_refused(markup: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said) as raised:
        check_markup(markup)
    assert raised.value.reason is RejectReason.TOO_COMPLEX


def test_a_page_is_rejected_whole_and_a_record_alone(tmp_path: Path) -> None:
    crowded = "<p>" * (MOST_ELEMENTS + 1) + "</p>"
    page, records = tmp_path / "page.html", tmp_path / "records.jsonl"
    page.write_text(f"<html><body>{crowded}", encoding="utf-8")
    records.write_text(f'{{"text": "{crowded}"}}\n{{"text": "It rained in Brevik."}}\n')
    [reject] = read_file(page, page.name, max_bytes=10_000_000)
    first, second = read_file(records, records.name, max_bytes=10_000_000)
    assert isinstance(reject, Reject)
    assert isinstance(first, Reject)
    assert (reject.reason, first.reason, first.record) == ("too_complex", "too_complex", 0)
    assert not isinstance(second, Reject)
