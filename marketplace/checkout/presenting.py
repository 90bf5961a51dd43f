"""The checkout's pages as plain values for their templates."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.basket.models import Basket
from marketplace.basket.selectors import groups_of
from marketplace.everyday import everyday
from marketplace.order.models import Purchase
from marketplace.order.pricing import Part, Proposal

from .basket_page import days_text, discount_rows, mini_lines, parcel_text
from .forms import HowForm

METHODS = {
    Purchase.Method.VIETQR: (
        "qr",
        gettext_lazy("Scan with any banking app. We hold the goods for you until the deadline."),
    ),
    Purchase.Method.CARD: (
        "money",
        gettext_lazy("Visa, Mastercard, JCB. You type the card on the payment company's page, never here."),
    ),
    Purchase.Method.COD: ("money", gettext_lazy("Pay each parcel when it arrives.")),
}


def steps() -> list[dict[str, str]]:
    """The three steps, with the way back."""
    return [
        {"label": _("Where to"), "url": reverse("checkout:index")},
        {"label": _("Delivery and payment"), "url": reverse("checkout:how")},
        {"label": _("Review and order"), "url": ""},
    ]


def aside(basket: Basket, proposal: Proposal | None) -> dict[str, Any]:
    """The order in short, for the margin; delivery once the place is known."""
    groups = groups_of(basket)
    goods, discount = sum(group.goods for group in groups), sum(group.discount for group in groups)
    rows: list[dict[str, Any]] = [{"label": _("Goods"), "amount": goods}]
    if proposal is None:
        rows.append({"label": _("Delivery charge"), "text": _("next step")})
    else:
        count = len(proposal.parts)
        parcels = ngettext("Delivery, %(count)d parcel", "Delivery, %(count)d parcels", count) % {"count": count}
        rows.append({"label": parcels, "amount": proposal.shipping})
    total = proposal.total if proposal else goods - discount
    label = _("To pay") if proposal else _("Subtotal")
    return {"mini": mini_lines(groups), "rows": rows + discount_rows(basket), "total": total, "total_label": label}


def shipping_groups(form: HowForm) -> list[dict[str, Any]]:
    """For each cooperative its ways of sending as radio cards."""
    return [
        {
            "name": part.cooperative.name,
            "place": part.cooperative.province.name,
            "field": form[form.way_name(part.cooperative.pk)],
            "ways": [_way(form, part, way) for way in part.ways],
        }
        for part in form.proposal.parts
    ]


def payment_cards(form: HowForm) -> list[dict[str, Any]]:
    """The ways of paying as radio cards; one that is not offered says why."""
    offered = [way.method for way in form.ways_to_pay if not way.why_not]
    chosen = form["method"].value() or (offered[0] if offered else "")
    cards = []
    for way in form.ways_to_pay:
        icon, text = METHODS[Purchase.Method(way.method)]
        cards.append(
            {
                "value": way.method, "label": Purchase.Method(way.method).label, "icon": icon,
                "text": way.why_not or text, "checked": way.method == chosen and not way.why_not,
                "disabled": bool(way.why_not), "id": f"id_method_{way.method}",
            }
        )  # fmt: skip
    return cards


def review_groups(proposal: Proposal) -> list[dict[str, Any]]:
    """What each cooperative sells and sends, as it will be ordered."""
    return [
        {
            "cooperative": part.cooperative,
            "lines": [
                {
                    "title": line.product.get_title(),
                    "image": line.product.listing.picture,
                    "quantity": line.quantity,
                    "price": line.unit_price_incl_tax,
                    "total": line.line_price_incl_tax,
                    "vat": line.product.get_vat_class_display(),
                }
                for line in part.lines
            ],
            "way": part.way.choice.name,
            "days": days_text(part.way),
            "parcel": parcel_text(part.way),
            "shipping": part.shipping,
            "discount": part.discount,
            "total": part.total,
        }
        for part in proposal.parts
    ]


def _way(form: HowForm, part: Part, way: Any) -> dict[str, Any]:
    names = {"days": days_text(way), "parcel": parcel_text(way)}
    collects = way.choice.kind == way.choice.Kind.PICK_UP
    sentence = _("Ready %(days)s") if collects else _("Arrives %(days)s, parcel of %(parcel)s")
    return {
        "name": form.way_name(part.cooperative.pk),
        "value": way.choice.pk,
        "id": f"way-{part.cooperative.pk}-{way.choice.pk}",
        "label": everyday(way.choice.name),
        "text": sentence % names,
        "price": way.charge,
        "checked": way.choice.pk == part.way.choice.pk,
    }
