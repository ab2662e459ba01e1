"""Bylines -> the persons that they name."""

import re
from collections.abc import Iterable, Iterator

from extractors.lexicon import read_toml
from pipelines.reading.addresses import is_web_address
from pipelines.reading.cleaning import one_line

_LEXICON = read_toml(__package__, "authors")
_NOBODY = frozenset(_LEXICON["nobody"])
_AGENCIES = frozenset(_LEXICON["agencies"])
_BODY_WORDS = frozenset(_LEXICON["body_words"])
_BY = re.compile(r"(?:written |reported |story )?by:?\s", re.IGNORECASE)
_MAIL = re.compile(r"[<(\[]?[\w.+-]{1,64}@[\w.-]{1,80}[>)\]]?")
_SPLIT = re.compile(r"\s(?:and|und|et|y|&)\s|\s?[;|]\s?|,\sand\s", re.IGNORECASE)
_COMMA = re.compile(r",\s")
_PLACE = re.compile(r"\s(?:in|for|at)\s[A-Z].*|\s[-–—]\s.*")
_NAME = re.compile(r"[^\W\d_]")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_DIGITS = re.compile(r"\d")
_LONGEST = 500
_MOST = 20
"""Names that a byline gives at most."""


def clean_author(text: str | None) -> str | None:
    """Return the persons that a byline names, joined with ``"; "``, or None where it names nobody.

    >>> clean_author("By ANN LEE and Bo Ek, Reuters"), clean_author("Staff Writer")
    ('ANN LEE; Bo Ek', None)
    """
    return join_authors([text or ""])


def join_authors(texts: Iterable[str], publisher: str | None = None) -> str | None:
    """Return the persons that bylines name, each once, joined with ``"; "``, or None where they
    name nobody.

    Args:
        texts: the bylines, as they come.
        publisher: whose name is no author's.
    """
    names = dict.fromkeys(name for text in texts for name in _names(text))
    own = (publisher or "").casefold()
    kept = [name for name in names if name.casefold() != own][:_MOST]
    return "; ".join(kept)[:_LONGEST] or None


def _names(text: str) -> Iterator[str]:
    line = one_line(_MAIL.sub(" ", text[:_LONGEST])) or ""
    line = _BY.sub("", line, count=1) if _BY.match(line) else line
    for part in _parts(line):
        name = _PLACE.sub("", part.split("(", 1)[0]).strip(" |,;-")
        name = name[3:].strip() if name[:3].casefold() == "by " else name
        if _is_name(name):
            yield name


def _parts(line: str) -> list[str]:
    """Part a byline into names; one that reads like a body's ("Ministry of Trade and Industry")
    stays whole.
    """
    if _BODY_WORDS & set(line.partition(",")[0].casefold().split()):
        return [line]
    parts = [part.strip() for part in _SPLIT.split(line) if part.strip()]
    return [each for part in parts for each in _without_titles(_COMMA.split(part))]


def _without_titles(parts: list[str]) -> list[str]:
    """Return the names in a list parted by commas; what follows a name and is none is its title."""
    listed = [part for part in parts if len(part.split()) > 1 and part[:1].isupper()]
    if len(parts) == 1 or not listed:
        return [", ".join(parts)]
    return [part for part in listed if not _BODY_WORDS & set(part.casefold().split())]


def _is_name(name: str) -> bool:
    folded = name.casefold()
    if not _NAME.search(name) or is_web_address(name) or _DIGITS.search(name):
        return False
    return not (_SLUG.fullmatch(name) or folded in _NOBODY or folded in _AGENCIES)
