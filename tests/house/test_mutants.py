"""The list of mutants stays true: each text stands once in its file, each test exists. `make mutants` runs them."""

import subprocess
import sys

from tests.house.tree import ROOT
from tests.mutants_list import MUTANTS


def test_each_guard_stands_once_in_its_file():
    counts = {mutant.name: (ROOT / mutant.file).read_text().count(mutant.find) for mutant in MUTANTS}
    assert {name: count for name, count in counts.items() if count != 1} == {}


def test_each_mutant_changes_something():
    assert [mutant.name for mutant in MUTANTS if mutant.find == mutant.replace] == []


def test_each_named_test_can_be_collected():
    tests = sorted({mutant.test for mutant in MUTANTS})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]
