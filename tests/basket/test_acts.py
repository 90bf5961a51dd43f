"""The acts on a basket refuse by themselves, whatever page called them."""

import pytest
from django.core.exceptions import ValidationError

from marketplace.basket.services import MOST_LINES, MOST_OF_ONE, add_to_basket, change_quantities
from tests.buying import basket_of, on_sale
from tests.factories import product

pytestmark = pytest.mark.django_db


def test_a_draft_is_refused_by_the_act_itself():
    with pytest.raises(ValidationError):
        add_to_basket(basket=basket_of({}), product=product(public=False))


@pytest.mark.parametrize("quantity", [0, -3, MOST_OF_ONE + 1])
def test_a_quantity_beyond_reason_is_refused(quantity):
    with pytest.raises(ValidationError):
        add_to_basket(basket=basket_of({}), product=on_sale(stock=None), quantity=quantity)


def test_a_basket_has_an_end(monkeypatch):
    monkeypatch.setattr("marketplace.basket.services.MOST_LINES", 2)
    assert MOST_LINES == 100
    with pytest.raises(ValidationError):
        basket_of({on_sale(): 1 for _ in range(3)})


def test_a_line_is_not_changed_to_more_than_reason():
    basket = basket_of({on_sale(stock=None): 1})
    line = basket.lines.get()
    assert change_quantities(basket=basket, quantities={line.pk: MOST_OF_ONE + 1})[line.pk]
    line.refresh_from_db()
    assert line.quantity == 1
