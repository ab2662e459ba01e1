"""Loading a spaCy pipeline: the model that ships in ``extractors/model``, an installed package, or
a folder.

Whatever the model, its sentences are set and begin anew at every line, and only the components that
find entities and sentences run.
"""

from collections.abc import Callable
from functools import partial

import spacy
from spacy.attrs import LOWER, NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

import extractors.language.embedding
import extractors.language.name_labels
import extractors.language.sentence_starts  # noqa: F401 (what the model that ships is made of)
from extractors.language.fingerprint import SHIPPED_MODEL, ModelError
from extractors.language.recognizing import read_names_at_once
from extractors.language.start_reading import read_starts_at_once
from extractors.language.tokenizing import BoundedTokenizer
from extractors.text import drop_unseen

BATCH_SIZE = 8
"""How many articles ``nlp.pipe`` reads at once: more are no faster, and a thousand, as in spaCy,
take over 1 GB.
"""

_FINDS_ENTITIES = frozenset(
    {
        "ner",
        "beam_ner",
        "entity_ruler",
        "span_ruler",
        "name_labels",
        "tok2vec",
        "transformer",
        "curated_transformer",
    }
)
_SETS_SENTENCES = ("senter", "sentencizer", "parser")  # the best first


def load_pipeline(model: str | None = None) -> Language:
    """Load a pipeline that finds entities and sets sentences, with the faster matrix kernels, on
    one thread.

    Args:
        model: the name of an installed spaCy package or the path of a model's folder; by default
            the model that ships.

    Raises:
        ModelError: there is no such model, or spaCy cannot load it.
    """
    # thinc's own BLIS runs at 0.5 to 0.95 of OpenBLAS's speed, depending on the machine. The choice
    # is fixed, not measured at start, because the two round differently and the same text must give
    # the same rows on every run.
    set_current_ops(NumpyOps(use_blis=False))
    threadpool_limits(limits=1, user_api="blas")
    try:
        nlp = spacy.load(SHIPPED_MODEL if model is None else model)  # noqa: TID251
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).strip().splitlines()[0][:200]
        raise ModelError(
            f"cannot load the model {model or str(SHIPPED_MODEL)!r} ({reason}); "
            "give the name of an installed spaCy package or the folder of a model"
        ) from error
    nlp.batch_size = BATCH_SIZE
    _read_what_is_seen(nlp)
    # A tokenizer of another make, such as a package for another language has, is left as it is.
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    if model is not None:
        _adapt(nlp)
    read_names_at_once(nlp)
    read_starts_at_once(nlp)
    return nlp


def _read_what_is_seen(nlp: Language) -> None:
    """Let a model see a word without the soft hyphens and blanks of no width in it."""
    getters = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for attribute in (LOWER, NORM, PREFIX, SUFFIX, SHAPE):
        getters[attribute] = partial(_of_what_is_seen, getters[attribute])


def _of_what_is_seen(getter: Callable[[str], str], word: str) -> str:
    return getter(drop_unseen(word) or word)


def _adapt(nlp: Language) -> None:
    """Leave a model of any make with what finds entities and sentences, and keep it from reading
    over line ends.
    """
    setter = _sentence_setter(nlp)
    for name in nlp.pipe_names:
        if not (name in ("line_starts", setter) or _factory(nlp, name) in _FINDS_ENTITIES):
            nlp.disable_pipe(name)
    if setter in nlp.disabled:
        nlp.enable_pipe(setter)
    if "line_starts" not in nlp.component_names:
        nlp.add_pipe("line_starts", first=True)
    if setter is None:
        nlp.add_pipe("rule_sentences", after="line_starts")


def _sentence_setter(nlp: Language) -> str | None:
    """Return the best of the components that set sentences, disabled or not; None without any."""
    names = nlp.component_names
    of_kind = (name for kind in _SETS_SENTENCES for name in names if _factory(nlp, name) == kind)
    return next(of_kind, None)


def _factory(nlp: Language, name: str) -> str:
    return nlp.get_pipe_meta(name).factory
