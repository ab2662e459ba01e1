"""Runs over loans of a bank to a port, each in an article of its own."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipelines.identity import sentence_keys, stable_id
from pipelines.runs.entries import CachedArgument, CachedArticle, CachedMention
from pipelines.runs.stages import run_stages
from pipelines.snapshots.store import Snapshot
from tests.pipelines.runs.linking.made_up_runs import make_up_extraction, settings_of
from tests.pipelines.runs.made_up_entries import ARTICLE, LOAN, MONEY, STATEMENT

Drop = Callable[..., Snapshot]
PARTIES = {"lender": "Northland Bank", "borrower": "Port of Eastland"}


def loan(path: str, told: Mapping[str, Any]) -> list[CachedArticle]:
    """Return the article of a file: its day, and a sentence about a loan of $400 million."""
    text = told["sentence"]
    start = text.index("$400 million")
    value = {"text": "$400 million", "amount_low": 4e8, "amount_high": 4e8}
    span = {"sentence_start": 0, "sentence_end": len(text)}
    place = {"start": start, "end": start + len("$400 million")}
    [key] = sentence_keys(text, [start])
    named = (CachedArgument(role=role, name=name, entity_id=None, mention=None)
             for role, name in PARTIES.items() if name in text)  # fmt: skip
    columns = STATEMENT | span | {
        "sentence": text, "amount_low": 4e8, "amount_high": 4e8, "period": None,
        "period_start": None, "period_end": None,
    }  # fmt: skip
    paid = CachedArgument(role="value", name="$400 million", entity_id=None, mention=0, **place)
    article = replace(
        ARTICLE,
        article_id=stable_id("a_", path),
        content_hash=sha256(text.encode()).hexdigest(),
        path=path,
        source=f"{path} Post",
        published_on=date.fromisoformat(told["day"]),
        text=text,
    )
    mention = CachedMention(kind="money", sentence_key=key, columns=MONEY | span | place | value)
    statement = replace(LOAN.statements[0], columns=columns, arguments=(paid, *named))
    return [CachedArticle(article=article, mentions=(mention,), statements=(statement,))]


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drop:
    """Run over the files of a drop: those named are written first, or removed if they tell
    nothing.
    """
    make_up_extraction(monkeypatch, loan)
    (tmp_path / "drop").mkdir()

    def run(**told: tuple[str, str] | None) -> Snapshot:
        for name, content in told.items():
            file = tmp_path / "drop" / f"{name}.json"
            if content is None:
                file.unlink()
            else:
                row = {"day": content[0], "sentence": content[1]}
                file.write_text(json.dumps(row), encoding="utf-8")
        folder = run_stages(settings_of(tmp_path, prune=True))
        return Snapshot(folder.name, folder)

    return run
