"""Acts on a basket. Each refuses with a ValidationError of one sentence; nothing half-done stays."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import ListingRow, Product

from .models import Basket, Line
from .selectors import closed_sentence, fault_of, left_of, stock_sentence

MOST_OF_ONE = 999
MOST_LINES = 100


@transaction.atomic
def add_to_basket(*, basket: Basket, product: Product, quantity: int = 1) -> Line:
    """Put `quantity` more of a product into the basket, at today's price.

    Raises ValidationError where it is not on sale, sold out, or more than is left.
    """
    row = ListingRow.objects.on_sale().for_cards().filter(product=product).first()
    if row is None:
        raise ValidationError(_("“%(title)s” is not on sale.") % {"title": product.get_title()})
    if closed := closed_sentence(product.get_title(), row.cooperative):
        raise ValidationError(closed)
    info = basket.strategy.fetch_for_product(product)
    if info.stockrecord is None or not info.price.exists:
        raise ValidationError(_("“%(title)s” is not on sale.") % {"title": product.get_title()})
    held = basket.product_quantity(product)
    _check_size(basket, quantity, held)
    allowed, _reason = info.availability.is_purchase_permitted(held + quantity)
    if not allowed:
        left = max(0, info.availability.num_available)
        raise ValidationError(_too_many(product.get_title(), left, held))
    line, _created = basket.add_product(product, quantity)
    return line


def _check_size(basket: Basket, quantity: int, held: int) -> None:
    if quantity < 1:
        raise ValidationError(_("Choose at least one."))
    if held + quantity > MOST_OF_ONE:
        raise ValidationError(_("One order takes at most %(most)d of a kind.") % {"most": MOST_OF_ONE})
    if not held and basket.id and basket.num_lines >= MOST_LINES:
        raise ValidationError(_("A basket holds at most %(most)d kinds of goods.") % {"most": MOST_LINES})


def _too_many(title: str, left: int, held: int) -> str:
    sentence = stock_sentence(title, left)
    if left and held:
        return sentence + " " + _("You already have %(count)d in the basket.") % {"count": held}
    return sentence


@transaction.atomic
def change_quantities(*, basket: Basket, quantities: dict[int, int]) -> dict[int, str]:
    """Set the quantity of lines by their pk; 0 takes a line out. Lines that cannot be had stay as they were.

    Answers a sentence for each of these. Raises KeyError for a line that is not in this basket.
    """
    lines = {line.pk: line for line in basket.all_lines()}
    refused: dict[int, str] = {}
    for pk, quantity in quantities.items():
        fault = _change(lines[pk], quantity)
        if fault:
            refused[pk] = fault
    basket.reset_offer_applications()
    return refused


def _change(line: Line, quantity: int) -> str:
    if quantity == 0:
        line.delete()
        return ""
    if quantity == line.quantity:
        return ""
    if not 0 < quantity <= MOST_OF_ONE:
        return _("One order takes at most %(most)d of a kind.") % {"most": MOST_OF_ONE}
    fault = fault_of(line, quantity)
    # taking some out is always allowed, though what stays may still be more than is left
    if fault and not (quantity < line.quantity and left_of(line)):
        return fault
    line.quantity = quantity
    line.save(update_fields=["quantity", "date_updated"])
    return ""


@transaction.atomic
def accept_prices(*, basket: Basket) -> None:
    """Take today's prices as seen: the buyer went on after the notice, or placed."""
    for line in basket.all_lines():
        if line.old_price is not None:
            line.price_incl_tax = line.unit_price_incl_tax
            line.price_excl_tax = line.unit_price_excl_tax
            line.save(update_fields=["price_incl_tax", "price_excl_tax", "date_updated"])
