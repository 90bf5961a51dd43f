"""The README's table of environment variables is what the settings read, no more and no less."""

import ast
import re
from pathlib import Path

from tests.house.tree import code, text

READERS = {
    "flag",
    "text",
    "choice",
    "url",
    "path",
    "hosts",
    "secret_key",
    "former_keys",
    "database",
    "cache",
    "email",
    "sms",
    "keys",
    "number",
    "pairs",
}
# set by the machine or by make itself, not by an operator
MACHINE = {"MAKELEVEL", "PATH", "DJANGO_SETTINGS_MODULE", "CHROMIUM"}


def test_the_readme_lists_what_is_read():
    assert _listed() == _read()


def _listed() -> set[str]:
    rows = re.findall(r"^\|\s*((?:`[A-Z0-9_]+`[,/ ]*)+)\s*\|", text(Path("README.md")), flags=re.M)
    return {name for row in rows for name in re.findall(r"`([A-Z0-9_]+)`", row)}


def _read() -> set[str]:
    return {name for path in code() for name in _names(ast.parse(text(path)))} - MACHINE


def _names(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _reads_environment(node.func) and node.args:
            found.append(node.args[0])
        elif (
            isinstance(node, ast.Subscript)
            and ast.unparse(node.value) == "os.environ"
            and isinstance(node.ctx, ast.Load)
        ):
            found.append(node.slice)
    return [node.value for node in found if isinstance(node, ast.Constant) and str(node.value).isupper()]


def _reads_environment(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute):
        return False
    owner = ast.unparse(function.value)
    return (owner == "env" and function.attr in READERS) or (owner == "os.environ" and function.attr == "get")
