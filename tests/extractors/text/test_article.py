"""The text of one article: its views are made once, and go with it."""

import gc
import sys
import weakref
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import FunctionType, ModuleType

import pytest
import spacy

from extractors import RULE_EXTRACTORS, entities
from extractors.records import Match
from extractors.text import ArticleText, view

NLP = spacy.blank("en")
NEWS = (
    "LIMA, March 4, 2025 (AFP) - Zorvia Kelm Corp will pay $5 million for 14 Leopard 2A6 tanks.\n\n"
    "On Monday the chipmaker Qwelm said that it had taken 3 bcm of natural gas in fiscal 2024.\n"
    "Its U.S. rival spent 40 dollars, 20 pounds and as much in the first half of last year."
)


class Mark:
    """Something that a view returns and a weak reference can point to."""


@view
def mark_of(article: ArticleText) -> Mark:
    return Mark()


@view
def article_of(article: ArticleText) -> tuple[ArticleText]:
    return (article,)


def test_a_view_is_made_once_for_each_article() -> None:
    one, other = ArticleText("Rain."), ArticleText("Rain.")
    assert mark_of(one) is mark_of(one)
    assert mark_of(one) is not mark_of(other)


def test_views_of_one_article_are_kept_apart() -> None:
    article = ArticleText("Rain.")
    assert isinstance(mark_of(article), Mark)
    assert article_of(article) == (article,)
    assert mark_of.__name__ == "mark_of"


@pytest.mark.parametrize("name", ["lowered", "folded", "sentences"])
def test_own_views_are_made_once(name: str) -> None:
    article = ArticleText("İN Łódź. It rained.")
    assert getattr(article, name) is getattr(article, name)


def test_views_go_with_the_article() -> None:
    article = ArticleText.of(NLP(NEWS))
    kept = [
        weakref.ref(article),
        weakref.ref(mark_of(article)),
        weakref.ref(article_of(article)[0]),
    ]
    del article
    gc.collect()
    assert [reference() for reference in kept] == [None] * 3


def test_an_article_is_read_from_either_form() -> None:
    doc = NLP("It rained.\nAna left.")
    article = ArticleText.of(doc)
    assert ArticleText.of(article) is article
    assert (article.text, article.doc, [*article.ents]) == (doc.text, doc, [])
    assert ArticleText("plain").ents == ()


SENTENCES = [
    pytest.param("One. Two.\nThree", [(0, 4), (5, 9), (10, 15)], id="by-rule"),
    pytest.param("", [], id="empty"),
]


@pytest.mark.parametrize(("text", "spans"), SENTENCES)
def test_sentences_of_a_plain_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert ArticleText(text).sentences == spans


def test_sentences_are_those_of_the_pipeline_where_it_set_them() -> None:
    doc = NLP("One. Two. Three")
    for token in doc:
        token.is_sent_start = token.text == "Three"
    assert ArticleText.of(doc).sentences == [(0, 9), (10, 15)]


# Nothing of an article stays in the process after it.


def own_modules() -> dict[str, ModuleType]:
    return {
        name: module
        for name, module in sys.modules.items()
        if name.partition(".")[0] == "extractors" and isinstance(module, ModuleType)
    }


def inside_of(value: object) -> Iterable[object]:
    """Return what an object of the project's modules holds: members of containers and of records,
    what a cache has kept, what a function has closed over.
    """
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return value
    if type(value).__name__ == "_lru_cache_wrapper":
        return gc.get_referents(value)
    if isinstance(value, FunctionType):
        cells = [cell.cell_contents for cell in value.__closure__ or ()]
        return [*cells, *(value.__defaults__ or ()), getattr(value, "__wrapped__", None)]
    if type(value).__module__.partition(".")[0] == "extractors":
        slots = [getattr(value, name, None) for name in getattr(value, "__slots__", ())]
        return [*slots, *getattr(value, "__dict__", {}).values()]
    return ()


def strings_kept() -> Iterator[tuple[str, str]]:
    """Yield every string that a module of the extractors holds, with the module's name."""
    seen: set[int] = set()
    for name, module in own_modules().items():
        waiting = list(vars(module).values())
        while waiting:
            value = waiting.pop()
            if isinstance(value, str):
                yield name, value
            elif id(value) not in seen and not isinstance(value, ModuleType | type):
                seen.add(id(value))
                waiting += inside_of(value)


def read_once(text: str) -> list[Match]:
    article = ArticleText.of(NLP(text))
    rooms = (*RULE_EXTRACTORS, entities)
    return [match for room in rooms for match in room.extract(article, date(2025, 3, 4))]


def test_nothing_of_an_article_stays_in_the_process() -> None:
    assert {match.rule for match in read_once(NEWS)}
    gc.collect()
    pieces = [line for line in NEWS.casefold().split("\n") if line]
    kept = [
        f"{module}: {string[:60]!r}"
        for module, string in strings_kept()
        if any(piece in string.casefold() for piece in pieces)
    ]
    assert kept == [], "make it a view of ArticleText, which goes with the article"


@lru_cache
def remembered(text: str) -> int:
    return len(text)


@pytest.mark.parametrize("holder", [{"key": [(NEWS,)]}, ArticleText(NEWS), remembered])
def test_what_stays_would_be_seen(holder: object, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(NEWS)
    module = own_modules()["extractors.text.article"]
    monkeypatch.setattr(module, "_last", holder, raising=False)
    assert ("extractors.text.article", NEWS) in set(strings_kept())
