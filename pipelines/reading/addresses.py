"""Web addresses: telling one, what it says about which article it is, and whose it is."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from extractors.lexicon import read_toml

_PUBLISHERS: Mapping[str, str] = read_toml(__package__, "publishers")["hosts"]
_LONGEST = 2_000
_TRACKING: Mapping[str, Sequence[str]] = read_toml(__package__, "tracking")
_KEPT, _DROPPED = frozenset(_TRACKING["kept"]), frozenset(_TRACKING["also"])
_FAMILIES = tuple(_TRACKING["families"])


def is_web_address(text: str) -> bool:
    """Say whether `text` is an absolute web address and nothing else."""
    return (
        len(text) <= _LONGEST
        and text[:8].lower().startswith(("http://", "https://"))
        and not any(map(str.isspace, text))
        and host(text) is not None
    )


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url[:_LONGEST])
        # The port is read here because a bad one is found out only then.
        return parts if parts.port is None or parts.port > 0 else None
    except ValueError:
        return None


def host(url: str) -> str | None:
    """Return the host of a web address without ``www.`` and port, in lower case.

    >>> host("https://www.example.org:8080/a")
    'example.org'
    """
    parts = _split(url)
    name = parts.hostname if parts else None
    return name.removeprefix("www.") if name and "." in name else None


def publisher(url: str) -> str | None:
    """Return whose pages a web address belongs to: a name from ``publishers.toml``, else the host.

    >>> publisher("http://feeds.reuters.com/a"), publisher("https://example.org/a")
    ('Reuters', 'example.org')
    """
    name = host(url)
    if name is None:
        return None
    labels = name.split(".")
    parents = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((_PUBLISHERS[parent] for parent in parents if parent in _PUBLISHERS), name)


def canonical_url(url: str) -> str:
    """Return what a web address says about which article it is: no scheme, ``www.``, fragment or
    tracking.

    >>> canonical_url("https://www.Example.org/News/?utm_source=x&id=5#top")
    'example.org/News?id=5'
    """
    parts = _split(url)
    if parts is None or not parts.hostname:
        return url
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _is_tracking(pair[0].lower())
    ]
    path = parts.path.rstrip("/") + (f"?{urlencode(sorted(query))}" if query else "")
    return parts.hostname.removeprefix("www.") + port + path


@lru_cache(maxsize=1_000)
def _is_tracking(name: str) -> bool:
    """Say whether a parameter tells where a reader came from, not what is read.

    courlan is asked about one name at a time: of whole addresses it drops parameters without a
    value, which some publishers number their articles with ("?20240305").
    """
    if name in _DROPPED or name.startswith(_FAMILIES):
        return True
    if not name or name in _KEPT:
        return False
    from courlan import normalize_url  # imported here: it takes long, few addresses need it

    return "?" not in normalize_url(f"https://example.org/?{quote(name)}=1")


def target(url: str) -> str:
    """Return the address that a news aggregator's link leads to, or the address itself.

    >>> target("http://news.google.com/news/url?sa=t&url=https://example.org/a")
    'https://example.org/a'
    """
    parts = _split(url)
    if parts is None or not (parts.hostname or "").endswith("google.com"):
        return url
    wanted = next((value for name, value in parse_qsl(parts.query) if name in ("url", "q")), "")
    return wanted if is_web_address(wanted) else url
