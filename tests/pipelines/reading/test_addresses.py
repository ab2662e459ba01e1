"""Web addresses: what they say about an article and its publisher."""

import pytest

from pipelines.reading.addresses import canonical_url, host, is_web_address, publisher, target

CANONICAL = [
    pytest.param("https://www.example.org/a/", "example.org/a", id="scheme-www-slash"),
    pytest.param("http://example.org:80/a#top", "example.org/a", id="port-fragment"),
    pytest.param("https://example.org:8443/a", "example.org:8443/a", id="other-port"),
    pytest.param(
        "https://example.org/a?utm_source=x&fbclid=1&ref=home", "example.org/a", id="tracking"
    ),
    pytest.param(
        "https://example.org/a?gclid=1&msclkid=2&mc_cid=3&oly_enc_id=4&at_campaign=5&smid=6",
        "example.org/a",
        id="adverts-mailings-and-publishers",
    ),
    pytest.param("https://example.org/a?UTM_Source=x", "example.org/a", id="in-capitals"),
    pytest.param("https://example.org/a?20240305", "example.org/a?20240305=", id="without-a-value"),
    pytest.param(
        "https://example.org/a?uid=7&cid=AEN20240305",
        "example.org/a?cid=AEN20240305&uid=7",
        id="numbers-of-articles",
    ),
    pytest.param("https://example.org/a?%00%26=1&=2", "example.org/a?=2&%00%26=1", id="odd-names"),
    pytest.param(
        "https://example.org/a?page=2&id=5",
        "example.org/a?id=5&page=2",
        id="other-parameters-sorted",
    ),
    pytest.param("https://EXAMPLE.org/A", "example.org/A", id="case-of-the-path-stays"),
    pytest.param("https://[broken", "https://[broken", id="no-address"),
    pytest.param("https://example.org:99999/a", "https://example.org:99999/a", id="no-such-port"),
]


@pytest.mark.parametrize(("url", "expected"), CANONICAL)
def test_canonical_url(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


ADDRESSES = [
    pytest.param("https://example.org/a", True, id="address"),
    pytest.param("HTTP://example.org", True, id="upper-case"),
    pytest.param("see https://example.org/a", False, id="within-text"),
    pytest.param("https://example.org/a now", False, id="followed-by-text"),
    pytest.param("ftp://example.org/a", False, id="other-scheme"),
    pytest.param("https://localhost/a", False, id="no-domain"),
    pytest.param("https://" + "a" * 3000 + ".org", False, id="too-long"),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_is_web_address(text: str, expected: bool) -> None:
    assert is_web_address(text) is expected


PUBLISHERS = [
    pytest.param("https://www.cnbc.com/a", "CNBC", id="listed"),
    pytest.param("http://feeds.reuters.com/a", "Reuters", id="subdomain-of-listed"),
    pytest.param("https://news.example.co.uk/a", "news.example.co.uk", id="not-listed"),
    pytest.param("https://notreuters.com/a", "notreuters.com", id="only-ends-alike"),
    pytest.param("no address", None, id="no-address"),
]


@pytest.mark.parametrize(("url", "expected"), PUBLISHERS)
def test_publisher(url: str, expected: str | None) -> None:
    assert publisher(url) == expected


def test_target_of_an_aggregators_link() -> None:
    assert (
        target("https://www.google.com/url?q=https://example.org/a&sa=D") == "https://example.org/a"
    )
    assert (
        target("https://example.org/url?q=https://example.com/a")
        == "https://example.org/url?q=https://example.com/a"
    )


def test_host_of_a_broken_address() -> None:
    assert host("https://[::1") is None
