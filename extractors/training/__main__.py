"""The command ``python -m extractors.training DATA_FOLDER``."""

import argparse
import logging
import sys
from pathlib import Path

from extractors.language import SHIPPED_MODEL
from extractors.training.recipe import train_model
from extractors.training.rounds import Recipe


def main() -> int:
    """Train, score and package the pipeline; print the model card."""
    parser = argparse.ArgumentParser(prog="python -m extractors.training", description=__doc__)
    parser.add_argument(
        "data",
        type=Path,
        help="folder with ner/ewn_train.jsonl, ner/ewn_dev.jsonl, ner/raw_news.txt.gz, ud/",
    )
    parser.add_argument(
        "--output", type=Path, default=SHIPPED_MODEL, help="folder of the packaged pipeline"
    )
    parser.add_argument(
        "--work",
        type=Path,
        default=Path("training"),
        help="folder for what is made on the way; what is finished there is used again",
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--steps", type=int, default=2400, help="of the first round; the others have fewer"
    )
    parser.add_argument(
        "--silver",
        type=int,
        default=20_000,
        help="paragraphs of raw news to learn from; 0 for one round only",
    )
    parser.add_argument(
        "--counted",
        type=int,
        default=80_000,
        help="paragraphs of raw news in which words' uses are counted",
    )
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    settings = {name: value for name, value in vars(given).items() if name != "output"}
    recipe = Recipe(**settings)
    card = train_model(recipe, given.output)
    sys.stdout.write(card)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
