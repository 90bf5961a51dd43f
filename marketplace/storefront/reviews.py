"""Reviews: shown to everybody, written by those who have received the goods, read by the alliance before they show."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from catalogue.models import Product
from marketplace.accounts.models import User
from marketplace.order.models import Line
from marketplace.order.status import OrderStatus
from marketplace.text import nfc

ProductReview = get_model("reviews", "ProductReview")
SHOWN = 10
RECEIVED = (
    OrderStatus.DELIVERED, OrderStatus.COMPLETED, OrderStatus.RETURN_REQUESTED, OrderStatus.RETURN_RECEIVED,
    OrderStatus.RETURN_DECLINED, OrderStatus.REFUNDED,
)  # fmt: skip


class ReviewForm(forms.ModelForm):
    """Score, title and text."""

    score = forms.TypedChoiceField(
        label=_("Your score"),
        coerce=int,
        choices=[(5, _("5: very good")), (4, _("4: good")), (3, _("3: fair")), (2, _("2: poor")), (1, _("1: bad"))],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ProductReview
        fields = ("score", "title", "body")
        labels = {"title": _("In one line"), "body": _("What was good, what was not")}
        widgets = {"body": forms.Textarea({"rows": 5, "maxlength": 2000})}


def review_form(*, product: Product, user: User, data: Any = None) -> ReviewForm:
    """The form for this buyer and product; the review's own checks name both."""
    return ReviewForm(data, instance=ProductReview(product=product, user=user))


def shown_reviews(product: Product) -> list[dict[str, Any]]:
    """The newest approved reviews, as their component shows them; names without the family's."""
    found = ProductReview.objects.approved().filter(product=product).select_related("user")
    return [
        {
            "title": review.title, "score": review.score, "body": review.body, "date": review.date_created,
            "author": (review.user.first_name if review.user else review.name) or _("A buyer"),
        }
        for review in found.order_by("-date_created", "-pk")[:SHOWN]
    ]  # fmt: skip


def has_received(user: User, product: Product) -> bool:
    """Whether an order of this buyer with this product has arrived."""
    lines = Line.objects.filter(product=product, order__purchase__user=user, order__status__in=RECEIVED)
    return lines.exists()


def has_reviewed(user: User, product: Product) -> bool:
    """Whether this buyer has written about this product."""
    return ProductReview.objects.filter(product=product, user=user).exists()


@transaction.atomic
def write_review(*, product: Product, user: User, title: str, body: str, score: int) -> Any:
    """Keep a review until the alliance has read it. Raises PermissionError for whoever has not received the goods."""
    if not has_received(user, product):
        raise PermissionError("only a buyer who has received the goods may review them")
    review = ProductReview(product=product, user=user, title=nfc(title), body=nfc(body), score=score)
    review.full_clean()
    review.save()
    return review
