"""What the passages of an article say of themselves, before their values are looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from extractors.statements.evidence import Evidence, context_weights, evidence_in, topics_in
from extractors.statements.parties.actions import actions_in
from extractors.statements.parties.aliases import aliases_in, with_aliases
from extractors.statements.parties.anaphora import Topic, anaphors_in, first_persons_in, topic_after
from extractors.statements.parties.described import described, surnames_in
from extractors.statements.parties.grammar import SAYER, slots_in_parse, unowned_slots
from extractors.statements.parties.names import Party, led_state, parties_in
from extractors.statements.parties.nominals import is_works, nominals_in
from extractors.statements.parties.prepositions import DEALT
from extractors.statements.parties.sentence import Slot
from extractors.statements.parties.slots import slots_in
from extractors.statements.passages import Passage
from extractors.statements.speech.attribution import speaker_of_title


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageReading:
    """What one passage says of itself: words that speak for a type, topics, parties and their
    places; `topic` is whom the text spoke of until then.
    """

    passage: Passage
    evidence: Sequence[Evidence] = ()
    topics: frozenset[str] = frozenset()
    parties: Sequence[Party]
    slots: Sequence[Slot] = ()
    topic: Topic


def read_each(passages: Sequence[Passage]) -> list[PassageReading]:
    """Read the passages of an article in order, so that "the company" is the one spoken of
    before.
    """
    found = [parties_in(passage) for passage in passages]
    people = surnames_in(found)
    named = [
        described(passage, parties, people)
        for passage, parties in zip(passages, found, strict=True)
    ]
    if passages and passages[0].is_title:
        named[0] = _trusted(named)
    aliases = aliases_in(passages, named)
    telling = _telling(passages)
    last = max(telling, default=len(passages))
    topic = Topic(speaking=_speaking(passages, named))
    readings = []
    for passage, parties in zip(passages, named, strict=True):
        parties = with_aliases(parties, aliases)
        if passage.index > last:
            readings.append(PassageReading(passage=passage, parties=parties, topic=topic))
            continue
        reading = _read(passage, parties, topic, passage.index in telling)
        readings.append(reading)
        topic = topic_after(reading.parties, reading.slots, topic)
    return readings


def _speaking(passages: Sequence[Passage], named: Sequence[Sequence[Party]]) -> Party | None:
    """Return for whom a text speaks that its title calls a statement or speech: the state of a
    leader, of an official the state whose organs the text names, else the organisation.
    """
    if not passages or not passages[0].is_title:
        return None
    speaker = speaker_of_title(passages[0], named[0])
    party = speaker.party if speaker is not None else None
    if party is None or party.label != "PERSON":
        return party
    if party.leads:
        return led_state(party)
    organs = (one for each in named for one in each if one.is_state and one.label == "ORG")
    return next(organs, None)


def _telling(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the passages whose words bear on the type of a value, which are read for evidence:
    those with values, and those that stand around them.
    """
    return frozenset(
        index
        for passage in passages
        if passage.values
        for index in (passage.index, *context_weights(passage))
    )


def _read(passage: Passage, named: Sequence[Party], topic: Topic, tells: bool) -> PassageReading:
    anaphors = anaphors_in(passage, named, topic)
    covered = {at for party in anaphors for at in range(party.first, party.last)}
    apart = [party for party in named if party.first not in covered]
    parties = sorted([*apart, *anaphors], key=attrgetter("first"))
    unnamed = nominals_in(passage, parties)
    speaking = first_persons_in(passage, topic)
    return PassageReading(
        passage=passage,
        evidence=evidence_in(passage) if tells else (),
        topics=topics_in(passage) if tells else frozenset(),
        parties=parties,
        slots=[
            *_slots(passage, sorted([*parties, *speaking], key=attrgetter("first")), unnamed),
            *unowned_slots(passage, topic.state),
        ],
        topic=topic,
    )


def _slots(passage: Passage, parties: Sequence[Party], unnamed: Sequence[Party]) -> list[Slot]:
    if not parties and not unnamed:
        return []
    parties = [party for party in parties if not any(_is_part_of(party, one) for one in unnamed)]
    actions = actions_in(passage)
    parsed = slots_in_parse(passage, [*parties, *unnamed])
    by_words = slots_in(passage, parties, actions)
    is_parsed = bool(passage.syntax.words)
    return [*parsed, *(slot for slot in by_words if _adds(slot, parsed, is_parsed))]


def _adds(slot: Slot, parsed: Sequence[Slot], is_parsed: bool) -> bool:
    """Whether what the words around a party say of it adds to what the parse does: nothing where
    the parse puts it on a side, and no more than that it only says what others do. Who only stands
    behind "with" deals with nobody where the parse knows of no deal.
    """
    if is_parsed and slot.side == "both" and slot.weight < DEALT:
        return False
    known = [one for one in parsed if one.party.first == slot.party.first]
    if any(one.side != "subject" for one in known):
        return False
    return slot.side != "subject" or not known or any(one.weight > SAYER for one in known)


def _is_part_of(party: Party, unnamed: Party) -> bool:
    """Whether a name only tells which works are meant: "the terminal at Brevik", "the Brevik
    terminal".
    """
    if party.label in ("GPE", "LOC") and unnamed.first < party.first < unnamed.last:
        return True
    is_inside = unnamed.first <= party.first and party.last <= unnamed.last
    is_known = party.is_state or party.is_adjective or party.country is not None
    return is_inside and is_works(unnamed) and not is_known


def _trusted(named: Sequence[Sequence[Party]]) -> list[Party]:
    """Return the title's parties that are known or come again in the text: a headline's capitals
    mislead a model.
    """
    again = {party.entity_id for parties in named[1:] for party in parties}
    return [
        party
        for party in named[0]
        if party.country is not None or party.label == "PERSON" or party.entity_id in again
    ]
