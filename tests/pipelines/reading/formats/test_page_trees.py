"""Pages as trees: with what a page holds, whatever stands around it."""

import pytest

from pipelines.reading.formats.page_trees import page_tree

BODY = "<html><body><p>Rain fell.</p><!-- unseen --></body></html>"
PAGES = [
    pytest.param(BODY, id="plain"),
    pytest.param("<!DOCTYPE html>" + BODY, id="document-type"),
    pytest.param(BODY.replace("Rain", "Ra\x08in"), id="control-character"),
    pytest.param("<html lang='en'/>\n<body><p>Rain fell.</p></body>", id="root-closed-at-once"),
]


@pytest.mark.parametrize("page", PAGES)
def test_the_text_of_a_page_is_in_its_tree(page: str) -> None:
    assert [one.text for one in page_tree(page, comments=False).iter("p")] == ["Rain fell."]


@pytest.mark.parametrize(("comments", "expected"), [(True, True), (False, False)])
def test_comments_are_kept_on_demand(comments: bool, expected: bool) -> None:
    texts = [str(one.text) for one in page_tree(BODY, comments=comments).iter()]
    assert (" unseen " in texts) is expected


@pytest.mark.parametrize("text", ["", "Rain fell.", "http://127.0.0.1/page"])
def test_what_is_hardly_a_page_has_no_tree(text: str) -> None:
    assert page_tree(text, comments=False) is None
