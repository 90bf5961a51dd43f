"""One screen: what is longer has two jobs."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import code, files, text

FUNCTION, FILE, TEMPLATE, SETTINGS = 40, 300, 90, 250


def test_no_function_is_longer_than_a_screen():
    assert list(_long_functions()) == []


def test_no_file_is_longer_than_three_hundred_lines():
    ceilings = {Path("marketplace/settings.py"): SETTINGS}
    assert [f"{path}: {_lines(path)}" for path in code() if _lines(path) > ceilings.get(path, FILE)] == []


def test_no_template_is_longer_than_ninety_lines():
    assert [f"{path}: {_lines(path)}" for path in files("*.html") if _lines(path) > TEMPLATE] == []


def _lines(path: Path) -> int:
    return text(path).count("\n")


def _long_functions() -> Iterator[str]:
    for path in code():
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION:
                    yield f"{path}:{node.lineno} {node.name}: {length}"
