"""Differs from Oscar: a Purchase is what the buyer pays; each Order in it belongs to one cooperative; whole đồng."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractBillingAddress, AbstractShippingAddress
from oscar.apps.order.abstract_models import (
    AbstractLine,
    AbstractLinePrice,
    AbstractOrder,
    AbstractOrderDiscount,
    AbstractOrderLineDiscount,
    AbstractPaymentEvent,
    AbstractSurcharge,
)

from marketplace.address.abstract_models import VietnameseAddress
from marketplace.cooperatives.models import Cooperative
from marketplace.fields import DongField

from .status import MOVES, OrderStatus, PaymentState


class Purchase(models.Model):
    """What one buyer pays at once: one Order per cooperative. Amounts in whole đồng."""

    class Method(models.TextChoices):
        COD = "cod", _("Cash on delivery")
        VIETQR = "vietqr", _("Bank transfer by VietQR")
        CARD = "card", _("Bank card")

    number = models.CharField(_("number"), max_length=24, unique=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False, help_text="idempotency key of the basket")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="purchases")
    basket = models.ForeignKey("basket.Basket", models.SET_NULL, null=True, blank=True, related_name="purchases")
    buyer_name = models.CharField(_("name"), max_length=255)
    buyer_phone = models.CharField(_("phone"), max_length=16, help_text="E.164")
    buyer_email = models.EmailField(_("e-mail"), blank=True)
    shipping_address = models.ForeignKey(
        "order.ShippingAddress", models.PROTECT, null=True, blank=True, related_name="purchases"
    )
    note = models.CharField(_("note to the carrier"), max_length=500, blank=True)
    goods_total = DongField(_("goods"), default=0)
    shipping_total = DongField(_("shipping"), default=0)
    discount_total = DongField(_("discount"), default=0)
    total = DongField(_("to pay"), default=0)
    method = models.CharField(_("payment"), max_length=8, choices=Method.choices)
    payment_state = models.CharField(
        _("payment state"), max_length=20, choices=PaymentState.choices, default=PaymentState.CREATED
    )
    memo = models.CharField(_("transfer memo"), max_length=25, unique=True, null=True, blank=True)
    pay_before = models.DateTimeField(_("pay before"), null=True, blank=True)
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded to pay"), null=True, blank=True, editable=False)
    placed_at = models.DateTimeField(_("placed at"), auto_now_add=True)
    language = models.CharField(max_length=2, default="vi")
    invoice_name = models.CharField(_("buyer's name on the invoice"), max_length=160, blank=True)
    invoice_tax_code = models.CharField(_("buyer's tax code"), max_length=14, blank=True)
    invoice_address = models.CharField(_("buyer's address on the invoice"), max_length=240, blank=True)
    invoice_email = models.EmailField(_("e-mail for the invoice"), blank=True)
    consent_text = models.CharField(_("consent, as it was worded"), max_length=400, blank=True)
    consented_at = models.DateTimeField(_("consented at"), null=True, blank=True)

    class Meta:
        ordering = ["-placed_at"]
        verbose_name = _("purchase")
        verbose_name_plural = _("purchases")
        constraints = [
            models.CheckConstraint(
                condition=Q(total=F("goods_total") + F("shipping_total") - F("discount_total")),
                name="purchase_total_adds_up",
            ),
            models.CheckConstraint(condition=Q(total__gte=0), name="purchase_total_not_negative"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The purchase's page; who may open it is decided there."""
        return reverse("storefront:purchase", kwargs={"number": self.number})


class ShippingAddress(VietnameseAddress, AbstractShippingAddress):
    """Differs from Oscar: street, commune, province."""

    class Meta(AbstractShippingAddress.Meta):
        abstract = False


class BillingAddress(VietnameseAddress, AbstractBillingAddress):
    """Differs from Oscar: street, commune, province."""

    class Meta(AbstractBillingAddress.Meta):
        abstract = False


class Order(AbstractOrder):
    """The part of a Purchase that one cooperative sells, packs and ships."""

    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="orders", verbose_name=_("purchase"))
    cooperative = models.ForeignKey(Cooperative, models.PROTECT, related_name="orders", verbose_name=_("cooperative"))
    status = models.CharField(_("Status"), max_length=100, choices=OrderStatus.choices, blank=True)
    total_incl_tax = DongField(_("Order total (inc. tax)"))
    total_excl_tax = DongField(_("Order total (excl. tax)"))
    shipping_incl_tax = DongField(_("Shipping charge (inc. tax)"), default=0)
    shipping_excl_tax = DongField(_("Shipping charge (excl. tax)"), default=0)
    accept_before = models.DateTimeField(_("accept before"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("cooperative reminded"), null=True, blank=True, editable=False)
    escalated_at = models.DateTimeField(_("escalated to the alliance"), null=True, blank=True, editable=False)
    complete_after = models.DateTimeField(_("returns possible until"), null=True, blank=True, editable=False)
    carrier = models.CharField(_("carrier"), max_length=60, blank=True)
    tracking_number = models.CharField(_("tracking number"), max_length=60, blank=True)
    days_min = models.PositiveSmallIntegerField(_("days in transit, at least"), default=0)
    days_max = models.PositiveSmallIntegerField(_("days in transit, at most"), default=0)
    refund_due = DongField(_("to be paid back"), default=0)

    # Oscar's dashboard lists what may follow from here; services.move_order alone moves
    pipeline = {str(before): tuple(str(after) for after in moves) for before, moves in MOVES.items()}

    class Meta(AbstractOrder.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["purchase", "cooperative"], name="one_order_per_cooperative_in_a_purchase"),
            models.CheckConstraint(condition=Q(refund_due__gte=0), name="order_refund_due_not_negative"),
        ]

    def get_absolute_url(self) -> str:
        """The page of the purchase that it belongs to."""
        return self.purchase.get_absolute_url()


