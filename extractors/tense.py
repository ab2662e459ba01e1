"""Whether the words around a place in a text look back or ahead."""

import re
from collections.abc import Iterable, Sequence

from extractors.lexicon import LexiconError, read_toml

_LEXICON = read_toml("tense")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|['’]ll")
_BEFORE, _AFTER = 120, 90
_SENTENCE_ENDS = (". ", "\n", "? ", "! ", ".” ", '." ')


def _directions() -> dict[tuple[str, ...], int]:
    cues = {tuple(cue.split()): 1 for cue in _LEXICON["future"]} | {tuple(cue.split()): -1 for cue in _LEXICON["past"]}
    for cue in cues:
        if len(cue) > 2:
            raise LexiconError(f"tense.toml: {' '.join(cue)!r} is longer than two words; shorten it")
    return cues


_DIRECTIONS = _directions()
_SINGLE = {cue[0]: direction for cue, direction in _DIRECTIONS.items() if len(cue) == 1}
_PAIRS = {cue: direction for cue, direction in _DIRECTIONS.items() if len(cue) == 2}
_SECOND_WORDS = frozenset(cue[1] for cue in _PAIRS)
_BEFORE_MAY = frozenset(_LEXICON["before_the_month_of_may"])


def tense_around(lowered: str, start: int, end: int) -> int:
    """Return -1 if the clause around ``lowered[start:end]`` looks back, 1 if it looks ahead, 0 if no word tells.

    >>> tense_around("ministers will meet in march", 23, 28), tense_around("they met in march and will go on", 12, 17)
    (1, -1)
    """
    left = lowered[max(0, start - _BEFORE) : start]
    left = left[max(left.rfind(stop) for stop in _SENTENCE_ENDS) + 1 :]
    words = _WORD.findall(left)
    direction = _first_cue(words, range(len(words) - 1, -1, -1))
    if direction:
        return direction
    right = lowered[end : end + _AFTER]
    stops = [at for stop in _SENTENCE_ENDS if (at := right.find(stop)) >= 0]
    words = _WORD.findall(right[: min(stops)] if stops else right)
    return _first_cue(words, range(len(words)))


def _first_cue(words: Sequence[str], order: Iterable[int]) -> int:
    for at in order:
        direction = _cue(words[at], words[at - 1] if at else "")
        if direction:
            return direction
    return 0


def _cue(word: str, before: str) -> int:
    if word in _SECOND_WORDS and (direction := _PAIRS.get((before, word))):
        return direction
    direction = _SINGLE.get(word, 0)
    if direction:
        return 0 if word == "may" and before in _BEFORE_MAY else direction
    return -1 if len(word) > 4 and word.endswith("ed") and before != "be" else 0
