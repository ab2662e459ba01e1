"""Parties named only by a noun or pronoun: "the company", "the country", "its", and the name they
stand for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party, party_id
from extractors.statements.parties.sentence import Slot
from extractors.statements.passages import Passage
from extractors.statements.syntax import ParsedSentence
from extractors.text import PhraseIndex

_LEXICON = read_toml(__package__, "anaphora")
_COMPANIES = PhraseIndex(_LEXICON["companies"])
_STATES = PhraseIndex(_LEXICON["states"])
_DEFINITE = frozenset(_LEXICON["definite"])
_POSSESSIVE = frozenset(_LEXICON["possessive"])
_FIRST_PERSON = frozenset(_LEXICON["first_person"])
_SUBJECT = frozenset(_LEXICON["subject"])
_PLURAL = frozenset(_LEXICON["plural"])
_AUXILIARIES = frozenset(_LEXICON["auxiliaries"])
_SIDES = PhraseIndex(_LEXICON["sides"])
_ANY_SIDES = frozenset(_LEXICON["any_sides"])
_BOTH = frozenset(_LEXICON["both"])
_ORGANS = PhraseIndex(_LEXICON["organs"])
_OWN = frozenset(_LEXICON["own"])
_KINDS = {noun: frozenset(words) for noun, *words in _LEXICON["kinds"]}
_KIND_NOUNS = PhraseIndex(_KINDS)
_EXPLETIVE = frozenset({"ccomp", "csubj", "expl"})
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
        pair: two who dealt with each other last, whom "the two sides" would mean.
        speaking: who makes the whole text, a statement or speech, whom "we" would mean.
    """

    company: Party | None = None
    state: Party | None = None
    actor: Party | None = None
    companies: tuple[Party, ...] = ()
    states: tuple[Party, ...] = ()
    pair: tuple[Party, ...] = ()
    speaking: Party | None = None


def anaphors_in(passage: Passage, parties: Sequence[Party], topic: Topic) -> list[Party]:
    """Return the parties that a passage names by a noun or pronoun, with the names they stand
    for.
    """
    taken = frozenset(
        at for party in parties if not party.is_adjective for at in range(party.first, party.last)
    )
    found = [*_nouns(passage, parties, taken, topic), *_pronouns(passage, parties, topic)]
    return [party for party in found if not taken & set(range(party.first, party.last))]


def first_persons_in(passage: Passage, topic: Topic) -> list[Party]:
    """Return whoever makes the whole text, at each "we" and "our" of a parsed passage."""
    if topic.speaking is None or not passage.syntax.words:
        return []
    return [
        _standing_for(topic.speaking, at, is_possessive=True)
        for at, word in enumerate(passage.words)
        if word.lower in _FIRST_PERSON
    ]


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
        state=_state(acting) or topic.state or _state(parties),
        actor=actor,
        companies=_latest(_companies(parties), topic.companies),
        states=_latest([one for one in parties if one.is_state or one.is_adjective], topic.states),
        pair=_pair(slots) or topic.pair,
        speaking=topic.speaking,
    )


def _state(parties: Sequence[Party]) -> Party | None:
    return next((one for one in parties if one.is_state), None)


def _pair(slots: Sequence[Slot]) -> tuple[Party, ...]:
    """Return two who deal with each other in a passage."""
    found = {party_id(slot.party): slot.party for slot in slots if slot.side == "both"}
    return tuple(found.values()) if len(found) == _PAIR else ()


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
    of_kind = list(_kinds(passage, taken, topic))
    yield from of_kind
    taken = taken.union(party.last for party in of_kind)
    yield from _organs(passage, taken, topic)
    yield from _noun_parties(passage, _COMPANIES, _companies(parties), taken, topic.company)
    yield from _noun_parties(passage, _STATES, states, taken, topic.state)
    yield from _pairs(passage, taken, topic)


def _described(
    passage: Passage, parties: Sequence[Party], taken: frozenset[int], topic: Topic
) -> Iterator[Party]:
    """Yield the company of the state that describes it: "the Swedish firm"."""
    adjectives = {party.first: party for party in parties if party.is_adjective}
    if not adjectives or not topic.companies:
        return
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


def _kinds(passage: Passage, taken: frozenset[int], topic: Topic) -> Iterator[Party]:
    """Yield the organisation of whose kind a definite noun is: "the bank" is the World Bank."""
    if not topic.companies:
        return
    for first, last, noun in _KIND_NOUNS.find(passage.words):
        start = _article(passage, first)
        if start is None or last in taken or first in taken:
            continue
        of_kind = (
            one for one in topic.companies if not _KINDS[noun].isdisjoint(one.name.lower().split())
        )
        meant = next(of_kind, None)
        if meant is not None:
            yield replace(meant, first=start, last=last, is_adjective=False)


def _organs(passage: Passage, taken: frozenset[int], topic: Topic) -> Iterator[Party]:
    """Yield the state of which "the government" or "his government" is an organ."""
    if topic.state is None:
        return
    for first, last, _ in _ORGANS.find(passage.words):
        before = passage.words[first - 1] if first else None
        is_own = before is not None and before.lower in _OWN
        if is_own and last not in taken and first not in taken:
            yield replace(topic.state, first=first - 1, last=last, is_adjective=False)