class Line(AbstractLine):
    """Differs from Oscar: whole đồng, lots that it was filled from, how many units went which way; its goods stay.

    `shipped` left in parcels; `cancelled` will never be sent; `given_back` are those of them whose price the buyer
    does not pay, or gets back: cancelled or refused at the door.
    """

    # what was sold cannot be deleted: stock, lots and books are counted against it
    partner = models.ForeignKey(
        "partner.Partner", models.PROTECT, null=True, blank=True, related_name="order_lines", verbose_name=_("Partner")
    )
    stockrecord = models.ForeignKey(
        "partner.StockRecord", models.PROTECT, null=True, blank=True, verbose_name=_("Stock record")
    )
    product = models.ForeignKey("catalogue.Product", models.PROTECT, null=True, blank=True, verbose_name=_("Product"))

    shipped = models.PositiveIntegerField(_("units sent"), default=0, db_default=0, editable=False)
    cancelled = models.PositiveIntegerField(_("units not sent"), default=0, db_default=0, editable=False)
    given_back = models.PositiveIntegerField(_("units given back"), default=0, db_default=0, editable=False)

    line_price_incl_tax = DongField(_("Price (inc. tax)"))
    line_price_excl_tax = DongField(_("Price (excl. tax)"))
    line_price_before_discounts_incl_tax = DongField(_("Price before discounts (inc. tax)"))
    line_price_before_discounts_excl_tax = DongField(_("Price before discounts (excl. tax)"))
    unit_price_incl_tax = DongField(_("Unit Price (inc. tax)"), blank=True, null=True)
    unit_price_excl_tax = DongField(_("Unit Price (excl. tax)"), blank=True, null=True)

    class Meta(AbstractLine.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=F("shipped") + F("cancelled")), name="line_never_more_sent_than_ordered"
            ),
            models.CheckConstraint(condition=Q(quantity__gte=F("given_back")), name="line_given_back_at_most_whole"),
        ]

    @property
    def left_to_send(self) -> int:
        """Units that are still to leave."""
        return int(self.quantity - self.shipped - self.cancelled)


class LineLot(models.Model):
    """Units of one order line that were packed from one lot; `back` of them are in the store, and in it, again."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="lots")
    lot = models.ForeignKey("traceability.Lot", models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    back = models.PositiveIntegerField(_("units in the store again"), default=0, db_default=0, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "lot"], name="line_lot_once"),
            models.CheckConstraint(condition=Q(back__lte=F("quantity")), name="line_lot_back_at_most_all"),
        ]

    def __str__(self) -> str:
        return f"{self.lot} × {self.quantity}"


class LinePrice(AbstractLinePrice):
    """Differs from Oscar: whole đồng."""

    price_incl_tax = DongField(_("Price (inc. tax)"))
    price_excl_tax = DongField(_("Price (excl. tax)"))
    shipping_incl_tax = DongField(_("Shiping (inc. tax)"), default=0)
    shipping_excl_tax = DongField(_("Shipping (excl. tax)"), default=0)


class PaymentEvent(AbstractPaymentEvent):
    """Differs from Oscar: whole đồng."""

    amount = DongField(_("Amount"))


class OrderDiscount(AbstractOrderDiscount):
    """Differs from Oscar: whole đồng."""

    amount = DongField(_("Amount"), default=0)


class OrderLineDiscount(AbstractOrderLineDiscount):
    """Differs from Oscar: whole đồng."""

    amount = DongField(_("Line discount (excl. tax)"), default=0)


class Surcharge(AbstractSurcharge):
    """Differs from Oscar: whole đồng."""

    incl_tax = DongField(_("Surcharge (inc. tax)"), default=0)
    excl_tax = DongField(_("Surcharge (excl. tax)"), default=0)


from oscar.apps.order.models import *  # noqa: E402,F403

from .parcels import Parcel, ParcelLine  # noqa: E402,F401
from .recalls.models import RecallNotice  # noqa: E402,F401
from .returns.models import Claim, ClaimLine, ClaimPicture, ClaimStep  # noqa: E402,F401
from .terms import Term  # noqa: E402,F401
