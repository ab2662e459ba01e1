"""Claims brought up to date are those of a full run."""

import random
from collections.abc import Set
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import gettempdir

import pytest

from benchmarks.claims.news import World
from pipelines.claims import candidates
from pipelines.claims.building import NO_CLAIMS, build_claims, in_order
from pipelines.claims.records import ClaimSet, ReportedStatement, Verdict
from pipelines.claims.updating import meetings
from pipelines.claims.updating.kept import NOTHING, Kept
from pipelines.claims.updating.update import Update, update_claims
from pipelines.snapshots.database import scratch_in

Articles = dict[str, list[ReportedStatement]]
SCRATCH = Path(gettempdir())


@pytest.fixture(scope="module")
def archive() -> Articles:
    """Return some hundred statements of made-up news, by article."""
    articles: Articles = {}
    for told in World(240, seed=5).tell().told:
        articles.setdefault(told.report.article_id, []).append(told.report)
    return articles


@pytest.fixture(autouse=True)
def _few_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let so few meet under one key that blocks often grow too large, or shrink."""
    for module in (candidates, meetings):
        monkeypatch.setattr(module, "LARGEST_BLOCK", 5)


class Ledger:
    """Claims that are kept up to date beside the articles that they are made of."""

    def __init__(self) -> None:
        self.articles: Articles = {}
        self.verdicts: list[Verdict] = []
        self.kept: Kept = NOTHING
        self.claims: ClaimSet = NO_CLAIMS

    def read(self, articles: Set[str]) -> list[ReportedStatement]:
        return [each for name in sorted(articles) for each in self.articles.get(name, ())]

    def update(self, changed: Set[str]) -> None:
        """Bring the claims up to date, and compare them with those of a full run."""
        earlier = dict(self.claims.claim_of)
        with scratch_in(SCRATCH):  # in all the memory that it asks for
            full = build_claims(self.read(self.articles.keys()), self.verdicts, earlier)
        update = update_claims(self.kept, changed, self.read, self.verdicts, earlier)
        self.claims, self.kept = merge(self.claims, update), update.kept
        assert self.claims == full


def merge(before: ClaimSet, update: Update) -> ClaimSet:
    """Put what an update made in the place of what holds no more."""
    made, undone = update.made, update.undone
    gone = {before.claim_of[each] for each in undone if each in before.claim_of}
    staying = {name: claim for name, claim in before.claim_of.items() if name not in undone}
    claims = [each for each in before.claims if each.claim_id not in gone]
    links = [each for each in before.links if each.statement_id_a not in undone]
    conflicts = [each for each in before.conflicts if each.claim_id_a not in gone]
    merged = ClaimSet(
        claims=[*claims, *made.claims],
        links=[*links, *made.links],
        conflicts=[*conflicts, *made.conflicts],
        claim_of=staying | dict(made.claim_of),
    )
    return in_order(merged)


def edited(report: ReportedStatement, chance: random.Random) -> ReportedStatement:
    """Return a report with another figure, day or title."""
    what = chance.choice(("amount", "day", "title"))
    if what == "amount" and report.amount_low:
        return replace(report, amount_low=report.amount_low * 2, amount_high=report.amount_low * 2)
    if what == "day" and report.published_on:
        return replace(report, published_on=report.published_on - timedelta(chance.randint(1, 30)))
    return replace(report, title=f"{report.title} {chance.choice(('again', 'at last'))}")


def change(
    ledger: Ledger, waiting: list[str], archive: Articles, chance: random.Random
) -> set[str]:
    """Let articles arrive, in any order of their days, change or go; return which."""
    names = sorted(ledger.articles)
    what = chance.choice(("add", "add", "edit", "remove", "judge"))
    some = chance.sample(names, min(len(names), chance.randint(1, 12)))
    if what == "add" or not names:
        some = [waiting.pop() for _ in range(min(len(waiting), chance.randint(1, 50)))]
        ledger.articles |= {name: archive[name] for name in some}
    elif what == "edit":
        for name in some:
            ledger.articles[name] = [edited(each, chance) for each in ledger.articles[name]]
    elif what == "remove":
        waiting += some
        for name in some:
            del ledger.articles[name]
    elif what == "judge":
        one, other = (chance.choice(ledger.articles[chance.choice(names)]) for _ in range(2))
        ids = one.statement_id, other.statement_id
        ledger.verdicts.append(
            Verdict(statement_id_a=ids[0], statement_id_b=ids[1], same=chance.random() < 0.5)
        )
        return set()
    return set(some)


@pytest.mark.parametrize("seed", range(1))
def test_any_sequence_of_changes_gives_what_a_full_run_does(archive: Articles, seed: int) -> None:
    chance = random.Random(seed)
    waiting = sorted(archive)
    chance.shuffle(waiting)
    ledger = Ledger()
    for _ in range(10):
        ledger.update(change(ledger, waiting, archive, chance))


def test_a_sequence_of_changes_in_little_memory(archive: Articles, tmp_path: Path) -> None:
    chance = random.Random(7)
    waiting = sorted(archive)
    ledger = Ledger()
    with scratch_in(tmp_path, memory=20_000):  # for some hundred of twelve thousand keys
        for _ in range(3):
            ledger.update(change(ledger, waiting, archive, chance))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_long_sequences_of_changes(archive: Articles, seed: int) -> None:
    chance = random.Random(seed)
    waiting = sorted(archive)
    chance.shuffle(waiting)
    ledger = Ledger()
    for _ in range(40):
        ledger.update(change(ledger, waiting, archive, chance))
