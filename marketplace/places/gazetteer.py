"""The tables of ``data/``, read once: provinces and old districts, which fit in memory.

Communes are ten thousand and more; they stand in the database and only pass through here when
``services.load_places`` reads them. Where the tables come from: ``data/NOTICE.md``.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from .keys import key

DATA: Final = Path(__file__).parent / "data"
REFORM: Final = date(2025, 7, 1)
"""The day on which districts ended (Resolution 203/2025/QH15, Decision 19/2025/QĐ-TTg)."""

# How people write provinces besides their names; by the code of the old province.
_PROVINCE_ALIASES: Final = {
    "01": "hn thudohanoi",
    "06": "baccan",
    "24": "bacgian",
    "31": "hp",
    "46": "thuathienhue tthue tth thuathien",
    "64": "gialay",
    "66": "daclac dacklak daklac dlak",
    "67": "dacnong",
    "62": "contum",
    "77": "baria vungtau brvt bariavt br vt",
    "79": "hcm saigon sg hochiminhcity hcmc tphcm thanhphohcm",
}


@dataclass(frozen=True, slots=True)
class OldProvince:
    """A province before 1 July 2025, and the code of the one that it is in now."""

    code: str
    kind: str
    name: str
    province_code: str

    def __str__(self) -> str:
        return f"{self.kind.capitalize()} {self.name}"


@dataclass(frozen=True, slots=True)
class OldDistrict:
    """A district before 1 July 2025. Districts have no successor; their communes have."""

    code: str
    old_province_code: str
    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind.capitalize()} {self.name}"


@dataclass(frozen=True, slots=True)
class Correction:
    """One change since the reform: from ``day`` on, ``field`` of the unit is ``value``."""

    unit: str
    code: str
    day: date
    field: str
    value: str
    reference: str


@dataclass(frozen=True, slots=True)
class ProvinceName:
    """What a typed name of a province can mean.

    ``is_current`` tells whether a province bears the name today; ``old_code`` is the old province
    of the name. The two codes differ where a code was used again: 24 was Bắc Giang, is Bắc Ninh.
    """

    province_code: str
    old_code: str
    is_current: bool


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of ``data/`` by the names of its columns."""
    with (DATA / f"{table}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@lru_cache(maxsize=1)
def old_provinces() -> dict[str, OldProvince]:
    """Return the 63 provinces of before 1 July 2025 by code."""
    return {
        row["code"]: OldProvince(row["code"], row["kind"], row["name"], row["province"])
        for row in rows("old_provinces")
    }


@lru_cache(maxsize=1)
def old_districts() -> dict[str, OldDistrict]:
    """Return the 696 districts of before 1 July 2025 by code."""
    return {
        row["code"]: OldDistrict(row["code"], row["old_province"], row["kind"], row["name"])
        for row in rows("old_districts")
    }


@lru_cache(maxsize=1)
def corrections() -> tuple[Correction, ...]:
    """Return what changed since the reform, oldest first."""
    found = (
        Correction(**{**row, "day": date.fromisoformat(row["day"])})  # type: ignore[arg-type]
        for row in rows("corrections")
    )
    return tuple(sorted(found, key=lambda correction: correction.day))


@lru_cache(maxsize=1)
def province_names() -> dict[str, ProvinceName]:
    """Return every way to write a province, as a key, with what it means."""
    today = {key(row["name"]) for row in rows("provinces")}
    return {
        key(written): ProvinceName(old.province_code, old.code, is_current=key(old.name) in today)
        for old in old_provinces().values()
        for written in (old.name, *_PROVINCE_ALIASES.get(old.code, "").split())
    }


@lru_cache(maxsize=1)
def district_names() -> dict[str, frozenset[str]]:
    """Return every way to write an old district, as a key, with the codes it can mean.

    A district that had been merged away before 2025 ("Quận 9") names the one that took it in.
    """
    names: dict[str, set[str]] = {}
    for row in rows("old_districts"):
        for written in (row["name"], *row["aliases"].split()):
            names.setdefault(key(written), set()).add(row["code"])
    return {written: frozenset(codes) for written, codes in names.items()}
