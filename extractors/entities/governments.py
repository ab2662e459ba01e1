"""Capitals that stand for their governments: "Kyiv said", "ties with Beijing", "Tehran's nuclear
programme".
"""

import re

from extractors.lexicon import read_toml
from extractors.text import alternatives, inflections
from extractors.world import Country, country_by_capital

_LEXICON = read_toml(__package__, "governments")
_ACTS = [form for verb in _LEXICON["acts"] for form in (verb, *inflections(verb))]
_ACTS_AFTER = re.compile(
    rf"""
    # ", Tokyo and Rome"
    (?: (?>(?: , \s [A-Z]\w{{2,14}}+ ){{0,4}}) ,? \s and \s [A-Z]\w{{2,14}}+ )?
    (?: , \s which )?
    (?>(?: \s (?: {alternatives(_LEXICON["between"])} ) (?!\w) ){{0,3}})
    \s (?: {alternatives(_ACTS)} ) (?!\w)
    """,
    re.VERBOSE,
)
_OWNS_AFTER = re.compile(
    rf"['’]s?(?:\s[a-z-]{{2,20}}){{0,2}}?\s(?:{alternatives(_LEXICON['owned'])})(?!\w)"
)
_RELATES_BEFORE = re.compile(
    rf"""
    \b (?i: {alternatives(_LEXICON["relations"])} )    # "talks"
    \s (?:
        with | on | against | to
        | between (?: \s [A-Z][\w.’'-]{{1,20}} \s and )?    # "tensions between Beijing and Taipei"
    )
    \s \Z
    """,
    re.VERBOSE,
)
# "officials in Moscow said", "Radio Moscow said": somebody or something else is the subject.
_NO_SUBJECT = re.compile(r"(?:\b[a-z]{2,12}|[A-Z][\w.’'-]{0,20}|\bthe)\s\Z")
_SUBJECT_AFTER = re.compile(rf"\b(?:{alternatives(_LEXICON['joins'])})\s\Z")
_WINDOW = 60


def government_at(text: str, start: int, end: int) -> Country | None:
    """Return the country whose government the capital at ``text[start:end]`` stands for, None for
    the city itself.

    >>> text = "Kyiv denied that flights from Minsk had landed in Kyiv."
    >>> government_at(text, 0, 4).name, government_at(text, text.rindex("Kyiv"), len(text) - 1)
    ('Ukraine', None)
    """
    country = country_by_capital(text[start:end])
    if country is None or not (_is_actor(text, start, end) or _is_partner(text, start)):
        return None
    return country


def _is_actor(text: str, start: int, end: int) -> bool:
    if _OWNS_AFTER.match(text, end):
        return True
    window = max(0, start - _WINDOW)
    if text.startswith(", which", end):
        return _ACTS_AFTER.match(text, end) is not None
    is_subject = not _NO_SUBJECT.search(text, window, start) or _SUBJECT_AFTER.search(
        text, window, start
    )
    return bool(is_subject and _ACTS_AFTER.match(text, end))


def _is_partner(text: str, start: int) -> bool:
    return _RELATES_BEFORE.search(text, max(0, start - _WINDOW), start) is not None
