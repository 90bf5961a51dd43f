"""The demonstration's tables: tab-separated files beside this module, read as they stand."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ART = HERE / "art"


@cache
def table(name: str) -> list[dict[str, str]]:
    """Rows of `data/<name>.tsv`, each a dictionary by column."""
    with (HERE / "data" / f"{name}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@dataclass(frozen=True)
class Variant:
    """One thing on sale: what stands behind the comma of its title, content, price in đồng, weight and box."""

    suffix: str
    unit: str
    net: str
    net_unit: str
    price: int
    weight_g: int
    box_cm: tuple[int, int, int] | None


def variants(row: dict[str, str]) -> list[Variant]:
    """The variants of one row of the goods table."""
    return [_variant(text) for text in row["variants"].split(";")]


def _variant(text: str) -> Variant:
    suffix, unit, net, net_unit, price, weight, box = text.split("|")
    sides = [int(side) for side in box.split("x")] if box else []
    return Variant(
        suffix=suffix, unit=unit, net=net, net_unit=net_unit, price=int(price), weight_g=int(weight),
        box_cm=(sides[0], sides[1], sides[2]) if sides else None,
    )  # fmt: skip


def art(name: str) -> Path | None:
    """The drawn picture `name`, if there is one."""
    path = ART / f"{name}.webp"
    return path if path.exists() else None
