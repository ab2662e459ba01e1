"""Parties named only by a noun or pronoun: "the company", "the country", "its", and the name they
stand for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party, party_id
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
_SIDES = PhraseIndex(_LEXICON["sides"])
_BOTH = frozenset(_LEXICON["both"])
_KNOWN = 8  # parties that a text keeps in mind
_PAIR = 2
_DESCRIPTION = 3  # words between the article and the noun: "the state oil giant"
_FIRST_WORDS = 12  # words in which the topic of a sentence stands
_TOPIC_SIDES = frozenset({"subject", "giver", "taker", "payer", "maker", "both"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Whom a text speaks of.

    Attributes:
        company: the organisation that "the company" would mean.
        state: the state that "the country" would mean.
        actor: who acted last, an organisation or a state, which "it" would mean.
        companies: the organisations named so far, the last one first.
        states: the states named so far, the last one first.
    """

    company: Party | None = None
    state: Party | None = None
    actor: Party | None = None
    companies: tuple[Party, ...] = ()
    states: tuple[Party, ...] = ()


def anaphors_in(passage: Passage, parties: Sequence[Party], topic: Topic) -> list[Party]:
    """Return the parties that a passage names by a noun or pronoun, with the names they stand
    for.
    """
    taken = frozenset(
        at for party in parties if not party.is_adjective for at in range(party.first, party.last)
    )
    found = [*_nouns(passage, parties, taken, topic), *_pronouns(passage, parties, topic)]
    return [party for party in found if not taken & set(range(party.first, party.last))]


def topic_after(parties: Sequence[Party], slots: Sequence[Slot], topic: Topic) -> Topic:
    """Return whom the text speaks of after a passage: the first organisation and state that act in
    it.
    """
    places = _places_of_actors(slots)
    acting = [party for party in parties if party.first in places]
    company = next(iter(_companies(acting)), topic.company)
    actor = next((one for one in acting if one.is_state or one.label == "ORG"), topic.actor)
    return Topic(
        company=company,
        state=next((one for one in parties if one.is_state), topic.state),
        actor=actor,
        companies=_latest(_companies(parties), topic.companies),
        states=_latest([one for one in parties if one.is_state or one.is_adjective], topic.states),
    )


def _places_of_actors(slots: Sequence[Slot]) -> frozenset[int]:
    """Return the first words of those who act at the beginning of a sentence."""
    return frozenset(
        slot.party.first
        for slot in slots
        if slot.side in _TOPIC_SIDES and slot.party.first <= _FIRST_WORDS
    )


def _latest(named: Sequence[Party], before: Sequence[Party]) -> tuple[Party, ...]:
    """Return who was named, the last one first, each once."""
    ordered = {party_id(party): party for party in [*reversed(before), *named]}
    return tuple(reversed([*ordered.values()][-_KNOWN:]))


def _nouns(
    passage: Passage, parties: Sequence[Party], taken: frozenset[int], topic: Topic
) -> Iterator[Party]:
    # Before any state was spoken of, "the country" is the one that its own sentence names.
    states = [party for party in parties if party.is_state] if topic.state is None else []
    described = list(_described(passage, parties, taken, topic))
    yield from described
    taken = taken.union(party.last for party in described)
    yield from _noun_parties(passage, _COMPANIES, _companies(parties), taken, topic.company)
    yield from _noun_parties(passage, _STATES, states, taken, topic.state)
    yield from _pairs(passage, taken, topic)


def _described(
    passage: Passage, parties: Sequence[Party], taken: frozenset[int], topic: Topic
) -> Iterator[Party]:
    """Yield the company of the state that describes it: "the Swedish firm"."""
    adjectives = {party.first: party for party in parties if party.is_adjective}
    for first, last, _ in _COMPANIES.find(passage.words):
        start = _article(passage, first)
        if start is None or last in taken:
            continue
        state = next((adjectives[at] for at in range(start, first) if at in adjectives), None)
        if state is None:
            continue
        meant = next((one for one in topic.companies if one.country == state.country), None)
        if meant is not None:
            yield replace(meant, first=start, last=last, is_adjective=False)


def _pairs(passage: Passage, taken: frozenset[int], topic: Topic) -> Iterator[Party]:
    """Yield the two states that "both countries" means."""
    if len(topic.states) < _PAIR:
        return
    for first, last, _ in _SIDES.find(passage.words):
        before = passage.words[first - 1].lower if first else ""
        if before in _BOTH and not taken & set(range(first, last)):
            for state in reversed(topic.states[:_PAIR]):
                yield replace(state, first=first - 1, last=last, is_adjective=False)


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


def _pronouns(passage: Passage, parties: Sequence[Party], topic: Topic) -> Iterator[Party]:
    """Yield "its" and "it" where no party stands before them in the sentence, which they would
    rather mean.
    """
    words = passage.words[: parties[0].first] if parties else passage.words
    for at, word in enumerate(words):
        if word.lower in _POSSESSIVE and topic.actor is not None:
            yield replace(
                topic.actor, first=at, last=at + 1, is_adjective=False, is_possessive=True
            )
        elif word.lower in _SUBJECT and topic.actor is not None and _acts(passage, at):
            yield replace(topic.actor, first=at, last=at + 1, is_adjective=False)


def _acts(passage: Passage, at: int) -> bool:
    """Whether a pronoun acts: "it will buy", not "it is raining"."""
    after = passage.words[at + 1 : at + 2]
    return bool(after) and after[0].lower in _AUXILIARIES
