"""How much is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of one run; `judged`: whether it is long enough to hold speed against its targets."""

    orders: tuple[int, int] = (1_000, 100_000)
    buyers: tuple[int, ...] = (1, 4, 16)
    placings: int = 48
    rounds: int = 2
    clients: tuple[int, ...] = (1, 8)
    steps: tuple[int, int] = (10, 1_000)
    scans: tuple[int, int] = (1_000, 1_000_000)
    labels: tuple[int, int] = (1_000, 10_000)
    seconds: float = 5
    pairs: int = 5
    parcels: int = 10_000
    judged: bool = True


QUICK = Sizes(
    orders=(6, 30), buyers=(2,), placings=4, rounds=1, clients=(1, 2), steps=(2, 30),
    scans=(10, 100), labels=(24, 240), seconds=0.4, pairs=1, parcels=250, judged=False,
)  # fmt: skip
