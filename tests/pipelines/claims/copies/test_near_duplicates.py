from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.copies.near_duplicates import ComparedArticle, find_near_duplicates, same_text

STORY = (
    "Port workers in Gdynia ended a nine-day strike on Thursday after the operator Baltia agreed "
    "to raise wages "
    "by 6.5 percent and to hire 120 more crane drivers. Union leader Marta Zielna said the vote "
    "had been close. "
    "Some 14,000 containers had piled up on the quays, and two ferry lines sent their ships to "
    "Kalmar instead. "
    "Baltia expects the backlog to be cleared within three weeks, its spokesman Jan Orlik told "
    "reporters. "
    "Grain exporters put their losses at 38 million zloty, and a sugar mill inland had to stop two "
    "of its lines."
)
RETOLD = (
    "The walkout that closed the harbour of Gdynia is over: Baltia will pay 6.5 percent more, and "
    "take on 120 people "
    "to drive its cranes. It had left 14,000 boxes waiting, cost shippers of grain 38 million "
    "zloty and turned ferries "
    "away to Kalmar. Marta Zielna, who leads the dockers, spoke of a narrow result when ballots "
    "were counted."
)
NOTE = (
    "Milling wheat for delivery in {month} closed at {close} euros a tonne on the {exchange} "
    "exchange, {change} from "
    "the day before, while rapeseed ended the session at {rape} euros. Traders in {city} said "
    "demand from {buyer} was "
    "steady and that the weather in {region} would set the tone for the rest of the week. Turnover "
    "came to {lots} lots."
)


WHEAT = {
    "month": "March",
    "close": "212.25",
    "exchange": "Paris",
    "change": "up 0.8",
    "rape": "441.50",
    "city": "Rouen",
    "buyer": "Algeria",
    "region": "Ukraine",
    "lots": "18,300",
}
ABROAD = {"exchange": "Chicago", "city": "Odesa", "buyer": "Egypt", "region": "Kansas"}
NEXT_DAY = {"close": "209.75", "change": "down 1.2", "rape": "438.25", "lots": "22,150"}


def note(**words: str) -> str:
    return NOTE.format(**(WHEAT | words))


MONDAY = note()
TUESDAY = note(**NEXT_DAY)


def table(offset: int) -> str:
    """Return the same report with a table of eighty readings, half of them shifted by `offset`."""
    return (
        STORY
        + "\n"
        + "\n".join(
            f"Gauge {at} of the river {7 * at + (offset if at % 2 else 0)}.5" for at in range(80)
        )
    )


PAIRS = [
    pytest.param(STORY, STORY, True, id="copy"),
    pytest.param(STORY, "Gdynia strike over\n\n" + STORY, True, id="re-headlined"),
    pytest.param(STORY, STORY.upper(), True, id="capitals"),
    pytest.param(STORY, " ".join(STORY.split()[:45]), True, id="abridged"),
    pytest.param(
        STORY,
        " ".join(STORY.split()[:40] + RETOLD.split()[:20]),
        True,
        id="abridged-and-half-rewritten",
    ),
    pytest.param(
        STORY, " ".join(STORY.split()[:15] + RETOLD.split()[:35]), False, id="one-sentence-quoted"
    ),
    pytest.param(STORY, STORY + " " + RETOLD, True, id="extended"),
    pytest.param(STORY, RETOLD, False, id="told-in-other-words"),
    pytest.param(MONDAY, TUESDAY, False, id="template-with-other-figures"),
    pytest.param(
        MONDAY,
        MONDAY.replace("Turnover came to 18,300 lots.", ""),
        True,
        id="template-with-the-same-figures",
    ),
    pytest.param(table(0), table(3), False, id="other-readings-in-the-same-table"),
    pytest.param(
        table(0), table(0).replace("Gauge 4 of", "Gauge four of"), True, id="the-same-table"
    ),
    pytest.param(MONDAY, note(**ABROAD), False, id="template-with-other-names"),
    pytest.param(STORY, "", False, id="empty"),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_same_text(one: str, other: str, expected: bool) -> None:
    assert same_text(one, other) is expected
    assert same_text(other, one) is expected


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
