"""The words that link the values of a sentence, and what makes one amount another's conversion."""

import re
from collections.abc import Mapping
from typing import Any

from extractors.lexicon import read_toml

LINKS: Mapping[str, Any] = read_toml(__package__, "value_links")


def any_of(name: str) -> str:
    """Return the pattern of any of the words of one list."""
    words = sorted(LINKS[name], key=len, reverse=True)
    return rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b"


# What stands between an amount and its conversion: "1 billion euros ($1.04 billion)", "$9.37bn:
# £4.8bn".
_CONVERSION = re.compile(
    rf"""
    (?:\s\w{{1,12}}){{0,3}}\s{{0,3}}
    (?: [(\[/:=] | ,?\s?(?={any_of("conversion")}) )          # "(", ": ", ", or"
    \s{{0,3}}
    (?: (?:{any_of("conversion")}|[~≈]) \s{{0,3}} ){{0,3}}$    # "about", "equivalent to about"
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_conversion(gap: str) -> bool:
    """Whether what stands between two amounts makes one the other in another currency.

    >>> [is_conversion(gap) for gap in (" (", ", or about ", " of arms, and ")]
    [True, True, False]
    """
    return _CONVERSION.match(gap) is not None
