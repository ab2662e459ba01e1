"""The tables of a snapshot: every column's Arrow type, unit and meaning, said once."""

from collections.abc import Mapping

from pipelines.snapshots.columns import (
    DAY,
    FLAG,
    INSTANT,
    INTEGER,
    NUMBER,
    STRING,
    TEXT,
    Column,
    Table,
)
from pipelines.snapshots.mention_schemas import DATES, ENTITIES, GAS_VOLUMES, MONEY, WEAPONS
from pipelines.snapshots.shared_columns import (
    AS_PRINTED,
    COMMON_UNITS,
    COUNTRY,
    MODALITY,
    OFFSET,
    PARTY,
    PERIOD,
    RECORD_PLACE,
    SIDES,
    VALUES,
    VERDICT,
    required,
)

ARTICLES = Table(
    "articles",
    "One piece of news each, read from one raw file or one record of it",
    ("article_id",),
    (
        required(
            "article_id", STRING, "Identity: from the URL where there is one, else from the path"
        ),
        required("content_hash", STRING, "SHA-256 of the text", "hexadecimal"),
        required("path", STRING, "Raw file, relative to the input folder"),
        RECORD_PLACE,
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
        required(
            "text", TEXT, "Title, a blank line and the body; every offset counts its code points"
        ),
        required("word_count", INTEGER, "Words of the text, parted by white space", "words"),
        Column("duplicate_of", STRING, "The earliest near-identical article; null when this is it"),
        Column("via", STRING, "The news agency whose copy it is, by its byline or credit line"),
        required("first_run", STRING, "The run that first published the article"),
        required("last_run", STRING, "The run that last published a change of its text"),
        VERDICT,
    ),
)

NAMES = Table(
    "names",
    "Every entity once, under the name that most mentions give it",
    ("entity_id",),
    (
        required("entity_id", STRING, "The entity, the same id in every article"),
        required("name", STRING, "Its name"),
        required("label", STRING, "PERSON, ORG, GPE, LOC, NORP, FAC or PRODUCT"),
        COUNTRY,
        Column("aliases", STRING, "Its other names, the commonest first, joined with '; '"),
        required("article_count", INTEGER, "Articles that mention it", "articles"),
        required("mention_count", INTEGER, "Mentions of it", "mentions"),
        Column("first_seen", DAY, "Earliest day of publication among its articles", "day"),
        Column("last_seen", DAY, "Latest day of publication among its articles", "day"),
    ),
)

STATEMENTS = Table(
    "statements",
    "What one article asserts in one place",
    ("statement_id",),
    (
        required(
            "statement_id",
            STRING,
            "Identity of the statement: article, sentence, surface and ordinal",
        ),
        required("article_id", STRING, "The article that makes it"),
        required("sentence_start", INTEGER, "Where its sentence begins", OFFSET),
        required("sentence_end", INTEGER, "Where its sentence ends, exclusive", OFFSET),
        required("sentence", STRING, "The sentence it rests on"),
        required(
            "statement_type", STRING, "What is asserted: arms_transfer, gas_supply, loan, price, …"
        ),
        Column("predicate", STRING, "Lemma of the word that asserts it"),
        Column(
            "measure",
            STRING,
            "What its value measures: judgment, bond, arms sale; null where no noun says so",
        ),
        *VALUES,
        Column(
            "change_low",
            NUMBER,
            "A rise or fall told beside the level, least; equal to the value where only it is told",
            "unit of the value",
        ),
        Column("change_high", NUMBER, "The same, at most", "unit of the value"),
        *PERIOD,
        MODALITY,
        Column("attributed_to", STRING, "Who says so; null in the article's own voice"),
        Column("cited_source", STRING, "The publication cited for it"),
        Column("confidence", NUMBER, "Chance that all of the statement is right", "0 to 1"),
        Column("rules", STRING, "What decided its type, parties, time, modality and source"),
        Column(
            "claim_id",
            STRING,
            "The claim that the statement is one report of; null where it was rejected",
        ),
        VERDICT,
    ),
)

STATEMENT_ARGUMENTS = Table(
    "statement_arguments",
    "What fills the roles of a statement: its values, time, speaker, source and parties",
    ("statement_id", "role", "mention_id", "name"),
    (
        required("statement_id", STRING, "The statement"),
        required(
            "role",
            STRING,
            "value, time, speaker, source, place, or a party's role such as supplier",
        ),
        Column(
            "mention_id", STRING, "The mention that fills it; null where the text only implies it"
        ),
        Column("mention_kind", STRING, "The table that the mention stands in"),
        *PARTY,
        Column(
            "start", INTEGER, "Where its words begin; null where the text only implies it", OFFSET
        ),
        Column("end", INTEGER, "Where its words end, exclusive", OFFSET),
    ),
)

