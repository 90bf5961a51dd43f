"""What the database knows about the names of one line, fetched in a few queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from .gazetteer import ProvinceName
from .models import Commune, OldCommune, Province, Succession


@dataclass(frozen=True, slots=True)
class Old:
    """An old commune that bears, or had taken in, the name; and what it became."""

    unit: OldCommune
    communes: tuple[Commune, ...]
    by_own_name: bool


class Lookup:
    """Communes of today and old communes by key, within a province or (``None``) everywhere."""

    def __init__(self, keys: Iterable[str], meant: ProvinceName | None) -> None:
        self._meant = meant
        self._new: dict[str, list[Commune]] = {}
        self._old: dict[str, list[Old]] = {}
        wanted = set(keys)
        if wanted:
            self._read_communes(wanted)
            self._read_old_communes(wanted)

    def communes(self, key: str) -> list[Commune]:
        """Return the communes of today that bear a name, with their predecessors."""
        return self._new.get(key, [])

    def olds(self, key: str, districts: frozenset[str] = frozenset()) -> list[Old]:
        """Return the old communes of a name: by their own name, else by one they had taken in.

        Within ``districts`` if given; of the old province that was named, if it has any.
        """
        found = self._old.get(key, [])
        if districts:
            found = [old for old in found if old.unit.district_code in districts]
        if self._meant:
            code = self._meant.old_code
            found = [old for old in found if old.unit.old_province_code == code] or found
        return [old for old in found if old.by_own_name] or found

    def _read_communes(self, keys: set[str]) -> None:
        communes = Commune.objects.current().filter(key__in=keys)
        if self._meant:
            communes = communes.filter(province__code=self._meant.province_code)
        for commune in communes.select_related("province").prefetch_related("predecessors"):
            self._new.setdefault(commune.key, []).append(commune)

    def _read_old_communes(self, keys: set[str]) -> None:
        became = Succession.objects.select_related("commune__province")
        units = (
            OldCommune.objects.filter(Q(key__in=keys) | Q(names__key__in=keys))
            .distinct()
            .prefetch_related(Prefetch("successions", became), "names")
        )
        if self._meant:
            units = units.filter(province__code=self._meant.province_code)
        for unit in units:
            communes = tuple(step.commune for step in unit.successions.all())
            for name in {unit.key, *(taken.key for taken in unit.names.all())} & keys:
                old = Old(unit, communes, by_own_name=name == unit.key)
                self._old.setdefault(name, []).append(old)


def current_province(code: str) -> Province | None:
    """Return the province of a code, ``None`` where the tables have not been loaded."""
    return Province.objects.current().filter(code=code).first()


def communes_from(districts: Iterable[str], meant: ProvinceName) -> list[Commune]:
    """Return the communes that arose from districts of a province, in the order of lists.

    Where several districts have the name ("Châu Thành"), that of the old province named counts.
    """
    communes = (
        Commune.objects.current().filter(province__code=meant.province_code).select_related("province").distinct()
    )
    named = Q(predecessors__district_code__in=list(districts))
    here = named & Q(predecessors__old_province_code=meant.old_code)
    return list(communes.filter(here)) or list(communes.filter(named))
