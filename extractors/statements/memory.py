"""What later sentences of an article refer back to: who spoke, the last day named, and what was
stated last.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from extractors.records import CalendarDate, Mention, Modality
from extractors.statements.parties.context import Roles
from extractors.statements.passages import Passage, opening_sentences
from extractors.statements.readings import PassageReading
from extractors.statements.speech.attribution import Saying, floor_after, speaker_of_title
from extractors.statements.speech.speakers import Floor
from extractors.statements.times.dated_groups import is_usable
from extractors.statements.times.dating import Timing
from extractors.statements.types import StatementType

_YEAR = timedelta(days=363), timedelta(days=366)  # from its first to its last day
_REMEMBERED = 3  # passages for which a statement lends its parties to the next of its type
_LEAD = 3  # sentences at the beginning of an article that say what time it is about
_GOES_ON = 3  # passages for which a statement lends its time and modality to the next of its type


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a statement lends to later ones.

    `index` is that of its passage, `kinds` are the kinds of its values, `is_reference` says that
    it is only what another is measured against.
    """

    index: int
    statement_type: StatementType
    kinds: frozenset[str]
    modality: Modality
    roles: Roles
    timing: Timing
    is_reference: bool

    @property
    def lent_timing(self) -> Timing:
        """When it held, for one that goes on with it."""
        return replace(self.timing, is_planned=self.modality == "planned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What an article has said until now.

    Attributes:
        floor: who has spoken.
        lead_end: the passage with which the article's beginning ends, which may say of what time it
            tells.
        last_stretch: the last week, month, quarter or year named.
        last: the last statement.
        last_of: the last statement of each type, by its name.
        last_dated_of: the same of those that have a time of their own to go on with.
        last_reference_of: the same of what others were measured against.
    """

    floor: Floor = field(default_factory=Floor)
    last_stretch: CalendarDate | None = None
    last: Told | None = None
    last_of: Mapping[str, Told] = field(default_factory=dict)
    last_dated_of: Mapping[str, Told] = field(default_factory=dict)
    last_reference_of: Mapping[str, Told] = field(default_factory=dict)
    last_measured: Told | None = None
    lead_end: int = 0
    lead_period: CalendarDate | None = None
    fiscal_year: CalendarDate | None = None

    def after(self, told: Told) -> "Memory":
        """Return the memory once a statement is made."""
        name = told.statement_type.name
        memory = replace(self, last=told, last_of={**self.last_of, name: told})
        if told.timing.period is None:
            return memory
        if told.is_reference or told.timing.rule == "earlier":
            return replace(memory, last_reference_of={**self.last_reference_of, name: told})
        if told.statement_type.has("measured") and not told.statement_type.has("quoted"):
            memory = replace(memory, last_measured=told)
        return replace(memory, last_dated_of={**self.last_dated_of, name: told})

    def after_passage(self, reading: PassageReading, sayings: Sequence[Saying]) -> "Memory":
        """Return the memory once a passage is read to its end, where somebody says something."""
        passage = reading.passage
        return replace(
            self,
            floor=floor_after(passage, reading.parties, sayings, self.floor),
            last_stretch=next(_stretches(passage.dates[::-1], passage), self.last_stretch),
            lead_period=self.lead_period or self._lead_period(passage),
        )

    def _lead_period(self, passage: Passage) -> CalendarDate | None:
        """Return the stretch of time that the beginning of an article is about."""
        if passage.index > self.lead_end:
            return None
        return next(_stretches(passage.dates, passage), None)

    def roles_before(self, kind: StatementType, index: int) -> Roles:
        """Return the roles of the last statement of a type, if it is not far before a passage."""
        told = self.last_of.get(kind.name)
        return told.roles if told is not None and index - told.index <= _REMEMBERED else {}

    def timing_before(self, kind: StatementType, index: int, *, is_measured: bool) -> Timing:
        """Return when the last statement of a type held, if it is not far before a passage; for one
        that is measured also when the last one did that was measured at all.
        """
        told = self.last_dated_of.get(kind.name)
        if told is not None and index - told.index <= _GOES_ON:
            return told.lent_timing
        told = self.last_measured
        if told is not None and is_measured and index - told.index <= _GOES_ON:
            return told.lent_timing
        if is_measured and self.lead_period is not None:
            return Timing(period=self.lead_period, named=self.lead_period)
        return Timing()

    def reference_before(self, kind: StatementType, index: int) -> Timing:
        """Return of when the last value was against which another of a type was measured."""
        told = self.last_reference_of.get(kind.name)
        return told.timing if told is not None and index - told.index <= _GOES_ON else Timing()

    def beside(self, index: int) -> Timing | None:
        """Return the time of the last statement of a passage, None at its first."""
        return self.last.timing if self.last is not None and self.last.index == index else None

    def modality_before(self, kind: StatementType, index: int) -> Modality | None:
        """Return the modality of the last statement, if it is of a type that goes on with it, and
        not far before a passage.
        """
        told = self.last
        if told is None or told.statement_type is not kind or not kind.has("modality_goes_on"):
            return None
        return told.modality if index - told.index <= _GOES_ON else None


def memory_at_start(readings: Sequence[PassageReading]) -> Memory:
    """Return the memory before the first passage: a title may say who speaks throughout."""
    lead = opening_sentences((reading.passage for reading in readings), _LEAD)
    memory = Memory(
        fiscal_year=_fiscal_year(readings),
        lead_end=max((passage.index for passage in lead), default=0),
    )
    if not readings or not readings[0].passage.is_title:
        return memory
    title = readings[0]
    return replace(memory, floor=Floor(whole=speaker_of_title(title.passage, title.parties)))


def _stretches(mentions: Sequence[Mention], passage: Passage) -> Iterator[CalendarDate]:
    """Yield the weeks, months, quarters and years among the dates of a passage."""
    for mention in mentions:
        value = mention.value
        if (
            isinstance(value, CalendarDate)
            and is_usable(passage, mention)
            and value.granularity in ("week", "month", "quarter", "half", "year")
            and value.earliest is not None
            and value.latest is not None
        ):
            yield value


def _fiscal_year(readings: Sequence[PassageReading]) -> CalendarDate | None:
    """Return the fiscal year that an article names most often, of several the latest."""
    counts = Counter(_fiscal_years(readings))
    return max(counts, key=lambda year: (counts[year], year.latest or date.min), default=None)


def _fiscal_years(readings: Sequence[PassageReading]) -> Iterator[CalendarDate]:
    """Yield the years named in an article that do not begin in January."""
    for reading in readings:
        for mention in reading.passage.dates:
            value = mention.value
            if not isinstance(value, CalendarDate) or value.earliest is None:
                continue
            if value.latest is None or value.earliest.month == 1:
                continue
            if _YEAR[0] <= value.latest - value.earliest <= _YEAR[1]:
                yield value
