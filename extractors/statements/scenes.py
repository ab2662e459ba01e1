"""Scenes: passages with their value groups and what stands around them in the article."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.statements.evidence import TypeContext, context_weights
from extractors.statements.modality.cues import Cue, cues_in
from extractors.statements.parties.context import Flow, flow_in
from extractors.statements.parties.names import Party, as_state, canonical_name, party_id
from extractors.statements.readings import PassageReading
from extractors.statements.speech.attribution import Saying
from extractors.statements.times.trading_days import day_told_of
from extractors.statements.value_groups import ValueGroup, value_groups_of

_AT_BEGINNING = 2.0  # how often a party counts that the title or the first sentence names


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """An article that is read passage by passage.

    `flows` are the directions in which it says that states trade, `main` are its parties, whom it
    names most often first, `times_named` is how often it names each, `told_of` the day that it
    tells of.
    """

    readings: Sequence[PassageReading]
    flows: frozenset[Flow]
    main: Sequence[Party]
    times_named: Mapping[str, int]
    published_on: date | None
    told_of: date | None

    @property
    def title(self) -> PassageReading | None:
        """The passage that is the headline, if it has one."""
        first = self.readings[0]
        return first if first.passage.is_title else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A passage with its value groups and what stands around it; `intro` announces it as an item of
    a list, nearest first.
    """

    article: ReadArticle
    index: int
    reading: PassageReading
    groups: Sequence[ValueGroup]
    sayings: Sequence[Saying]
    types: TypeContext
    cues: Sequence[Cue]
    intro: Sequence[PassageReading]
    intro_cues: Sequence[Sequence[Cue]]
    before: PassageReading | None


def read_article(readings: Sequence[PassageReading], published_on: date | None) -> ReadArticle:
    """Return an article of its passages."""
    flows = (flow_in(reading.slots) for reading in readings)
    return ReadArticle(
        readings=readings,
        flows=frozenset(flow for flow in flows if flow is not None),
        main=_main_parties(readings),
        times_named=Counter(canonical_name(one) for each in readings for one in each.parties),
        published_on=published_on,
        told_of=day_told_of([reading.passage for reading in readings], published_on),
    )


def _main_parties(readings: Sequence[PassageReading]) -> list[Party]:
    """Return the parties of an article but people, whom it names most often first; those of its
    beginning count more.
    """
    counts: dict[str | None, float] = defaultdict(float)
    seen: dict[str | None, Party] = {}
    for reading in readings:
        weight = _AT_BEGINNING if reading.passage.index <= 1 else 1.0
        for party in reading.parties:
            if party.label != "PERSON":
                counts[party_id(party)] += weight
                seen.setdefault(party_id(party), party)
    ordered = sorted(seen.values(), key=lambda party: -counts[party_id(party)])
    return [as_state(party) for party in ordered]


def scene_at(article: ReadArticle, index: int, sayings: Sequence[Saying]) -> Scene:
    """Return the scene of the passage `index`, in which `sayings` are said."""
    readings = article.readings
    reading = readings[index]
    intro = reading.passage.intro
    announced = readings[max(intro - 1, 0) : intro + 1][::-1] if intro is not None else ()
    return Scene(
        article=article,
        index=index,
        reading=reading,
        groups=value_groups_of(reading.passage),
        sayings=sayings,
        types=_type_context(readings, reading),
        cues=cues_in(reading.passage),
        intro=announced,
        intro_cues=[cues_in(one.passage) for one in announced],
        before=readings[index - 1] if index else None,
    )


def _type_context(readings: Sequence[PassageReading], reading: PassageReading) -> TypeContext:
    weights = context_weights(reading.passage)
    return TypeContext(
        own=reading.evidence,
        around=[(weight, readings[at].evidence) for at, weight in weights.items()],
        topics=reading.topics.union(*(readings[at].topics for at in weights)),
    )
