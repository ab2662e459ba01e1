"""The steps of a dependency parser, each asked for all sentences at once.

spaCy goes through the sentences in code of its own, which for each feature of each step takes
Python's lock and gives it back, and multiplies with BLIS, which is slow for small matrices: half of
the parser's time. Here the steps are asked for one after the other as spaCy asks in training, and
multiplied by NumPy. The parses are the same.
"""

from collections.abc import Sequence
from typing import Any

from spacy.pipeline import DependencyParser
from spacy.tokens import Doc


class ParseSteps:
    """A parser that reads sentences as a pipeline's own does.

    Args:
        parser: one of which `can_be_stepped` holds; its weights are to stay as they are.
    """

    def __init__(self, parser: DependencyParser) -> None:
        self._parser = parser
        upper = parser.model.get_ref("upper")
        self._weights, self._bias = upper.get_param("W").T, upper.get_param("b")

    def read(self, docs: Sequence[Doc]) -> list[Doc]:
        """Return the documents with the relations of their words, as the parser sets them."""
        parser: Any = self._parser
        states = parser.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        if unfinished:
            model: Any = parser.model.predict(docs)
            while unfinished:
                hidden = model.state2vec.predict(model.get_token_ids(unfinished))
                scores = hidden @ self._weights + self._bias
                unfinished = parser.transition_states(unfinished, scores)
        parser.set_annotations(docs, states)
        return list(docs)


def can_be_stepped(component: object) -> bool:
    """Whether `ParseSteps` reads as a component of a pipeline does."""
    if not isinstance(component, DependencyParser) or component.cfg["beam_width"] != 1:
        return False
    attributes = component.model.attrs
    return bool(attributes["has_upper"] and not attributes["unseen_classes"])
