"""How likely a reading of an address is, given what the tables know of its names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from marketplace.text import fold, nfc, sort_key

from .gazetteer import ProvinceName, corrections
from .lookup import Lookup, Old
from .models import Commune
from .written import Name, Written

# How well a reading is founded, before what its writing adds.
_OLD_IN_ITS_DISTRICT: Final = 5.0
_NEW_COMMUNE: Final = 4.0
_OLD_WITHOUT_DISTRICT: Final = 3.0
_IN_ANOTHER_DISTRICT: Final = 2.0
_MISFIT: Final = 1.5

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words before the province; ``begin`` is where the street ends.

    ``districts`` are codes; empty where no district is read.
    """

    commune: Name | None
    districts: frozenset[str]
    begin: int
    writes_district: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """The name of a commune as it was typed.

    ``has_marks`` is of the whole address: where "Thanh Hóa" has its marks, "Nga Thanh" is not
    "Nga Thành".
    """

    name: str
    kind: str
    has_marks: bool

    def is_spelt(self, name: str) -> bool:
        """Tell whether a name has the same letters and tones, wherever the tones are put."""
        return sort_key(name) == sort_key(self.name)


@dataclass(frozen=True, slots=True)
class Found:
    """A reading that the tables know.

    It ``fits`` where kind and marks, as far as they were typed, are those of the unit; it is sure
    unless the district speaks against it.
    """

    reading: Reading
    communes: tuple[Commune, ...]
    weight: float
    is_old: bool
    fits: bool
    is_sure: bool = True

    @property
    def says_little(self) -> bool:
        """Tell whether a bare name was read as a commune of today: it may be an old district."""
        named = self.reading.commune
        return not self.is_old and named is not None and named.level is None


def weigh(written: Written, reading: Reading, lookup: Lookup, meant: ProvinceName | None) -> Iterator[Found]:
    """Yield what is known of a reading: a commune of today, an old one, both or nothing."""
    if reading.commune is None:
        return
    typed = Typed(
        written.named(reading.commune),
        reading.commune.kind,
        has_marks=_has_marks(written.between(reading.begin, len(written.words))),
    )
    news = _new_communes(reading, lookup, meant)
    news = _narrowed(news, typed, kinds_of=_kinds, name_of=_name)
    if news:
        yield _found_new(reading, typed, news)
    olds, is_sure = _old_communes(reading, lookup)
    olds = _narrowed(olds, typed, kinds_of=_old_kinds, name_of=_old_name)
    if olds:
        yield _found_old(reading, typed, olds, is_sure=is_sure)


def each_once(communes: Iterable[Commune]) -> tuple[Commune, ...]:
    """Return the communes without repetition, in order."""
    return tuple({commune.pk: commune for commune in communes}.values())


def _new_communes(reading: Reading, lookup: Lookup, meant: ProvinceName | None) -> list[Commune]:
    assert reading.commune is not None
    found = lookup.communes(reading.commune.key)
    if meant is None or meant.is_current or reading.districts:
        return found
    return [commune for commune in found if _came_from(commune, province=meant.old_code)]


def _old_communes(reading: Reading, lookup: Lookup) -> tuple[list[Old], bool]:
    """Return the old communes of the name, and whether they lie where they were said to lie."""
    assert reading.commune is not None
    olds = lookup.olds(reading.commune.key, reading.districts)
    if olds or not reading.commune.level:
        return olds, True
    return lookup.olds(reading.commune.key), False


def _found_new(reading: Reading, typed: Typed, communes: list[Commune]) -> Found:
    within = [c for c in communes if _came_from(c, districts=reading.districts)]
    is_sure = not reading.districts or bool(within)
    fit = _fit(typed, [(_kinds(commune), commune.name) for commune in within or communes])
    ground = _NEW_COMMUNE if is_sure else _IN_ANOTHER_DISTRICT
    return Found(
        reading,
        tuple(within or communes),
        ground + _form(reading) + fit,
        is_old=False,
        fits=fit >= 0,
        is_sure=is_sure,
    )


def _found_old(reading: Reading, typed: Typed, olds: list[Old], *, is_sure: bool) -> Found:
    fit = _fit(typed, [({old.unit.kind}, old.unit.name) for old in olds])
    ground = _OLD_IN_ITS_DISTRICT if reading.districts else _OLD_WITHOUT_DISTRICT
    return Found(
        reading,
        each_once(commune for old in olds for commune in old.communes),
        (ground if is_sure else _IN_ANOTHER_DISTRICT) + _form(reading) + fit,
        is_old=True,
        fits=fit >= 0,
        is_sure=is_sure,
    )


def _form(reading: Reading) -> float:
    """Return what the writing adds: a prefix, a comma, a long name speak for a reading."""
    name = reading.commune
    assert name is not None
    weight = 0.1 * (name.end - name.first) + reading.writes_district
    if name.level:
        weight += 2
    if name.after_pause:
        weight += 1
    return weight if name.level or name.after_pause else weight - 3


def _fit(typed: Typed, units: list[tuple[set[str], str]]) -> float:
    """Return what kind and marks add where they agree with a unit, take away where they do not."""
    fit = 0.0
    if typed.kind:
        fit += 1 if any(typed.kind in kinds for kinds, _ in units) else -_MISFIT
    if typed.has_marks and not any(typed.is_spelt(name) for _, name in units):
        fit -= _MISFIT
    return fit


def _has_marks(typed: str) -> bool:
    return fold(typed) != nfc(typed).casefold()


def _narrowed(
    items: list[_Item],
    typed: Typed,
    *,
    kinds_of: Callable[[_Item], set[str]],
    name_of: Callable[[_Item], str],
) -> list[_Item]:
    """Keep those of the typed kind, then those with the typed marks, where there are any such.

    "Cẩm Giang" and "Cẩm Giàng" are two communes of one province.
    """
    items = [item for item in items if typed.kind in kinds_of(item)] or items
    if not typed.has_marks:
        return items
    return [item for item in items if typed.is_spelt(name_of(item))] or items


def _kinds(commune: Commune) -> set[str]:
    """Return the kinds under which a commune is known: its own, and "xã" if it lately was one."""
    lately = {"xã" for change in corrections() if change.code == commune.code}
    return {commune.kind, *lately}


def _name(commune: Commune) -> str:
    return commune.name


def _old_kinds(old: Old) -> set[str]:
    return {old.unit.kind}


def _old_name(old: Old) -> str:
    return old.unit.name


def _came_from(commune: Commune, *, province: str = "", districts: frozenset[str] = frozenset()) -> bool:
    """Tell whether a part of a commune lay in an old province, or in one of some districts."""
    return any(
        old.old_province_code == province or old.district_code in districts for old in commune.predecessors.all()
    )
