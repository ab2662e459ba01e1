import random
from dataclasses import replace

from pipelines.runs.assembly import Assembly, assemble
from pipelines.runs.entries import CachedArticle
from pipelines.snapshots.history import History
from tests.pipelines.runs.made_up_entries import ARTICLE, BROKEN, LOAN

RUN = "000002-abc"


def article(content_hash: str = "1f", **histories: History) -> dict[str, object]:
    item = CachedArticle(article=replace(ARTICLE, content_hash=content_hash))
    [row] = assemble([item], RUN, histories).tables["articles"]
    return dict(row)


PAST = History(article_id="a_loan", content_hash="1f", first_run="000001-a", last_run="000001-a")


def test_a_new_article_is_of_this_run() -> None:
    row = article()
    assert (row["first_run"], row["last_run"]) == (RUN, RUN)


def test_an_unchanged_article_keeps_its_runs() -> None:
    row = article(a_loan=PAST)
    assert (row["first_run"], row["last_run"]) == ("000001-a", "000001-a")


def test_a_changed_article_keeps_its_first_run() -> None:
    row = article("2e", a_loan=PAST)
    assert (row["first_run"], row["last_run"]) == ("000001-a", RUN)


def test_every_row_names_its_article_and_what_it_rests_on() -> None:
    made = assemble([BROKEN, LOAN], RUN, {})
    [money], [day] = made.tables["money"], made.tables["dates"]
    [statement] = made.statements
    assert {row["article_id"] for row in (money, day)} == {statement.article_id} == {"a_loan"}
    arguments = made.tables["statement_arguments"]
    assert [(row["role"], row["mention_id"], row["mention_kind"]) for row in arguments] == [
        ("value", money["mention_id"], "money"),
        ("lender", None, None),
        ("time", day["mention_id"], "dates"),
    ]
    assert {row["statement_id"] for row in arguments} == {statement.statement_id}
    assert [row["path"] for row in made.tables["rejects"]] == ["broken.json"]


def test_the_order_of_the_files_decides_nothing() -> None:
    def other(name: str) -> CachedArticle:
        return replace(LOAN, article=replace(ARTICLE, article_id=f"a_{name}", path=name))

    items = [other(name) for name in ("c", "a", "b")]

    def rows(made: Assembly) -> object:
        return made.tables, made.statements

    shuffled = random.Random(1).sample(items, 3)
    assert rows(assemble(items, RUN, {})) == rows(assemble(shuffled, RUN, {}))
