"""Can everybody use it? Asks axe, with the rules of WCAG 2.2 AA and its own of good practice."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]  # all that differs between light and dark
AXE = Axe()


def faults(page: Page, *, theme: str = "light", only_colours: bool = False) -> list[str]:
    """What axe finds on the open page in one theme, each as one line: rule, place, reason."""
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
    rules = {"type": "rule", "values": COLOURS} if only_colours else {"type": "tag", "values": TAGS}
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = AXE.run(page, options=options).response["violations"]
    return [_line(violation, node, theme) for violation in found for node in violation["nodes"]]


def _line(violation: dict[str, Any], node: dict[str, Any], theme: str) -> str:
    why = " ".join(node.get("failureSummary", "").split()).removeprefix("Fix any of the following: ")
    return f"{violation['id']} ({theme}) at {node['target'][0]}: {why}"
