"""Whether the words around a place in a text look back or ahead."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.dates.words import WEEKDAY_NAMES
from extractors.lexicon import LexiconError, read_toml
from extractors.text import ABBREVIATIONS

AHEAD, MAYBE_AHEAD, BACK = 2, 1, -1
"""What a cue says: the time is still to come, may be, or has been."""

_LEXICON = read_toml(__package__, "tense")
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|['’]ll")
_BEFORE, _AFTER = 120, 90
_SENTENCE_END = re.compile(r"""\n|[?!]["”'’)]?\s|(?P<stop>(?P<word>[\w.]{0,12})\.["”'’)]?)\s""")
"""Where a sentence may end within a stretch of lowered text, in which no capital letter tells that
the next one begins, as `extractors.text` has it of a whole text.
"""
_CLAUSE_MARK = re.compile(r"[,;:—–]")
_CLOSE = 6
"""How many words from the date a present form may stand to tell its time."""

_SHORT = 5
"""Words that the phrase of a date has at most where it opens a sentence."""


def _directions() -> dict[tuple[str, ...], int]:
    directions = {"past": BACK, "possible": MAYBE_AHEAD, "future": AHEAD}
    cues = {
        tuple(cue.split()): direction
        for name, direction in directions.items()
        for cue in _LEXICON[name]
    }
    for cue in cues:
        if len(cue) > 2:
            raise LexiconError(
                f"tense.toml: {' '.join(cue)!r} is longer than two words; shorten it"
            )
    return cues


_DIRECTIONS = _directions()
_SINGLE: Mapping[str, int] = {
    cue[0]: direction for cue, direction in _DIRECTIONS.items() if len(cue) == 1
}
_PAIRS = {cue: direction for cue, direction in _DIRECTIONS.items() if len(cue) == 2}
_SECOND_WORDS = frozenset(cue[1] for cue in _PAIRS)
_PRESENT = frozenset(_LEXICON["calendar_present"])
_CONTINUOUS = frozenset(_LEXICON["continuous"])
_BEFORE_MAY = frozenset(_LEXICON["before_the_month_of_may"])
_MODALS = frozenset(_LEXICON["modals"])
_NO_PAST_AFTER = _MODALS | {"not"}
_INFINITIVES = frozenset(_LEXICON["infinitives"])
_NO_PAST_FORMS = frozenset(_LEXICON["no_past_forms"])
_REPORTING = frozenset(_LEXICON["reporting"])
_HAPPENED = frozenset(_LEXICON["happened"])
_CONTRACTS = frozenset(_LEXICON["contracts"])
_DEFERRALS = frozenset(_LEXICON["deferrals"])
_DETERMINERS = frozenset(_LEXICON["determiners"])
_DEADLINES = frozenset(_LEXICON["deadlines"])
_DATED_AHEAD = frozenset(_LEXICON["dated_ahead"])
_SET_BEFORE = frozenset(_LEXICON["set_before"])
_PUT_OFF = frozenset(_LEXICON["put_off"])
_ORDERS = frozenset(_LEXICON["orders"])
_APPOINTMENTS = frozenset(_LEXICON["appointments"])
_FINDINGS = frozenset(_LEXICON["findings"])
_PROMISES = frozenset(_LEXICON["promises"])
_ANNOUNCED = frozenset(_LEXICON["announced"])
_ARRANGED = frozenset(_LEXICON["arranged"])
_OPENING = re.compile(r"(?:starting|beginning|effective)(?!\w)")
_COMPARED = re.compile(
    r"(?:\bsince(?:\s[\w-]{1,15}){1,4}|\bthan\s(?:at|in|on|during|before)(?:\s[\w-]{1,15}){1,3})\s(?:in|on|of)\s\Z"
)
"""What a level is held against: "the highest since a spike in", "lower than at the peak in"."""
_ASIDE = re.compile(
    r"""
    ,\s(?:which|who|where|[a-z]{2,12}ed\s(?:by|in|at|on|with|from|near))\s
    [^,;]{1,90},\s (?:on\s|in\s)?\Z
    """,
    re.VERBOSE,
)
"""What stands between commas beside the main verb: "talks will resume, mediated by Qatar, on
Friday".
"""
_NO_VERB_AFTER = _DETERMINERS | {"was", "is", "to", "of", "in", "s"}


def tense_around(lowered: str, start: int, end: int) -> int:
    """Return `BACK` if the clause around ``lowered[start:end]`` looks back, else `AHEAD`,
    `MAYBE_AHEAD` or 0.

    >>> tense_around("ministers will meet in march", 23, 28)
    2
    >>> tense_around("they met in march and will go on", 12, 17)
    -1
    """
    left, right = _ASIDE.sub(" on ", clause_before(lowered, start)), clause_after(lowered, end)
    before, after = WORD.findall(left), WORD.findall(right)
    close = WORD.findall(_CLAUSE_MARK.split(left)[-1])[-_CLOSE:]
    return (
        _appointed(before)
        or _announced(before, lowered, start)
        or (BACK if _COMPARED.search(left) else 0)
        or _beside(before, after, right)
        or (BACK if "according" in close else _present(close))
        or _softened(
            first_cue(before, range(len(before) - 1, -1, -1))
            or first_cue(after, range(len(after))),
            before,
        )
    )


def is_mishap(noun: str) -> bool:
    """Whether a noun, singular or plural, names what has happened when news tells of it: "attacks",
    "quake".
    """
    return noun in _HAPPENED


def looks_back(lowered: str, start: int, end: int) -> bool:
    """Whether what lasted or happened until a time is told as past: "he lived there until October".

    >>> looks_back("he lived there until october", 21, 28)
    True
    >>> looks_back("the vote was delayed until october", 27, 34)
    False
    """
    before, after = (
        WORD.findall(clause_before(lowered, start)),
        WORD.findall(clause_after(lowered, end)),
    )
    if (
        _DEFERRALS.intersection(before)
        or "unless" in before
        or "to" in before[-_CLOSE:]
        or before[-1:] in (["has"], ["have"])
    ):
        return False
    return (
        first_cue(before, range(len(before) - 1, -1, -1)) or first_cue(after, range(len(after)))
    ) == BACK


def clause_before(lowered: str, start: int) -> str:
    """Return what stands before ``lowered[start:]`` in its sentence, cut to what is near."""
    window = lowered[max(0, start - _BEFORE) : start]
    ends = [match.end() for match in _ends(window)]
    return window[ends[-1] :] if ends else window


def clause_after(lowered: str, end: int) -> str:
    """Return what follows ``lowered[:end]`` in its sentence, cut to what is near."""
    window = lowered[end : end + _AFTER]
    ends = (m.start("stop") + len(m["word"]) if m["stop"] else m.start() for m in _ends(window))
    return window[: next(ends, None)]


def _ends(window: str) -> Iterator[re.Match[str]]:
    return (match for match in _SENTENCE_END.finditer(window) if _ends_sentence(match))


def _ends_sentence(match: re.Match[str]) -> bool:
    word = match["word"]
    return word is None or not (len(word) == 1 or "." in word or word in ABBREVIATIONS)


def _appointed(before: Sequence[str]) -> int:
    """Return `AHEAD` where something is put off to the date, or somebody ordered to do something
    then.
    """
    near = before[-_CLOSE:]
    if near[-1:] == ["to"]:
        return AHEAD if _PUT_OFF.intersection(near) else 0
    if _APPOINTMENTS.isdisjoint(near) or _ORDERS.isdisjoint(before[-9:]):
        return 0
    pairs = pairwise(near)
    return (
        MAYBE_AHEAD
        if any(first == "to" and second in _APPOINTMENTS for first, second in pairs)
        else 0
    )


def _announced(before: Sequence[str], lowered: str, start: int) -> int:
    """Return `MAYBE_AHEAD` where somebody promised to do something on the date, announced what
    begins with it, or bought something for it.
    """
    near = before[-_CLOSE:]
    promised = any(who in _PROMISES and to == "to" for who, to in pairwise(near))
    if promised and not any(_cue(before, at) for at in range(len(before) - 2, len(before))):
        return MAYBE_AHEAD
    if before[-1:] == ["from"] or _OPENING.match(lowered, start):
        return 0 if _ANNOUNCED.isdisjoint(before) else MAYBE_AHEAD
    is_for = "for" in (before[-1:], before[-2:-1])[before[-1:] == ["the"]]
    return MAYBE_AHEAD if is_for and not _ARRANGED.isdisjoint(near) else 0


def _beside(before: Sequence[str], after: Sequence[str], right: str) -> int:
    """Return what the words directly beside a date say: "the attack on", "Friday's ruling", "July
    futures".
    """
    if _CONTRACTS.intersection(after[:1]) or _is_set_ahead(before, after):
        return AHEAD
    if before[-1:] == ["on"] and not {"up", "down"}.isdisjoint(before[-4:-1]):
        return 0 if _MODALS.intersection(before[-_CLOSE:]) else BACK  # "up 4 percent on Monday"
    if not before and after[:1] in (["is"], ["marks"]):
        return MAYBE_AHEAD  # "Monday is a holiday"
    if right.startswith(("'s ", "’s ")):
        return BACK if _owns_what_happened(before, after) else 0
    return BACK if _is_of_what_happened(before, after, right) else 0


def _owns_what_happened(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a date in the possessive has what came to pass: "Friday's ruling", "after Monday's
    talks".
    """
    if "expected" not in after[:5] and (
        _HAPPENED.intersection(after[1:4]) or before[-1:] in (["after"], ["following"])
    ):
        return True
    return _is_after_event(before) or not _FINDINGS.isdisjoint(after[2:3])


def _is_of_what_happened(before: Sequence[str], after: Sequence[str], right: str) -> bool:
    """Whether a date is that of what came to pass: "the Aug. 9 crash", "after talks on Monday, they
    will".
    """
    if before[-1:] == ["the"] and not _HAPPENED.isdisjoint(after[:1]):
        return True
    if before[:1] == ["after"] and len(before) < _SHORT and right.startswith(","):
        return True
    return _is_after_event(before) or not _FINDINGS.isdisjoint(after[:1])


def _is_after_event(before: Sequence[str]) -> bool:
    """Whether a date follows the noun of what came to pass: "the attack on"."""
    noun = before[-2:-1] if before[-1:] == ["on"] else before[-1:]
    return not _HAPPENED.isdisjoint(noun)


def _is_set_ahead(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a date is that of a deadline or of polls to come: "a Friday deadline", "due Friday",
    "with elections on Sunday".
    """
    if _DEADLINES.intersection(after[:1]) or before[-1:] == ["due"]:
        return True
    if after[:1] == ["s"] and _DEADLINES.intersection(after[1:2]):
        return True
    if after[1:2] == ["date"] and _DATED_AHEAD.intersection(after[:1]):
        return True
    is_set = before[-1:] == ["on"] and not _SET_BEFORE.isdisjoint(before[-2:-1])
    return is_set and ("before" in before[-5:-2] or "with" in before[-4:-2])


def _present(words: Sequence[str]) -> int:
    """Return `MAYBE_AHEAD` for a present form of the calendar among the words close by: "the vote
    is on Sunday".
    """
    for at in range(len(words) - 1, -1, -1):
        if _cue(words, at):
            return 0
        if _is_present(words[at], words[at - 1] if at else ""):
            return MAYBE_AHEAD
    return 0


def _is_present(word: str, before: str) -> bool:
    if f"{before} {word}" in _PRESENT or (word in _CONTINUOUS and before in ("is", "are")):
        return True
    return (
        word in _PRESENT
        and before not in _NO_VERB_AFTER
        and (word.endswith("s") or before.endswith("s") or before in WEEKDAY_NAMES)
    )


def _softened(direction: int, before: Sequence[str]) -> int:
    """Return the direction, weaker where the date belongs to a noun: "will top the record of
    January".
    """
    belongs = bool(before) and before[-1] in ("of", "than", "with", "from")
    return MAYBE_AHEAD if belongs and direction == AHEAD else direction


def first_cue(words: Sequence[str], order: Iterable[int]) -> int:
    """Return what the first word says that says anything, taken in that order; else 0."""
    return next((direction for at in order if (direction := _cue(words, at))), 0)


def _cue(words: Sequence[str], at: int) -> int:
    """Return what the word there says, with the one before it if they are a cue together."""
    word, before = words[at], words[at - 1] if at else ""
    if word in _SECOND_WORDS and (direction := _PAIRS.get((before, word))):
        return 0 if _is_of_no_plan(words, at) else direction
    direction = _SINGLE.get(word, 0)
    if direction == 0:
        return BACK if word.endswith("ed") and _is_past(word, before) else 0
    if word in _MODALS:
        return _modal(direction, before, words[at : at + 3])
    if direction == BACK:
        return 0 if before == "be" or (before in _NO_PAST_AFTER and word in _INFINITIVES) else BACK
    return 0 if before in ("than", "as") else direction


def _is_of_no_plan(words: Sequence[str], at: int) -> bool:
    """Whether a pair such as "expected in" compares, or "due to" names a cause: "better than
    expected in May", "due to the storm".
    """
    first, second = words[at - 1], words[at]
    if first == "expected":
        return at > 1 and words[at - 2] in ("than", "as")
    after = words[at + 1] if at + 1 < len(words) else ""
    return first == "due" and second == "to" and after in _DETERMINERS


def _is_past(word: str, before: str) -> bool:
    """Whether a word in -ed tells of the past: not in "the planned sale" or "will be opened"."""
    if len(word) < 5 or word in _NO_PAST_FORMS:
        return False
    return before not in ("be", "as", "so") and before not in _DETERMINERS


def _modal(direction: int, before: str, words: Sequence[str]) -> int:
    word, after, second = [*words, "", ""][:3]
    if word == "may" and before in _BEFORE_MAY:
        return 0
    if after == "have" or (after == "not" and second in _REPORTING):
        return BACK
    return direction
