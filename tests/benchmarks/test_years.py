from dataclasses import replace
from pathlib import Path

from benchmarks.scale.years import tell_again
from pipelines.reading.inputs import list_inputs
from pipelines.runs.cache import entry_file, load_entry, write_entry
from pipelines.runs.entries import CachedArticle
from pipelines.runs.fingerprints import take_fingerprints
from pipelines.settings import Settings
from tests.pipelines.runs.made_up_entries import ARTICLE, LOAN

TEXT = "Orsa Gas\n\nOrsa sold a terminal at Varna on 8 May 2024, Ana Berg said.\n"


def test_every_year_has_its_own_articles_that_need_no_extraction(tmp_path: Path) -> None:
    (tmp_path / "drop").mkdir()
    (tmp_path / "drop" / "a.md").write_text(TEXT, encoding="utf-8")
    told = replace(LOAN, article=replace(ARTICLE, path="a.md", text=TEXT))
    write_entry(tmp_path / "cache" / "0" / "00" / "x.json", [told])
    place = tmp_path / "years"
    assert tell_again(tmp_path / "drop", tmp_path / "cache", place, 3) == 3
    settings = Settings(inputs=(str(place / "drop"),), output=place / "outputs", settle_seconds=0)
    found = []
    for raw in list_inputs(settings).files:
        cache = place / "outputs" / ".cache"
        entry = entry_file(cache, raw, take_fingerprints(None), settings.max_file_bytes)
        [item] = load_entry(entry) or []
        assert isinstance(item, CachedArticle)
        found.append(item)
    assert [item.article.published_on.year for item in found] == [2024, 2023, 2022]
    assert [item.article.text[:14] for item in found] == [
        f"{name} Gas\n\n{name}" for name in ("Orsa", "Orsb", "Orsc")
    ]
    assert [item.article.path for item in found] == ["00/a.md", "01/a.md", "02/a.md"]
    assert len({item.article.article_id for item in found}) == 3
    assert found[1].mentions[1].columns["latest"].year == 2023