def _pairs(passage: Passage, taken: frozenset[int], topic: Topic) -> Iterator[Party]:
    """Yield the two who are meant by "both countries" or "the two sides"."""
    if not topic.pair and len(topic.states) < _PAIR:
        return
    for first, last, noun in _SIDES.find(passage.words):
        before = passage.words[first - 1].lower if first else ""
        if before not in _BOTH or taken & set(range(first, last)):
            continue
        states = topic.states[:_PAIR] if len(topic.states) >= _PAIR else ()
        for one in topic.pair if noun in _ANY_SIDES and topic.pair else reversed(states):
            yield replace(one, first=first - 1, last=last, is_adjective=False)


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
    if meant is None and not named:
        return
    for first, last, _ in nouns.find(passage.words):
        start = None if _is_named(passage, last) else _article(passage, first)
        before = [party for party in named if party.last <= first]
        if passage.syntax.words and meant is not None:
            before = [one for one in before if not _beside(passage, one, first)]
        stands_for = next(reversed(before), meant)
        if start is not None and last not in taken and stands_for is not None:
            yield replace(stands_for, first=start, last=last, is_adjective=False)


def _is_named(passage: Passage, last: int) -> bool:
    """Whether a noun's own name stands behind it: "the sheikhdom of Qatar"."""
    after = passage.words[last : last + 2]
    return len(after) == 2 and after[0].lower == "of" and after[1].is_capitalised


def _beside(passage: Passage, party: Party, at: int) -> bool:
    """Whether a party stands in the clause of the word `at`, where a name would not be repeated by
    a noun.
    """
    one, other = passage.head_of(party.first, party.last), passage.head_of(at, at + 1)
    if one is None or other is None:
        return False
    return passage.syntax.clause_of(one) == passage.syntax.clause_of(other)


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
    """Yield "its" and "it" for whom they stand: in a parse the subject of a clause above, else who
    acted last where no party stands before them in the sentence.
    """
    if passage.syntax.words:
        yield from _parsed_pronouns(passage, parties, topic)
        return
    words = passage.words[: parties[0].first] if parties else passage.words
    for at, word in enumerate(words):
        if word.lower in _POSSESSIVE and topic.actor is not None:
            yield _standing_for(topic.actor, at, is_possessive=True)
        elif word.lower in _SUBJECT and topic.actor is not None and _acts(passage, at):
            yield _standing_for(topic.actor, at, is_possessive=False)


def _standing_for(party: Party, at: int, *, is_possessive: bool) -> Party:
    return replace(party, first=at, last=at + 1, is_adjective=False, is_possessive=is_possessive)


def _parsed_pronouns(passage: Passage, parties: Sequence[Party], topic: Topic) -> Iterator[Party]:
    sentence = passage.syntax
    named = _heads(passage, parties)
    first = min((party.first for party in parties), default=len(passage.words))
    for index, word in enumerate(sentence.words):
        if not _may_stand_for_somebody(sentence, index):
            continue
        at = passage.word_at(word.start)
        meant = _subjects_above(sentence, index, named)
        if not meant and (at < first or _is_main_subject(sentence, index)):
            meant = _acted(topic, is_plural=word.lower in _PLURAL)
        for party in meant:
            if party.is_state or party.label == "ORG":
                yield _standing_for(party, at, is_possessive=word.lower in _POSSESSIVE)


def _acted(topic: Topic, *, is_plural: bool) -> tuple[Party, ...]:
    """Return who acted last, for "they" the two who dealt with each other if any did."""
    if is_plural and topic.pair:
        return topic.pair
    return () if topic.actor is None else (topic.actor,)


def _heads(passage: Passage, parties: Sequence[Party]) -> dict[int, Party]:
    """Return the parties of a parsed passage by the words on which theirs depend."""
    heads = {}
    for party in parties:
        head = passage.head_of(party.first, party.last)
        if head is not None and not party.is_adjective:
            heads[head] = party
    return heads


def _may_stand_for_somebody(sentence: ParsedSentence, index: int) -> bool:
    word = sentence.words[index].lower
    return word in _POSSESSIVE or (word in _SUBJECT and not _is_expletive(sentence, index))


def _subjects_above(
    sentence: ParsedSentence, index: int, named: Mapping[int, Party]
) -> tuple[Party, ...]:
    """Return the party that is the subject of a clause in which a pronoun stands, or of one above,
    and for "they" who is joined with it; a pronoun that is no possessive means nobody of its own
    clause.
    """
    own = sentence.clause_of(index)
    is_possessive = sentence.words[index].tag == "PRP$"
    for clause in (own, *sentence.ancestors(own)):
        if clause == own and not is_possessive:
            continue
        for subject in sentence.subjects(clause):
            if subject < index and subject in named:
                is_plural = sentence.words[index].lower in _PLURAL
                joined = sentence.conjuncts(subject) if is_plural else [subject]
                return tuple(named[one] for one in joined if one in named)
    return ()


def _is_main_subject(sentence: ParsedSentence, index: int) -> bool:
    word = sentence.words[index]
    return word.relation.startswith("nsubj") and word.head == sentence.root


def _is_expletive(sentence: ParsedSentence, index: int) -> bool:
    """Whether a pronoun stands for nothing: "it is likely that", "it is raining"."""
    word = sentence.words[index]
    if word.relation not in ("nsubj", "nsubj:pass", "obj", "iobj"):
        return True
    beside = sentence.children(word.head)
    is_subject = word.relation.startswith("nsubj")
    is_verb = sentence.words[word.head].is_verb
    has_clause = any(sentence.words[one].relation in _EXPLETIVE for one in beside)
    return is_subject and (not is_verb or (has_clause and word.relation == "nsubj:pass"))


def _acts(passage: Passage, at: int) -> bool:
    """Whether a pronoun acts: "it will buy", not "it is raining"."""
    after = passage.words[at + 1 : at + 2]
    return bool(after) and after[0].lower in _AUXILIARIES
