"""Front matter: YAML and TOML fields, and text that only looks like them."""

import pytest

from pipelines.reading.formats.front_matter import split_front_matter

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
