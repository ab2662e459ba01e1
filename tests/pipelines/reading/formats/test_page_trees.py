"""Pages as trees: with what a page holds, whatever stands around it."""

import pytest

from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.formats.page_trees import MOST_CHILDREN, check_tree, page_tree

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


@pytest.mark.parametrize(
    ("children", "is_read"), [(MOST_CHILDREN, True), (MOST_CHILDREN + 1, False)]
)
def test_an_element_has_so_many_children_and_no_more(children: int, is_read: bool) -> None:
    tree = page_tree(f"<html><body><p>{'<b>x</b>' * children}</p></body></html>", comments=False)
    if is_read:
        check_tree(tree)
    else:
        with pytest.raises(UnreadableError, match="10,001 children") as raised:
            check_tree(tree)
        assert raised.value.reason is RejectReason.TOO_COMPLEX
