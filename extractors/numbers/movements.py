"""Whether a figure stands in a rise or a fall: "rose by 5 bcm", "from 2 to 3 billion", "a decline
of 92 billion".
"""

import re

from extractors.lexicon import read_toml
from extractors.text import clause_start, inflections

_LEXICON = read_toml(__package__, "movements")
_VERBS = frozenset(_LEXICON["verbs"])
_NOUNS = frozenset(_LEXICON["nouns"])
_EITHER = _VERBS | _NOUNS
_NO_SIZE = frozenset(_LEXICON["no_size"])
_SOFTENERS = frozenset(_LEXICON["softeners"])
_FUTURE = frozenset(_LEXICON["future"])
_RANGES = frozenset(_LEXICON["ranges"])
_STOCKS = frozenset(_LEXICON["stocks"])
_PARTICLES = frozenset(_LEXICON["particles"])
_WITH_PARTICLES = frozenset(
    form for verb in _LEXICON["with_particles"] for form in inflections(verb)
)
_NOT_BEFORE = {word: frozenset(after) for word, after in _LEXICON["not_before"].items()}

_WORD = re.compile(r"[A-Za-z]+")
_AFTER = re.compile(r"(?:[\s-]{1,2}(?:per|a)\sday)?[\s-]{1,2}([a-z]+)")
_LOOK_BACK = 90
_MOST_SOFTENERS = 5
_MOST_BETWEEN = 7


def _words_before(text: str, start: int) -> list[str]:
    """Return the words of the clause before `start`, in small letters."""
    since = clause_start(text, start, start - _LOOK_BACK)
    return [word.casefold() for word in _WORD.findall(text, since, start)]


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
            is_to_come = index > 0 and words[index - 1] in _FUTURE
            is_size = is_to_come or "by" in last or "of" in last
            return "from" in last or not (are_near and is_size)
    return False


def _is_other(words: list[str], index: int) -> bool:
    """Whether the word after makes it something else: "the lower end", "up to"."""
    return index + 1 < len(words) and words[index + 1] in _NOT_BEFORE.get(words[index], ())


def is_moved(text: str, start: int) -> bool:
    """Whether a word of change stands before the figure in its clause: "lifted sales to 5".

    >>> is_moved("It lifted sales to 5", 19), is_moved("It brings gas to 5", 17)
    (True, False)
    """
    return not _EITHER.isdisjoint(_words_before(text, start))


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
    joint = _drop_softeners(words)
    return _is_size_of(joint, words) or (joint != "of" and _changes_by_itself(words))


def _drop_softeners(words: list[str]) -> str:
    """Take the words before the figure off that say nothing of their own; return the first of
    them.

    >>> words = ["rose", "by", "about"]
    >>> _drop_softeners(words), words
    ('by', ['rose'])
    """
    first = ""
    for _ in range(_MOST_SOFTENERS):
        if not words or words[-1] not in _SOFTENERS or words[-1] in _VERBS:
            break
        first = words.pop()
    return first


def _is_size_of(joint: str, words: list[str]) -> bool:
    """Whether "by" or "of" joins the figure to a change: "rose last year by", "a rise of"."""
    if joint == "by":
        return not _EITHER.isdisjoint(words[-_MOST_BETWEEN:])
    return joint == "of" and not _NOUNS.isdisjoint(words[-1:])


def _changes_by_itself(words: list[str]) -> bool:
    """Whether a verb of change stands directly before the figure: "gained 5 bcm", but "makes up 5
    bcm".
    """
    if not words or words[-1] not in _VERBS or words[-1] in _NO_SIZE:
        return False
    is_particle = words[-1] in _PARTICLES and words[-2:-1] and words[-2] in _WITH_PARTICLES
    return not is_particle
