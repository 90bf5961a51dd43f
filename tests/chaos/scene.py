"""What every actor knows: how big the day is, where the shop and the card provider are, the papers all write on."""

from __future__ import annotations

import json
import traceback
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

BANK_SECRET, STRIPE_KEY, STRIPE_SECRET = "secret-of-the-bank", "sk_test_of_chaos", "whsec_of_chaos"


@dataclass(frozen=True, slots=True)
class Plan:
    """How big it is; the same seed throws the same dice, though processes meet at other moments."""

    seed: int
    buyers: int = 200
    products: int = 50
    units: int = 4  # of each product: far fewer than are wanted
    crowd: int = 8  # buyers in the shop at once, each in a process
    seconds: int = 30  # after which nobody comes in any more


@dataclass(frozen=True, slots=True)
class Scene:
    """One day: its plan, its folder of papers, and the addresses."""

    plan: Plan
    folder: Path
    shop: str
    stripe: str

    def dice(self, *who: object) -> Random:
        """Luck of one actor's own, the same for the same seed."""
        return Random(f"{self.plan.seed} {who}")

    def write(self, paper: str, **facts: Any) -> None:
        """Add a line to a paper; lines of several processes do not mix, and outlive who wrote them."""
        with (self.folder / paper).open("a") as file:
            file.write(json.dumps(facts) + "\n")

    def read(self, paper: str) -> list[dict[str, Any]]:
        """All lines of a paper."""
        path = self.folder / paper
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def complain(self, what: str) -> None:
        """Somebody met with what must never be."""
        self.write("complaints", what=what)

    def complain_of_exception(self, where: str) -> None:
        """The exception that is being handled is a fault of the shop."""
        self.complain(f"{where}: {traceback.format_exc(limit=-4)}")
