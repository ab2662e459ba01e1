"""The publications cited in brackets at the end of a sentence."""

import re
from typing import NamedTuple

from extractors.dates import MONTHS
from extractors.statements.passages import Passage

_TAIL = 450  # characters at the end of a sentence in which a citation stands
_MONTH = "|".join(dict.fromkeys(name[:3].title() for name in MONTHS))

# "(Balkan Insight, November 15, 2023)" at the sentence's end; a full stop may follow.
_CITATION = re.compile(r"\((?P<body>[^()]{3,400})\)[\s.”\"]{0,4}$")
_CITED_DATE = re.compile(
    rf"""
    ,\s{{0,2}}
    (?:accessed\s|retrieved\s)?
    (?: (?:\d{{1,2}}\s)?                            # "15 " of "15 November 2023"
        (?:{_MONTH})[a-z]{{0,6}}\.?                  # "November", "Nov."
        (?:\s\d{{1,2}})?                            # " 15" of "November 15, 2023"
        (?:,?\s\d{{4}})?
    |   \d{{4}}
    )
    \s{{0,2}}$
    """,
    re.VERBOSE,
)


class Citation(NamedTuple):
    """The publications cited, joined with "; ", and where the brackets' words stand."""

    name: str
    words: tuple[int, int]


def citation_in(passage: Passage) -> Citation | None:
    """Return what is cited in brackets at the end of a sentence; None if nothing is.

    "... of gas (Balkan Insight, November 15, 2023)." cites Balkan Insight.
    """
    found = _CITATION.search(passage.text[-_TAIL:])
    if found is None:
        return None
    parts = [part.strip() for part in found["body"].split(";")]
    names = [
        part[: dated.start()].strip(" ,") for part in parts if (dated := _CITED_DATE.search(part))
    ]
    name = "; ".join(name for name in names if name)
    at = max(passage.end - _TAIL, passage.start)
    words = (at + found.start("body"), at + found.end("body"))
    return Citation(name, words) if name else None
