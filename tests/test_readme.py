"""The README against the project: its commands and tables exist, and none is left out; the paths
that other pages name; and the Python that it asks for.
"""

import re
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest
import typer.main
from packaging.specifiers import SpecifierSet

from pipelines.cli import app
from pipelines.snapshots.schemas import TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_commands_exist_and_none_is_left_out() -> None:
    blocks = "\n".join(re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
    named = re.findall(r"^pressledger ([a-z]+)", blocks, re.MULTILINE) + re.findall(
        r"`pressledger ([a-z]+)", README
    )
    assert set(named) == set(getattr(typer.main.get_command(app), "commands", {}))


def test_tables_exist_and_none_is_left_out() -> None:
    rows = README.partition("| table | one row is |")[2].partition("\n\n")[0]
    listed = [
        name
        for cell in re.findall(r"^\| (`[^|]+)\|", rows, re.MULTILINE)
        for name in re.findall(r"\w+", cell)
    ]
    assert sorted(listed) == sorted(TABLES)


PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/{name}.md" for name in ("architecture", "decisions")),
]


@pytest.mark.parametrize("page", PAGES)
def test_paths_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    folders = "docs|tests|extractors|pipelines|corpus|benchmarks|outputs"
    paths = re.findall(rf"`((?:{folders})/[\w./-]*)`", text)
    paths += [f"{Path(page).parent}/{path}" for path in re.findall(r"\]\(([\w./-]+\.md)\)", text)]
    generated = {path for path in paths if path.startswith(("outputs/latest", "outputs/reviews"))}
    assert [path for path in paths if path not in generated and not (ROOT / path).exists()] == []


@pytest.mark.model
def test_example_of_extracting_runs() -> None:
    [example] = [
        block
        for block in re.findall(r"^```python\n(.*?)^```", README, re.M | re.S)
        if "extractors" in block
    ]
    names: dict[str, Any] = {}
    exec(example, names)
    assert [
        (m.kind, m.text, m.value.columns().get("value"))
        for m in names["mentions"]
        if m.kind != "entities"
    ] == [
        ("money", "€3.2 million", None),
        ("dates", "last May", "2024-05"),
    ]
    assert [statement.statement_type for statement in names["said"]] == ["gas_supply"]


def test_every_pin_can_be_installed_with_the_oldest_python_named() -> None:
    assert "With Python 3.11 or later" in README
    pins = set((ROOT / "constraints.txt").read_text(encoding="utf-8").lower().splitlines())
    wanted = {
        f"{each.name}=={each.version}".lower(): each.metadata.get("Requires-Python", "")
        for each in distributions()
    }
    assert [pin for pin in pins & wanted.keys() if "3.11.0" not in SpecifierSet(wanted[pin])] == []
