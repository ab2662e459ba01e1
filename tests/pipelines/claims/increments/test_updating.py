"""Any sequence of drops, edits and removals gives what a full run gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from pipelines.claims.building import build_claims
from pipelines.claims.increments.updating import Change, build_with_state, update_claims
from pipelines.claims.records import (
    Claim,
    ClaimLink,
    ClaimSet,
    Conflict,
    ReportedStatement,
    Verdict,
)
from tests.pipelines.claims.claim_reports import party, report

FIRST_DAY = date(2024, 3, 4)
MAKERS = ("Karvel Motors", "Brintol Yards", "Ostrava Air", "Quilmes Gas")
BUYERS = ("Poland", "Norway", "Peru")


def draw_report(source: Random, number: int) -> ReportedStatement:
    """Return a deal between one of few makers and one of few buyers, so that many are alike."""
    maker, buyer = source.choice(MAKERS), source.choice(BUYERS)
    amount = source.choice((1.2e9, 1.23e9, 1.5e9, 3e8))
    day = FIRST_DAY + timedelta(days=source.randrange(12))
    return report(
        f"s{number:03}",
        f"{buyer} signed a contract worth ${amount / 1e9:g} billion with {maker} for patrol boats.",
        published_on=day,
        amount=amount,
        article_id=f"a{number // 2:03}",
        parties=(party("supplier", maker), party("buyer", buyer)),
    )


@dataclass
class Ledger:
    """The tables of a run, to which updates are applied as a run does."""

    reports: dict[str, ReportedStatement] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    links: set[ClaimLink] = field(default_factory=set)
    conflicts: set[Conflict] = field(default_factory=set)
    claim_of: dict[str, str] = field(default_factory=dict)

    def take(self, made: ClaimSet) -> None:
        self.claims |= {claim.claim_id: claim for claim in made.claims}
        self.links |= set(made.links)
        self.conflicts |= set(made.conflicts)
        self.claim_of |= made.claim_of

    def apply(self, change: Change, before: Path, folder: Path) -> None:
        anew = {each.statement_id: each for each in change.reports}
        self.reports = {
            name: each for name, each in self.reports.items() if name not in set(change.gone)
        } | anew
        update = update_claims(before, change, self.fetch, folder)
        self.claims = {n: claim for n, claim in self.claims.items() if n not in update.replaced}
        self.links = {
            link
            for link in self.links
            if not {link.statement_id_a, link.statement_id_b} & update.touched
        }
        self.conflicts = {
            each
            for each in self.conflicts
            if not {each.claim_id_a, each.claim_id_b} & update.replaced
        }
        self.claim_of = {n: c for n, c in self.claim_of.items() if n not in update.touched}
        self.take(update.made)

    def fetch(self, names: Sequence[str]) -> Iterator[ReportedStatement]:
        return (self.reports[name] for name in names)


def draw_change(source: Random, ledger: Ledger) -> Change:
    """Return a drop in which articles come, go and are edited."""
    articles: dict[str, list[str]] = {}
    for each in ledger.reports.values():
        articles.setdefault(each.article_id, []).append(each.statement_id)
    picked = source.sample(sorted(articles), min(3, len(articles)))
    gone = [name for article in picked[:1] for name in articles[article]]
    edited = [int(name[1:]) for article in picked[1:] for name in articles[article]]
    first = 2 * max(int(name[1:]) for name in ledger.reports) + 2
    numbers = [*edited, *range(first, first + source.randrange(5))]
    return Change(
        reports=[draw_report(source, number) for number in numbers],
        gone=gone,
        verdicts=draw_verdicts(source, ledger.reports),
    )


def draw_verdicts(source: Random, reports: Mapping[str, ReportedStatement]) -> list[Verdict]:
    names = sorted(reports)
    return [
        Verdict(statement_id_a=one, statement_id_b=other, same=source.random() < 0.5)
        for one, other in (source.sample(names, 2) for _ in range(source.randrange(3)))
    ]


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_drops_gives_what_a_full_run_gives(seed: int, tmp_path: Path) -> None:
    source = Random(seed)
    ledger = Ledger()
    ledger.reports = {
        each.statement_id: each for each in (draw_report(source, n) for n in range(24))
    }
    ledger.take(build_with_state(ledger.reports.values(), tmp_path / "0"))
    for step in range(4):
        earlier = dict(ledger.claim_of)
        change = draw_change(source, ledger)
        ledger.apply(change, tmp_path / f"{step}", tmp_path / f"{step + 1}")
        full = build_claims(ledger.reports.values(), change.verdicts, earlier)
        assert ledger.claim_of == full.claim_of
        assert sorted(ledger.claims.values(), key=lambda claim: claim.claim_id) == [*full.claims]
        assert ledger.links == set(full.links)
        assert ledger.conflicts == set(full.conflicts)
