"""The tables of mentions, one a kind: what all have in common, and the columns of each value."""

from pipelines.snapshots.columns import DAY, FLAG, INTEGER, NUMBER, STRING, Column, Table
from pipelines.snapshots.shared_columns import (
    AMOUNT,
    COMPARATOR,
    COUNTRY,
    OFFSET,
    PARTY,
    PER,
    QUANTITY,
    VERDICT,
    VOLUME,
    WEAPON_CLASS,
    required,
)


def _mention_table(name: str, description: str, *columns: Column) -> Table:
    head = (
        required(
            "mention_id",
            STRING,
            "Identity of the mention: article, kind, sentence, surface and ordinal",
        ),
        required("article_id", STRING, "The article it stands in"),
        required(
            "start",
            INTEGER,
            "Where the mention begins: articles.text[start:end] is its text",
            OFFSET,
        ),
        required("end", INTEGER, "Where the mention ends, exclusive", OFFSET),
        required("text", STRING, "The mention as printed"),
        required("sentence_start", INTEGER, "Where its sentence begins", OFFSET),
        required("sentence_end", INTEGER, "Where its sentence ends, exclusive", OFFSET),
        required("rule", STRING, "The rule or model that found it"),
    )
    return Table(name, description, ("mention_id",), (*head, *columns, VERDICT))


MONEY = _mention_table(
    "money",
    "Amounts of money as mentioned in articles",
    *(Column(c.name, c.type, c.description, c.unit, required=True) for c in AMOUNT),
    required("comparator", STRING, COMPARATOR),
    PER,
)

GAS_VOLUMES = _mention_table(
    "gas_volumes",
    "Quantities of natural gas as mentioned in articles: by volume, mass (LNG) or energy",
    required("quantity_low", NUMBER, "Quantity in the unscaled unit, lower end", "unit"),
    required("quantity_high", NUMBER, "Quantity in the unscaled unit, upper end", "unit"),
    required("unit", STRING, "Unscaled unit: m3, ft3, t, MWh, MMBtu, therm, GJ or boe"),
    required("dimension", STRING, "What is measured: volume, mass or energy"),
    *VOLUME,
    PER,
    required("is_change", FLAG, "True for a rise or fall, false for a level"),
    required("comparator", STRING, COMPARATOR),
)

WEAPONS = _mention_table(
    "weapons",
    "Weapon systems, or bare classes with a stated number, as mentioned in articles",
    Column("system", STRING, "Canonical name; null for a bare class"),
    WEAPON_CLASS,
    *QUANTITY,
    Column("caliber_mm", NUMBER, "Caliber", "mm"),
    Column("origin", STRING, "Country of origin of the system", "ISO 3166-1 alpha-3"),
    required(
        "known",
        FLAG,
        "True when the system stands in the gazetteer, not only in the designation grammar",
    ),
)

DATES = _mention_table(
    "dates",
    "Temporal expressions as mentioned in articles, resolved as far as the text allows",
    Column(
        "value",
        STRING,
        "The date or interval; null for a reference that cannot be resolved",
        "EDTF (ISO 8601-2)",
    ),
    required("kind", STRING, "date, range, duration, set or reference"),
    Column(
        "earliest", DAY, "First day that the value covers; null where it is open or unknown", "day"
    ),
    Column(
        "latest", DAY, "Last day that the value covers; null where it is open or unknown", "day"
    ),
    Column(
        "granularity",
        STRING,
        "Finest unit named: day, week, month, season, quarter, half, year, decade, century",
    ),
    required(
        "basis",
        STRING,
        "Resolved against: explicit (nothing), published (publication day), guess (a guess at it),"
        " document (its dates)",
    ),
    required("in_citation", FLAG, "True for the date of a cited source"),
)

ENTITIES = _mention_table(
    "entities",
    "Named entities as mentioned in articles",
    required("label", STRING, "PERSON, ORG, GPE, LOC, NORP, FAC or PRODUCT"),
    *(Column(c.name, c.type, c.description, c.unit, required=True) for c in PARTY),
    COUNTRY,
)
