"""Front matter: YAML and TOML fields, and text that only looks like them."""

import time

import pytest

from pipelines.reading.formats.front_matter import split_front_matter
from pipelines.reading.formats.markdown import read_markdown

CASES = [
    pytest.param("---\ntitle: Gas flows\n---\nBody", {"title": "Gas flows"}, "Body", id="yaml"),
    pytest.param(
        "---\ndate: 2024-03-05 10:00:00-05:00\n---\n",
        {"date": "2024-03-05 10:00:00-05:00"},
        "",
        id="dates-as-written",
    ),
    pytest.param(
        "---\ntags:\n  - gas\n  - oil\n---\nBody", {"tags": ["gas", "oil"]}, "Body", id="list"
    ),
    pytest.param(
        '+++\ntitle = "Gas"\ndate = 2024-03-05\n+++\nBody',
        {"title": "Gas", "date": "2024-03-05"},
        "Body",
        id="toml",
    ),
    pytest.param(
        "---\nid: 1\nauthor: \n\t\n\t\tAnn Lee\nurl: https://example.org/a\n---\nBody",
        {"id": "1", "author": "Ann Lee", "url": "https://example.org/a"},
        "Body",
        id="broken-yaml-line-by-line",
    ),
    pytest.param(
        "---\nGas flows from May.\nOil: too.\nIt is cheap.\n---\nBody",
        {},
        None,
        id="text-between-rules",
    ),
    pytest.param("---\ntitle: Gas\nno end", {}, None, id="no-closing-fence"),
    pytest.param("Body\n---\ntitle: Gas\n---\n", {}, None, id="not-at-the-head"),
    pytest.param("+++\nnot toml\n+++\nBody", {}, None, id="broken-toml"),
    pytest.param(
        "---\na: &a [*a]\nb: !!python/object:os.system x\n---\nBody",
        None,
        "Body",
        id="hostile-yaml-builds-nothing",
    ),
]


@pytest.mark.parametrize(("text", "fields", "body"), CASES)
def test_split_front_matter(text: str, fields: dict[str, object] | None, body: str | None) -> None:
    found, rest = split_front_matter(text)
    assert rest == (text if body is None else body)
    if fields is not None:
        assert found == fields
    else:
        assert all(isinstance(value, str | list | dict) for value in found.values())


def test_an_alias_repeats_a_short_text() -> None:
    fields, _ = split_front_matter("---\ndate: &d 2020-01-02\nlastmod: *d\n---\nBody")
    assert fields == {"date": "2020-01-02", "lastmod": "2020-01-02"}


def _growing_aliases() -> str:
    lists = ["a0: &a0 [" + "x, " * 49 + "x]"]
    lists += [f"a{n}: &a{n} [" + f"*a{n - 1}, " * 49 + f"*a{n - 1}]" for n in range(1, 4)]
    return "\n".join([*lists, "author: *a3", "title: Gas"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"---\n{_growing_aliases()}\n---\nBody", id="yaml-aliases"),
        pytest.param(f"---\ntitle: Gas\na: {'[' * 60_000}\n---\nBody", id="yaml-deep"),
        pytest.param(f"---\ntitle: Gas\na: {'{a: ' * 15_000}\n---\nBody", id="yaml-deep-mappings"),
        pytest.param(f"+++\n{'a.' * 30_000}a = 1\n+++\nBody", id="toml-dotted"),
        pytest.param(f"+++\n[{'a.' * 30_000}a]\n+++\nBody", id="toml-dotted-table"),
        pytest.param(f"+++\na = {'[' * 20_000}\n+++\nBody", id="toml-deep"),
        pytest.param(f"+++\na = {'1' * 60_000}\n+++\nBody", id="toml-digits"),
    ],
)
def test_front_matter_that_grows_is_soon_done(text: str) -> None:
    start = time.process_time()
    [draft] = read_markdown(text)
    assert time.process_time() - start < 3
    assert draft.body.endswith("Body")
