"""The checks of `manage.py check_books`: each room writes its own in a module `books` and registers it here.

    @check("stock")
    def promised_units() -> Iterator[str]:
        "Units promised in stock are those of orders that hold them."
        for … in …:
            yield "one line that names the thing and both numbers"

A check reads; it changes nothing, and streams what grows with orders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.module_loading import autodiscover_modules

Check = Callable[[], Iterator[str]]
_CHECKS: list[tuple[str, Check]] = []


def check(subject: str) -> Callable[[Check], Check]:
    """Register a check; `subject` begins each of its lines."""

    def register(function: Check) -> Check:
        _CHECKS.append((subject, function))
        return function

    return register


def faults() -> Iterator[str]:
    """Every fault that any room's checks find, one line each."""
    autodiscover_modules("books")
    for subject, function in _CHECKS:
        for fault in function():
            yield f"{subject}: {fault}"
