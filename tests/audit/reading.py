"""Every page in every state, for readers with large text, wide spacing, a narrow window, an unsteady hand or a mistake.

WCAG 2.2: 1.4.4 and 1.4.10 (nothing is wider than the window, cut off or written over something else), 1.4.12 (the
reader's own spacing), 2.5.8 (targets of 24 px; our own bar on touch is 44), 3.3.1 and 3.3.3 (errors that are found).
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Response

from marketplace.devtools.visit import Visit

FAULTS = (Path(__file__).parent / "faults.js").read_text()
ERRORS = (Path(__file__).parent / "errors.js").read_text()
LARGE = "html { font-size: 200% !important }"
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
WAYS = {
    "320 px": (320, ""),
    "360 px": (360, ""),
    "1280 px": (1280, ""),
    "twice the text, 360 px": (360, LARGE),
    "twice the text, 1280 px": (1280, LARGE),
    "wide spacing, 360 px": (360, SPACED),
}
# through the object model, which the pages' own policy on styles does not forbid
RESTYLE = """css => {
  const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]
}"""


def faults(page: Page, visit: Visit, response: Response) -> list[str]:
    """Everything wrong with a page, each with where and how it was looked at."""
    where = f"{visit.name} ({visit.language})"
    found = [f"{where}: {fault}" for fault in page.evaluate(ERRORS, visit.name.endswith("-errors"))]
    hand = page.context.new_cdp_session(page)
    for way, (width, css) in WAYS.items():
        page.set_viewport_size({"width": width, "height": 800})
        hand.send("Emulation.setTouchEmulationEnabled", {"enabled": width < 600})
        page.evaluate(RESTYLE, css)
        seen = page.evaluate(FAULTS)
        found += [f"{where}, {way}: {kind}: {fault}" for kind, each in seen.items() for fault in each]
    return found
