"""The main pages serve everybody: axe finds nothing, light and dark, nor does large text (`make audit` asks on all)."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from marketplace.devtools.pages import PAGES
from tests.audit import axe, reading
from tests.support.walk import Walker

MAIN = [page.name for page in PAGES if page.main]


def _look(page: Page, visit: Any, response: Any) -> list[str]:
    return axe.faults(page) + axe.faults(page, theme="dark", only_colours=True) + reading.faults(page, visit, response)


@pytest.mark.parametrize("name", MAIN)
def test_everybody_can_use(rehearsed: Any, walker: Walker, name: str) -> None:
    visits = [visit for visit in rehearsed[1] if visit.name == name]
    found = [fault for faults in walker.walk(visits, _look) for fault in faults]
    astray, walker.faults = walker.faults, []
    assert astray + found == []


def test_axe_would_find_a_picture_without_words_and_pale_letters(walker: Walker) -> None:
    page = walker.browser.new_page()
    page.set_content("<!DOCTYPE html><html lang=vi><title>x</title><main><h1>x</h1><img src=x>"
                     "<p style='color: #aaa; background: #fff'>nhạt</p></main>")  # fmt: skip
    found = {fault.partition(" ")[0] for fault in axe.faults(page)}
    page.close()
    assert {"image-alt", "color-contrast"} <= found
