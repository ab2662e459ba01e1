"""Telling a headline from the first sentence of a story, and reading the lines around it."""

import re

from extractors.dates import MONTHS, WEEKDAYS
from pipelines.reading.authors import clean_author
from pipelines.reading.fields import WORDS
from pipelines.reading.publication import parse_day

_LONGEST = 200
"""Characters of a headline at most."""
_NEARBY = 3_000
"""Characters below a headline that show how wide the text's lines are."""
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2}$|\b(?:Inc|Corp|Co|Ltd|Plc|Jr|Sr)\.$")
_SLUG = re.compile(
    r"""
    (?:AM|PM|BC|[AB]M)-[A-Z][\w-]+                      # BC-GAS--Pipeline
  | (?i: (?: strictly \s )? (?: embargo(?:ed)? | hold ) \s (?: until | till | for | to ) \b )
  | (?i: not \s for \s (?: release | publication ) \b | eds: | advisory: )
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+")
_DATE_WORDS = WORDS["date_words"] | frozenset(MONTHS) | frozenset(WEEKDAYS)
_BYLINE = re.compile(r"(?:By|BY)\s(?P<names>[A-Z][^\n,|()]{2,80}?)(?:\s?[,|(][^\n]{0,60})?\Z")
_BYLINE_OPENING = re.compile(
    r"(?:By|BY)\s(?P<names>[A-Z][\w.'’-]*(?:,?\s(?:and\s)?[A-Z][\w.'’-]*){1,9})\s\((?:Reuters|AP|AFP)\)"
)


def is_headline(line: str, following: str) -> bool:
    """Say whether the first line of a text is its headline.

    Args:
        line: the line.
        following: what stands below it, from the end of the line on.
    """
    line = line.strip()
    below = following.strip("\n ")
    if not below or not 2 <= len(line.split()) <= 40 or len(line) > _LONGEST or below[0].islower():
        return False
    if line[-1] in ".:;,–—-…" and not _ABBREVIATION.search(line):
        return False
    return following.lstrip(" ").startswith("\n\n") or _stands_above_a_story(line, below)


def _stands_above_a_story(line: str, below: str) -> bool:
    """Say whether a byline, a date or a sentence follows, and the line was not ended because its
    width was full.
    """
    lines = below[:_NEARBY].split("\n")
    if is_date_line(lines[0]) or byline(lines[0]):
        return True
    is_sentence = len(lines[0]) > len(line) or lines[0].endswith((".", "?", "!", "”", '"'))
    return is_sentence and len(line) + 1 + len(lines[0].split(maxsplit=1)[0]) <= max(
        map(len, lines)
    )


def is_slug(line: str) -> bool:
    """Say whether a line is a wire service's note about a story, no title of it.

    >>> is_slug("BC-GAS--Pipeline, 340"), is_slug("EMBARGOED until 0001 GMT Friday"), is_slug("Gas")
    (True, True, False)
    """
    return _SLUG.match(line.strip()) is not None


def is_date_line(line: str, known: frozenset[str] = frozenset()) -> bool:
    """Say whether a line holds a date and nothing else but its label, a time of day and the `known`
    words.

    >>> is_date_line("Published: 29 July 2024, 23:36"), is_date_line("On 29 July 2024 gas flowed")
    (True, False)
    """
    if len(line) > 100 or parse_day(line) is None:
        return False
    return all(word in _DATE_WORDS or word in known for word in _WORD.findall(line.lower()))


def byline(line: str) -> str | None:
    """Return who is named by a line such as "By Ann Lee and Bo Ek", or at the opening "By Ann Lee
    (Reuters) - ".
    """
    line = line.strip()[:300]
    match = _BYLINE.match(line) or _BYLINE_OPENING.match(line)
    return clean_author(match["names"]) if match else None
