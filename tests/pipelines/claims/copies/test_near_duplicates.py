import random
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, replace
from datetime import date
from functools import partial

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.copies import near_duplicates
from pipelines.claims.copies.known_articles import NOTHING
from pipelines.claims.copies.near_duplicates import (
    ComparedArticle,
    find_near_duplicates,
    update_near_duplicates,
)
from tests.pipelines.claims.copies.made_up_stories import MONDAY, RETOLD, STORY, TUESDAY


def article(article_id: str, text: str, day: int | None = None, path: str = "") -> ComparedArticle:
    published_on = None if day is None else date(2024, 5, day)
    return ComparedArticle(article_id=article_id, text=text, published_on=published_on, path=path)


SAME_FIGURES = (
    " Wheat closed at {} euros in a calm session on the coast, rapeseed ended at {} euros as "
    "buyers from abroad stayed away, barley was quoted at {} euros by most of the houses, and "
    "maize went for {} euros, the lowest that any of the traders could remember in the last 10 of "
    "25 years."
)
SHORT = " ".join(STORY.split()[:45])
GROUPS = [
    pytest.param(
        [article("a", STORY, 3), article("b", STORY, 2)], {"a": "b"}, id="earliest-by-day"
    ),
    pytest.param([article("a", STORY), article("b", STORY, 2)], {"a": "b"}, id="undated-last"),
    pytest.param(
        [article("a", STORY, 2, "z"), article("b", STORY, 2, "y")], {"a": "b"}, id="then-by-path"
    ),
    pytest.param([article("b", STORY, 2), article("a", STORY, 2)], {"b": "a"}, id="then-by-id"),
    pytest.param(
        [article("a", STORY + " " + RETOLD, 1), article("b", STORY, 2), article("c", SHORT, 3)],
        {"b": "a", "c": "a"},
        id="no-chain",
    ),
    pytest.param(
        [article("a", STORY, 1), article("b", RETOLD, 1)], {}, id="two-reports-of-one-event"
    ),
    pytest.param([article("a", "", 1), article("b", "", 1)], {}, id="nothing-to-compare"),
    pytest.param(
        [article("a", "Strike over", 1), article("b", "strike over!", 2)],
        {"b": "a"},
        id="two-words",
    ),
    pytest.param(
        [article("a", STORY, 1), article("b", STORY.replace("close", "tight"), 6)],
        {},
        id="five-days-apart",
    ),
    pytest.param(
        [article("a", STORY, 1), article("b", STORY.replace("close", "tight"), 5)],
        {"b": "a"},
        id="four-days-apart",
    ),
    pytest.param([article("a", STORY, 1), article("b", STORY, 20)], {"b": "a"}, id="an-exact-copy"),
    pytest.param(
        [
            article("a", STORY + SAME_FIGURES.format("1.1", "2.2", "3.3", "4.4"), 1),
            article("b", STORY + SAME_FIGURES.format("1.1", "2.2", "3.3", "9.9"), 1),
        ],
        {"b": "a"},
        id="one-figure-corrected",
    ),
    pytest.param(
        [
            article("a", SAME_FIGURES.format("1.1", "2.2", "3.3", "4.4"), 1),
            article("b", SAME_FIGURES.format("1.1", "8.2", "9.3", "7.4"), 1),
        ],
        {},
        id="other-figures-in-the-same-places",
    ),
    pytest.param([], {}, id="no-articles"),
]


@pytest.mark.parametrize(("articles", "expected"), GROUPS)
def test_find(articles: list[ComparedArticle], expected: dict[str, str]) -> None:
    assert find_near_duplicates(articles) == expected


def test_a_round_up_does_not_join_the_stories_it_quotes() -> None:
    stories = [
        article(f"s{at}", " ".join(f"{word}{at}" for word in STORY.split()), at) for at in (1, 2, 3)
    ]
    round_up = article("r", " ".join(" ".join(each.text.split()[:50]) for each in stories), 9)
    assert (
        len(
            {
                find_near_duplicates([*stories, round_up]).get(each.article_id, each.article_id)
                for each in stories
            }
        )
        == 3
    )


