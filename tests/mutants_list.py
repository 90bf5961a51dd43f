"""The guards that a test must miss when they are gone. `python tests/mutants.py` takes each out in turn.

A row: the file, the text that stands in it exactly once, what is put there instead, and the test that then fails.
"""

from tests.mutants import Mutant

MUTANTS = [
    Mutant(
        "tests/house/test_floors.py",
        "heights.get(label, -1) > FLOORS[package]",
        "heights.get(label, -1) > 99",
        "tests/house/test_floors.py::test_a_string_that_reaches_up_is_refused",
    ),
]
