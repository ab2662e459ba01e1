"""The records that the extractors speak in: values, matches, mentions and statements.

A `Match` is what one extractor finds in a text. `extractors.extract` settles overlaps and
turns matches into `Mention` records, which know their sentence. `extractors.statements.build`
relates the mentions of a sentence into `Statement` records.

All offsets count Unicode code points of the text, half-open: ``text[start:end]``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Comparator = Literal["=", "~", ">", ">=", "<", "<="]
Modality = Literal["asserted", "planned", "possible", "denied"]
Dimension = Literal["volume", "mass", "energy"]
DateKind = Literal["date", "range", "duration", "set", "reference"]
Granularity = Literal[
    "day", "week", "month", "season", "quarter", "half", "year", "decade", "century"
]
DateBasis = Literal["explicit", "published", "document"]
RateOwner = Literal["money", "gas"]

Cell = str | int | float | bool | date | None
"""What one cell of a row may hold before it becomes an Arrow value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money; a single amount has ``low == high``, a loss is negative.

    `currency` is an ISO 4217 code, `per` the denominator of a price or rate (``"barrel"``,
    ``"MMBtu"``, ``"year"``). A bound ("over $300 million") keeps its printed figure in both
    `low` and `high` and says which way it is open in `comparator`.
    """

    low: Decimal
    high: Decimal
    currency: str
    comparator: Comparator = "="
    per: str | None = None

    def columns(self) -> dict[str, Cell]:
        """Return the columns of the table ``money`` that this value fills."""
        return {
            "amount_low": float(self.low),
            "amount_high": float(self.high),
            "currency": self.currency,
            "comparator": self.comparator,
            "per": self.per,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class GasVolume:
    """A quantity of natural gas in an unscaled unit: "5 bcf" is 5e9 ``ft3``.

    `unit` is one of ``m3``, ``ft3``, ``t``, ``MWh``, ``MMBtu``, ``therm``, ``GJ``, ``boe``;
    `m3_low` and `m3_high` give the natural-gas equivalent in cubic metres, whatever the
    dimension. `per` is the period of a rate; `is_change` marks a rise or fall, not a level.
    """

    low: Decimal
    high: Decimal
    unit: str
    dimension: Dimension
    m3_low: Decimal
    m3_high: Decimal
    per: str | None = None
    is_change: bool = False
    comparator: Comparator = "="

    def columns(self) -> dict[str, Cell]:
        """Return the columns of the table ``gas_volumes`` that this value fills."""
        return {
            "quantity_low": float(self.low),
            "quantity_high": float(self.high),
            "unit": self.unit,
            "dimension": self.dimension,
            "m3_low": float(self.m3_low),
            "m3_high": float(self.m3_high),
            "per": self.per,
            "is_change": self.is_change,
            "comparator": self.comparator,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon system, or a bare class of them with a stated number.

    `system` is the canonical name (None for a bare class), `weapon_class` a term of
    ``lexicon/weapon_classes.toml``, `origin` an ISO 3166-1 alpha-3 code. `known` says that
    the system stands in the gazetteer, not only that its designation looks right.
    """

    system: str | None
    weapon_class: str | None
    quantity_low: int | None = None
    quantity_high: int | None = None
    caliber_mm: Decimal | None = None
    origin: str | None = None
    known: bool = False

    @property
    def is_counted(self) -> bool:
        """Whether the text says how many there are."""
        return self.quantity_low is not None or self.quantity_high is not None

    def columns(self) -> dict[str, Cell]:
        """Return the columns of the table ``weapons`` that this value fills."""
        return {
            "system": self.system,
            "weapon_class": self.weapon_class,
            "quantity_low": self.quantity_low,
            "quantity_high": self.quantity_high,
            "caliber_mm": None if self.caliber_mm is None else float(self.caliber_mm),
            "origin": self.origin,
            "known": self.known,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """A temporal expression, resolved as far as the text allows.

    `value` is EDTF (ISO 8601-2): ``2024-02-06``, ``2014-09``, ``2023-11/2024-03``,
    ``../2024-12-31``; an ISO 8601 duration for `kind` ``duration``; None for a
    ``reference`` that cannot be resolved. `earliest` and `latest` are the first and last day
    that the value covers (None where open or unknown). `basis` says what it was resolved
    against: nothing (``explicit``), the publication date, or other dates of the document.
    """

    value: str | None
    kind: DateKind
    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity | None = None
    basis: DateBasis = "explicit"
    in_citation: bool = False

    def columns(self) -> dict[str, Cell]:
        """Return the columns of the table ``dates`` that this value fills."""
        return {
            "value": self.value,
            "kind": self.kind,
            "earliest": self.earliest,
            "latest": self.latest,
            "granularity": self.granularity,
            "basis": self.basis,
            "in_citation": self.in_citation,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity: its label, the fullest form of its name, and an id shared across articles.

    `country` is the ISO 3166-1 alpha-3 code of the country that it is, governs or belongs to, where
    its name alone says so.
    """

    label: str
    entity_id: str
    name: str
    country: str | None = None

    def columns(self) -> dict[str, Cell]:
        """Return the columns of the table ``entities`` that this value fills."""
        return {
            "label": self.label,
            "entity_id": self.entity_id,
            "name": self.name,
            "country": self.country,
        }


Value = Money | GasVolume | Weapon | CalendarDate | Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What one extractor found: a stretch of the text, its value and the rule that found it."""

    start: int
    end: int
    value: Value
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A typed stretch of one text with its normalised value.

    `kind` is the name of the mention's table: ``money``, ``gas_volumes``, ``weapons``,
    ``dates`` or ``entities``.
    """

    kind: str
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    value: Value
    rule: str

    def as_row(self) -> dict[str, Cell]:
        """Return the mention as a row of its table, without the ids."""
        row: dict[str, Cell] = {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "sentence_start": self.sentence_start,
            "sentence_end": self.sentence_end,
            "rule": self.rule,
        }
        return row | self.value.columns()


NO_PARTIES = frozenset({"value", "time", "speaker", "source", "place"})
"""Roles of a statement's arguments that name no party to it: what it rests on, when and where it
holds, and who says so.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What fills one role of a statement: a mention of the text, a named party, or both.

    `words` are the offsets of the words that name it where those are no mention: "the Seoul-based
    firm".
    """

    role: str
    name: str
    mention: Mention | None = None
    entity_id: str | None = None
    words: tuple[int, int] | None = None

    @property
    def place(self) -> tuple[int, int] | None:
        """The offsets of its mention or of its words; None where the text only implies it."""
        return self.words if self.mention is None else (self.mention.start, self.mention.end)

    @property
    def identity(self) -> str:
        """What tells it from others: its entity's id, else its name."""
        return self.entity_id or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a text asserts in one place: values with their parties, time, modality and source.

    `arguments` holds one ``value`` argument for each money, gas volume or weapon mention that
    the statement rests on, in text order, then parties, time, speaker and source. `period` is
    the time the value holds for, else the day of the event. `attributed_to` names who says
    so; `cited_source` is the publication cited for it. `rate_of` says whose rate and bound
    stand in its row, where it has both an amount of money and a gas volume. `changes` are those of
    its values that are a rise or fall, not a level. `measure` is the noun that its value stands
    beside, as "judgment" or "arms sale". `confidence` is the chance that all of it is right,
    `rules` say what decided each part.
    """

    statement_type: str
    predicate: str | None
    sentence_start: int
    sentence_end: int
    sentence: str
    arguments: tuple[Argument, ...]
    period: CalendarDate | None
    modality: Modality
    attributed_to: str | None = None
    cited_source: str | None = None
    rate_of: RateOwner = "money"
    changes: tuple[Mention, ...] = ()
    measure: str | None = None
    confidence: float | None = None
    rules: str | None = None

    def values(self) -> tuple[Mention, ...]:
        """Return the mentions the statement rests on, in text order."""
        return tuple(
            a.mention for a in self.arguments if a.role == "value" and a.mention is not None
        )

    def as_row(self) -> dict[str, Cell]:
        """Return the statement as a row of its table, without the ids."""
        said: dict[str, Cell] = {
            "sentence_start": self.sentence_start,
            "sentence_end": self.sentence_end,
            "sentence": self.sentence,
            "statement_type": self.statement_type,
            "predicate": self.predicate,
            "measure": self.measure,
        }
        how: dict[str, Cell] = {
            "period": self.period.value if self.period else None,
            "period_start": self.period.earliest if self.period else None,
            "period_end": self.period.latest if self.period else None,
            "modality": self.modality,
            "attributed_to": self.attributed_to,
            "cited_source": self.cited_source,
            "confidence": self.confidence,
            "rules": self.rules,
        }
        levels = tuple(value for value in self.values() if value not in self.changes)
        values = value_columns(levels or self.values(), self.rate_of)
        return said | values | change_columns(self.changes) | how


_VALUE_COLUMNS = (
    "amount_low",
    "amount_high",
    "currency",
    "m3_low",
    "m3_high",
    "per",
    "comparator",
    "systems",
    "weapon_class",
    "quantity_low",
    "quantity_high",
)


def value_columns(values: tuple[Mention, ...], rate_of: RateOwner) -> dict[str, Cell]:
    """Flatten the mentions a statement rests on into its value columns.

    The first money amount and the first gas volume speak for the statement; a second amount
    is a conversion in brackets. `rate_of` says whose `comparator` and `per` stand in the row where
    there are both.
    """
    money, gas = _first_columns(values, Money), _first_columns(values, GasVolume)
    weak, strong = (money, gas) if rate_of == "gas" else (gas, money)
    weapons = [m.value for m in values if isinstance(m.value, Weapon)]
    row = weak | strong | _weapon_columns(weapons)
    return {name: row.get(name) for name in _VALUE_COLUMNS}


def change_columns(changes: Sequence[Mention]) -> dict[str, Cell]:
    """Return the first rise or fall in the unit of the amount or volume that it is one of."""
    for mention in changes:
        row = mention.value.columns()
        low = "amount_low" if mention.kind == "money" else "m3_low"
        if low in row:
            return {"change_low": row[low], "change_high": row[low.replace("low", "high")]}
    return {"change_low": None, "change_high": None}


def _first_columns(values: Sequence[Mention], of: type[Money | GasVolume]) -> dict[str, Cell]:
    """Return the columns of the first value that is one of the type `of`; none without one."""
    return next((m.value.columns() for m in values if isinstance(m.value, of)), {})


def _weapon_columns(weapons: Sequence[Weapon]) -> dict[str, Cell]:
    """Return every system's name once, with the class of the first weapon that has one, and the
    number of the first system that has one, else of the first weapon: of "16 submarines, seven of
    them Kilos", seven are Kilos.
    """
    systems = dict.fromkeys(weapon.system for weapon in weapons if weapon.system)
    numbered = [weapon for weapon in weapons if weapon.is_counted]
    counted = next((weapon for weapon in numbered if weapon.system), next(iter(numbered), None))
    return {
        "systems": "; ".join(systems) or None,
        "weapon_class": next((w.weapon_class for w in weapons if w.weapon_class), None),
        "quantity_low": counted.quantity_low if counted else None,
        "quantity_high": counted.quantity_high if counted else None,
    }
