"""A misspelt override falls back to Oscar in silence; so all that our forks hold is looked up as Oscar does."""

import difflib
import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest
from django.apps import AppConfig, apps
from oscar.core.application import OscarConfigMixin
from oscar.core.loading import get_class, get_model

NOT_LOOKED_UP = {"apps", "models", "abstract_models", "migrations", "urls", "status", "services", "selectors"}


def _forks() -> list[tuple[AppConfig, str]]:
    """Our app configurations that stand for one of Oscar's, each with the package it stands for."""
    found = []
    for config in apps.get_app_configs():
        origins = (base.__module__ for base in type(config).__mro__)
        oscar = next((module for module in origins if module.startswith("oscar.apps.")), None)
        if isinstance(config, OscarConfigMixin) and oscar and not config.name.startswith("oscar"):
            found.append((config, oscar.rpartition(".")[0]))
    return found


def _modules(config: AppConfig, oscar: str) -> Iterator[tuple[str, ModuleType, ModuleType]]:
    """Modules that exist in the fork and in Oscar: (name, ours, Oscar's)."""
    for info in pkgutil.iter_modules([config.path]):
        if info.name not in NOT_LOOKED_UP and importlib.util.find_spec(f"{oscar}.{info.name}"):
            ours = importlib.import_module(f"{config.name}.{info.name}")
            yield info.name, ours, importlib.import_module(f"{oscar}.{info.name}")


def _classes(module: ModuleType) -> dict[str, type]:
    own = {name: item for name, item in vars(module).items() if inspect.isclass(item)}
    return {name: item for name, item in own.items() if item.__module__ == module.__name__}


def _overrides() -> Iterator[tuple[str, str, str]]:
    for config, oscar in _forks():
        label = oscar.removeprefix("oscar.apps.")
        for name, ours, theirs in _modules(config, oscar):
            for class_name in sorted(set(_classes(ours)) & set(_classes(theirs))):
                yield f"{label}.{name}", class_name, ours.__name__


OVERRIDES = sorted(_overrides())


def test_all_the_forks_of_the_architecture_are_there():
    labels = {config.label for config, _ in _forks()}
    assert labels >= {"catalogue", "partner", "search", "basket", "shipping", "payment", "order", "checkout"}
    assert labels >= {"address", "offer", "voucher", "customer", "dashboard"}


@pytest.mark.parametrize(("module", "name", "ours"), OVERRIDES)
def test_oscar_finds_our_class(module, name, ours):
    assert get_class(module, name).__module__ == ours


@pytest.mark.parametrize("config", [config for config, _ in _forks()], ids=lambda config: config.label)
def test_oscar_finds_our_models(config):
    for model in config.get_models():
        if model.__module__.startswith(config.name):
            abstract = [base.__name__ for base in model.__mro__ if base.__module__.startswith("oscar.apps.")]
            replaced = [name.removeprefix("Abstract") for name in abstract if name.startswith("Abstract")]
            assert model.__name__ in replaced or not replaced, f"{model} stands for none of Oscar's models"
            assert get_model(config.label, model.__name__) is model


@pytest.mark.parametrize(("config", "oscar"), _forks(), ids=lambda value: getattr(value, "label", ""))
def test_no_class_of_a_fork_is_nearly_named_as_one_of_oscars(config, oscar):
    slips = []
    for _, ours, theirs in _modules(config, oscar):
        oscars = set(_classes(theirs))
        for name in set(_classes(ours)) - oscars:
            slips += [(name, near) for near in difflib.get_close_matches(name, oscars, n=1, cutoff=0.9)]
    assert slips == []


@pytest.mark.parametrize(("config", "oscar"), _forks(), ids=lambda value: getattr(value, "label", ""))
def test_a_fork_says_how_it_differs(config, oscar):
    silent = [
        ours.__name__
        for _, ours, theirs in _modules(config, oscar)
        if set(_classes(ours)) & set(_classes(theirs)) and not (ours.__doc__ or "").startswith("Differs from Oscar:")
    ]
    assert silent == []
