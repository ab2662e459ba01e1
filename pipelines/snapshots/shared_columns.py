"""The columns that several tables have in common, and what is said alike of others."""

import pyarrow as pa

from pipelines.snapshots.columns import DAY, INTEGER, NUMBER, RECORD, STRING, Column


def required(name: str, type_: pa.DataType, description: str, unit: str | None = None) -> Column:
    """Return a column that forbids nulls.

    >>> required("article_id", STRING, "The article it stands in").required
    True
    """
    return Column(name, type_, description, unit, required=True)


OFFSET = "code points from the start of articles.text"
COMPARATOR = (
    "How the printed figure bounds the value: = exactly, ~ about, > more than, >= at least, <, <="
)
PERIOD = (
    Column(
        "period",
        STRING,
        "The time the value holds for, else the day of the event",
        "EDTF (ISO 8601-2)",
    ),
    Column(
        "period_start",
        DAY,
        "First day that the period covers; null where it is open or unknown",
        "day",
    ),
    Column(
        "period_end",
        DAY,
        "Last day that the period covers; null where it is open or unknown",
        "day",
    ),
)
MODALITY = required("modality", STRING, "How it is put: asserted, planned, possible or denied")
AMOUNT = (
    Column(
        "amount_low",
        NUMBER,
        "Amount of money, lower end; equal to amount_high unless a range",
        "currency",
    ),
    Column("amount_high", NUMBER, "Amount of money, upper end", "currency"),
    Column("currency", STRING, "Currency of the amount", "ISO 4217"),
)
VOLUME = (
    Column("m3_low", NUMBER, "Natural-gas equivalent, lower end, whatever the printed unit", "m3"),
    Column("m3_high", NUMBER, "Natural-gas equivalent, upper end", "m3"),
)
PER = Column(
    "per",
    STRING,
    "Denominator of a price or rate (barrel, MMBtu, day, year); null for a plain amount",
)
QUANTITY = (
    Column("quantity_low", INTEGER, "Number of weapons, lower end", "pieces"),
    Column("quantity_high", INTEGER, "Number of weapons, upper end", "pieces"),
)
WEAPON_CLASS = Column(
    "weapon_class",
    STRING,
    "Class of the weapon, a term of extractors/weapons/lexicon/weapon_classes.toml",
)
VALUES = (
    *AMOUNT,
    *VOLUME,
    PER,
    Column("comparator", STRING, COMPARATOR),
    Column("systems", STRING, "Canonical names of the weapon systems, joined with '; '"),
    WEAPON_CLASS,
    *QUANTITY,
)
PARTY = (
    Column(
        "entity_id",
        STRING,
        "The entity, the same id in every article; null for a name that is no known entity",
    ),
    Column("name", STRING, "Canonical name"),
)
COUNTRY = Column(
    "country",
    STRING,
    "The country that it is, governs or belongs to, where its name says so",
    "ISO 3166-1 alpha-3",
)
RECORD_PLACE = Column(
    "record", RECORD, "Position of the record in its file, from 0; null for whole files"
)
VERDICT = Column(
    "verdict",
    STRING,
    "What a reviewer ruled on the row as it is: accepted, rejected or corrected; null where nobody "
    "ruled, or the row has changed since",
)
SIDES = (
    Column(
        "supplier",
        STRING,
        "Who gives: supplier, seller, lender, donor, investor, contractor or producer, joined with "
        "'; '; of a payment for goods its recipient",
    ),
    Column("buyer", STRING, "Who takes: buyer, borrower or recipient, joined with '; '"),
    Column("subject", STRING, "Whom it is about otherwise, joined with '; '"),
)
AS_PRINTED = (
    Column(
        "measure",
        STRING,
        "What the amount, else the volume, measures: net profit, export, judgment; null where no "
        "noun says so",
    ),
    Column("printed_amount", STRING, "The amount of money as printed"),
    Column(
        "converted_low",
        NUMBER,
        "The same amount as the article itself converts it, lower end",
        "converted_currency",
    ),
    Column("converted_high", NUMBER, "The same, upper end", "converted_currency"),
    Column("converted_currency", STRING, "Currency of the conversion", "ISO 4217"),
    Column("printed_volume", STRING, "The gas volume as printed"),
    Column("volume_low", NUMBER, "The volume in the unit printed, lower end", "volume_unit"),
    Column("volume_high", NUMBER, "The volume in the unit printed, upper end", "volume_unit"),
    Column(
        "volume_unit", STRING, "Unscaled unit printed: m3, ft3, t, MWh, MMBtu, therm, GJ or boe"
    ),
)
COMMON_UNITS = (
    Column("bcm", NUMBER, "The volume, lower end; null where it is a rate", "billion m3"),
    Column(
        "bcm_per_year",
        NUMBER,
        "A volume that is a rate, lower end, for a year of 365 days",
        "billion m3 per year",
    ),
    Column(
        "amount_usd",
        NUMBER,
        "The amount, lower end, in dollars by the file of exchange rates; null without one",
        "USD",
    ),
    Column("usd_rate", NUMBER, "What one unit of the currency was worth in dollars", "USD"),
    Column(
        "usd_rate_on",
        DAY,
        "Day of the rate: the report's, or the last before it with a rate; null for dollars",
        "day",
    ),
)
