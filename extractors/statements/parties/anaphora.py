"""Parties named only by a noun or pronoun: "the company", "the country", "its", and the name they
stand for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party
from extractors.statements.parties.sentence import Slot
from extractors.statements.passages import Passage
from extractors.text import PhraseIndex

_LEXICON = read_toml(__package__, "anaphora")
_COMPANIES = PhraseIndex(_LEXICON["companies"])
_STATES = PhraseIndex(_LEXICON["states"])
_DEFINITE = frozenset(_LEXICON["definite"])
_POSSESSIVE = frozenset(_LEXICON["possessive"])
_SUBJECT = frozenset(_LEXICON["subject"])
_AUXILIARIES = frozenset(_LEXICON["auxiliaries"])
_DESCRIPTION = 3  # words between the article and the noun: "the state oil giant"
_FIRST_WORDS = 12  # words in which the topic of a sentence stands
_TOPIC_SIDES = frozenset({"subject", "giver", "taker", "payer", "maker", "both"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Whom a text speaks of: the organisation and the state that "the company" and "the country"
    would mean.
    """

    company: Party | None = None
    state: Party | None = None


def anaphors_in(passage: Passage, parties: Sequence[Party], topic: Topic) -> list[Party]:
    """Return the parties that a passage names by a noun or pronoun, with the names they stand
    for.
    """
    taken = frozenset(at for party in parties for at in range(party.first, party.last))
    found = [*_nouns(passage, parties, taken, topic), *_pronouns(passage, parties, topic.company)]
    return [party for party in found if not taken & set(range(party.first, party.last))]


def topic_after(parties: Sequence[Party], slots: Sequence[Slot], topic: Topic) -> Topic:
    """Return whom the text speaks of after a passage: the first organisation and state that act in
    it.
    """
    acting = {
        slot.party.first
        for slot in slots
        if slot.side in _TOPIC_SIDES and slot.party.first <= _FIRST_WORDS
    }
    companies = [party for party in _companies(parties) if party.first in acting]
    states = [party for party in parties if party.is_state]
    return Topic(
        company=companies[0] if companies else topic.company,
        state=states[0] if states else topic.state,
    )


def _nouns(
    passage: Passage, parties: Sequence[Party], taken: frozenset[int], topic: Topic
) -> Iterator[Party]:
    # Before any state was spoken of, "the country" is the one that its own sentence names.
    states = [party for party in parties if party.is_state] if topic.state is None else []
    yield from _noun_parties(passage, _COMPANIES, _companies(parties), taken, topic.company)
    yield from _noun_parties(passage, _STATES, states, taken, topic.state)


def _noun_parties(
    passage: Passage,
    nouns: PhraseIndex,
    named: Sequence[Party],
    taken: frozenset[int],
    meant: Party | None,
) -> Iterator[Party]:
    """Yield the parties for which definite nouns stand: the one named last before it in the
    sentence, else the one `meant` by the sentences before.
    """
    for first, last, _ in nouns.find(passage.words):
        start = _article(passage, first)
        before = [party for party in named if party.last <= first]
        if passage.syntax.words and meant is not None:
            before = [one for one in before if not _beside(passage, one, first)]
        stands_for = next(reversed(before), meant)
        if start is not None and last not in taken and stands_for is not None:
            yield replace(stands_for, first=start, last=last, is_adjective=False)


def _beside(passage: Passage, party: Party, at: int) -> bool:
    """Whether a party stands in the clause of the word `at`, where a name would not be repeated by
    a noun.
    """
    sentence, words = passage.syntax, passage.words
    one = sentence.head_of(words[party.first].start, words[party.last - 1].end)
    other = sentence.head_of(words[at].start, words[at].end)
    if one is None or other is None:
        return False
    return sentence.clause_of(one) == sentence.clause_of(other)


def _companies(parties: Sequence[Party]) -> list[Party]:
    return [party for party in parties if party.label == "ORG" and not party.is_state]


def _article(passage: Passage, at: int) -> int | None:
    """Return the index of the article that makes the noun at `at` definite."""
    for index in range(at - 1, max(at - 2 - _DESCRIPTION, -1), -1):
        word = passage.words[index]
        if word.lower in _DEFINITE:
            return index
        if not word.text.isalpha():
            return None
    return None


def _pronouns(passage: Passage, parties: Sequence[Party], company: Party | None) -> Iterator[Party]:
    """Yield "its" and "it" where no party stands before them in the sentence, which they would
    rather mean.
    """
    if company is None:
        return
    words = passage.words[: parties[0].first] if parties else passage.words
    for at, word in enumerate(words):
        if word.lower in _POSSESSIVE:
            yield replace(company, first=at, last=at + 1, is_adjective=False, is_possessive=True)
        elif word.lower in _SUBJECT and at + 1 < len(words) and words[at + 1].lower in _AUXILIARIES:
            yield replace(company, first=at, last=at + 1, is_adjective=False)
