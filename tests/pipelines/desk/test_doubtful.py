"""Pairs of statements about which the rules are least sure."""

from pipelines.desk.doubtful import WIDEST, doubtful_pairs
from tests.pipelines.claims.claim_reports import party, report

BUYER = (party("buyer", "Northland", "e_n"),)


def test_pairs_of_two_stories_near_the_threshold_are_found_nearest_first() -> None:
    told = (
        "Northland signed a contract worth $310 million.",
        "A contract of $310 million was signed by Northland.",
        "Northland spoke of a contract of about $300 million for ships.",
        "Northland wants $330 million of trucks by contract.",
        "Eastland signed for $7 billion.",
    )
    amounts = (310e6, 310e6, 300e6, 330e6, 7e9)
    reports = [
        report(f"s_{place}", sentence, amount=amount, parties=BUYER if place < 4 else ())
        for place, (sentence, amount) in enumerate(zip(told, amounts, strict=True))
    ]
    found = doubtful_pairs(reports)
    assert found
    assert all("s_4" not in pair.ids for pair in found)
    distances = [abs(pair.bits) for pair in found]
    assert distances == sorted(distances)
    assert distances[-1] <= WIDEST
    assert all(pair.reason and pair.row_id == " ".join(sorted(pair.ids)) for pair in found)
    assert found == doubtful_pairs(reports[::-1])


def test_one_statement_is_no_pair() -> None:
    assert doubtful_pairs([report("s_1", "It cost $5.", amount=5.0)]) == []


def test_statements_of_one_story_are_in_no_doubt() -> None:
    twice = [
        report(
            f"s_{n}", "A contract of $310 million.", amount=310e6, article_id="a_1", parties=BUYER
        )
        for n in (1, 2)
    ]
    assert doubtful_pairs(twice) == []
