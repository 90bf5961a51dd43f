"""A test asks the clock while it runs: a day read when the file is read is yesterday's after midnight."""

import ast
from collections.abc import Iterator

from tests.house.tree import files, text

CLOCKS = {"localdate", "localtime", "now", "today", "utcnow"}


def test_no_table_of_a_test_holds_a_day_of_the_clock():
    assert [f"{path}:{line}" for path in files("tests/*.py") for line in _read_at_import(text(path))] == []


def test_a_clock_in_a_table_is_seen_and_one_inside_a_test_is_not():
    table = "@mark('day', [now() - DAY, lambda: now()])\ndef test(day, until=today()):\n    assert now()\nX = t.now()\n"
    assert sorted(_read_at_import(table)) == [1, 2, 4]


def _read_at_import(source: str) -> Iterator[int]:
    """The lines where a clock is asked outside of any function."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.decorator_list, node.args]
            continue
        if isinstance(node, ast.Call) and _name(node.func) in CLOCKS:
            yield node.lineno
        waiting += ast.iter_child_nodes(node)


def _name(of: ast.expr) -> str:
    return of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
