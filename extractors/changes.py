"""Whether a figure stands in a rise or a fall: "rose by 5 bcm", "from 2 to 3 billion", "a decline of 92 billion"."""

import re

from extractors.lexicon import read_toml

_LEXICON = read_toml("changes")
_VERBS = frozenset(_LEXICON["verbs"])
_NOUNS = frozenset(_LEXICON["nouns"])
_EITHER = _VERBS | _NOUNS
_SOFTENERS = frozenset(_LEXICON["softeners"])

_WORD = re.compile(r"[a-z]+|[.;]")
_AFTER = re.compile(r"(?:[\s-]{1,2}(?:per|a)\sday)?[\s-]{1,2}([a-z]+)")
_LOOK_BACK = 90
_MOST_SOFTENERS = 5


def _words_before(text: str, start: int) -> list[str]:
    return _WORD.findall(text[max(0, start - _LOOK_BACK) : start].casefold())


def is_from_old_to_new(text: str, start: int) -> bool:
    """Whether "from A to B", whose A stands at ``text[start:]``, gives an old and a new value and not a range.

    >>> is_from_old_to_new("Sales rose from 2 to 3", 16), is_from_old_to_new("Bids were from 2 to 3", 15)
    (True, False)
    """
    for word in reversed(_words_before(text, start)):
        if word in _EITHER:
            return True
        if word in ".;":
            return False
    return False


def is_change(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is the size of a rise or fall and not a level.

    >>> is_change("output rose by 5 bcm", 15, 20), is_change("output rose to 5 bcm", 15, 20)
    (True, False)
    """
    words = _words_before(text, start)
    joint = ""
    for _ in range(_MOST_SOFTENERS):
        if not words or words[-1] not in _SOFTENERS:
            break
        joint = words.pop()
    last = words[-1] if words else ""
    if last in _VERBS or (last in _NOUNS and joint in ("of", "by")):
        return True
    after = _AFTER.match(text, end)
    return after is not None and after[1] in _NOUNS
