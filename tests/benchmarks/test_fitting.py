"""Fitted weights of evidence are written where those set by hand stand."""

import tomllib
from importlib.resources import files

import numpy as np

from benchmarks.claims.fitting import WEIGHTS_OF, Fitted, rescaled
from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.evidence import parts_of
from pipelines.claims.pairs import compare_pairs
from tests.pipelines.claims.claim_reports import report

BY_HAND = (files("pipelines.claims") / "lexicon" / "weights.toml").read_text(encoding="utf-8")


def test_each_kind_of_evidence_has_its_weights() -> None:
    table = compare_columns([report("s1", "Peru paid.")])
    pairs = compare_pairs(table, np.array([0]), np.array([0]))
    assert [*WEIGHTS_OF] == [name for name, _ in parts_of(pairs)]


def test_weights_are_multiplied_and_comments_stay() -> None:
    written = rescaled(BY_HAND, Fitted({"words": 2.0, "days": 0.5}, 9.0))
    before, now = tomllib.loads(BY_HAND), tomllib.loads(written)
    assert now["threshold"] == 9
    assert now["words"] == before["words"] | {
        name: 2 * before["words"][name] for name in ("each", "least")
    }
    assert now["days"]["limits"] == [worth / 2 for worth in before["days"]["limits"]]
    for section in before.keys() - {"threshold", "words", "days"}:
        assert now[section] == before[section]
    assert [line.partition("#")[2] for line in written.splitlines()] == [
        line.partition("#")[2] for line in BY_HAND.splitlines()
    ]