CLAIMS = Table(
    "claims",
    "The same statement made in one or more articles, once",
    ("claim_id",),
    (
        required(
            "claim_id", STRING, "Identity of the claim, kept from run to run while statements stay"
        ),
        required(
            "statement_type", STRING, "What is claimed: arms_transfer, gas_supply, loan, price, …"
        ),
        required("summary", STRING, "The claim in one line"),
        Column("parties", STRING, "Names of the parties, joined with '; '"),
        *SIDES,
        *VALUES,
        *AS_PRINTED,
        *COMMON_UNITS,
        *PERIOD,
        MODALITY,
        required("statement_count", INTEGER, "Statements that make the claim", "statements"),
        required("article_count", INTEGER, "Articles that make the claim", "articles"),
        required(
            "source_count",
            INTEGER,
            "Independent publishers: copies of one text or of one agency count once, unknown "
            "publishers never beside known ones",
            "publishers",
        ),
        Column("sources", STRING, "Names of the independent publishers, joined with '; '"),
        Column("first_reported", DAY, "Earliest day of publication among its articles", "day"),
        Column("last_reported", DAY, "Latest day of publication among its articles", "day"),
        required(
            "status", STRING, "single, corroborated (two independent publishers) or conflicting"
        ),
        required("representative_statement_id", STRING, "The statement that puts the claim best"),
        VERDICT,
    ),
)

CLAIM_PARTIES = Table(
    "claim_parties",
    "The parties of a claim with their roles",
    ("claim_id", "role", "name"),
    (
        required("claim_id", STRING, "The claim"),
        required("role", STRING, "The party's role: supplier, buyer, lender, …"),
        *PARTY,
    ),
)

CLAIM_LINKS = Table(
    "claim_links",
    "Why two statements are one claim",
    ("statement_id_a", "statement_id_b"),
    (
        required("statement_id_a", STRING, "One statement"),
        required("statement_id_b", STRING, "The other statement"),
        required("score", NUMBER, "Strength of the link, from 0 to 1"),
        required("reason", STRING, "What speaks for the link"),
    ),
)

CONFLICTS = Table(
    "conflicts",
    "Two claims about the same matter whose values cannot both hold",
    ("claim_id_a", "claim_id_b", "field"),
    (
        required("claim_id_a", STRING, "One claim"),
        required("claim_id_b", STRING, "The other claim"),
        required("field", STRING, "The column of claims in which they differ"),
        Column("value_a", STRING, "Its value in the one"),
        Column("value_b", STRING, "Its value in the other"),
        Column(
            "number_a", NUMBER, "The value in the one, where it is a number", "unit of the field"
        ),
        Column("number_b", NUMBER, "The value in the other", "unit of the field"),
        required(
            "reason",
            STRING,
            "How they differ: contradiction, scope (a total against a rate), time (the same by "
            "another deadline), superseded (a running, early, corrected or raised figure)",
        ),
        Column(
            "standing_claim_id", STRING, "Of superseded claims the one that now stands, else null"
        ),
        required("sentence_a", STRING, "A sentence that makes the one claim"),
        required("sentence_b", STRING, "A sentence that makes the other"),
        required("summary_a", STRING, "The one claim in one line"),
        required("summary_b", STRING, "The other"),
        VERDICT,
    ),
)

CLAIM_LINEAGE = Table(
    "claim_lineage",
    "Where statements of a claim went when claims were merged or split",
    ("from_claim_id", "to_claim_id", "run_id"),
    (
        required("from_claim_id", STRING, "The claim that the statements were in"),
        required("to_claim_id", STRING, "The claim that they are in since that run"),
        required("run_id", STRING, "The run that moved them"),
    ),
)

REJECTS = Table(
    "rejects",
    "Files and records that are no readable news text, with the reason",
    ("path", "record"),
    (
        required("path", STRING, "Raw file, relative to the input folder"),
        RECORD_PLACE,
        required("reason", STRING, "Why, from a fixed vocabulary"),
        Column("detail", STRING, "What was wrong, where, and what to do"),
        Column(
            "content_hash",
            STRING,
            "SHA-256 of the file's bytes; null where they could not be read",
            "hexadecimal",
        ),
    ),
)

REVIEWS = Table(
    "reviews",
    "The last verdict of each reviewer on each row that was ever judged and on pairs of statements",
    ("table_name", "row_id", "reviewer"),
    (
        required("table_name", STRING, "The table of the row; pairs for two statements"),
        required(
            "row_id", STRING, "Key of the row; parts of a key, or two ids, with a blank between"
        ),
        required("reviewer", STRING, "Who ruled"),
        required("verdict", STRING, "accepted, rejected or corrected; of pairs same or different"),
        required(
            "stands",
            FLAG,
            "Whether it decides in this run: the row is as it was judged, and nobody "
            "ruled otherwise later",
        ),
        Column("article_id", STRING, "The article of the row, where it has one"),
        Column("correction", STRING, "What was typed in: column: before → after, joined with '; '"),
        Column("why", STRING, "The reviewer's reason, if one was given"),
        required("reviewed_at", INSTANT, "When", "UTC"),
    ),
)

MENTION_TABLES: tuple[Table, ...] = (MONEY, GAS_VOLUMES, WEAPONS, DATES, ENTITIES)
TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        ARTICLES,
        *MENTION_TABLES,
        NAMES,
        STATEMENTS,
        STATEMENT_ARGUMENTS,
        CLAIMS,
        CLAIM_PARTIES,
        CLAIM_LINKS,
        CONFLICTS,
        CLAIM_LINEAGE,
        REJECTS,
        REVIEWS,
    )
}
"""Every table of a snapshot by name, in the order in which they are written and listed."""
