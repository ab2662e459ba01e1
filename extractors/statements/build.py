"""The mentions of a sentence brought together into statements: type, parties, time, modality and
who says so.

A statement rests on the money amounts, gas volumes and weapons of one fact. Each part is settled by
a module of its own: `value_groups` (which values belong together), `evidence` (what it is about),
`assertions` (is it one at all), `parties`, `timing`, `modality`, `speech`. This module walks
through the article, hands on the `memory` of what later sentences refer back to, and drops what is
said twice (`repetitions`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.language import SentenceParser
from extractors.records import Argument, Mention, Modality, Statement
from extractors.statements.assertions import is_asserted
from extractors.statements.choosing.choice import Choice, choose
from extractors.statements.confidence import confidence_of, write_rules
from extractors.statements.deals import with_sides_of_deals
from extractors.statements.evidence import Typing, type_of
from extractors.statements.measures import measure_of
from extractors.statements.memory import Memory, Told, memory_at_start
from extractors.statements.modality.cues import nearest_verb
from extractors.statements.parties.context import Roles
from extractors.statements.parties.roles import propose
from extractors.statements.passages import MAX_VALUES, VALUE_KINDS, read_passages, with_syntax
from extractors.statements.readings import PassageReading, read_each
from extractors.statements.repetitions import without_repetitions
from extractors.statements.scenes import Scene, read_article, scene_at
from extractors.statements.speech.attribution import Saying, bears_on, sayings_in, speaker_of
from extractors.statements.speech.attribution_path import speaker_of_whole, speaker_on_path
from extractors.statements.speech.citations import Citation, citation_in
from extractors.statements.speech.quotations import saying_of_quotation
from extractors.statements.speech.speakers import Floor, Speaker
from extractors.statements.surroundings import Judged, modality_in, party_context_of, series_of
from extractors.statements.times.dating import DatingContext, Timing
from extractors.statements.times.deal_times import with_times_of_deals
from extractors.statements.times.timing import is_measured, timing_of
from extractors.statements.types import StatementType, rate_owner
from extractors.statements.value_groups import TypedGroup, ValueGroup
from extractors.text import ArticleText

_MANY_PARTIES = 3  # roles from which on their number says nothing more of how sure they are
_RIVALS = 3  # groups on either side that may claim a date or a party of the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A statement that was made, the memory after it, and who was found to say it."""

    statement: Statement
    memory: Memory
    spoken: Sequence[Saying]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What the modules have settled of one statement."""

    typed: TypedGroup
    typing: Typing
    roles: Roles
    timing: Timing
    modality: Modality
    speaker: Speaker | None
    rules: str


def build_statements(
    article: ArticleText,
    mentions: Sequence[Mention],
    published_on: date | None,
    parser: SentenceParser | None = None,
    choice: Choice = choose,
) -> list[Statement]:
    """Return the statements that a text makes, in text order; what it says twice stands once, in
    its fullest form.

    Args:
        article: the text; its sentences are used, and the words of its `Doc` if it has one.
        mentions: all mentions of the text, as `extractors.extract` returns them.
        published_on: the day of publication.
        parser: what parses the sentences that hold a value; without one they are read unparsed.
        choice: what says who fills the sides of a fact.
    """
    if not any(mention.kind in VALUE_KINDS for mention in mentions):
        return []
    passages = with_syntax(article, read_passages(article, mentions), parser)
    last = max(passage.index for passage in passages if passage.values)
    read = read_article(read_each(passages), published_on)
    memory = memory_at_start(read.readings)
    found: list[tuple[Statement, bool]] = []
    for index, reading in enumerate(read.readings[: last + 1]):
        sayings = _sayings(read.readings, index, memory.floor)
        spoken: list[Saying] = []
        if 0 < len(reading.passage.values) <= MAX_VALUES:
            for made in _statements_of(scene_at(read, index, sayings), memory, choice):
                found.append((made.statement, reading.passage.is_title))
                memory = made.memory
                spoken += made.spoken
        memory = memory.after_passage(reading, [*sayings, *spoken])
    completed = with_sides_of_deals([statement for statement, _ in found], read.readings)
    completed = with_times_of_deals(completed, passages)
    return without_repetitions(
        [(made, is_title) for made, (_, is_title) in zip(completed, found, strict=True)]
    )


def _statements_of(scene: Scene, memory: Memory, choice: Choice) -> Iterator[_Made]:
    """Yield the statements of a passage, each with the memory after it."""
    stated = 0
    for at, group in enumerate(scene.groups):
        typing = type_of(scene.reading.passage, group, scene.types, series_of(scene, at, memory))
        if is_asserted(scene.reading.passage, group, typing, stated):
            parts = _settle(scene, at, typing, memory, choice)
            memory = memory.after(_told(scene, parts))
            stated += 1
            yield _Made(
                statement=_statement(scene, parts), memory=memory, spoken=_spoken(parts.speaker)
            )


def _sayings(readings: Sequence[PassageReading], index: int, floor: Floor) -> list[Saying]:
    """Return who says what in a passage; a quotation that it opens is of who is named behind."""
    quoted = saying_of_quotation(readings, index, floor)
    if quoted is not None:
        return [quoted]
    reading = readings[index]
    return sayings_in(reading.passage, reading.parties, floor)


def _spoken(speaker: Speaker | None) -> Sequence[Saying]:
    return () if speaker is None else (Saying(speaker=speaker, first=0, end=0),)


def _settle(scene: Scene, at: int, typing: Typing, memory: Memory, choice: Choice) -> _Parts:
    """Settle what the group `at` of a passage states."""
    kind, group = typing.statement_type, scene.groups[at]
    typed = TypedGroup(
        passage=scene.reading.passage,
        group=group,
        rivals=scene.groups[max(at - _RIVALS, 0) : at + _RIVALS + 1],
        statement_type=kind,
    )
    judged = modality_in(scene, group, typing, memory)
    dating = DatingContext(
        published_on=scene.article.published_on,
        told_of=scene.article.told_of,
        last_stretch=memory.last_stretch,
        earlier=memory.timing_before(kind, scene.index, is_measured=is_measured(typed)),
        fiscal_year=memory.fiscal_year,
        measured_against=memory.reference_before(kind, scene.index),
        beside=memory.beside(scene.index),
        is_declaration=memory.floor.whole is not None,
    )
    timing = timing_of(typed, judged.modality or "asserted", dating)
    published_on = scene.article.published_on
    modality = _modality_by_time(kind, judged, timing, published_on)
    context = party_context_of(scene, kind, memory)
    proposed = propose(typed, context)
    roles = choice(typed, context, proposed)
    speaker, source_rule = _speaker(scene, group, memory)
    rules = {
        "type": "word" if typing.trigger else "context",
        "parties": f"{min(len(roles), _MANY_PARTIES)}",
        "time": timing.rule,
        "modality": judged.rule if modality == (judged.modality or "asserted") else "time",
        "source": source_rule,
    }
    return _Parts(
        typed=typed,
        typing=typing,
        roles=roles,
        timing=timing,
        modality=modality,
        speaker=speaker,
        rules=write_rules(rules),
    )


def _speaker(scene: Scene, group: ValueGroup, memory: Memory) -> tuple[Speaker | None, str]:
    """Return who says so, and how that was found: by the source that is cited, as subject of the
    verb that governs the value, else by the stretch of words that holds it.
    """
    passage = scene.reading.passage
    first = group.values[0]
    at = passage.word_at(first.start)
    sayings = [one for one in scene.sayings if bears_on(passage, one, first.start, first.end)]
    cited = [saying for saying in sayings if saying.is_source]
    found = (
        (speaker_of(cited, at), "citing"),
        (
            speaker_on_path(passage, group, scene.reading.parties, memory.floor),
            "parse",
        ),
        (speaker_of(sayings, at), "words"),
        (_announcer(scene, memory), "list"),
    )
    return next(((speaker, rule) for speaker, rule in found if speaker), (None, "none"))


def _announcer(scene: Scene, memory: Memory) -> Speaker | None:
    """Return who announces the list that a passage is an item of."""
    announcing = scene.intro[0] if scene.intro else None
    if announcing is None:
        return None
    return speaker_of_whole(announcing.passage, announcing.parties, memory.floor)


def _modality_by_time(
    kind: StatementType, judged: Judged, timing: Timing, published_on: date | None
) -> Modality:
    """Return what a fact's own date says of it: what is to be after the publication is planned, and
    nothing is measured that is still to be; what a plan starts from stands, unless its time is
    still going on.
    """
    said = judged.modality
    if judged.onwards is not None and _goes_on(timing, published_on):
        return judged.onwards
    if judged.sets_aside and _is_over(timing, published_on):
        return "asserted"
    if said is not None and not (said == "asserted" and kind.has("measured")):
        return said
    return "planned" if _is_to_come(timing, published_on) else "asserted"


def _is_to_come(timing: Timing, published_on: date | None) -> bool:
    """Whether the time that a fact itself names begins after the publication; what holds until then
    holds already.
    """
    period = timing.period
    if published_on is None or period is None or timing.mention is None:
        return False
    begins = period.earliest or period.latest
    return timing.rule != "until" and begins is not None and published_on < begins


def _is_over(timing: Timing, published_on: date | None) -> bool:
    """Whether the time that a fact itself names is over at the publication."""
    latest = timing.period.latest if timing.period and timing.mention else None
    return published_on is not None and latest is not None and latest < published_on


def _goes_on(timing: Timing, published_on: date | None) -> bool:
    """Whether the time that a fact itself names is not over at the publication."""
    latest = timing.period.latest if timing.period and timing.mention else None
    return published_on is not None and latest is not None and published_on <= latest


def _told(scene: Scene, parts: _Parts) -> Told:
    return Told(
        index=scene.index,
        statement_type=parts.typed.statement_type,
        kinds=parts.typed.group.kinds,
        modality=parts.modality,
        roles=parts.roles,
        timing=parts.timing,
        is_reference=parts.typed.group.is_reference,
    )


def _statement(scene: Scene, parts: _Parts) -> Statement:
    passage, typed = scene.reading.passage, parts.typed
    source = citation_in(passage)
    trigger = parts.typing.trigger
    return Statement(
        statement_type=typed.statement_type.name,
        predicate=trigger or nearest_verb(passage, typed.word_span(), scene.cues),
        sentence_start=passage.start,
        sentence_end=passage.end,
        sentence=passage.text,
        arguments=tuple(_arguments(parts, source)),
        period=parts.timing.period,
        modality=parts.modality,
        attributed_to=parts.speaker.name if parts.speaker else None,
        cited_source=source.name if source else None,
        rate_of=rate_owner(typed.statement_type, typed.group.values),
        changes=typed.group.changes,
        measure=measure_of(passage.syntax, typed.group.main),
        confidence=confidence_of(typed.statement_type.name, parts.rules),
        rules=parts.rules,
    )


def _arguments(parts: _Parts, source: Citation | None) -> Iterator[Argument]:
    for value in parts.typed.group.values:
        yield Argument(role="value", name=value.text, mention=value)
    for arguments in parts.roles.values():
        yield from arguments
    timing, speaker = parts.timing, parts.speaker
    if timing.mention is not None:
        name = timing.period.value if timing.period and timing.period.value else timing.mention.text
        yield Argument(role="time", name=name, mention=timing.mention)
    if speaker is not None:
        party = speaker.party
        mention, entity_id = (party.mention, party.entity_id) if party else (None, None)
        yield Argument(
            role="speaker",
            name=speaker.name,
            mention=mention,
            entity_id=entity_id,
            words=speaker.words,
        )
    if source is not None:
        yield Argument(role="source", name=source.name, words=source.words)
