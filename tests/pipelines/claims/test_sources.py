import pytest

from pipelines.claims.sources import find_agency, independent_sources, publisher_of
from tests.pipelines.claims.claim_reports import report

AGENCIES = [
    pytest.param("Reuters", "Tanks\n\nPeru sold tanks.", "Reuters", id="byline"),
    pytest.param(None, "Tanks\n\nLIMA, May 2 (AP) — Peru sold.", "Associated Press", id="dateline"),
    pytest.param(
        None, "Tanks\n\nPeru sold tanks.\n\nSource: AFP", "Agence France-Presse", id="credit"
    ),
    pytest.param("Ana Ruiz", "Tanks\n\nIt was sold, AP reported.", None, id="only cited"),
    pytest.param(None, "The AP gun\n\nAn AP round.", None, id="another AP"),
]


@pytest.mark.parametrize(("author", "text", "agency"), AGENCIES)
def test_find_agency(author: str | None, text: str, agency: str | None) -> None:
    assert find_agency(author, text) == agency


PUBLISHERS = [
    pytest.param("www.limapost.pe", None, None, "limapost", id="a domain"),
    pytest.param("Lima Post", "Reuters", None, "Reuters", id="an agency's copy"),
    pytest.param("Lima Post", None, "AFP", "Agence France-Presse", id="an agency cited"),
    pytest.param("Lima Post", None, "Herald", "Lima Post", id="a paper cited"),
    pytest.param(None, None, None, None, id="nobody known"),
]


@pytest.mark.parametrize(("source", "via", "cited", "publisher"), PUBLISHERS)
def test_publisher_of(
    source: str | None, via: str | None, cited: str | None, publisher: str | None
) -> None:
    assert publisher_of(source, via, cited) == publisher


SOURCES = [
    pytest.param([("a", "Post"), ("b", "Herald")], ("Post", "Herald"), id="two papers"),
    pytest.param([("a", "Post"), ("b", "Post")], ("Post",), id="one paper twice"),
    pytest.param([("a", "Post"), ("a", "Herald")], ("Post",), id="one text twice"),
    pytest.param([("a", "Post"), ("b", None)], ("Post",), id="an unknown beside a known one"),
    pytest.param([("a", None), ("b", None)], (), id="nobody known"),
    pytest.param(
        [("a", "Post"), ("b", "Herald"), ("a", "Herald")], ("Post",), id="a text joins two papers"
    ),
]


@pytest.mark.parametrize(("told", "names"), SOURCES)
def test_independent_sources(told: list[tuple[str, str | None]], names: tuple[str, ...]) -> None:
    reports = [
        report(f"s{at}", "", story_id=story, publisher=publisher)
        for at, (story, publisher) in enumerate(told)
    ]
    assert independent_sources(reports) == names
