"""The desk as its page asks it: lists, details, rulings and their withdrawal."""

import re
from pathlib import Path

import pytest

from pipelines.desk.desk import Desk
from pipelines.desk.record import Record
from pipelines.review.changes import Filters
from tests.pipelines.desk.made_up_desk import HOSTILE, Asker
from tests.pipelines.review.made_up_snapshots import DEAL, one_deal, snapshot


def keys(asker: Asker, **filters: str) -> list[str]:
    """Return the ids of changes."""
    assert asker.desk.changes
    subjects = asker.desk.changes.subjects(Filters(**filters))  # type: ignore[arg-type]
    return [str(subject.change_id) for subject in subjects]


def test_changes_are_listed_by_what_they_did(looking: Asker) -> None:
    page = looking.ask("/changes?table=money&kind=changed").text
    assert page.count('class="entry"') == 1
    assert "amount: 5 → 6" in page
    assert "× 3" in page


def test_they_are_listed_one_by_one_too(looking: Asker) -> None:
    page = looking.ask("/changes?table=money&kind=changed&view=each").text
    assert page.count('class="entry"') == 3


@pytest.mark.parametrize(
    ("query", "entries"),
    [
        ("article=n1.txt", 1), ("article=nowhere", 0), ("text=Northland", 3), ("type=payment", 3),
        ("cause=article+edited", 3), ("party=Nobody", 0), ("page=9", 0), ("page=x", 3),
        ("status=judged", 0), ("status=all", 3),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(looking: Asker, query: str, entries: int) -> None:
    page = looking.ask(f"/changes?table=money&kind=changed&view=each&{query}").text
    assert page.count('class="entry"') == entries


def test_a_detail_shows_both_texts_and_who_says_so(looking: Asker) -> None:
    [key, *_] = keys(looking, table="money", kind="changed")
    detail = looking.ask(f"/changes?part=detail&item={key}").text
    assert '<del><mark class="span">$5</mark></del>' in detail
    assert '<ins><mark class="span">$6</mark></ins>' in detail
    assert "Payment: USD 6" in detail
    assert "Northland Wire" in detail


def test_an_edited_article_shows_the_words_that_differ(looking: Asker) -> None:
    [key, *_] = keys(looking, table="articles", kind="changed")
    detail = looking.ask(f"/changes?part=detail&item={key}").text
    assert "<del>$5</del>" in detail
    assert "<ins>$6</ins>" in detail


def test_of_what_went_both_sides_show_the_sentence(tmp_path: Path) -> None:
    rows = one_deal("Nothing is said here. " * 50 + DEAL)
    base = snapshot(tmp_path / "1", **rows)
    head = snapshot(tmp_path / "2", articles=rows["articles"])
    with Desk(base, head, Record(tmp_path / "outputs", "anna")) as desk:
        page = Asker(desk).ask("/changes?table=money&view=each").text
    assert page.count('<mark class="sentence">') > page.count('<mark class="span">') == 1
    assert '<mark class="sentence">It paid $3 before.</mark>' in page


def test_of_claims_that_became_one_all_are_shown(tmp_path: Path) -> None:
    rows = one_deal(DEAL)
    base = snapshot(tmp_path / "1", **rows)
    rows["statements"][1]["claim_id"] = rows["claims"][0]["claim_id"]
    head = snapshot(tmp_path / "2", **rows | {"claims": rows["claims"][:1]})
    with Desk(base, head, Record(tmp_path / "outputs", "anna")) as desk:
        page = Asker(desk).ask("/changes?table=claims").text
    assert page.count("before:</span>") == 2
    assert "c_$3" not in page


def test_a_filter_that_finds_nothing_still_stands_there(looking: Asker) -> None:
    page = looking.ask("/changes?table=weapons").text
    assert '<option value="weapons" selected>' in page
    assert "Nothing matches" in page


def test_a_cause_of_many_files_is_told_in_brief_and_in_full(tmp_path: Path) -> None:
    files = [f"extractors/money/{number}.py" for number in range(9)]
    rows = one_deal(DEAL)
    base = snapshot(tmp_path / "1", **rows, manifest={"sources": dict.fromkeys(files, "1")})
    rows["money"][0]["currency"] = "AUD"
    head = snapshot(tmp_path / "2", **rows, manifest={"sources": dict.fromkeys(files, "2")})
    with Desk(base, head, Record(tmp_path / "outputs", "anna")) as desk:
        page = Asker(desk).ask("/changes").text
    assert "rules: 9 files (extractors/money 9)" in page
    assert page.count("extractors/money/8.py</li>") == 1


@pytest.mark.parametrize("path", ["/changes?item={}", "/changes?part=detail&item={}"])
def test_what_is_gone_is_no_error(looking: Asker, path: str) -> None:
    answer = looking.ask(path.format("ch_gone"))
    assert answer.status_code == (404 if "part" in path else 200)


def test_hostile_text_is_text(looking: Asker) -> None:
    pages = [
        looking.ask(path).text
        for path in (
            "/changes?view=each&article=hostile",
            "/changes?view=each&article=hostile&table=articles",
            "/sample",
            "/article?side=head&article=a_1-hostile",
            "/changes?text=%3Cscript%3Ealert(1)%3C/script%3E&table=%22onload=x",
        )
    ]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img" not in page
        assert not re.search("[\x1b\u202e]", page)
    assert "&lt;script&gt;alert" in pages[3]
    assert "U+202E" in pages[3]
    assert "U+001B" in pages[3]


def test_one_change_is_ruled_on(asker: Asker) -> None:
    [key, *_] = keys(asker, table="money", kind="changed")
    told = asker.rule("accepted", keys=[key], why="as printed").json()
    assert (told["ruled"], told["done"]) == (1, 1)
    [verdict] = asker.desk.record.standing().verdicts
    assert (verdict.reviewer, verdict.ruling, verdict.why) == ("anna", "accepted", "as printed")
    assert (verdict.table, verdict.content and verdict.content["amount_low"]) == ("money", 6.0)
    assert verdict.before
    assert verdict.before["amount_low"] == 5.0
    assert key not in asker.ask("/changes?view=each&table=money").text
    assert "as printed" in asker.ask(f"/changes?part=detail&item={key}").text


def test_a_group_is_ruled_on_at_once_and_taken_back_at_once(asker: Asker) -> None:
    group = {"table": "money", "kind": "changed", "effect": "amount: 5 → 6"}
    assert asker.rule("rejected", group=group).json()["ruled"] == 3
    assert asker.rule("rejected", group=group).status_code == 400, "nothing is left of it"
    assert asker.ask("/undo", "POST", {"queue": "changes"}).json()["done"] == 0
    assert len(asker.ask("/undo", "POST", {"queue": "changes"}).json()["keys"]) == 0


def test_a_correction_is_read_before_it_is_written(asker: Asker) -> None:
    [key, *_] = keys(asker, table="money", kind="changed")
    typed = {"value": "€7"}
    look = asker.ask("/typed", "POST", {"queue": "changes", "key": key, "typed": typed})
    assert "currency = EUR" in look.json()["understood"]
    assert asker.rule("corrected", keys=[key], typed={"value": "much"}).status_code == 400
    assert asker.rule("corrected", keys=[key], typed=typed).status_code == 200
    [verdict] = asker.desk.record.standing().verdicts
    assert verdict.correction
    assert verdict.correction["amount_low"] == 7.0


def test_a_mention_of_the_sample_is_ruled_on(asker: Asker) -> None:
    key = asker.desk.sample.entries("money")[0].key
    told = asker.rule("rejected", queue="sample", keys=[key]).json()
    assert told["done"] == 1
    [verdict] = asker.desk.record.standing().verdicts
    assert (verdict.table, verdict.change_id, (verdict.shown or {})["sampled"]) == (
        "money", None, True,
    )  # fmt: skip


def test_statements_said_twice_are_a_pair_to_judge(asker: Asker) -> None:
    pairs = asker.desk.pairs.entries()
    if not pairs:
        pytest.skip("the rules are in no doubt about these statements")
    told = asker.rule("different", queue="pairs", keys=[pairs[0].key])
    assert told.json()["done"] == 1


@pytest.mark.parametrize(
    "body",
    [
        {"queue": "changes", "ruling": "same", "keys": ["x"]},
        {"queue": "pairs", "ruling": "accepted", "keys": ["x"]},
        {"queue": "changes", "ruling": "withdrawn", "keys": ["x"]},
        {"queue": "changes", "ruling": "accepted", "keys": []},
        {"queue": "changes", "ruling": "accepted", "keys": ["ch_gone"]},
        {"queue": "nothing", "ruling": "accepted"},
        {"queue": "changes", "ruling": None, "keys": 7},
        ["x"],
    ],
)
def test_what_cannot_be_ruled_is_told_in_a_line(looking: Asker, body: object) -> None:
    answer = looking.ask("/rule", "POST", body)
    assert answer.status_code == 400
    assert answer.text.count("\n") == 1


def test_two_reviewers_see_each_other(asker: Asker) -> None:
    [key, *_] = keys(asker, table="money", kind="changed")
    asker.rule("accepted", keys=[key])
    other = Record(asker.desk.output, "boris")
    assert list(other.judged()) == [key]
    assert other.undo() == ()


def test_quality_is_told_of_no_run(looking: Asker) -> None:
    assert "No runs yet" in looking.ask("/quality").text


def test_without_a_base_the_head_is_still_sampled(looking: Asker) -> None:
    both = looking.desk
    with Desk(None, both.head, both.record) as desk:
        asker = Asker(desk)
        assert asker.ask("/").headers["location"] == "/sample"
        assert "Nothing to compare with" in asker.ask("/changes").text
        assert asker.ask("/sample").text.count('class="entry"') > 2


def test_the_hostile_article_is_as_hostile_as_it_says() -> None:
    assert "<script>" in HOSTILE
    assert "\u202e" in HOSTILE
