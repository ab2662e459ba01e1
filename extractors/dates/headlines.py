"""Whether a headline tells of a day to come: "Kelm to swap prisoners Friday", "Vote on budget
Thursday, speaker says".

Headlines leave out the verb that would tell, so that what is set for a day says it: an infinitive,
a meeting or a vote that is all that the headline is about, or what comes "next".
"""

import re

from extractors.dates.tense import AHEAD, MAYBE_AHEAD, WORD, clause_after, clause_before, first_cue
from extractors.lexicon import read_toml
from extractors.text import alternatives
from extractors.world import country_of

_LEXICON = read_toml(__package__, "headlines")
_LONGEST = 160
"""Characters that a headline has at most."""
_NO_VERB_AFTER_TO = frozenset(_LEXICON["no_verb_after_to"])
_INFINITIVE = re.compile(
    rf"(?<!\w)(?!(?i:{alternatives(_LEXICON['no_plan_before_to'])})\s)"
    r"[\w’'.-]{1,24}+\sto\s(?P<verb>[a-z]{2,14})(?!\w)"
)
_MEETINGS = frozenset(_LEXICON["meetings"])
_NEXT = re.compile(r"(?<!\w)next(?:\s[a-z-]{2,20}){1,3}\s?:\s\Z")
_ENDS = (*".!?”’\"'",)


def plans_in_headline(text: str, start: int, end: int) -> int:
    """Return `AHEAD` for a date in a headline that tells a plan by an infinitive, `MAYBE_AHEAD` for
    what comes "before" it, for a meeting of that day and for "Next race: Friday", else 0.

    A capital after "to" is a place's: "Exports to China jump on Monday".

    >>> plans_in_headline("Kelm to swap prisoners Friday", 23, 29)
    2
    >>> plans_in_headline("Exports to Kelm jump Friday", 21, 27)
    0
    """
    line = _line_around(text, start, end)
    if _NEXT.search(line[0].lower()):
        return MAYBE_AHEAD
    if len(line[0]) + len(line[1]) >= _LONGEST or line[1].rstrip().endswith(_ENDS):
        return 0
    return _planned(text, start, end, is_shouted=line[0].isupper())


def _line_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands in the line before and after a date, cut to the length of a headline."""
    line_end = text.find("\n", end, end + _LONGEST)
    after = text[end : line_end if line_end >= 0 else end + _LONGEST]
    return text[max(0, start - _LONGEST) : start].rpartition("\n")[2], after


def _planned(text: str, start: int, end: int, *, is_shouted: bool) -> int:
    """Return what a headline says of its date; `is_shouted` says that it is printed in capitals."""
    left = clause_before(text, start)
    before = WORD.findall(left.lower())
    if first_cue(before, range(len(before))):
        return 0
    if before[-1:] == ["before"]:
        return MAYBE_AHEAD
    if _has_plan(left.lower() if is_shouted else left, is_shouted=is_shouted):
        return AHEAD
    return MAYBE_AHEAD if _is_of_meeting(before, clause_after(text, end)) else 0


def _has_plan(left: str, *, is_shouted: bool) -> bool:
    """Whether an infinitive stands before the date; in capitals nothing else tells a verb from a
    country.
    """
    verbs = (match["verb"] for match in _INFINITIVE.finditer(left))
    return any(
        verb not in _NO_VERB_AFTER_TO and not (is_shouted and country_of(verb)) for verb in verbs
    )


def _is_of_meeting(before: list[str], right: str) -> bool:
    """Whether a headline is about a meeting or a vote of the day and nothing else happens in it:
    "Rate decision Thursday, bank says".
    """
    if right.strip() and not right.startswith((",", ":", ";", " -", " –", " —")):
        return False
    words = before[:-1] if before[-1:] == ["on"] else before
    return not _MEETINGS.isdisjoint((*words[:2], *words[-1:]))
