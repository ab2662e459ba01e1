"""Loading a spaCy pipeline: the model that ships in ``extractors/model``, an installed package, or
a folder.

Whatever the model, its sentences are set and begin anew at every line, and only the components that
find entities and sentences run.
"""

import json
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

import spacy
from spacy.attrs import LOWER, NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import get_package_path, is_package
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

import extractors.language.embedding
import extractors.language.name_labels
import extractors.language.sentence_starts  # noqa: F401 (what the model that ships is made of)
from extractors.language.recognizing import read_names_at_once
from extractors.language.start_reading import read_starts_at_once
from extractors.language.tokenizing import BoundedTokenizer
from extractors.text import drop_unseen

SHIPPED_MODEL = Path(__file__).parents[1] / "model"
"""The folder of the pipeline that ships; ``README.md`` in it is its model card."""

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


class ModelError(ValueError):
    """A model that cannot be loaded; the message says which and what to give instead."""


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


def model_fingerprint(model: str | None = None) -> str:
    """Return a digest that changes when the model does: of a folder's files, or of a package's name
    and version.

    Raises:
        ModelError: there is no such model.
    """
    folder = SHIPPED_MODEL if model is None else Path(model)
    if model is not None and is_package(model):
        meta = json.loads((get_package_path(model) / "meta.json").read_text(encoding="utf-8"))
        return sha256(f"{meta['lang']}_{meta['name']}-{meta['version']}".encode()).hexdigest()
    if not (folder / "config.cfg").is_file():
        raise ModelError(
            f"there is no model {model!r}; "
            "give the name of an installed spaCy package or a model's folder"
        )
    digest = sha256()
    for file in sorted(
        path for path in folder.rglob("*") if path.is_file() and not _is_for_readers(path)
    ):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _is_for_readers(file: Path) -> bool:
    """Whether a file of a model's folder says something to people only: its page or its licence."""
    return file.suffix == ".md" or file.stem == "LICENSE"


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
