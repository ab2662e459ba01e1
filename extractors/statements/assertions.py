"""Whether values state a fact at all: not a question, not a description of a system, not a bare
name.
"""

import re

from extractors.lexicon import read_toml
from extractors.records import Weapon
from extractors.statements.evidence import Typing
from extractors.statements.passages import Passage
from extractors.statements.value_groups import ValueGroup

# evidence in its own sentence that a named system without a number or a price needs to state a fact
_NEEDED_BARE = 1.2
_NEEDED_COUNTED = 0.5  # evidence that counted weapons need
_BEFORE, _AFTER = 120, 60  # characters read around a weapon for the signs of a description

_LEXICON = read_toml(__package__, "descriptions")


def _any_of(name: str) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(_LEXICON[name], key=len, reverse=True))


# "is a guided missile", "designed to fire", "can carry": what a system is or can do.
_DESCRIPTION_BEFORE = re.compile(rf"\b(?:{_any_of('before')})\b[^.;]{{0,80}}$", re.IGNORECASE)
_DESCRIPTION_AFTER = re.compile(rf"^,? (?:[\w’'-]+ ){{0,3}}(?:{_any_of('after')})\b", re.IGNORECASE)


def is_asserted(passage: Passage, group: ValueGroup, typing: Typing, stated: int) -> bool:
    """Say whether a passage states a fact with these values, or only asks, describes or names.

    Amounts and volumes nearly always state something. Weapons do where the sentence says what
    happens with them, or where they go on with a list of which an earlier one does.

    Args:
        passage: the sentence.
        group: the values.
        typing: what the sentence is about.
        stated: how many of the groups before state a fact.
    """
    if passage.text.endswith("?"):
        return False
    if group.kinds != {"weapons"}:
        return True
    if passage.intro is not None:
        return True
    if passage.is_title or _describes(passage, group):
        return False
    counted = any(
        isinstance(v.value, Weapon) and (v.value.quantity_low or v.value.quantity_high)
        for v in group.values
    )
    needed = _NEEDED_COUNTED if counted else _NEEDED_BARE
    return typing.trigger is not None and (stated > 0 or typing.near >= needed)


def _describes(passage: Passage, group: ValueGroup) -> bool:
    start, end = group.values[0].start - passage.start, group.values[-1].end - passage.start
    before, after = passage.text[max(start - _BEFORE, 0) : start], passage.text[end : end + _AFTER]
    return (
        _DESCRIPTION_BEFORE.search(before) is not None
        or _DESCRIPTION_AFTER.match(after) is not None
    )
