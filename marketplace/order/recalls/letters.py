"""What a recall tells: each buyer who has some of it, by letter or SMS, and each cooperative that it reaches."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.cooperatives.models import Cooperative
from marketplace.outbox.letters import SELLER, frame, letter, quoted, said
from marketplace.outbox.models import Message
from marketplace.outbox.services import post
from traceability.models import Lot, Recall

from ..messages import to_buyer
from ..models import Order
from ..status import OrderStatus
from .finding import Found

H = Recall.Hazard
DANGERS = {
    H.DANGER: gettext_lazy("Do not use these goods: they may harm your health."),
    H.DOUBT: gettext_lazy("Please do not use these goods: they may be spoilt or unclean."),
    H.FAULT: gettext_lazy("These goods are not dangerous, but they are not what their label says."),
}


def tell_buyers(recall: Recall, found: Iterable[Found]) -> set[str]:
    """Write to each buyer who has some of it; for a drill only compose. Answers the events of those with an address."""
    letters = [_to_buyer(recall, one) for one in found if one.sent]
    if not recall.is_drill:
        post(letters)
    return {letter.event for letter in letters if letter.recipient}


def tell_cooperative(recall: Recall, maker: Cooperative, *, orders: int, in_hand: int) -> None:
    """A cooperative whose lots or orders it reaches hears what was found of its own."""
    post([_to_cooperative(recall, maker, orders=orders, in_hand=in_hand)])


def _to_buyer(recall: Recall, found: Found) -> Message:
    """What to do with the goods, and how the money comes back; for one without e-mail in short, by SMS."""
    order = found.order
    purchase = order.purchase
    codes = ", ".join(dict.fromkeys(lot.code for _line, lot, _units in found.sent))
    with translation.override(purchase.language):
        names = {"code": codes, "number": order.number}
        subject = _("Recall: goods of lot %(code)s in order %(number)s") % names
        short = _("RECALL lot %(code)s, order %(number)s. %(danger)s Ask for your money back on the order's page.")
        danger = str(DANGERS[H(recall.hazard)])
        more = {
            "says": [
                said(_("%(name)s recalls goods that were sent to you."), name=recall.lot.producer.name),
                quoted(recall.reason),
                said(danger),
                *([quoted(recall.instructions)] if recall.instructions else []),
                said(_how_money_comes_back(found)),
                said(_("What is known of the lot: %(url)s"), url=_address(found)),
            ],
            "lines": [(line.title, units) for line, _lot, units in found.sent],
        }
        sms = short % {**names, "danger": danger}
        return to_buyer(purchase, event_of(recall, found), subject, "note", _("See the order"), more, sms=sms)


def tell_withdrawal(recall: Recall, orders: Iterable[tuple[Order, list[Lot]]]) -> None:
    """Write once more to buyers: of each order the lots that are recalled no more."""
    post([_of_withdrawal(recall, order, lots) for order, lots in orders])


def tell_maker_of_withdrawal(recall: Recall, maker: Cooperative) -> None:
    """A cooperative that was told of the recall hears that it was a mistake."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("The recall of lot %(code)s is withdrawn") % {"code": recall.lot.code}
        says = [
            quoted(recall.withdrawn_reason),
            said(_("Its lots are as they were before, unless another recall or a hold keeps them.")),
            said(_("Buyers who were written to are written to once more.")),
        ]
        url = settings.SITE_URL + reverse("desk:recall", args=[maker.slug, recall.pk])
        context = frame(SELLER) | {"says": says, "action": {"url": url, "label": _("See it at the desk")}}
        post([letter(f"recall-{recall.pk}-withdrawn-seller-{maker.pk}", maker.email, subject, "note", context)])


def withdrawal_of(recall: Recall, order: Order) -> str:
    """The one event of the outbox for this order when the recall was withdrawn."""
    return f"recall-{recall.pk}-withdrawn-order-{order.pk}"


def _of_withdrawal(recall: Recall, order: Order, lots: list[Lot]) -> Message:
    purchase = order.purchase
    with translation.override(purchase.language):
        names = {"code": ", ".join(lot.code for lot in lots), "number": order.number}
        subject = _("Recall withdrawn: lot %(code)s in order %(number)s") % names
        short = _("The recall of lot %(code)s, order %(number)s, was a mistake and is withdrawn.") % names
        mistake = _("The recall of lot %(code)s, of which we wrote to you, was a mistake and is withdrawn.")
        more = {
            "says": [
                said(mistake, code=names["code"]),
                quoted(recall.withdrawn_reason),
                said(_what_of_the_goods(lots)),
                said(_("If you asked for your money back or sent the goods back, that goes on; you need do nothing.")),
                said(_("What is known of the lot: %(url)s"), url=settings.SITE_URL + lots[0].get_absolute_url()),
            ]
        }
        event = withdrawal_of(recall, order)
        return to_buyer(purchase, event, subject, "note", _("See the order"), more, sms=short)


def _what_of_the_goods(lots: Iterable[Lot]) -> str:
    if any(lot.state == Lot.State.ON_HOLD for lot in lots):
        return _("The goods are still being checked for another reason: please wait before you use them.")
    return _("If you still have the goods, you can use them as before, within their date. We are sorry.")


def event_of(recall: Recall, found: Found) -> str:
    """The one event of the outbox for this order in this recall."""
    return f"recall-{recall.pk}-order-{found.order.pk}"


def _address(found: Found) -> str:
    return settings.SITE_URL + found.sent[0][1].get_absolute_url()


def _how_money_comes_back(found: Found) -> str:
    if found.order.status in (OrderStatus.PARTLY_SHIPPED, OrderStatus.SHIPPED):
        return _(
            "If the parcel has not arrived yet, do not accept it. If you have it, keep the goods apart, say on the "
            "page of the order that it has arrived, and ask for your money back there. Recalled goods have no deadline."
        )
    return _(
        "Keep the goods apart as they are, and ask for your money back on the page of the order: “Return or complain”. "
        "Recalled goods have no deadline."
    )


def _to_cooperative(recall: Recall, maker: Cooperative, *, orders: int, in_hand: int) -> Message:
    """What was found of its own orders, and where the list stands."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Lot %(code)s is recalled") % {"code": recall.lot.code}
        url = settings.SITE_URL + reverse("desk:recall", args=[maker.slug, recall.pk])
        says = [
            quoted(recall.reason),
            said(_("Your orders with goods of it: %(count)s."), count=orders),
            said(_("Packed and to be stopped: %(count)s."), count=in_hand),
            said(_("The list stands at your desk. Buyers who have the goods were written to.")),
        ]
        context = frame(SELLER) | {"says": says, "action": {"url": url, "label": _("See it at the desk")}}
        return letter(f"recall-{recall.pk}-seller-{maker.pk}", maker.email, subject, "note", context)
