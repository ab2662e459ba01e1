"""Whether a figure stands in a rise or a fall: "rose by 5 bcm", "from 2 to 3 billion", "a decline
of 92 billion".
"""

import re

from extractors.lexicon import read_toml

_LEXICON = read_toml(__package__, "movements")
_VERBS = frozenset(_LEXICON["verbs"])
_NOUNS = frozenset(_LEXICON["nouns"])
_EITHER = _VERBS | _NOUNS
_NO_SIZE = frozenset(_LEXICON["no_size"])
_SOFTENERS = frozenset(_LEXICON["softeners"])
_FUTURE = frozenset(_LEXICON["future"])
_RANGES = frozenset(_LEXICON["ranges"])
_STOCKS = frozenset(_LEXICON["stocks"])
_NOT_BEFORE = {word: frozenset(after) for word, after in _LEXICON["not_before"].items()}

_WORD = re.compile(r"[A-Za-z]+|[.;!?](?=\s{1,2}[A-Z\"“‘])|\n\n")
_AFTER = re.compile(r"(?:[\s-]{1,2}(?:per|a)\sday)?[\s-]{1,2}([a-z]+)")
_LOOK_BACK = 90
_MOST_SOFTENERS = 5
_MOST_BETWEEN = 7


def _words_before(text: str, start: int) -> list[str]:
    """Return the words before `start` in small letters, from the end of the last sentence on."""
    words = _WORD.findall(text, max(0, start - _LOOK_BACK), start)
    ends = [index for index, word in enumerate(words) if not word[0].isalpha()]
    return [word.casefold() for word in words[ends[-1] + 1 if ends else 0 :]]


def is_from_old_to_new(text: str, start: int, *, are_near: bool) -> bool:
    """Whether "from A to B", whose A stands at ``text[start:]``, gives an old and a new value and
    not a range.

    Args:
        text: the whole text.
        start: where the figure of A begins.
        are_near: whether B is less than twice A; then "rose by A to B", "could fall A to B" are
            ranges.

    >>> is_from_old_to_new("Sales rose from 2 to 3", 16, are_near=True)
    True
    >>> is_from_old_to_new("Bids were from 2 to 3", 15, are_near=True)
    False
    """
    words = _words_before(text, start)
    last = words[-3:]
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in _RANGES:
            return False
        if word in _EITHER and not _is_other(words, index):
            is_size = (index > 0 and words[index - 1] in _FUTURE) or not {"by", "of"}.isdisjoint(
                last
            )
            return "from" in last or not (are_near and is_size)
    return False


def _is_other(words: list[str], index: int) -> bool:
    """Whether the word after makes it something else: "the lower end", "up to"."""
    return index + 1 < len(words) and words[index + 1] in _NOT_BEFORE.get(words[index], ())


def is_change(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is the size of a rise or fall and not a level.

    >>> is_change("output rose by 5 bcm", 15, 20), is_change("output rose to 5 bcm", 15, 20)
    (True, False)
    """
    words = _words_before(text, start)
    if not _STOCKS.isdisjoint(words):
        return False
    after = _AFTER.match(text, end)
    if after is not None and after[1] in _NOUNS:
        return True
    joint = ""
    for _ in range(_MOST_SOFTENERS):
        if not words or words[-1] not in _SOFTENERS or words[-1] in _VERBS:
            break
        joint = words.pop()
    if joint in ("by", "of"):
        near = words[-_MOST_BETWEEN:] if joint == "by" else words[-1:]
        if any(word in (_EITHER if joint == "by" else _NOUNS) for word in near):
            return True
    return bool(words) and words[-1] in _VERBS and words[-1] not in _NO_SIZE and joint != "of"
