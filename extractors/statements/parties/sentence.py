"""A sentence as the rules of slots read it, and what they say of a party's place in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.lexicon import read_toml
from extractors.statements.parties.actions import Action
from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.text import Word

Side = Literal[
    "giver",
    "taker",
    "payer",
    "payee",
    "maker",
    "arranger",
    "origin",
    "goods",
    "both",
    "subject",
    "place",
    "operator",
]
"""What a slot says of a party.

It gives or takes goods, pays or is paid, made the goods or is their origin, is itself the goods, is
one of two who deal with each other, is spoken of, is where it happens, or runs what is spoken of.
"""

_LEXICON = read_toml(__package__, "sentence")

MODIFIERS = frozenset(_LEXICON["modifiers"])
"""What may stand between a preposition or a verb and the name it governs."""

PREPOSITIONS = frozenset(_LEXICON["prepositions"])
PAIRED = frozenset(_LEXICON["paired"])
"""What may stand between a party and the value that is its own in a list."""

ENDS = frozenset({";", ".", "!", "?"})
JOINERS = frozenset({"and", "or", ",", "&"})
_BEFORE_NOUNS = frozenset({"the", "a", "an", "of", "in", "for", "on", "new", "its", "their"})


@dataclass(frozen=True, slots=True)
class Slot:
    """What the place of a party in its sentence says of it; `weight` is how surely, `at` the word
    that says so, and `node` the same word in the parse where it comes from there.
    """

    party: Party
    side: Side
    weight: float
    at: int
    node: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A passage with its parties by their first words, its actions by their first and last words,
    and the words of its goods.
    """

    words: Sequence[Word]
    parties: Mapping[int, Party]
    actions: Mapping[int, Action]
    ends: Mapping[int, Action]
    goods: frozenset[int]

    def lower_before(self, at: int) -> str:
        """Return the word before `at` in small letters, "" at the beginning."""
        return self.words[at - 1].lower if at else ""

    def is_noun(self, action: Action) -> bool:
        """Whether an article or a preposition makes a noun of an action: "the talks", "in
        sales".
        """
        return self.lower_before(action.first) in _BEFORE_NOUNS


def read_sentence(
    passage: Passage, parties: Sequence[Party], actions: Sequence[Action]
) -> Sentence:
    """Return a passage as the rules of slots read it."""
    goods = (value for value in passage.values if value.kind != "money")
    return Sentence(
        words=passage.words,
        parties={party.first: party for party in parties},
        actions={action.first: action for action in actions},
        ends={action.last: action for action in actions},
        goods=frozenset(
            at for value in goods for at in range(*passage.word_span(value.start, value.end))
        ),
    )
