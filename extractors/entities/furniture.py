"""Where an article says who wrote, copied or linked it, not what happened: bylines, credits, codes
of agencies and shares, the lines of a page.
"""

import re

from extractors.lexicon import read_toml
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "furniture")
# Every repetition is bounded, so that a scan stays linear.
_BYLINE = re.compile(
    rf"""
    ^ [ \t]{{0,8}}
    (?: {alternatives(_LEXICON["bylines"])} )    # "By"
    (?>(?:
        ,? [ ]
        (?:
            [A-Z] [\w.’'-]{{0,30}}                         # "Ortiz"
            | {alternatives(_LEXICON["byline_joins"])}     # "and"
            | al-[A-Z] \w{{0,30}}                          # "al-Sadr"
            | [|&,-]                                       # "Ana Ortiz | Lima"
        )
    ){{1,14}})
    [ \t]{{0,8}} $                               # and nothing else on the line
    """,
    re.VERBOSE | re.MULTILINE,
)
_PAGE_LINE = re.compile(
    rf"""
    ^ [ \t]{{0,8}}
    (?: {alternatives(_LEXICON["page_lines"])} )    # "Read more"
    (?: \b | (?<!\w) )                              # as a whole word; "Related:" ends itself
    [^\n]{{0,300}} $
    """,
    re.VERBOSE | re.MULTILINE,
)
_CREDIT = re.compile(rf"\((?i:{alternatives(_LEXICON['credits'])})[^()\n]{{0,400}}\)")
_AGENCY = re.compile(rf"\((?:{alternatives(_LEXICON['agencies'])})\)")
_SHARE = re.compile(
    r"""
    \( [A-Z][A-Za-z]{1,8} : [ ]? [A-Z0-9.]{1,8} \)    # "(NYSE: ZRV)"
    | < [A-Z]{1,5} (?: \.[A-Z]{1,2} )? >              # "<ZRV.N>"
    """,
    re.VERBOSE,
)
_CONSTRUCTIONS = (_BYLINE, _PAGE_LINE, _CREDIT, _AGENCY, _SHARE)


def furniture_of(text: str) -> bytearray:
    """Return a mask over the characters of `text`: 1 where it is furniture, 0 where it is news.

    >>> text = "LIMA (Reuters) - It rained."
    >>> [place for place, mark in enumerate(furniture_of(text)) if mark] == [*range(5, 14)]
    True
    """
    mask = bytearray(len(text))
    for construction in _CONSTRUCTIONS:
        for found in construction.finditer(text):
            mask[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    return mask
