"""Each dependency was chosen: its record says why, instead of what, under which licence, and how alive it is."""

import re

import pytest

from tests.house.tree import ROOT, pyproject

# named by the design itself
GIVEN = {"django", "wagtail", "django-oscar", "stripe", "qrcode", "pillow"}
HEADINGS = ("## Why", "## What else was weighed", "## Licence", "## How alive")


def _chosen() -> list[str]:
    names = [
        re.match(r"[\w.-]+", requirement).group().lower() for requirement in pyproject()["project"]["dependencies"]
    ]
    return sorted(set(names) - GIVEN)


@pytest.mark.parametrize("name", _chosen())
def test_a_dependency_has_its_record(name):
    record = (ROOT / "docs" / "decisions" / f"{name}.md").read_text()
    assert [heading for heading in HEADINGS if heading not in record] == []


def test_no_record_outlives_its_dependency():
    libraries = {path.stem for path in (ROOT / "docs" / "decisions").glob("*.md") if "## How alive" in path.read_text()}
    assert libraries - set(_chosen()) == set()
