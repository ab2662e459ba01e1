"""How many ways lead through a function: ``python -m benchmarks.density [--most 14] [FOLDER ...]``.

ruff's count of complexity (C901) leaves out what packs a line: ``and`` and ``or``, comprehensions
and conditional expressions. Here each of them counts as much as an ``if``, a loop, a ``case`` or an
``except``; the straight way counts one. Prints every function over the limit, the densest first,
and exits with 1 if there is one; ``make lint`` calls it.
"""

import argparse
import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

MOST = 14
"""Ways that may lead through a function; most functions of well-kept projects stay below it."""

_ONE_BRANCH = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
    ast.comprehension,
)


class Function(NamedTuple):
    """A function with the place where it stands and the number of ways through it."""

    ways: int
    place: str
    name: str


def ways_through(function: ast.AST) -> int:
    """Return how many ways lead through a piece of code, with the functions inside of it.

    >>> ways_through(ast.parse("x = a if b and c or d else [e for e in f if e]"))
    6
    """
    return 1 + sum(_branches(node) for node in ast.walk(function))


def _branches(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    return int(isinstance(node, _ONE_BRANCH))


def functions_in(file: Path) -> Iterator[Function]:
    """Yield the functions and methods of a module."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(ways_through(node), f"{file.as_posix()}:{node.lineno}", node.name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the functions over the limit; return 1 if there is one, else 0."""
    options = _parser().parse_args(arguments)
    found = [
        function
        for folder in options.folders
        for file in sorted(folder.rglob("*.py"))
        for function in functions_in(file)
    ]
    dense = sorted((each for each in found if each.ways > options.most), reverse=True)
    for function in dense:
        print(f"{function.place}: {function.name} has {function.ways} ways")
    densest = max((each.ways for each in found), default=0)
    print(f"{len(found):,} functions, {len(dense)} with over {options.most} ways through", end="")
    print(f"; the densest has {densest}", file=sys.stdout)
    return int(bool(dense))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.density", description=__doc__)
    parser.add_argument(
        "folders", nargs="*", type=Path, default=[Path("extractors"), Path("pipelines")]
    )
    parser.add_argument("--most", type=int, default=MOST, help=f"ways allowed (default {MOST})")
    return parser


if __name__ == "__main__":
    sys.exit(main())
