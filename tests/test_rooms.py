"""The house as a contract: what a room may import, how large its parts may be, who reads its words,
and that each of its modules is tried by something.

Each failing message names the modules and says what to do instead.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("extractors", "pipelines")
CODE = (*PACKAGES, "benchmarks")
MOST_MODULES = 20
MOST_LINES = 400
READERS = frozenset({"read_toml", "read_csv", "lexicon_file"})
"""The functions that read a lexicon; their first argument is the room that it lies in."""


def files_of(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def name_of(file: Path) -> str:
    """Return a module's dotted name; a room's door has the name of the room."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES: Mapping[str, Path] = {name_of(file): file for file in files_of(*CODE)}


def room_of(module: str) -> str:
    """Return the room that a module stands in: ``extractors.dates`` for all that is inside of it.

    A module beside the rooms, such as ``extractors.records``, is its own.
    """
    return ".".join(module.split(".")[:2])


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Yield what a module imports, in functions too but not for types alone: modules by their
    names, and ``module.name`` where a name is taken out of one.
    """
    for node in _run(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _run(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            yield child
            yield from _run(child)


def imported_modules(module: str) -> set[str]:
    """Return the project's modules that a module imports."""
    found = set()
    for name in imports_of(tree_of(MODULES[module])):
        owner = name if name in MODULES else name.rpartition(".")[0]
        if owner in MODULES and owner != module:
            found.add(owner)
    return found


GRAPH: Mapping[str, set[str]] = {module: imported_modules(module) for module in MODULES}


# Rooms are entered by their doors.


def is_entered_by_the_window(module: str, imported: str) -> bool:
    """Whether `module` imports a part of another room of the extractors, not its door."""
    return (
        imported.startswith("extractors.")
        and imported.count(".") >= 2
        and room_of(module) != room_of(imported)
    )


def test_a_room_of_the_extractors_is_entered_by_its_door() -> None:
    deep = sorted(
        f"{module} imports {imported}"
        for module, targets in GRAPH.items()
        for imported in targets
        if is_entered_by_the_window(module, imported)
    )
    assert deep == [], "let the room's __init__ export the names, and import them from the room"


def test_entry_points_go_through_doors() -> None:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["scripts"], *project["entry-points"].values()]
    targets = [target.partition(":")[0] for group in groups for target in group.values()]
    assert [target for target in targets if target.count(".") > 1] == []


# Nothing grows beyond what a person can look over.


def test_no_folder_holds_more_modules_than_a_person_can_look_over() -> None:
    folders = {file.parent for file in files_of(*CODE, "tests")}
    counted = {str(folder.relative_to(ROOT)): len([*folder.glob("[!_]*.py")]) for folder in folders}
    crowded = {folder: count for folder, count in counted.items() if count > MOST_MODULES}
    assert crowded == {}, f"at most {MOST_MODULES} modules a folder: give a subject its own room"


def test_no_file_of_code_is_too_long() -> None:
    lines = {
        str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines())
        for file in files_of(*CODE)
    }
    long = {file: count for file, count in lines.items() if count > MOST_LINES}
    assert long == {}, f"at most {MOST_LINES} lines a file: find the two subjects in it"


# Imports go one way, inside of rooms too.


def rings(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the groups of modules that import each other round about (Tarjan's strongly connected
    components).
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        path.append(module)
        for target in sorted(graph[module]):
            if target not in index:
                visit(target)
            if target in path:
                low[module] = min(low[module], low[target])
        if low[module] == index[module]:
            at = path.index(module)
            found.append(sorted(path[at:]))
            del path[at:]

    for module in sorted(graph):
        if module not in index:
            visit(module)
    return [ring for ring in found if len(ring) > 1]


def test_rings_are_found() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}
    assert rings(graph) == [["b", "c"]]


def test_no_modules_import_each_other_round_about() -> None:
    assert rings(GRAPH) == [], "put what both need below them"


# Words belong to the room that reads them.


def lexicon_reads(module: str) -> Iterator[str]:
    """Yield the packages whose lexicons a module reads."""
    for node in ast.walk(tree_of(MODULES[module])):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in READERS
        ):
            package = node.args[0]
            if isinstance(package, ast.Constant):
                yield str(package.value)
            elif ast.unparse(package) != "package":  # the loader itself passes it on
                assert ast.unparse(package) == "__package__", f"{module}: name the room as it is"


def test_a_lexicon_is_read_inside_of_its_room_only() -> None:
    foreign = sorted(
        f"{module} reads a lexicon of {package}"
        for module in MODULES
        for package in lexicon_reads(module)
        if room_of(package) != room_of(module)
    )
    assert foreign == [], "let the room export what the words mean, and import that"


LEXICONS = sorted(
    file for package in PACKAGES for file in (ROOT / package).rglob("lexicon/*") if file.is_file()
)


@cache
def constants_of(room: str) -> frozenset[object]:
    """Return all constants in the code of a room."""
    return frozenset(
        node.value
        for module in MODULES
        if room_of(module) == room
        for node in ast.walk(tree_of(MODULES[module]))
        if isinstance(node, ast.Constant)
    )


def test_every_lexicon_is_read_by_a_module_of_its_room() -> None:
    unread = []
    for lexicon in LEXICONS:
        texts = constants_of(room_of(".".join(lexicon.parent.parent.relative_to(ROOT).parts)))
        if lexicon.stem not in texts and lexicon.name not in texts:
            unread.append(str(lexicon.relative_to(ROOT)))
    assert unread == [], "no module of the room names it: delete it, or move it to its reader"


# Every module is tried by something that stands near it.


def nearby_tests(module: str) -> list[Path]:
    """Return the tests of a module's room: the mirrored folder; beside the rooms, all."""
    package, *rest = module.split(".")
    tests = ROOT / "tests" / package
    folder = tests / rest[0]
    return sorted((folder if folder.is_dir() else tests).rglob("*.py"))


def has_doctest(file: Path) -> bool:
    return ">>> " in file.read_text(encoding="utf-8")


def is_tested(module: str) -> bool:
    """Whether a module has a doctest, or a test of its room is named after it or imports it."""
    if f"test_{MODULES[module].stem}" in {file.stem for file in nearby_tests(module)}:
        return True
    imported = {
        name if name in MODULES else name.rpartition(".")[0]
        for file in nearby_tests(module)
        for name in imports_of(tree_of(file))
    }
    return has_doctest(MODULES[module]) or module in imported


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_has_a_doctest_or_a_test_of_its_room(package: str) -> None:
    untried = [
        module
        for module, file in MODULES.items()
        if module.startswith(f"{package}.")
        and file.stem not in ("__init__", "__main__")
        and not is_tested(module)
    ]
    assert untried == [], "write a doctest, or a test in the folder that mirrors the room"


_REPEATED_GROUP = re.compile(r"\)(?:[*+?]|\{+\d*,?\d*\}+)\+")


def test_no_pattern_repeats_a_group_possessively() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in files_of(*PACKAGES)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if _REPEATED_GROUP.search(line)
    ]
    assert found == [], "Python before 3.11.5 matches that wrongly (gh-106052); write (?>(?:…)*)"
