"""Read an address from right to left: province, perhaps an old district, commune, street.

Several readings of a line are possible ("Trần Hưng Đạo, Hoàn Kiếm" is a street or an old ward).
Each that the tables know is weighed; the best wins, and where two are as good the person is asked.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from marketplace.text import nfc

from .gazetteer import ProvinceName, district_names, old_districts, old_provinces, province_names
from .lookup import Lookup, communes_from, current_province
from .models import Commune, Province
from .resolution import Problem, Resolution
from .weighing import Found, Reading, each_once, weigh
from .written import Level, Written

_LONGEST_LINE: Final = 400
_MOST_CANDIDATES: Final = 40
_FEW: Final = 3


def parse_address(line: str) -> Resolution:
    """Resolve an address written in one line, new or old, with marks or without.

    Never raises: what is not understood is in ``problem``, and then all of it in ``street``.
    """
    written = Written(_tidy(line.replace("\n", ", "))[:_LONGEST_LINE])
    meant, end = _province(written)
    readings = list(_readings(written, end, meant))
    lookup = Lookup({r.commune.key for r in readings if r.commune}, meant)
    found = [known for r in readings for known in weigh(written, r, lookup, meant)]
    found.sort(key=lambda known: -known.weight)
    if meant is None:
        return _without_province(written, found)
    province = current_province(meant.province_code)
    if province is None:
        return Resolution(street=written.text, problem=Problem.UNKNOWN_PROVINCE)
    if not found:
        return _without_commune(written, end, readings, meant, province)
    return _settled(written, found, meant, province)


def resolve(street: str, commune: str, province: str, district: str = "") -> Resolution:
    """Resolve an address written in fields; ``district`` only where three levels are meant.

    A commune or district that is a number alone is a ward or an urban district. What stands in
    the field of the commune before its name (a hamlet) goes to the street.
    """
    parts = [
        f"phường {commune}" if commune.strip().isdigit() else commune,
        f"quận {district}" if district.strip().isdigit() else district,
        province,
    ]
    found = parse_address(", ".join(part.strip(" ,") for part in parts if part.strip(" ,")))
    street = _tidy(street).strip(" ,")
    if found.is_resolved or found.problem is Problem.AMBIGUOUS_COMMUNE:
        return replace(found, street=", ".join(part for part in (street, found.street) if part))
    return replace(found, street=street)


def _tidy(text: str) -> str:
    return nfc(" ".join(text.split()))


def _province(written: Written) -> tuple[ProvinceName | None, int]:
    """Return the province at the end of the line, and the word with which it begins."""
    for name in written.endings(written.end):
        meant = province_names().get(name.key)
        if meant and name.level in (None, Level.CITY, Level.PROVINCE):
            return meant, name.begin
    return None, written.end


def _readings(written: Written, end: int, meant: ProvinceName | None) -> Iterator[Reading]:
    if not end:
        return
    yield from _communes_before(written, end, frozenset(), writes_district=False)
    is_known = False
    for name in written.endings(end):
        codes = _districts(name.key, meant)
        if not codes or name.level in (Level.COMMUNE, Level.PROVINCE) or name.is_bare_number:
            continue
        is_known = True
        prefixed = name.level is not None
        yield Reading(None, codes, name.begin, prefixed)
        yield from _communes_before(written, name.begin, codes, writes_district=prefixed)
    first = written.piece_start(end)
    if not is_known and written.level_at(first) in (Level.DISTRICT, Level.CITY):
        yield from _communes_before(written, first, frozenset(), writes_district=False)


def _communes_before(
    written: Written, end: int, districts: frozenset[str], *, writes_district: bool
) -> Iterator[Reading]:
    for name in written.endings(end):
        if name.level in (None, Level.COMMUNE) and not name.is_bare_number:
            yield Reading(name, districts, name.begin, writes_district)


def _districts(key: str, meant: ProvinceName | None) -> frozenset[str]:
    """Return the codes of the old districts of a name, within what is the province today."""
    codes = district_names().get(key, frozenset())
    if meant is None:
        return codes
    return frozenset(code for code in codes if _province_of(code) == meant.province_code)


def _province_of(district_code: str) -> str:
    return old_provinces()[old_districts()[district_code].old_province_code].province_code


def _settled(written: Written, found: list[Found], meant: ProvinceName, province: Province) -> Resolution:
    best = found[0]
    rivals = [other for other in found[1:] if _rivals(best, other, meant)]
    communes = each_once(c for known in (best, *rivals) for c in known.communes)
    begin = best.reading.begin
    is_old = best.is_old or not meant.is_current
    typed = written.between(begin, len(written.words)) if is_old else ""
    resolution = Resolution(written.before(begin), province=province, converted_from=typed)
    if not best.is_sure:
        # the commune is not in the district that was named: one of the two is wrong
        likely = communes if len(communes) <= _FEW else ()
        there = communes_from(best.reading.districts, meant)
        return _asked(resolution, each_once((*likely, *there)), Problem.UNKNOWN_COMMUNE)
    if len(communes) == 1:
        return replace(resolution, commune=communes[0])
    return _asked(resolution, communes, Problem.AMBIGUOUS_COMMUNE)


def _rivals(best: Found, other: Found, meant: ProvinceName) -> bool:
    """Tell whether a less likely reading must be put to the person as well."""
    if best.reading == other.reading and not best.reading.districts:
        # One name is a commune of today and an old one elsewhere. A province of before leaves open
        # which is meant; so do a kind and marks that only the old one has, unless it was a town.
        is_town = best.reading.commune is not None and best.reading.commune.kind == "thị trấn"
        return not meant.is_current or (best.is_old and best.fits and not is_town)
    return best.says_little and other.is_old and other.is_sure and bool(other.reading.districts)


def _asked(resolution: Resolution, communes: tuple[Commune, ...], problem: Problem) -> Resolution:
    return replace(resolution, candidates=communes[:_MOST_CANDIDATES], problem=problem)


def _without_commune(
    written: Written,
    end: int,
    readings: list[Reading],
    meant: ProvinceName,
    province: Province,
) -> Resolution:
    """Offer the communes of the district that was named; an island district is one commune."""
    resolution = Resolution(written.before(end), province=province, problem=Problem.UNKNOWN_COMMUNE)
    district = next((r for r in readings if r.commune is None and r.writes_district), None)
    district = district or next((r for r in readings if r.commune is None), None)
    if district is None:
        return resolution
    communes = tuple(communes_from(district.districts, meant))
    if len(communes) > 1:
        return _asked(resolution, communes, Problem.UNKNOWN_COMMUNE)
    return Resolution(
        written.before(district.begin),
        commune=communes[0] if communes else None,
        province=province,
        converted_from=written.between(district.begin, len(written.words)),
        problem=Problem.NONE if communes else Problem.UNKNOWN_COMMUNE,
    )


def _without_province(written: Written, found: list[Found]) -> Resolution:
    """Accept an old ward in its district where the country has only one; else ask."""
    best = found[0] if found else None
    is_known = best and best.is_old and best.is_sure and best.reading.districts
    if best and is_known and len(best.communes) == 1:
        commune = best.communes[0]
        begin = best.reading.begin
        return Resolution(
            written.before(begin),
            commune=commune,
            province=commune.province,
            converted_from=written.between(begin, len(written.words)),
        )
    resolution = Resolution(written.text, problem=Problem.UNKNOWN_PROVINCE)
    return replace(resolution, candidates=best.communes[:_MOST_CANDIDATES] if best else ())
