"""What the tests of runs share: a drop that no model is needed for."""

from pathlib import Path

import pytest

from pipelines.settings import Settings

GERMAN = (
    "Das Ministerium teilte mit, dass der Vertrag über zwölf Haubitzen unterzeichnet wurde und "
    "die ersten im nächsten Jahr geliefert werden sollen.\n"
)


@pytest.fixture
def german(tmp_path: Path) -> Settings:
    """Return the settings of a run over one article that is not extracted, and a bad file."""
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "vertrag.txt").write_text(GERMAN, encoding="utf-8")
    (drop / "broken.json").write_text('{"title": "cut', encoding="utf-8")
    return Settings(inputs=(str(drop),), output=tmp_path / "outputs", workers=1, settle_seconds=0)
