"""splink on the reports of `benchmarks.claims`: a row a report, with the columns that a record
linker is usually given.
"""

from collections.abc import Sequence

import pandas as pd

from pipelines.claims.records import ReportedStatement

THRESHOLD = 0.9
LARGEST_TRAINING_SAMPLE = 2_000_000


def rows_of(reports: Sequence[ReportedStatement]) -> pd.DataFrame:
    """Return the reports as a table."""
    return pd.DataFrame(
        {
            "unique_id": report.statement_id,
            "kind": report.statement_type,
            "giver": report.parties[0].name if report.parties else None,
            "taker": report.parties[1].name if len(report.parties) > 1 else None,
            "size": report.amount_low or report.m3_low or report.quantity_low,
            "figure": f"{report.amount_low or report.m3_low or report.quantity_low:.1e}",
            "period": report.period,
            "system": report.systems[0] if report.systems else None,
            "week": report.published_on.toordinal() // 7 if report.published_on else None,
        }
        for report in reports
    )


def link(reports: Sequence[ReportedStatement]) -> dict[str, str]:
    """Return the cluster of each report."""
    # Few have splink: it is an extra of its own, and the other benchmarks do without it.
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    blocks = [
        block_on("kind", "giver", "figure"),
        block_on("kind", "giver", "taker"),
        block_on("kind", "taker", "figure"),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=blocks,
        comparisons=[
            cl.ExactMatch("giver"),
            cl.ExactMatch("taker"),
            cl.ExactMatch("figure"),
            cl.ExactMatch("period"),
            cl.ExactMatch("system"),
            cl.ExactMatch("week"),
        ],
    )
    linker = Linker(DuckDBAPI().register(rows_of(reports)), settings)
    linker.training.estimate_probability_two_random_records_match(blocks[:1], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=LARGEST_TRAINING_SAMPLE)
    for block in (block_on("week", "figure"), block_on("giver", "week")):
        linker.training.estimate_parameters_using_expectation_maximisation(block)
    predicted = linker.inference.predict(threshold_match_probability=THRESHOLD)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=THRESHOLD
    ).as_pandas_dataframe()
    return dict(zip(clusters["unique_id"], clusters["cluster_id"].astype(str), strict=True))
