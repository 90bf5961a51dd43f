"""What runs is under a permissive licence or the LGPL: an operator may build on the shop without asking a lawyer."""

import re
from importlib import metadata
from pathlib import Path

import pytest

from tests.house.tree import text

FORBIDDEN = re.compile(r"\bA?GPL|\bAffero|(?<!Lesser )General Public License", re.I)
# libraries that wheels bring along without a word in their metadata
BUNDLED = re.compile(r"lib(x264|x265|gpl|readline)\b")


def _locked() -> list[str]:
    return sorted(set(re.findall(r"^([\w.-]+)==", text(Path("requirements.lock")), flags=re.M)))


def _distributions() -> list[metadata.Distribution]:
    """The locked packages that this machine runs; some are for other systems alone."""
    found = []
    for name in _locked():
        try:
            found.append(metadata.distribution(name))
        except metadata.PackageNotFoundError:
            continue
    return found


DISTRIBUTIONS = _distributions()


def _licence(distribution: metadata.Distribution) -> str:
    declared = distribution.metadata
    classifiers = [line for line in declared.get_all("Classifier") or [] if line.startswith("License")]
    free_text = (declared.get("License") or "").splitlines()[:1]
    return " ".join([declared.get("License-Expression") or "", *free_text, *classifiers])


def test_every_package_is_free_to_build_on():
    licences = {each.name: _licence(each) for each in DISTRIBUTIONS}
    assert [name for name, licence in licences.items() if not licence.strip() or FORBIDDEN.search(licence)] == []


def test_no_package_brings_a_library_under_the_gpl():
    files = [file for each in DISTRIBUTIONS for file in each.files or []]
    assert [str(file) for file in files if BUNDLED.search(file.name)] == []


def test_nearly_everything_locked_was_looked_at():
    assert len(_locked()) - len(DISTRIBUTIONS) <= 4


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "AGPLv3", "GNU General Public License v2 (GPLv2)"])
def test_the_pattern_finds_what_it_is_for(licence):
    assert FORBIDDEN.search(licence)


@pytest.mark.parametrize("licence", ["LGPL-3.0-only", "GNU Lesser General Public License v2 or later (LGPLv2+)", "MIT"])
def test_the_pattern_lets_the_lesser_licence_pass(licence):
    assert not FORBIDDEN.search(licence)
