"""Verbs and nouns of exchange, with the direction in which goods or money go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.lexicon import read_toml
from extractors.statements.passages import Passage
from extractors.text import PhraseIndex, phrase_map

Direction = Literal["give", "take", "pay", "award", "agree", "make", "none"]
"""Where goods or money go, seen from the verb's subject; ``lexicon/actions.toml`` explains each."""

_LEXICON = read_toml(__package__, "actions")
_DIRECTION_OF: Mapping[str, Direction] = phrase_map(_LEXICON["actions"].items())  # type: ignore[assignment]
_ACTIONS = PhraseIndex(_DIRECTION_OF)

WINNING = frozenset(_LEXICON["winning"])
"""Phrases of actions by which somebody wins a deal, and so supplies the goods."""

DEALS = frozenset(_LEXICON["deals"])
"""Nouns of deals, in small letters."""


@dataclass(frozen=True, slots=True)
class Action:
    """A verb or noun of exchange at the words ``first:last`` with its direction in the lexicon."""

    first: int
    last: int
    phrase: str
    direction: Direction


def actions_in(passage: Passage) -> list[Action]:
    """Return the verbs and nouns of exchange in a passage, outside its values."""
    taken = frozenset(
        at for value in passage.values for at in range(*passage.word_span(value.start, value.end))
    )
    found = (
        Action(first, last, phrase, _DIRECTION_OF[phrase])
        for first, last, phrase in _ACTIONS.find(passage.words)
    )
    return [action for action in found if action.first not in taken]
