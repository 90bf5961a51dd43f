"""The filter's form and the chips of a list, as the page's components ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.groups import OCOP_GROUPS
from catalogue.models import Category, Certificate
from marketplace.everyday import everyday
from marketplace.money import format_vnd

from .criteria import BANDS, STARS, Criteria
from .selectors import Counts

Facet = dict[str, Any]


def facets(criteria: Criteria, counts: Counts, groups: list[Category] | None) -> list[Facet]:
    """The facets in their order; the groups of OCOP only where the page is not inside one already."""
    made = [_groups(criteria, counts, groups)] if groups is not None else []
    made += [make(criteria, counts) for make in (_provinces, _stars, _schemes, _bands, _state)]
    return [facet for facet in made if facet["options"]]


def _option(value: object, label: str, count: int, selected: bool, **more: Any) -> dict[str, Any]:
    return {"value": value, "label": label, "count": count, "selected": selected, **more}


def _worth(options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [option for option in options if option["count"] or option["selected"]]


def _groups(criteria: Criteria, counts: Counts, groups: list[Category]) -> Facet:
    options = [
        _option(group.code, group.label, counts.groups.get(group.pk, 0), group.code in criteria.groups)
        for group in groups
        if group.code in OCOP_GROUPS
    ]
    return {"title": _("OCOP group"), "name": "nhom", "kind": "checkbox", "options": _worth(options)}


def _provinces(criteria: Criteria, counts: Counts) -> Facet:
    options = [
        _option(code, name, count, code in criteria.provinces) for code, (name, count) in counts.provinces.items()
    ]
    return {
        "title": _("Province or city"), "name": "tinh", "kind": "select", "any": _("The whole country"),
        "options": options,
    }  # fmt: skip


def _stars(criteria: Criteria, counts: Counts) -> Facet:
    options = [
        _option(star, _("%(stars)d stars") % {"stars": star}, counts.stars[star], star in criteria.stars, stars=star)
        for star in STARS
    ]
    return {"title": _("OCOP stars valid today"), "name": "sao", "kind": "checkbox", "options": _worth(options)}


def _schemes(criteria: Criteria, counts: Counts) -> Facet:
    options = [
        _option(scheme.value, str(scheme.label), counts.schemes.get(scheme.value, 0), scheme.value in criteria.schemes)
        for scheme in Certificate.Scheme
    ]
    return {"title": _("Certificate"), "name": "chungnhan", "kind": "checkbox", "options": _worth(options)}


def band_label(band: str) -> str:
    """A price band in words."""
    low, below = BANDS[band]
    if below is None:
        return _("From %(low)s") % {"low": format_vnd(low)}
    if low == 0:
        return _("Below %(high)s") % {"high": format_vnd(below)}
    return _("%(low)s to %(high)s") % {"low": format_vnd(low)[:-2], "high": format_vnd(below)}


def _bands(criteria: Criteria, counts: Counts) -> Facet:
    options = [_option(band, band_label(band), counts.bands[band], band in criteria.bands) for band in BANDS]
    return {"title": _("Price"), "name": "gia", "kind": "checkbox", "options": _worth(options), "range": True}


def _state(criteria: Criteria, counts: Counts) -> Facet:
    stock = _option("1", _("In stock"), counts.in_stock, criteria.in_stock, name="con")
    season = _option("1", _("In season now"), counts.in_season, criteria.in_season, name="mua")
    return {"title": _("State"), "name": "con", "kind": "each", "options": _worth([stock, season])}


def chips(criteria: Criteria, counts: Counts, path: str) -> list[dict[str, str]]:
    """One chip for each filter in force, whose link takes just that one out."""
    return [{"label": label, "url": less.address(path)} for label, less in _chips(criteria, counts)]


def _chips(criteria: Criteria, counts: Counts) -> Iterator[tuple[str, Criteria]]:
    for group in criteria.groups:
        yield everyday(OCOP_GROUPS[group]), replace(criteria, groups=_but(criteria.groups, group))
    for code in criteria.provinces:
        name = counts.provinces.get(code, (_("Another province"), 0))[0]
        yield name, replace(criteria, provinces=_but(criteria.provinces, code))
    for star in criteria.stars:
        label = _("OCOP %(stars)s stars") % {"stars": star}
        yield label, replace(criteria, stars=_but(criteria.stars, star))
    for scheme in criteria.schemes:
        yield str(Certificate.Scheme(scheme).label), replace(criteria, schemes=_but(criteria.schemes, scheme))
    for band in criteria.bands:
        yield band_label(band), replace(criteria, bands=_but(criteria.bands, band))
    yield from _plain_chips(criteria)


def _plain_chips(criteria: Criteria) -> Iterator[tuple[str, Criteria]]:
    if criteria.price_from is not None:
        yield _("From %(low)s") % {"low": format_vnd(criteria.price_from)}, replace(criteria, price_from=None)
    if criteria.price_to is not None:
        yield _("Up to %(high)s") % {"high": format_vnd(criteria.price_to)}, replace(criteria, price_to=None)
    if criteria.in_stock:
        yield _("In stock"), replace(criteria, in_stock=False)
    if criteria.in_season:
        yield _("In season now"), replace(criteria, in_season=False)


def _but(values: tuple[Any, ...], one: Any) -> tuple[Any, ...]:
    return tuple(value for value in values if value != one)


def found_text(counts: Counts) -> str:
    """How many goods of how many cooperatives are in the list."""
    goods = ngettext("%(count)s product", "%(count)s products", counts.total) % {
        "count": number_format(counts.total, force_grouping=True)
    }
    if not counts.total:
        return goods
    makers = ngettext("of %(count)d cooperative", "of %(count)d cooperatives", counts.cooperatives)
    return f"{goods} {makers % {'count': counts.cooperatives}}"
