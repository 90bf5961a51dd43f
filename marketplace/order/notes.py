"""Short letters: of parcels, of what cannot be sent, of deadlines. Each is written once for its event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from marketplace.money import format_vnd
from marketplace.outbox.letters import SELLER, Said, frame, letter
from marketplace.outbox.letters import quoted as _quoted
from marketplace.outbox.letters import said as _said
from marketplace.outbox.models import Message
from marketplace.outbox.services import post

from .access import link_to_origin
from .messages import to_buyer
from .models import Line, Order, Parcel, Purchase
from .origin import has_origin

Lines = Sequence[tuple[str, int]]


def tell_buyer_parcel(parcel: Parcel, event: str) -> None:
    """A parcel was `event`: "shipped", "delivered" or "refused"."""
    order = parcel.order
    with translation.override(order.purchase.language):
        subject, says = _of_parcel(parcel, event)
        subject %= {"number": order.number}
        lines = [(part.line.title, part.quantity) for part in parcel.lines.select_related("line").order_by("pk")]
        further = [one.text for one in says[1:]] if event == "shipped" else []
        sms = " ".join([f"{subject}.", *further])
        says += _origin(order) if event == "shipped" else []
        _post_note(order.purchase, f"parcel-{parcel.pk}-{event}", subject, says, lines, sms=sms)


def _origin(order: Order) -> list[Said]:
    """Where goods that have lots come from."""
    sentence = _("Which lots they are from, and who made them: %(url)s")
    return [_said(sentence, url=link_to_origin(order))] if has_origin(order) else []


def _of_parcel(parcel: Parcel, event: str) -> tuple[str, list[Said]]:
    name = parcel.order.cooperative.name
    if event == "shipped":
        says = [_said(_("%(name)s has handed over a parcel with these goods."), name=name), _follow(parcel)]
        if parcel.to_collect:
            amount = format_vnd(int(parcel.to_collect))
            says.append(_said(_("Please have %(amount)s in cash ready for it."), amount=amount))
        return _("A parcel of %(number)s is on its way"), says
    if event == "delivered":
        last = _("Something wrong with it? Tell us on the page of the order while returns are possible.")
        return _("A parcel of %(number)s has arrived"), [_said(_("These goods have reached you.")), _said(last)]
    says = [_said(_("Nobody took this parcel, so its goods go back to %(name)s."), name=name)]
    return _("A parcel of %(number)s came back"), [*says, *_owed(int(parcel.order.refund_due))]


def _follow(parcel: Parcel) -> Said:
    if not parcel.tracking_number:
        return _quoted(parcel.carrier)
    sentence = _("Follow it at %(carrier)s with the number %(number)s.")
    return _said(sentence, carrier=parcel.carrier, number=parcel.tracking_number)


def _owed(amount: int) -> list[Said]:
    return [_said(_("%(amount)s will be paid back to you."), amount=format_vnd(amount))] if amount else []


def tell_buyer_rest_cancelled(order: Order, units: Mapping[Line, int], *, owed: int, reason: str) -> None:
    """What was not sent of an order will not be; `owed` đồng go back."""
    with translation.override(order.purchase.language):
        subject = _("The rest of %(number)s cannot be sent") % {"number": order.number}
        cannot = _said(_("%(name)s cannot send these goods."), name=order.cooperative.name)
        says = [cannot, _quoted(reason), *_owed(owed)]
        lines = [(line.title, count) for line, count in units.items()]
        _post_note(order.purchase, f"order-{order.pk}-rest-cancelled", subject, says, lines, sms=f"{subject}.")


def tell_escalated(order: Order) -> None:
    """The cooperative did not answer: its buyer hears that the alliance asks, the cooperative that it does."""
    key = f"order-{order.pk}-escalated-{order.accept_before:%Y%m%d%H%M}"
    with translation.override(order.purchase.language):
        subject = _("We are asking the cooperative about %(number)s") % {"number": order.number}
        says = [
            _said(_("%(name)s has not answered your order in time."), name=order.cooperative.name),
            _said(_("The alliance is asking now, and tells you how it goes on. Until then you may cancel the order.")),
        ]
        _post_note(order.purchase, f"{key}-buyer", subject, says)
    _post_seller(order, f"{key}-seller", lambda: _("The time to answer is over; the alliance will call you."))


def tell_extended(order: Order, *, key: str, reason: str) -> None:
    """The cooperative has more time to answer; its buyer hears until when."""
    with translation.override(order.purchase.language):
        subject = _("Order %(number)s is still waiting for the cooperative") % {"number": order.number}
        answers, name = _("%(name)s answers before %(when)s."), order.cooperative.name
        says = [_said(answers, name=name, when=_moment(order.accept_before)), _quoted(reason)]
        _post_note(order.purchase, f"order-{order.pk}-extended-{key}", subject, says)


def remind_buyer(purchase: Purchase) -> None:
    """The time to pay is nearly over."""
    with translation.override(purchase.language):
        subject = _("Order %(number)s still waits for your payment") % {"number": purchase.number}
        hold, amount = (
            _("We hold the goods for you until %(when)s. To pay: %(amount)s."),
            format_vnd(int(purchase.total)),
        )
        says = [_said(hold, amount=amount, when=_moment(purchase.pay_before))]
        says.append(_said(_("If you have just paid, you need not do anything.")))
        _post_note(purchase, f"purchase-{purchase.pk}-remind", subject, says)


def remind_seller(order: Order) -> None:
    """The time to accept is nearly over."""
    key = f"order-{order.pk}-remind-{order.accept_before:%Y%m%d%H%M}"
    _post_seller(order, key, lambda: _("Please answer before %(when)s.") % {"when": _moment(order.accept_before)})


def _post_note(
    purchase: Purchase, event: str, subject: str, says: Iterable[Said], lines: Lines = (), *, sms: str = ""
) -> None:
    more = {"says": [each for each in says if each.text], "lines": lines}
    post([to_buyer(purchase, event, subject, "note", _("See the order"), more, sms=sms)])


def _post_seller(order: Order, event: str, word: Any) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Order %(number)s waits for your answer") % {"number": order.number}
        lines = [(line.title, line.quantity) for line in order.lines.all()]
        says = [_quoted(word()), _said(_("Accept or decline it at your desk."))]
        context = frame(SELLER) | {"says": says, "lines": lines}
        made: Message = letter(event, order.cooperative.email, subject, "note", context)
        post([made])


def _moment(when: Any) -> str:
    return formats.date_format(timezone.localtime(when), "H:i, j/n/Y") if when else ""
