import random

import pytest

from pipelines.runs.parts import cutting
from pipelines.runs.parts.cutting import cut
from pipelines.runs.parts.settling import Settled
from pipelines.snapshots.inventory import Source


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "FEW_ARTICLES", 10)
    monkeypatch.setattr(cutting, "ARTICLES_IN_A_PART", 20)


def article(number: int, run: int = 1) -> Settled:
    source = Source(
        path=f"{number}", size=1, sha256=None, is_lasting=True, article_id=f"a_{number:05}"
    )
    return Settled(source=source, earlier_id=None, first_run="000001-a", last_run=f"{run:06}-a")


MANY = [article(number) for number in range(400)]


def names(articles: list[Settled]) -> list[str]:
    return [article.article_id for article in articles]


def test_few_articles_are_one_part_in_the_order_of_their_ids() -> None:
    few = MANY[:9]
    assert cut(reversed(few)) == [few]
    assert cut([]) == [[]]


def test_parts_hold_every_article_once_in_order_and_are_of_the_size_asked_for() -> None:
    parts = cut(random.Random(1).sample(MANY, len(MANY)))
    assert [name for part in parts for name in names(part)] == names(MANY)
    assert 10 < len(parts) < 40


def test_one_article_less_leaves_all_parts_but_its_own() -> None:
    before = [names(part) for part in cut(MANY)]
    after = [names(part) for part in cut([*MANY[:200], *MANY[201:]])]
    assert len([part for part in before if part not in after]) == 1


def test_new_articles_are_in_the_last_parts() -> None:
    before = [names(part) for part in cut(MANY)]
    after = [names(part) for part in cut([*MANY, *(article(n, run=2) for n in range(1000, 1010))])]
    assert after[: len(before) - 1] == before[:-1]
