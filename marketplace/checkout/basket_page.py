"""The basket as its page shows it: groups, lines, charges and sums as plain values."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.measures import unit_price_text
from marketplace.basket.models import Basket, Line
from marketplace.basket.selectors import Group, fault_of, groups_of, left_of, price_changes
from marketplace.places.models import Province
from marketplace.shipping.selectors import Quote, no_way, quotes
from marketplace.templatetags.words import with_names

FEW_LEFT = 5


def basket_page(
    basket: Basket, province: Province | None, refused: dict[int, str], wanted: dict[int, int]
) -> dict[str, Any]:
    """Context of the basket's page; `refused` and `wanted` are what was typed and could not be had, by line."""
    groups = groups_of(basket)
    ways = quotes({group.cooperative: group.lines for group in groups}, province)
    shown = [_group(group, ways[group.cooperative], province, refused, wanted) for group in groups]
    charges = [ways[group.cooperative][0].charge for group in groups if ways[group.cooperative]]
    goods, discount = sum(group.goods for group in groups), sum(group.discount for group in groups)
    return {
        "groups": shown,
        "price_changes": price_changes(basket),
        "faults": [*refused.values(), *_faults(groups, refused)],
        "rows": _rows(groups, basket, charges, province),
        "total": goods - discount + sum(charges),
        "total_label": _("To pay") if province else _("Subtotal"),
        "vouchers": list(basket.vouchers.all()) if groups else [],
        "province": province,
        "heading": _heading(groups),
    }


def mini_lines(groups: list[Group]) -> list[dict[str, Any]]:
    """The lines in short, for the checkout's margin."""
    return [
        {
            "title": line.product.get_title(),
            "image": line.product.listing.picture,
            "quantity": line.quantity,
            "seller": group.cooperative.name,
            "total": int(line.line_price_incl_tax or 0),
        }
        for group in groups
        for line in group.lines
    ]


def days_text(quote: Quote) -> str:
    """The days between which it arrives: "14–16/4"."""
    first, last = quote.earliest, quote.latest
    if first == last:
        return date_format(first, "j/n")
    if first.month == last.month:
        return f"{first.day}–{date_format(last, 'j/n')}"
    return f"{date_format(first, 'j/n')}–{date_format(last, 'j/n')}"


def parcel_text(quote: Quote) -> str:
    """Weight as it is billed, in the reader's language: "10 kg", "6,2 kg", "6.2 kg"."""
    kilograms = f"{quote.billed_g / 1000:.1f}".removesuffix(".0")
    return f"{number_format(kilograms)}\u00a0kg"


def _faults(groups: list[Group], refused: dict[int, str]) -> list[str]:
    lines = [line for group in groups for line in group.lines if line.pk not in refused]
    return [fault for line in lines if (fault := fault_of(line))]


def _heading(groups: list[Group]) -> str:
    kinds, sellers = sum(len(group.lines) for group in groups), len(groups)
    goods = ngettext("%(count)d kind of goods", "%(count)d kinds of goods", kinds) % {"count": kinds}
    return ngettext(
        "%(goods)s of %(count)d cooperative, which sends it itself",
        "%(goods)s of %(count)d cooperatives, each sends its own",
        sellers,
    ) % {"goods": goods, "count": sellers}


def _group(
    group: Group, ways: list[Quote], province: Province | None, refused: dict[int, str], wanted: dict[int, int]
) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "name": group.cooperative.name,
        "url": group.cooperative.get_absolute_url(),
        "place": group.cooperative.province.name,
        "lines": [_line(line, refused.get(line.pk, ""), wanted.get(line.pk)) for line in group.lines],
        "goods_total": group.goods,
        "id": f"seller-{group.cooperative.pk}",
    }
    if ways:
        shown |= _shipping(ways[0], known=province is not None)
    else:
        shown["note"] = no_way(group.cooperative, group.lines, province)
    return shown


def _shipping(quote: Quote, *, known: bool) -> dict[str, Any]:
    names = {"days": days_text(quote), "parcel": parcel_text(quote)}
    sentence = _("Arrives %(days)s, parcel of %(parcel)s") if known else _("From, parcel of %(parcel)s")
    free_from = quote.choice.free_from
    size = _("Bulky goods: charged by the size of the box, as %(parcel)s.") if quote.from_size else ""
    return {
        "shipping_text": sentence % names,
        "shipping": quote.charge,
        "free_from": int(free_from) if free_from is not None else None,
        "free_left": quote.missing_for_free,
        "note": size % names if size else "",
    }


def _line(line: Line, refusal: str, wanted: int | None) -> dict[str, Any]:
    listing = getattr(line.product, "listing", None)
    left = left_of(line) if line.unit_price_incl_tax is not None else None
    return {
        "id": line.pk,
        "title": line.product.get_title(),
        "url": reverse("catalogue:detail", kwargs={"product_slug": line.product.slug, "pk": line.product_id}),
        "image": listing.picture if listing else "",
        "price": line.unit_price_incl_tax,
        "unit_price_text": _unit_price(listing, line.unit_price_incl_tax),
        "total": line.line_price_incl_tax,
        "quantity": line.quantity if wanted is None or wanted < 0 else wanted,
        "old_price": line.old_price,
        "stock_note": refusal or fault_of(line) or _few_left(left),
        "quantity_name": f"q-{line.pk}",
        "max": left or None,
        "remove_name": "remove",
        "remove_value": line.pk,
    }


def _unit_price(listing: Any, price: Any) -> str:
    return unit_price_text(price, listing.net_quantity, listing.net_unit) if listing else ""


def _few_left(left: int | None) -> str:
    if left is None or left > FEW_LEFT:
        return ""
    return ngettext("Only %(count)d left", "Only %(count)d left", left) % {"count": left}


def _rows(groups: list[Group], basket: Basket, charges: list[int], province: Province | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {"label": with_names(_("Goods of %(name)s"), name=group.cooperative.name), "amount": group.goods}
        for group in groups
    ]
    if charges:
        label = ngettext("Delivery, %(count)d parcel", "Delivery, %(count)d parcels", len(charges))
        note = "" if province else _("from, by province")
        rows.append({"label": label % {"count": len(charges)}, "amount": sum(charges), "note": note})
    return rows + discount_rows(basket)


def discount_rows(basket: Basket) -> list[dict[str, Any]]:
    """One row for each offer or voucher that takes something off, and who pays for it."""
    rows = []
    for application in basket.offer_applications:
        amount = int(application["discount"])
        if not amount or not application["result"].affects_basket:
            continue
        voucher = application["voucher"]
        name = _("Code %(code)s") % {"code": voucher.code} if voucher else application["name"]
        funded = application["offer"].get_funded_by_display()
        rows.append({"label": name, "amount": -amount, "note": _("paid for by: %(who)s") % {"who": funded}})
    return rows
