"""What a visitor asks of a listing, read from the address; whatever cannot be understood is left out and said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.groups import OCOP_GROUPS
from catalogue.models import Certificate
from catalogue.wording import LONGEST_QUERY, query_tokens
from marketplace.money import MoneyError, parse_vnd
from marketplace.places.models import Province
from marketplace.text import nfc

# value in the address -> (from, below), in đồng
BANDS: Final[dict[str, tuple[int, int | None]]] = {
    "0-50": (0, 50_000),
    "50-100": (50_000, 100_000),
    "100-200": (100_000, 200_000),
    "200-500": (200_000, 500_000),
    "500": (500_000, None),
}
STARS: Final = (5, 4, 3)
SORTS: Final = {
    "moi": gettext_lazy("Newest"),
    "ban-chay": gettext_lazy("Most bought"),
    "gia-tang": gettext_lazy("Price, low to high"),
    "gia-giam": gettext_lazy("Price, high to low"),
    "a-z": gettext_lazy("Name, A to Z"),
}
RELEVANCE: Final = "phu-hop"
MOST_VALUES: Final = 12


@dataclass(frozen=True, slots=True)
class Criteria:
    """One list: the same criteria, the same address, the same goods. Prices in đồng."""

    query: str = ""
    groups: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    stars: tuple[int, ...] = ()
    schemes: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    price_from: int | None = None
    price_to: int | None = None
    in_stock: bool = False
    in_season: bool = False
    sort: str = ""
    page: int = 1
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def tokens(self) -> list[str]:
        """The folded words asked for."""
        return query_tokens(self.query)

    @property
    def has_filters(self) -> bool:
        """Whether anything but words narrows the list."""
        several = (self.groups, self.provinces, self.stars, self.schemes, self.bands)
        return any(several) or self.has_range or self.in_stock or self.in_season

    @property
    def has_range(self) -> bool:
        """Whether a lowest or highest price was typed."""
        return self.price_from is not None or self.price_to is not None

    @property
    def order(self) -> str:
        """How the list is sorted: as asked, else by how well the words match, else the newest first."""
        return self.sort or (RELEVANCE if self.tokens else "moi")

    def without_filters(self) -> Criteria:
        """The same words, sorted the same, not narrowed."""
        return Criteria(query=self.query, sort=self.sort)

    def address(self, path: str = "") -> str:
        """`path` with these criteria as its query, always in one order, without the page."""
        params = QueryDict(mutable=True)
        for key, values in self._pairs():
            params.setlist(key, [str(value) for value in values])
        return f"{path}?{params.urlencode()}" if params else path or "?"

    def _pairs(self) -> list[tuple[str, list[object]]]:
        pairs: list[tuple[str, list[object]]] = [
            ("q", [self.query] if self.query else []), ("nhom", [*self.groups]), ("tinh", [*self.provinces]),
            ("sao", [*self.stars]), ("chungnhan", [*self.schemes]), ("gia", [*self.bands]),
            ("tu", [] if self.price_from is None else [self.price_from]),
            ("den", [] if self.price_to is None else [self.price_to]),
            ("con", ["1"] if self.in_stock else []), ("mua", ["1"] if self.in_season else []),
            ("xep", [self.sort] if self.sort else []),
        ]  # fmt: skip
        return [(key, values) for key, values in pairs if values]


def read(params: QueryDict) -> Criteria:
    """Understand a query string. Unknown values are left out; `notes` has one sentence for each kind of them."""
    notes: list[str] = []
    criteria = Criteria(
        query=" ".join(nfc(params.get("q", "")[:LONGEST_QUERY].replace("\x00", " ")).split()),
        groups=_known(params.getlist("nhom"), OCOP_GROUPS, _("group of goods"), notes),
        provinces=_provinces(params.getlist("tinh"), notes),
        stars=tuple(map(int, _known(params.getlist("sao"), [str(s) for s in STARS], _("number of stars"), notes))),
        schemes=_known(params.getlist("chungnhan"), Certificate.Scheme.values, _("certificate"), notes),
        bands=_known(params.getlist("gia"), BANDS, _("price band"), notes),
        price_from=_price(params.get("tu", ""), notes), price_to=_price(params.get("den", ""), notes),
        in_stock=params.get("con") == "1", in_season=params.get("mua") == "1",
        sort=params.get("xep", "") if params.get("xep", "") in SORTS else "", page=_page(params.get("page", "")),
    )  # fmt: skip
    criteria = _ordered(criteria, notes)
    return replace(criteria, notes=tuple(dict.fromkeys(notes)))


def _known(values: list[str], allowed: object, kind: str, notes: list[str]) -> tuple[str, ...]:
    asked = [value for value in dict.fromkeys(values[:MOST_VALUES]) if value]
    known = tuple(value for value in asked if value in allowed)  # type: ignore[operator]
    if len(known) < len(asked):
        notes.append(_("We left out a filter: there is no such %(kind)s.") % {"kind": kind})
    return known


def _provinces(values: list[str], notes: list[str]) -> tuple[str, ...]:
    asked = [value for value in values if value]
    if not asked:
        return ()
    current = set(Province.objects.current().values_list("code", flat=True))
    return _known(asked, current, _("province"), notes)


def _price(text: str, notes: list[str]) -> int | None:
    if not text.strip():
        return None
    try:
        return parse_vnd(text[:40])
    except MoneyError as error:
        notes.append(_(error.message) % error.params)
        return None


def _ordered(criteria: Criteria, notes: list[str]) -> Criteria:
    low, high = criteria.price_from, criteria.price_to
    if low is not None and high is not None and low > high:
        notes.append(_("The lowest price was above the highest one: we swapped them."))
        return replace(criteria, price_from=high, price_to=low)
    return criteria


def _page(text: str) -> int:
    return min(int(text), 100_000) if text.isascii() and text.isdigit() and len(text) < 9 and int(text) > 0 else 1
