"""A visitor who has only a keyboard: every stop is seen, in view, marked, and follows the one before it."""

from __future__ import annotations

from typing import Any

from tests.support.browser import Visitor

FAR = 90  # stops of the Tab key that anybody can be asked to make on one page
# what has the focus: where it is, whether it can be seen, whether something marks it
STOP = """() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const seen = at.closest("label") ?? at   // a hidden radio button is seen by its label
  const box = seen.getBoundingClientRect()
  const marks = (one) => {
    const style = getComputedStyle(one)
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none"
  }
  const around = [at, seen, at.closest(".card"), at.closest(".pick"), at.closest(".find form")].filter(Boolean)
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)]
  const over = document.elementFromPoint(x, y)
  return {
    name: `${at.tagName} ${at.id || at.name || ""} ${(at.innerText || at.ariaLabel || "").trim().slice(0, 40)}`,
    seen: box.width > 1 && box.height > 1 && seen.checkVisibility(),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !!over && !seen.contains(over) && !over.contains(seen) && !over.closest(".card")?.contains(seen),
    marked: around.some(marks) || at.matches("main, [data-focus]"),
    inOrder: !window.lastStop?.isConnected || window.lastStop === at ? null
      : !!(window.lastStop.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
    same: window.lastStop === at, left: (window.lastStop = at) && false,
  }
}"""


def stop(person: Visitor, key: str = "") -> dict[str, Any] | None:
    """Press a key and look at what has the focus then; None where nothing has."""
    if key:
        person.page.keyboard.press(key)
    at: dict[str, Any] | None = person.page.evaluate(STOP)
    if at is not None:
        where = f"{at['name']} at {person.page.url}"
        assert at["seen"] and at["inView"], f"the focus cannot be seen: {where}"
        assert not at["covered"], f"the focus is covered: {where}"
        assert at["marked"], f"nothing marks the focus: {where}"
    return at


def tabs_to(person: Visitor, selector: str, *, back: bool = False) -> None:
    """Press Tab (or Shift-Tab) until `selector` has the focus; each stop on the way is looked at."""
    for _press in range(FAR):
        if holds(person, selector):
            return
        at = stop(person, "Shift+Tab" if back else "Tab")
        if at is not None:
            assert not at["same"], f"a trap: {at['name']} at {person.page.url}"
            assert at["inOrder"] is not back, f"out of order: {at['name']} at {person.page.url}"
    raise AssertionError(f"no key leads to {selector} at {person.page.url}")


def holds(person: Visitor, selector: str) -> bool:
    """Whether `selector` has the focus."""
    return bool(person.page.evaluate("selector => !!document.activeElement?.matches(selector)", selector))


def enters(person: Visitor, selector: str, *, key: str = "Enter") -> None:
    """Go to a link or button, press the key, and wait for the page that comes."""
    tabs_to(person, selector)
    with person.page.expect_navigation():
        person.page.keyboard.press(key)


def types(person: Visitor, selector: str, words: str) -> None:
    """Go to a field and write."""
    tabs_to(person, selector)
    person.page.keyboard.insert_text(words)


def leaves(person: Visitor) -> int:
    """Tab on until the page is left; answers after how many stops."""
    for presses in range(FAR):
        if stop(person, "Tab") is None:
            return presses
    raise AssertionError(f"the keyboard never leaves {person.page.url}")
