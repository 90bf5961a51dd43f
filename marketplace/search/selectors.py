"""The goods of a list and their facets, read from ListingRow in a few queries however many goods there are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Collate
from django.utils import timezone

from catalogue.models import Category, Certificate, ListingRow, ProductCategory
from catalogue.querysets import can_be_bought_on, in_season_on
from marketplace.cooperatives.models import Cooperative

from .criteria import BANDS, RELEVANCE, STARS, Criteria

PER_PAGE = 24
FEW = 900  # keys that fit into one statement on every database
Rows = QuerySet[ListingRow]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is in a list, and how many there would be for each other choice of one facet while the rest stays."""

    total: int
    cooperatives: int
    groups: dict[int, int]
    provinces: dict[str, tuple[str, int]]
    stars: dict[int, int]
    schemes: dict[str, int]
    bands: dict[str, int]
    in_stock: int
    in_season: int


class Listing:
    """One list: criteria, and a category below which it stays."""

    def __init__(
        self, criteria: Criteria, *, category: Category | None = None, day: datetime.date | None = None
    ) -> None:
        self.criteria = criteria
        self.day = day or timezone.localdate()
        self.base = _base(criteria, category)
        self.filters = _filters(criteria, self.day)

    def rows(self) -> Rows:
        """The goods, sorted, with what their cards show."""
        return _sorted(self.base.filter(self._all()), self.criteria).for_cards()

    def page(self, total: int) -> Page[ListingRow]:
        """The page asked for; one beyond the end is the last."""
        paginator = _Counted(self.rows(), PER_PAGE)
        paginator.count = total
        return paginator.get_page(self.criteria.page)

    def counts(self) -> Counts:
        """Every facet's counts: one aggregate and three groupings."""
        sums = self.base.aggregate(**self._sums())
        return Counts(
            total=sums["total"], cooperatives=sums["cooperatives"],
            groups=dict(self._grouped("group", "group_id")), provinces=self._provinces(),
            stars={star: sums[f"stars_{star}"] for star in STARS}, schemes=self._schemes(),
            bands={band: sums[f"band_{index}"] for index, band in enumerate(BANDS)},
            in_stock=sums["in_stock"], in_season=sums["in_season"],
        )  # fmt: skip

    def _sums(self) -> dict[str, Count]:
        sums = {
            "total": Count("pk", filter=self._all()),
            "cooperatives": Count("cooperative", filter=self._all(), distinct=True),
            "in_stock": Count("pk", filter=self._all("in_stock") & can_be_bought_on(self.day)),
            "in_season": Count("pk", filter=self._all("in_season") & in_season_on(self.day)),
        }
        for star in STARS:
            sums[f"stars_{star}"] = Count("pk", filter=self._all("stars") & _stars([star], self.day))
        for index, band in enumerate(BANDS):
            sums[f"band_{index}"] = Count("pk", filter=self._all("bands") & _bands([band]))
        return sums

    def _all(self, but: str = "") -> Q:
        every = Q()
        for name, condition in self.filters.items():
            if name != but:
                every &= condition
        return every

    def _grouped(self, facet: str, *columns: str) -> list[tuple[Any, ...]]:
        rows = self.base.filter(self._all(facet)).order_by().values_list(*columns)
        return list(rows.annotate(n=Count("pk")))

    def _provinces(self) -> dict[str, tuple[str, int]]:
        found = self._grouped("provinces", "province__code", "province__name", "province__sort")
        return {code: (name, count) for code, name, _sort, count in sorted(found, key=lambda each: each[2])}

    def _schemes(self) -> dict[str, int]:
        row = self.base.filter(self._all("schemes"), pk=OuterRef("product")).order_by()
        through = _certified(self.day).filter(Exists(row))
        return dict(through.values_list("certificate__scheme").annotate(n=Count("product", distinct=True)))


class _Counted(Paginator):
    """A paginator that was told the count, which the facets know already."""

    count = 0


def _worded(tokens: list[str]) -> Rows:
    """Goods on sale whose words begin with all of `tokens`: read once, then known by their keys where they are few."""
    rows = ListingRow.objects.on_sale()
    if not tokens:
        return rows
    for token in tokens:
        rows = rows.filter(text__contains=f" {token}")
    found = list(rows.values_list("pk", flat=True)[: FEW + 1])
    return rows if len(found) > FEW else ListingRow.objects.on_sale().filter(pk__in=found)


