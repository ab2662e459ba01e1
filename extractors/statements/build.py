"""The mentions of a sentence brought together into statements: type, parties, time, modality and
who says so.

A statement rests on the money amounts, gas volumes and weapons of one fact. Each part is settled by
a module of its own: `facts` (which values belong together), `statement_types`, `assertions` (is it
one at all), `parties`, `periods`, `modality`, `attribution`. This module walks through the article,
keeps what later sentences refer back to, and drops what is said twice (`repetitions`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from extractors.lexicon import read_toml
from extractors.records import Argument, CalendarDate, Mention, Modality, Statement
from extractors.statements.assertions import is_asserted
from extractors.statements.attribution import (
    Floor,
    Saying,
    Speaker,
    cited_source,
    floor_after,
    sayings_in,
    speaker_of,
    speaker_of_title,
)
from extractors.statements.modality import Cue, cues_for, cues_in, modality_of, nearest_verb
from extractors.statements.parties.anaphora import Topic, anaphors_in, topic_after
from extractors.statements.parties.context import Flow, PartyContext, Roles, flow_in
from extractors.statements.parties.described import described
from extractors.statements.parties.names import Party, parties_in
from extractors.statements.parties.roles import roles_of
from extractors.statements.parties.slots import Slot, actions_in, slots_in
from extractors.statements.passages import Passage, read_passages
from extractors.statements.repetitions import without_repetitions
from extractors.statements.timing import Calendar, Timing, timing_of
from extractors.statements.types import (
    Evidence,
    TypeContext,
    Typing,
    context_weights,
    evidence_in,
    topics_in,
    type_of,
)
from extractors.statements.value_groups import Fact, facts_of
from extractors.text import ArticleText

_MAX_VALUES = (
    60  # values in one passage; with more of them it is a table, which asserts nothing in words
)
_REMEMBERED = 12  # passages for which a statement lends its parties to the next of its type
_GOES_ON = 3  # passages for which a deal that is spoken of again keeps its modality
_RIVALS = 3  # facts on either side that may claim a date or a party of the sentence
_POINTERS = frozenset({"that", "it", "this", "these", "by"})
_BACK = frozenset({"this", "that", "the", "it", "such", "these"})
_DEAL_NOUNS = frozenset(read_toml("extractors.statements.parties", "roles")["words"]["deals"])
_DEALS = frozenset({"arms_transfer", "aid", "budget", "investment", "acquisition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What one passage says of itself, before its facts are looked at; `topic` is whom the text
    spoke of until then.
    """

    passage: Passage
    evidence: Sequence[Evidence]
    topics: frozenset[str]
    parties: Sequence[Party]
    slots: Sequence[Slot]
    topic: Topic


