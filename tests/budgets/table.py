"""What a page may cost, in one place: bytes of a first visit (design: interface, Budgets) and questions (issue 2).

Bytes are gzipped where the server sends text; a kB is 1,000 of them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bytes:
    """A first view with a cold cache: the parts, all of them without photographs, and with (None: not promised)."""

    html: int
    css: int
    js: int
    bare: int
    full: int | None


LOT = Bytes(html=12_000, css=0, js=0, bare=14_000, full=80_000)
SHOP = Bytes(html=15_000, css=12_000, js=20_000, bare=115_000, full=280_000)
DESK = Bytes(html=15_000, css=12_000, js=30_000, bare=125_000, full=None)
FONTS, ICONS = 33_000, 3_000  # part of `bare`
SHIFT = 0.02  # cumulative layout shift, on a slow telephone
PAGE, TILL = 14, 24  # questions to the database: a page; basket and checkout