def test_many_copies_of_one_story_are_one_group() -> None:
    copies = [article(f"a{at:03}", f"{STORY} Edition {at}.", 1) for at in range(120)]
    assert find_near_duplicates(copies) == {copy.article_id: "a000" for copy in copies[1:]}


ARRIVALS = [
    article("a", STORY, 1),
    article("b", SHORT, 2),
    article("c", RETOLD, 1),
    article("d", MONDAY, 4),
    article("e", TUESDAY, 5),
    article("f", STORY),
    article("g", MONDAY, 4),
]


@settings(deadline=None, max_examples=20)
@given(st.permutations(ARRIVALS))
def test_the_order_of_articles_does_not_matter(articles: list[ComparedArticle]) -> None:
    assert find_near_duplicates(articles) == {"b": "a", "f": "a", "g": "d"}


def versions(chance: random.Random) -> str:
    """Return a version of one of two stories, abridged, changed or extended."""
    words = chance.choice((STORY, MONDAY)).split()
    for _ in range(chance.randint(0, 3)):
        words[chance.randrange(len(words))] = chance.choice(("the", "12", "Zorv"))
    return " ".join(words[: chance.randint(25, len(words))])


def change(articles: dict[str, ComparedArticle], chance: random.Random) -> None:
    """Let an article come, go, move, or be another version."""
    name = chance.choice(list(articles))
    what = chance.choice(("come", "go", "move", "edit"))
    if what == "come":
        name = f"n{len(articles)}-{chance.randrange(10**6)}"
        articles[name] = article(name, versions(chance), chance.choice((None, 1, 4, 8)))
    elif what == "go":
        del articles[name]
    elif what == "move":
        articles[name] = replace(articles[name], path=f"moved-{chance.randrange(9)}")
    else:
        articles[name] = replace(articles[name], text=f"{articles[name].text} More will follow.")


@pytest.mark.parametrize("seed", range(2))
def test_an_update_is_a_comparison_of_all(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_duplicates, "LARGEST_NEIGHBOURHOOD", 3)
    chance, articles, known = random.Random(seed), {}, NOTHING
    for at in range(25):
        articles[f"a{at}"] = article(f"a{at}", versions(chance), chance.choice((None, 1, 2, 6)))
    for _ in range(12):
        heads = pa.Table.from_pylist(
            [asdict(each) | {"content_hash": each.text} for each in articles.values()],
            pa.schema([("published_on", pa.date32())] + [(n, pa.string()) for n in NAMES]),
        )
        read: set[str] = set()
        known = update_near_duplicates(known, heads, partial(texts_of, articles, read))
        whole = find_near_duplicates(list(articles.values()))
        assert known.duplicates() == whole
        assert whole
        for _ in range(chance.randint(0, 3)):
            change(articles, chance)


NAMES = ("article_id", "path", "content_hash")


def texts_of(
    articles: Mapping[str, ComparedArticle], read: set[str], wanted: Set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the texts of some articles, and note which were read."""
    read.update(wanted)
    return ((name, articles[name].text) for name in wanted)


def test_only_what_is_new_or_met_by_it_is_read() -> None:
    articles = {each.article_id: each for each in ARRIVALS}
    heads = pa.table(
        {name: pa.array([getattr(each, name) for each in ARRIVALS]) for name in NAMES[:2]}
        | {"published_on": pa.array([each.published_on for each in ARRIVALS], pa.date32())}
        | {"content_hash": pa.array([each.text for each in ARRIVALS])}
    )
    read: set[str] = set()
    known = update_near_duplicates(NOTHING, heads.slice(0, 6), partial(texts_of, articles, read))
    assert read == set("abcdef")
    read.clear()
    known = update_near_duplicates(known, heads, partial(texts_of, articles, read))
    assert read == set("deg")
    read.clear()
    assert update_near_duplicates(known, heads, partial(texts_of, articles, read)) == known
    assert read == set()