@dataclass(slots=True, kw_only=True)
class _Memory:
    """What later sentences refer back to: who spoke, the last day named, and the last statements."""

    flows: frozenset[Flow]
    published_on: date | None
    floor: Floor = field(default_factory=Floor)
    roles: dict[str, tuple[int, Roles]] = field(default_factory=dict)
    last_day: CalendarDate | None = None
    last_at: int = -1
    last_type: str | None = None
    last_kinds: frozenset[str] = frozenset()
    last_modality: Modality = "asserted"
    timings: dict[str, tuple[int, Timing]] = field(default_factory=dict)

    def earlier(self, statement_type: str, index: int) -> Roles:
        """Return the roles of the last statement of a type, if it is not far back."""
        at, roles = self.roles.get(statement_type, (-1, {}))
        return roles if at >= 0 and index - at <= _REMEMBERED else {}

    def earlier_timing(self, statement_type: str, index: int) -> Timing:
        """Return when the last statement of a type held, if it is not far back."""
        at, timing = self.timings.get(statement_type, (-1, Timing()))
        return timing if at >= 0 and index - at <= _GOES_ON else Timing()

    def keep(self, index: int, fact: Fact, statement: Statement, roles: Roles) -> None:
        """Remember a statement for the sentences that follow."""
        self.roles[statement.statement_type] = (index, roles)
        self.last_at, self.last_type, self.last_kinds = index, statement.statement_type, fact.kinds
        self.last_modality = statement.modality
        mention = next(
            (argument.mention for argument in statement.arguments if argument.role == "time"), None
        )
        if statement.period is not None and not fact.is_reference:
            self.timings[statement.statement_type] = (
                index,
                Timing(period=statement.period, mention=mention),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """A passage with its facts and what stands around it; `intro` announces it as an item of a
    list, nearest first.
    """

    index: int
    reading: _Reading
    facts: Sequence[Fact]
    sayings: Sequence[Saying]
    types: TypeContext
    cues: Sequence[Cue]
    intro: Sequence[_Reading]
    intro_cues: Sequence[Sequence[Cue]]
    before: _Reading | None
    title: _Reading | None


def build_statements(
    article: ArticleText, mentions: Sequence[Mention], published_on: date | None
) -> list[Statement]:
    """Return the statements that a text makes, in text order; what it says twice stands once, in
    its fullest form.

    Args:
        article: the text; its sentences are used, no other annotation is needed.
        mentions: all mentions of the text, as `extractors.extract` returns them.
        published_on: the day of publication.
    """
    readings = _readings(read_passages(article, mentions))
    flows = frozenset(flow for reading in readings if (flow := flow_in(reading.slots)) is not None)
    memory = _Memory(flows=flows, published_on=published_on)
    if readings and readings[0].passage.is_title:
        memory.floor = Floor(whole=speaker_of_title(readings[0].passage, readings[0].parties))
    found: list[tuple[Statement, bool]] = []
    for index, reading in enumerate(readings):
        sayings = sayings_in(reading.passage, reading.parties, memory.floor)
        if 0 < len(reading.passage.values) <= _MAX_VALUES:
            scene = _scene(readings, index, sayings)
            found += [
                (statement, reading.passage.is_title) for statement in _statements_of(scene, memory)
            ]
        memory.floor = floor_after(reading.passage, reading.parties, sayings, memory.floor)
        memory.last_day = _last_day(reading.passage) or memory.last_day
    return without_repetitions(found)


def _readings(passages: Sequence[Passage]) -> list[_Reading]:
    """Read the passages in order, so that "the company" is the one spoken of before."""
    named = [described(passage, parties_in(passage)) for passage in passages]
    if passages and passages[0].is_title:
        named[0] = _trusted(named)
    topic = Topic()
    readings = []
    for passage, parties in zip(passages, named, strict=True):
        parties = sorted([*parties, *anaphors_in(passage, parties, topic)], key=attrgetter("first"))
        slots = slots_in(passage, parties, actions_in(passage)) if parties else []
        readings.append(
            _Reading(
                passage=passage,
                evidence=evidence_in(passage),
                topics=topics_in(passage),
                parties=parties,
                slots=slots,
                topic=topic,
            )
        )
        topic = topic_after(parties, slots, topic)
    return readings


def _trusted(named: Sequence[Sequence[Party]]) -> list[Party]:
    """Return the title's parties that are known or come again in the text: a headline's capitals
    mislead a model.
    """
    again = {party.entity_id for parties in named[1:] for party in parties}
    known = [party for party in named[0] if party.country is not None or party.label == "PERSON"]
    return [party for party in named[0] if party in known or party.entity_id in again]


def _scene(readings: Sequence[_Reading], index: int, sayings: Sequence[Saying]) -> _Scene:
    reading = readings[index]
    intro = reading.passage.intro
    announced = readings[max(intro - 1, 0) : intro + 1][::-1] if intro is not None else ()
    weights = context_weights(reading.passage)
    topics = frozenset().union(reading.topics, *(readings[at].topics for at in weights))
    around = [(weight, readings[at].evidence) for at, weight in weights.items()]
    return _Scene(
        index=index,
        reading=reading,
        facts=facts_of(reading.passage),
        sayings=sayings,
        types=TypeContext(own=reading.evidence, around=around, topics=topics),
        cues=cues_in(reading.passage),
        intro=announced,
        intro_cues=[cues_in(one.passage) for one in announced],
        before=readings[index - 1] if index else None,
        title=readings[0] if readings[0].passage.is_title else None,
    )


def _last_day(passage: Passage) -> CalendarDate | None:
    days = [
        m.value
        for m in passage.dates
        if isinstance(m.value, CalendarDate) and m.value.granularity == "day"
    ]
    return days[-1] if days else None


def _statements_of(scene: _Scene, memory: _Memory) -> Iterator[Statement]:
    listed = False
    for at, fact in enumerate(scene.facts):
        typing = type_of(scene.reading.passage, fact, scene.types, _series(scene, at, memory))
        if not is_asserted(scene.reading.passage, fact, typing, listed=listed):
            continue
        listed = True
        rivals = scene.facts[max(at - _RIVALS, 0) : at + _RIVALS + 1]
        modality = _modality(scene, fact, typing, memory)
        speaker = speaker_of(scene.sayings, scene.reading.passage.word_at(fact.values[0].start))
        fact_words = scene.reading.passage.word_span(fact.values[0].start, fact.values[-1].end)
        context = _party_context(scene, typing, memory)
        roles = roles_of(scene.reading.passage, fact, rivals, typing.statement_type, context)
        earlier = memory.earlier_timing(typing.statement_type, scene.index)
        calendar = Calendar(
            published_on=memory.published_on, last_day=memory.last_day, earlier=earlier
        )
        timing = timing_of(
            scene.reading.passage,
            fact,
            rivals,
            typing.statement_type,
            modality or "asserted",
            calendar,
        )
        modality = modality or (
            "planned" if _lies_ahead(timing, memory.published_on) else "asserted"
        )
        statement = Statement(
            statement_type=typing.statement_type,
            predicate=typing.trigger or nearest_verb(scene.reading.passage, fact_words, scene.cues),
            sentence_start=scene.reading.passage.start,
            sentence_end=scene.reading.passage.end,
            sentence=scene.reading.passage.text,
            arguments=tuple(_arguments(scene.reading.passage, fact, roles, timing, speaker)),
            period=timing.period,
            modality=modality,
            attributed_to=speaker.name if speaker else None,
            cited_source=cited_source(scene.reading.passage),
        )
        memory.keep(scene.index, fact, statement, roles)
        yield statement


def _series(scene: _Scene, at: int, memory: _Memory) -> str | None:
    """Return the type that a fact takes over: it is compared with the last one, or its sentence
    points back to it.
    """
    fact = scene.facts[at]
    if memory.last_type is None or not fact.kinds & memory.last_kinds:
        return None
    words = scene.reading.passage.words
    points_back = (
        at == 0
        and bool(words)
        and words[0].lower in _POINTERS
        and scene.index - memory.last_at <= 1
    )
    compared = (fact.follows_up and at > 0) or (
        fact.is_reference and (at > 0 or scene.index - memory.last_at <= 1)
    )
    return memory.last_type if compared or points_back else None


def _lies_ahead(timing: Timing, published_on: date | None) -> bool:
    """Whether a fact's own date lies after the publication: what is to be then is planned."""
    period = timing.period
    if published_on is None or period is None or timing.mention is None or period.latest is None:
        return False
    return published_on < (period.earliest or period.latest)


def _modality(scene: _Scene, fact: Fact, typing: Typing, memory: _Memory) -> Modality | None:
    """Return the modality of a fact by its sentence, the announcement of its list, or the deal that
    it goes on with.

    None means that none of them says anything of it.
    """
    if fact.is_rejected:
        return "denied"
    if fact.is_reference:
        return "asserted"
    passage = scene.reading.passage
    span = passage.word_span(fact.values[0].start, fact.values[-1].end)
    kind = typing.statement_type
    found = modality_of(passage, span, typing.trigger_at, cues_for(scene.cues, kind))
    for reading, cues in zip(scene.intro, scene.intro_cues, strict=True):
        end = len(reading.passage.words)
        found = found or modality_of(reading.passage, (end, end), None, cues_for(cues, kind))
    goes_on = kind == memory.last_type and scene.index - memory.last_at <= _GOES_ON
    if found is None and goes_on and kind in _DEALS:
        found = memory.last_modality
    return found


def _party_context(scene: _Scene, typing: Typing, memory: _Memory) -> PartyContext:
    readings = [*scene.intro, *([scene.before] if scene.before is not None else [])]
    nearby = [slot for reading in readings for slot in reading.slots]
    return PartyContext(
        slots=scene.reading.slots,
        nearby=nearby,
        title=scene.title.slots if scene.title is not None and scene.index else (),
        flows=memory.flows,
        earlier=memory.earlier(typing.statement_type, scene.index),
        antecedent=scene.before.slots
        if scene.before is not None and _names_deal_again(scene)
        else (),
        speaking=frozenset(saying.speaker.name for saying in scene.sayings),
        cited=frozenset(saying.speaker.name for saying in scene.sayings if saying.is_cited),
        company=scene.reading.topic.company,
    )


def _names_deal_again(scene: _Scene) -> bool:
    """Whether the sentence points back to a deal of the one before: "This agreement, ...", "It
    ...".
    """
    words = scene.reading.passage.words[:3]
    if not words or words[0].lower not in _BACK:
        return False
    return words[0].lower == "it" or any(word.lower in _DEAL_NOUNS for word in words[1:])


def _arguments(
    passage: Passage, fact: Fact, roles: Roles, timing: Timing, speaker: Speaker | None
) -> Iterator[Argument]:
    for value in fact.values:
        yield Argument(role="value", name=value.text, mention=value)
    for arguments in roles.values():
        yield from arguments
    if timing.mention is not None:
        name = timing.period.value if timing.period and timing.period.value else timing.mention.text
        yield Argument(role="time", name=name, mention=timing.mention)
    if speaker is not None:
        party = speaker.party
        mention, entity_id = (party.mention, party.entity_id) if party else (None, None)
        yield Argument(role="speaker", name=speaker.name, mention=mention, entity_id=entity_id)
    source = cited_source(passage)
    if source is not None:
        yield Argument(role="source", name=source)
