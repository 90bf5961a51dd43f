"""import-linter holds the floors but cannot read strings: get_model("order.Order") climbs as high as an import."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.tree import code, pyproject, text

LOOKUPS = {"get_model", "get_class", "get_classes", "get_registered_model"}
RELATIONS = {
    "ForeignKey",
    "OneToOneField",
    "ManyToManyField",
    "ParentalKey",
    "ParentalManyToManyField",
    "GenericRelation",
}
# Oscar's own shape, with nothing of ours between: (the file's package, the label it names): the reason
ACCEPTED: dict[tuple[str, str], str] = {}


def _floors() -> dict[str, int]:
    """Package -> floor, the lowest is 0; read from the contract that import-linter holds."""
    contract = next(each for each in pyproject()["tool"]["importlinter"]["contracts"] if each["type"] == "layers")
    layers = [re.findall(r"[\w.]+", layer) for layer in reversed(contract["layers"])]
    return {package: height for height, packages in enumerate(layers) for package in packages}


FLOORS = _floors()


def test_every_app_of_ours_stands_on_a_floor():
    ours = {
        config.name for config in apps.get_app_configs() if config.name.startswith(("marketplace.", "catal", "trace"))
    }
    assert ours - set(FLOORS) - {"marketplace.demo"} == set()


def test_no_string_reaches_up():
    assert sorted(_upward()) == []


@pytest.mark.parametrize(
    "line",
    [
        'Order = get_model("order", "Order")',
        'Order = apps.get_model("order.Order")',
        'Repository = get_class("shipping.repository", "Repository")',
        'order = models.ForeignKey("order.Order", on_delete=models.CASCADE)',
        'order = models.ForeignKey(to="order.Order", on_delete=models.CASCADE)',
    ],
)
def test_a_string_that_names_a_room_is_seen(line):
    assert [label for label, _ in _named(ast.parse(line))] in (["order"], ["shipping"])


def test_a_string_that_reaches_up_is_refused():
    climbing = ast.parse('Order = get_model("order", "Order")')
    assert list(_too_high(climbing, "catalogue")) == [("order", 1)]
    assert list(_too_high(climbing, "marketplace.checkout")) == []


def _upward() -> Iterator[str]:
    for path in code():
        package = _package(path)
        if package:
            yield from (f"{path}:{line} names {label}" for label, line in _too_high(ast.parse(text(path)), package))


def _too_high(tree: ast.AST, package: str) -> Iterator[tuple[str, int]]:
    heights = {config.label: FLOORS[config.name] for config in apps.get_app_configs() if config.name in FLOORS}
    for label, line in _named(tree):
        if heights.get(label, -1) > FLOORS[package]:
            yield label, line


def _package(path: Path) -> str | None:
    module = ".".join(path.with_suffix("").parts)
    return next((package for package in FLOORS if module == package or module.startswith(f"{package}.")), None)


def _named(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The app labels that a module names in look-ups and relations, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _last_name(node.func) in LOOKUPS | RELATIONS:
            named = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "to")]
            for value in named[:1]:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    qualified = "." in value.value or _last_name(node.func) in LOOKUPS
                    if qualified:
                        yield value.value.split(".")[0], node.lineno


def _last_name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
