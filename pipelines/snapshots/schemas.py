"""The tables of a snapshot: every column's Arrow type, unit and meaning, said once."""

from collections.abc import Mapping

import pyarrow as pa

from pipelines.snapshots.columns import (
    DAY,
    FLAG,
    INTEGER,
    NUMBER,
    RECORD,
    STRING,
    TEXT,
    Column,
    Table,
)


def _required(name: str, type_: pa.DataType, description: str, unit: str | None = None) -> Column:
    return Column(name, type_, description, unit, required=True)


_OFFSET = "code points from the start of articles.text"
_COMPARATOR = (
    "How the printed figure bounds the value: = exactly, ~ about, > more than, >= at least, <, <="
)
_PERIOD = (
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
_MODALITY = _required("modality", STRING, "How it is put: asserted, planned, possible or denied")
_AMOUNT = (
    Column(
        "amount_low",
        NUMBER,
        "Amount of money, lower end; equal to amount_high unless a range",
        "currency",
    ),
    Column("amount_high", NUMBER, "Amount of money, upper end", "currency"),
    Column("currency", STRING, "Currency of the amount", "ISO 4217"),
)
_VOLUME = (
    Column("m3_low", NUMBER, "Natural-gas equivalent, lower end, whatever the printed unit", "m3"),
    Column("m3_high", NUMBER, "Natural-gas equivalent, upper end", "m3"),
)
_PER = Column(
    "per",
    STRING,
    "Denominator of a price or rate (barrel, MMBtu, day, year); null for a plain amount",
)
_QUANTITY = (
    Column("quantity_low", INTEGER, "Number of weapons, lower end", "pieces"),
    Column("quantity_high", INTEGER, "Number of weapons, upper end", "pieces"),
)
_WEAPON_CLASS = Column(
    "weapon_class",
    STRING,
    "Class of the weapon, a term of extractors/weapons/lexicon/weapon_classes.toml",
)
_VALUES = (
    *_AMOUNT,
    *_VOLUME,
    _PER,
    Column("comparator", STRING, _COMPARATOR),
    Column("systems", STRING, "Canonical names of the weapon systems, joined with '; '"),
    _WEAPON_CLASS,
    *_QUANTITY,
)
_PARTY = (
    Column(
        "entity_id",
        STRING,
        "The entity, the same id in every article; null for a name that is no known entity",
    ),
    Column("name", STRING, "Canonical name"),
)


def _mention_table(name: str, description: str, *columns: Column) -> Table:
    head = (
        _required(
            "mention_id",
            STRING,
            "Identity of the mention: article, kind, sentence, surface and ordinal",
        ),
        _required("article_id", STRING, "The article it stands in"),
        _required(
            "start",
            INTEGER,
            "Where the mention begins: articles.text[start:end] is its text",
            _OFFSET,
        ),
        _required("end", INTEGER, "Where the mention ends, exclusive", _OFFSET),
        _required("text", STRING, "The mention as printed"),
        _required("sentence_start", INTEGER, "Where its sentence begins", _OFFSET),
        _required("sentence_end", INTEGER, "Where its sentence ends, exclusive", _OFFSET),
        _required("rule", STRING, "The rule or model that found it"),
    )
    return Table(name, description, ("mention_id",), head + columns)


ARTICLES = Table(
    "articles",
    "One piece of news each, read from one raw file or one record of it",
    ("article_id",),
    (
        _required(
            "article_id", STRING, "Identity: from the URL where there is one, else from the path"
        ),
        _required("content_hash", STRING, "SHA-256 of the text", "hexadecimal"),
        _required("path", STRING, "Raw file, relative to the input folder"),
        Column("source", STRING, "Publisher"),
        Column("url", STRING, "Address of the article"),
        Column("title", STRING, "Headline"),
        Column("author", STRING, "Author as printed"),
        Column("published_on", DAY, "Day of publication, by the publisher's calendar", "day"),
        Column(
            "published_basis",
            STRING,
            "Where the day comes from: metadata, url, dateline, text, filename, or a guess",
        ),
        Column("language", STRING, "Detected language; only English is extracted", "ISO 639-1"),
        _required(
            "text", TEXT, "Title, a blank line and the body; every offset counts its code points"
        ),
        _required("word_count", INTEGER, "Words of the text, parted by white space", "words"),
        Column("duplicate_of", STRING, "The earliest near-identical article; null when this is it"),
        _required("first_run", STRING, "The run that first published the article"),
        _required("last_run", STRING, "The run that last published a change of its text"),
    ),
)

MONEY = _mention_table(
    "money",
    "Amounts of money as mentioned in articles",
    *(Column(c.name, c.type, c.description, c.unit, required=True) for c in _AMOUNT),
    _required("comparator", STRING, _COMPARATOR),
    _PER,
)

GAS_VOLUMES = _mention_table(
    "gas_volumes",
    "Quantities of natural gas as mentioned in articles: by volume, mass (LNG) or energy",
    _required("quantity_low", NUMBER, "Quantity in the unscaled unit, lower end", "unit"),
    _required("quantity_high", NUMBER, "Quantity in the unscaled unit, upper end", "unit"),
    _required("unit", STRING, "Unscaled unit: m3, ft3, t, MWh, MMBtu, therm, GJ or boe"),
    _required("dimension", STRING, "What is measured: volume, mass or energy"),
    *_VOLUME,
    _PER,
    _required("is_change", FLAG, "True for a rise or fall, false for a level"),
    _required("comparator", STRING, _COMPARATOR),
)

WEAPONS = _mention_table(
    "weapons",
    "Weapon systems, or bare classes with a stated number, as mentioned in articles",
    Column("system", STRING, "Canonical name; null for a bare class"),
    _WEAPON_CLASS,
    *_QUANTITY,
    Column("caliber_mm", NUMBER, "Caliber", "mm"),
    Column("origin", STRING, "Country of origin of the system", "ISO 3166-1 alpha-3"),
    _required(
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
    _required("kind", STRING, "date, range, duration, set or reference"),
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
    _required(
        "basis",
        STRING,
        "Resolved against: explicit (nothing), published (publication day), document (its dates)",
    ),
    _required("in_citation", FLAG, "True for the date of a cited source"),
)

ENTITIES = _mention_table(
    "entities",
    "Named entities as mentioned in articles",
    _required("label", STRING, "PERSON, ORG, GPE, LOC, NORP, FAC or PRODUCT"),
    *(Column(c.name, c.type, c.description, c.unit, required=True) for c in _PARTY),
)

STATEMENTS = Table(
    "statements",
    "What one article asserts in one place",
    ("statement_id",),
    (
        _required(
            "statement_id",
            STRING,
            "Identity of the statement: article, sentence, surface and ordinal",
        ),
        _required("article_id", STRING, "The article that makes it"),
        _required("sentence_start", INTEGER, "Where its sentence begins", _OFFSET),
        _required("sentence_end", INTEGER, "Where its sentence ends, exclusive", _OFFSET),
        _required("sentence", STRING, "The sentence it rests on"),
        _required(
            "statement_type", STRING, "What is asserted: arms_transfer, gas_supply, loan, price, …"
        ),
        Column("predicate", STRING, "Lemma of the word that asserts it"),
        Column(
            "measure",
            STRING,
            "What its value measures: judgment, bond, arms sale; null where no noun says so",
        ),
        *_VALUES,
        Column(
            "change_low",
            NUMBER,
            "A rise or fall told beside the level, least; equal to the value where only it is told",
            "unit of the value",
        ),
        Column("change_high", NUMBER, "The same, at most", "unit of the value"),
        *_PERIOD,
        _MODALITY,
        Column("attributed_to", STRING, "Who says so; null in the article's own voice"),
        Column("cited_source", STRING, "The publication cited for it"),
        Column("confidence", NUMBER, "Chance that all of the statement is right", "0 to 1"),
        Column("rules", STRING, "What decided its type, parties, time, modality and source"),
        _required("claim_id", STRING, "The claim that the statement is one report of"),
    ),
)

STATEMENT_ARGUMENTS = Table(
    "statement_arguments",
    "What fills the roles of a statement: its values, time, speaker, source and parties",
    ("statement_id", "role", "mention_id", "name"),
    (
        _required("statement_id", STRING, "The statement"),
        _required(
            "role",
            STRING,
            "value, time, speaker, source, place, or a party's role such as supplier",
        ),
        Column(
            "mention_id", STRING, "The mention that fills it; null where the text only implies it"
        ),
        Column("mention_kind", STRING, "The table that the mention stands in"),
        *_PARTY,
        Column(
            "start", INTEGER, "Where its words begin; null where the text only implies it", _OFFSET
        ),
        Column("end", INTEGER, "Where its words end, exclusive", _OFFSET),
    ),
)

CLAIMS = Table(
    "claims",
    "The same statement made in one or more articles, once",
    ("claim_id",),
    (
        _required("claim_id", STRING, "Identity of the claim, from its earliest statement"),
        _required(
            "statement_type", STRING, "What is claimed: arms_transfer, gas_supply, loan, price, …"
        ),
        _required("summary", STRING, "The claim in one line"),
        Column("parties", STRING, "Names of the parties, joined with '; '"),
        *_VALUES,
        *_PERIOD,
        _MODALITY,
        _required("statement_count", INTEGER, "Statements that make the claim", "statements"),
        _required("article_count", INTEGER, "Articles that make the claim", "articles"),
        _required(
            "source_count",
            INTEGER,
            "Independent articles: near-identical ones count once",
            "articles",
        ),
        Column("first_reported", DAY, "Earliest day of publication among its articles", "day"),
        Column("last_reported", DAY, "Latest day of publication among its articles", "day"),
        _required(
            "status", STRING, "single, corroborated (several independent articles) or conflicting"
        ),
        _required("representative_statement_id", STRING, "The statement that puts the claim best"),
    ),
)

CLAIM_PARTIES = Table(
    "claim_parties",
    "The parties of a claim with their roles",
    ("claim_id", "role", "name"),
    (
        _required("claim_id", STRING, "The claim"),
        _required("role", STRING, "The party's role: supplier, buyer, lender, …"),
        *_PARTY,
    ),
)

CLAIM_LINKS = Table(
    "claim_links",
    "Why two statements are one claim",
    ("statement_id_a", "statement_id_b"),
    (
        _required("statement_id_a", STRING, "One statement"),
        _required("statement_id_b", STRING, "The other statement"),
        _required("score", NUMBER, "Strength of the link, from 0 to 1"),
        _required("reason", STRING, "What speaks for the link"),
    ),
)

CONFLICTS = Table(
    "conflicts",
    "Two claims about the same matter whose values cannot both hold",
    ("claim_id_a", "claim_id_b", "field"),
    (
        _required("claim_id_a", STRING, "One claim"),
        _required("claim_id_b", STRING, "The other claim"),
        _required("field", STRING, "The column of claims in which they differ"),
        Column("value_a", STRING, "Its value in the one"),
        Column("value_b", STRING, "Its value in the other"),
        _required(
            "reason",
            STRING,
            "How they differ: contradiction, scope (a total against a rate), time, superseded",
        ),
    ),
)

REJECTS = Table(
    "rejects",
    "Files and records that are no readable news text, with the reason",
    ("path", "record"),
    (
        _required("path", STRING, "Raw file, relative to the input folder"),
        Column(
            "record", RECORD, "Position of the record in its file, from 0; null for whole files"
        ),
        _required("reason", STRING, "Why, from a fixed vocabulary"),
        Column("detail", STRING, "What was wrong, where, and what to do"),
        Column(
            "content_hash",
            STRING,
            "SHA-256 of the file's bytes; null where they could not be read",
            "hexadecimal",
        ),
    ),
)

MENTION_TABLES: tuple[Table, ...] = (MONEY, GAS_VOLUMES, WEAPONS, DATES, ENTITIES)
TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        ARTICLES,
        *MENTION_TABLES,
        STATEMENTS,
        STATEMENT_ARGUMENTS,
        CLAIMS,
        CLAIM_PARTIES,
        CLAIM_LINKS,
        CONFLICTS,
        REJECTS,
    )
}
"""Every table of a snapshot by name, in the order in which they are written and listed."""
