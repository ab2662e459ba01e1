"""Reading gold: values as annotated, and a one-line error that names the file for whatever is
broken.
"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.evaluation.gold import ClaimRef, GoldError, GoldParty, read_gold

TEXT = "Atlas Power will buy 2 bcm of gas for $40 million by June."


def mention(surface: str, kind: str, norm: dict[str, Any]) -> dict[str, Any]:
    start = TEXT.index(surface)
    return {
        "start": start,
        "end": start + len(surface),
        "text": surface,
        "kind": kind,
        "norm": norm,
    }


def article() -> dict[str, Any]:
    gas = {
        "low": "2000000000",
        "high": "2000000000",
        "unit_as_written": "bcm",
        "per": None,
        "comparator": "=",
    }
    return {
        "id": "atlas",
        "published": "2025-03-04",
        "file": "corpus/atlas.txt",
        "text": TEXT,
        "ignore": [[0, 5]],
        "mentions": [
            mention("2 bcm", "gas_volume", gas),
            mention(
                "$40 million",
                "money",
                {"low": "40000000", "high": "40000000", "currency": "USD", "comparator": "="},
            ),
            mention("by June", "date", {"value": "../2025-06", "type": "range"}),
        ],
        "claims": [
            {
                "type": "gas_supply",
                "value_mention": [0, 1],
                "parties": [{"name": "Atlas Power", "role": "buyer"}],
                "time": "../2025-06",
                "modality": "planned",
                "attributed_to": None,
                "sentence": TEXT,
            }
        ],
    }


def write(folder: Path, record: object, name: str = "atlas.json") -> Path:
    (folder / name).write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_article_is_read_as_annotated(tmp_path: Path) -> None:
    [read] = read_gold(write(tmp_path, article())).articles
    assert (read.article_id, read.published_on, read.ignore) == (
        "atlas",
        date(2025, 3, 4),
        ((0, 5),),
    )
    assert [(m.kind, m.text) for m in read.mentions] == [
        ("gas_volumes", "2 bcm"),
        ("money", "$40 million"),
        ("dates", "by June"),
    ]
    [claim] = read.claims
    assert claim.values == read.mentions[:2]
    assert claim.parties == (GoldParty("Atlas Power", "buyer"),)
    assert (claim.statement_type, claim.period, claim.modality) == (
        "gas_supply",
        "../2025-06",
        "planned",
    )


def shift(record: dict[str, Any]) -> None:
    record["mentions"][0]["start"] += 1


def drop_text(record: dict[str, Any]) -> None:
    del record["text"]


def set_field(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(record: Any) -> None:
        for key in path[:-1]:
            record = record[key]
        record[path[-1]] = value

    return change


FAULTS = [
    pytest.param(shift, "does not stand at", id="an offset that is off"),
    pytest.param(drop_text, "the field 'text' is missing", id="a field that is missing"),
    pytest.param(set_field("published", value="4 March"), "isoformat", id="a date that is none"),
    pytest.param(
        set_field("mentions", 0, "kind", value="oil"), "unknown kind 'oil'", id="an unknown kind"
    ),
    pytest.param(
        set_field("mentions", 1, "norm", "low", value="forty"),
        "not a decimal",
        id="an amount in words",
    ),
    pytest.param(
        set_field("mentions", 1, "norm", "comparator", value="<>"),
        "comparator",
        id="a bad comparator",
    ),
    pytest.param(
        set_field("mentions", 2, "norm", "type", value="day"),
        "type of date",
        id="a bad type of date",
    ),
    pytest.param(
        set_field("claims", 0, "modality", value="sure"), "modality 'sure'", id="a bad modality"
    ),
    pytest.param(
        set_field("claims", 0, "sentence", value="Elsewhere."),
        "not in the text",
        id="a foreign sentence",
    ),
    pytest.param(
        set_field("claims", 0, "value_mention", value=[7]),
        "value mentions [7]",
        id="no such mention",
    ),
    pytest.param(
        set_field("claims", 0, "value_mention", value=[]),
        "value mentions []",
        id="a claim without value",
    ),
    pytest.param(set_field("mentions", value=[3]), "", id="a mention that is a number"),
]


@pytest.mark.parametrize(("break_it", "fault"), FAULTS)
def test_broken_article_is_named(
    tmp_path: Path, break_it: Callable[[dict[str, Any]], None], fault: str
) -> None:
    record = article()
    break_it(record)
    with pytest.raises(GoldError) as raised:
        read_gold(write(tmp_path, record))
    message = str(raised.value)
    assert message.startswith(str(tmp_path / "atlas.json"))
    assert fault in message
    assert "\n" not in message


def test_invalid_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "half.json").write_text('{"id": ', encoding="utf-8")
    with pytest.raises(GoldError, match=r"half\.json: Expecting value"):
        read_gold(tmp_path)


def test_a_list_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="not a JSON object"):
        read_gold(write(tmp_path, []))


def test_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold article"):
        read_gold(tmp_path)
    with pytest.raises(GoldError, match="no such folder"):
        read_gold(tmp_path / "absent")


def test_links_are_read(tmp_path: Path) -> None:
    first, second = {"article": "atlas", "claim": 0}, {"article": "borealis", "claim": 0}
    links = {
        "clusters": [{"id": "c1", "label": "gas", "claims": [first, second]}],
        "conflicts": [{"a": first, "b": second, "kind": "scope", "note": ""}],
        "hard_negatives": [],
    }
    write(tmp_path, article())
    write(tmp_path, article() | {"id": "borealis"}, "borealis.json")
    write(tmp_path, links, "cross_article.json")
    read = read_gold(tmp_path).links
    assert read is not None
    pair = (ClaimRef("atlas", 0), ClaimRef("borealis", 0))
    assert (read.clusters, read.conflicts, read.hard_negatives) == ((pair,), (pair,), ())


def test_link_to_no_claim_is_named(tmp_path: Path) -> None:
    links = {
        "clusters": [{"claims": [{"article": "atlas", "claim": 1}]}],
        "conflicts": [],
        "hard_negatives": [],
    }
    write(tmp_path, article())
    write(tmp_path, links, "cross_article.json")
    with pytest.raises(GoldError, match=r"cross_article\.json: there is no claim 1"):
        read_gold(tmp_path)


def test_aliases_of_a_party_are_read(tmp_path: Path) -> None:
    record = article()
    record["claims"][0]["parties"][0]["aliases"] = ["AP"]
    [claim] = read_gold(write(tmp_path, record)).articles[0].claims
    assert claim.parties == (GoldParty("Atlas Power", "buyer", ("AP",)),)
