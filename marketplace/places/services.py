"""The one act of the room: bring the tables of ``data/`` into the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import models, transaction
from django.utils import timezone

from marketplace.text import fold, sort_key

from .gazetteer import corrections, old_districts, old_provinces, rows
from .keys import key
from .models import Commune, OldCommune, OldName, Province, Succession

_BATCH: Final = 2000
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_FACTS: Final = ["name", "kind", "folded", "key", "sort"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many units a load brought, changed or not."""

    provinces: int
    communes: int
    old_communes: int


@transaction.atomic
def load_places(*, on: date | None = None) -> Loaded:
    """Bring every unit as it stands on a day (today), in a few bulk statements.

    Repeatable: rows keep their identity, a unit that has changed is updated in place, so that a
    delivery address keeps its commune. A second or two on SQLite.
    """
    day = on or timezone.localdate()
    changed = {(c.unit, c.code, c.field): c.value for c in corrections() if c.day <= day}
    provinces = _load_provinces(changed)
    communes = _load_communes(changed, provinces)
    olds = _load_old_communes(provinces)
    _load_successions(communes)
    return Loaded(len(provinces), len(communes), olds)


_Changed = dict[tuple[str, str, str], str]


def _load_provinces(changed: _Changed) -> dict[str, Province]:
    units = [Province(**_facts("province", row, changed), region=row["region"]) for row in rows("provinces")]
    _upsert(Province, units, key=["code", "valid_from"], facts=[*_FACTS, "region"])
    return {province.code: province for province in Province.objects.current()}


def _load_communes(changed: _Changed, provinces: dict[str, Province]) -> dict[str, int]:
    units = [
        Commune(**_facts("commune", row, changed), province=provinces[row["province"]]) for row in rows("communes")
    ]
    _upsert(Commune, units, key=["code", "valid_from"], facts=[*_FACTS, "province"])
    return dict(Commune.objects.current().values_list("code", "pk"))


def _load_old_communes(provinces: dict[str, Province]) -> int:
    units = [_old_commune(row, provinces) for row in rows("old_communes")]
    facts = ["kind", "name", "key", "district_code", "old_province_code", "province"]
    _upsert(OldCommune, units, key=["code"], facts=facts)
    names = [
        OldName(old_id=row["code"], key=name)
        for row in rows("old_communes")
        for name in {key(alias) for alias in row["aliases"].split()} | _roman(row["name"])
    ]
    OldName.objects.bulk_create(names, batch_size=_BATCH, ignore_conflicts=True)
    return len(units)


def _load_successions(communes: dict[str, int]) -> None:
    became = [
        Succession(old_id=row["code"], commune_id=communes[code], position=position)
        for row in rows("old_communes")
        for position, code in enumerate(row["communes"].split())
    ]
    _upsert(Succession, became, key=["old", "commune"], facts=["position"])
    wanted = {(step.old_id, step.commune_id) for step in became}
    stored = Succession.objects.values_list("pk", "old_id", "commune_id")
    gone = [pk for pk, old, commune in stored if (old, commune) not in wanted]
    Succession.objects.filter(pk__in=gone).delete()


def _roman(name: str) -> set[str]:
    """Return the other way to write a numbered ward: "Phường IV" of Tây Ninh is "Phường 4"."""
    is_small = name.isdigit() and 0 < int(name) <= len(_ROMAN)
    return {_ROMAN[int(name) - 1]} if is_small else set()


def _facts(unit: str, row: dict[str, str], changed: _Changed) -> dict[str, str]:
    """Return the columns of a unit, with what has changed since the reform."""
    name = changed.get((unit, row["code"], "name"), row["name"])
    kind = changed.get((unit, row["code"], "kind"), row["kind"])
    # communes are listed by kind, as they are spoken; provinces by name alone
    listed = f"{kind} {name}" if unit == "commune" else name
    return {
        "code": row["code"],
        "kind": kind,
        "name": name,
        "folded": fold(name),
        "key": key(name),
        "sort": sort_key(listed),
    }


def _old_commune(row: dict[str, str], provinces: dict[str, Province]) -> OldCommune:
    district = old_districts()[row["district"]]
    old_province = old_provinces()[district.old_province_code]
    return OldCommune(
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        key=key(row["name"]),
        district_code=district.code,
        old_province_code=old_province.code,
        province=provinces[old_province.province_code],
    )


def _upsert(model: type[models.Model], units: Iterable[Any], *, key: list[str], facts: list[str]) -> None:
    model._default_manager.bulk_create(
        units,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=key,
        update_fields=facts,
    )
