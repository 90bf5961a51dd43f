"""Where recalls, gift boxes and certificates of origin of the demonstration are."""

from __future__ import annotations

from django.urls import reverse

from traceability.models import Lot, Recall

from .places import Place, purchase_at


def gift_box() -> str:
    """A lot of gift boxes, in which goods of another cooperative lie."""
    return Lot.objects.filter(parts__transformation__process="gift_box", parts__is_output=True)[0].get_absolute_url()


def recalled_lot() -> str:
    """The alliance's screen of the lot that was recalled."""
    return reverse("dashboard:lot", args=[_recall(is_drill=False).lot.code])


def recall() -> str:
    """The alliance's screen of the recall."""
    return reverse("dashboard:recall", args=[_recall(is_drill=False).pk])


def withdrawn() -> str:
    """The alliance's screen of a recall that was a mistake."""
    return reverse("dashboard:recall", args=[_recall(is_drill=False, state="withdrawn").pk])


def drill(room: str) -> Place:
    """A drill of Bình's, at his desk or on the alliance's screen."""

    def find() -> str:
        found = _recall(is_drill=True)
        return reverse(f"{room}:recall", args=[*([found.lot.producer.slug] if room == "desk" else []), found.pk])

    return find


def _recall(*, is_drill: bool, **more: str) -> Recall:
    return Recall.objects.filter(is_drill=is_drill, **more).select_related("lot__producer").order_by("pk")[0]


def origin(status: str) -> Place:
    """The certificate of origin of Hoa's order that stands at `status`."""

    def find() -> str:
        order = purchase_at(status).orders.filter(status=status).order_by("pk")[0]
        return reverse("storefront:origin", args=[order.purchase.number, order.number])

    return find
