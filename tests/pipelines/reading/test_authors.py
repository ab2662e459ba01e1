"""Bylines: the persons in them, and nothing else."""

import pytest

from pipelines.reading.authors import clean_author, join_authors

BYLINES = [
    pytest.param("By Ann Lee and Bo Ek", "Ann Lee; Bo Ek", id="two"),
    pytest.param("Ann Lee, Bo Ek and Cy Ray", "Ann Lee; Bo Ek; Cy Ray", id="three"),
    pytest.param("ANN LEE | Reuters", "ANN LEE", id="agency"),
    pytest.param("Ann Lee, Defence Correspondent", "Ann Lee", id="trade"),
    pytest.param("Ann Lee in Oslo", "Ann Lee", id="place"),
    pytest.param("Ann Lee <ann@example.org>", "Ann Lee", id="mail"),
    pytest.param("Ann Lee(ann@example.org)", "Ann Lee", id="mail-behind-a-name"),
    pytest.param("ann@example.org", None, id="mail-alone"),
    pytest.param("ann-lee", None, id="slug"),
    pytest.param("7", None, id="id"),
    pytest.param("5 March 2024", None, id="date"),
    pytest.param("https://example.org/ann", None, id="address"),
    pytest.param("Staff Writer", None, id="nobody"),
    pytest.param("Ministry of Trade and Industry", "Ministry of Trade and Industry", id="body"),
    pytest.param(None, None, id="nothing"),
]


@pytest.mark.parametrize(("byline", "expected"), BYLINES)
def test_clean_author(byline: str | None, expected: str | None) -> None:
    assert clean_author(byline) == expected


def test_the_publisher_is_no_author() -> None:
    assert join_authors(["The Gazette", "Ann Lee", "Ann Lee"], "the gazette") == "Ann Lee"
