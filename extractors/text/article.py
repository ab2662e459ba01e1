"""The text of one article, and every view of it that an extractor asks for, each made once."""

from collections.abc import Callable, Sequence
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

from extractors.text.documents import joined_text
from extractors.text.patterns import in_small_letters
from extractors.text.sentences import pipeline_spans, rule_spans
from extractors.text.spelling import plain_letters

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

View = TypeVar("View")


class ArticleText:
    """One article's text with its views: each is made when it is first asked for, and kept while
    the object lives.

    Rooms add views of their own with `view`; what they keep goes with the object, so that nothing
    of an article stays in the process after it. `doc` is the `Doc` that a pipeline made of the
    text, None for a plain one.

    >>> article = ArticleText("The USS Nimitz\\nleft.")
    >>> article.lowered, article.folded, article.sentences
    ('the uss nimitz\\nleft.', 'the uss nimitz left.', [(0, 14), (15, 20)])
    """

    def __init__(self, text: str, doc: "Doc | None" = None) -> None:
        self.text = text
        self.doc = doc
        self._views: dict[Callable[..., Any], Any] = {}

    @classmethod
    def of(cls, source: "Doc | ArticleText") -> "ArticleText":
        """Return the text of a `Doc`, or an article's text as it is, with the views it has."""
        return source if isinstance(source, ArticleText) else cls(joined_text(source), source)

    @property
    def ents(self) -> "Sequence[Span]":
        """The entities that the pipeline's model marked; none in a plain text."""
        return self.doc.ents if self.doc is not None else ()

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, every offset kept."""
        return in_small_letters(self.text)

    @cached_property
    def folded(self) -> str:
        """The text in small plain letters, hyphens, quotes and blanks, every offset kept."""
        return plain_letters(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as offsets, in order, without the white space around them.

        Their ends come from the pipeline's own components if any ran, else from `rule_spans`.
        """
        if self.doc is not None and self.doc.has_annotation("SENT_START"):
            return pipeline_spans(self.text, self.doc)
        return rule_spans(self.text)


def view(read: Callable[[ArticleText], View]) -> Callable[[ArticleText], View]:
    """Make a function of an article's text one that is computed once for each article.

    >>> @view
    ... def capitals(article: ArticleText) -> list[str]:
    ...     print("looking")
    ...     return [letter for letter in article.text if letter.isupper()]
    >>> article = ArticleText("The U.S.")
    >>> capitals(article) is capitals(article)
    looking
    True
    """

    @wraps(read)
    def kept(article: ArticleText) -> View:
        views = article._views
        if read not in views:
            views[read] = read(article)
        value: View = views[read]
        return value

    return kept