def _base(criteria: Criteria, category: Category | None) -> Rows:
    rows = _worded(criteria.tokens)
    if criteria.price_from is not None:
        rows = rows.filter(price__gte=criteria.price_from)
    if criteria.price_to is not None:
        rows = rows.filter(price__lte=criteria.price_to)
    if category is None:
        return rows
    if category.is_root():
        return rows.filter(group=category)
    below = ProductCategory.objects.filter(category__path__startswith=category.path)
    return rows.filter(pk__in=below.values("product"))


def _filters(criteria: Criteria, day: datetime.date) -> dict[str, Q]:
    every = {
        "group": Q(group__code__in=criteria.groups) if criteria.groups else None,
        "provinces": Q(province__code__in=criteria.provinces) if criteria.provinces else None,
        "stars": _stars(list(criteria.stars), day) if criteria.stars else None,
        "schemes": Q(pk__in=_certified(day).filter(certificate__scheme__in=criteria.schemes).values("product"))
        if criteria.schemes
        else None,
        "bands": _bands(list(criteria.bands)) if criteria.bands else None,
        "in_stock": can_be_bought_on(day) if criteria.in_stock else None,
        "in_season": in_season_on(day) if criteria.in_season else None,
    }
    return {name: condition for name, condition in every.items() if condition is not None}


def _stars(stars: list[int], day: datetime.date) -> Q:
    return Q(ocop_stars__in=stars, stars_until__gte=day)


def _bands(bands: list[str]) -> Q:
    either = Q()
    for band in bands:
        low, below = BANDS[band]
        either |= Q(price__gte=low) & (Q() if below is None else Q(price__lt=below))
    return either


def _certified(day: datetime.date) -> QuerySet[Any]:
    valid = Certificate.objects.valid_on(day).values("pk")
    # nobody's certificate covers another's goods
    own = Certificate.products.through.objects.filter(certificate__holder=F("product__producer"))
    return own.filter(certificate__in=valid)


def _sorted(rows: Rows, criteria: Criteria) -> Rows:
    order = criteria.order
    if order == RELEVANCE:
        return rows.annotate(rank=_rank(criteria.tokens)).order_by("rank", "-sold", "pk")
    columns = {"moi": "-listed_at", "ban-chay": "-sold", "gia-tang": "price", "gia-giam": "-price"}
    if order in columns:
        return rows.order_by(columns[order], "pk")
    # the key is made to be compared byte by byte; PostgreSQL's usual collations would skip its spaces
    key: Any = Collate("sort_key", "C") if connection.vendor == "postgresql" else "sort_key"
    return rows.order_by(key, "pk")


def _rank(tokens: list[str]) -> Case:
    """The words side by side in the title first, then all of them in the title, then in kind, producer, place."""
    phrase, in_title = " ".join(tokens), Q()
    for token in tokens:
        in_title &= Q(title_text__contains=f" {token}")
    return Case(
        When(title_text__startswith=f" {phrase} ", then=Value(0)),
        When(title_text__contains=f" {phrase} ", then=Value(1)),
        When(title_text__contains=f" {phrase}", then=Value(2)),
        When(in_title, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )


def matching_cooperatives(tokens: list[str]) -> list[Cooperative]:
    """Up to three public cooperatives whose name holds all the words."""
    found = Cooperative.objects.public().select_related("province")
    for token in tokens:
        found = found.filter(slug__contains=token)
    return list(found.order_by("name")[:3]) if tokens else []


def ocop_groups() -> list[Category]:
    """The public roots of the category tree, in their order."""
    return list(Category.get_root_nodes().filter(is_public=True))


def kinds_below(category: Category) -> tuple[list[Category], list[Category]]:
    """The kinds above `category`, root first, and those directly below it that have goods on sale; one query."""
    ends = range(Category.steplen, len(category.path), Category.steplen)
    below = Q(path__startswith=category.path, depth=category.depth + 1, is_public=True)
    within = ProductCategory.objects.filter(category__path__startswith=OuterRef("path"))
    stocked = within.filter(product__listing__is_listed=True)
    found = Category.objects.filter(Q(path__in=[category.path[:end] for end in ends]) | below)
    found = found.annotate(has_goods=Exists(stocked)).order_by("path")
    above = [each for each in found if each.depth < category.depth]
    return above, [each for each in found if each.depth > category.depth and each.has_goods]
