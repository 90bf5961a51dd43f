"""Lan makes an offer and says who funds it; the books of the next order follow."""

from __future__ import annotations

import pytest
from django.urls import reverse
from oscar.apps.offer.models import Range

from marketplace.ledger.models import SaleTerms
from marketplace.offer.models import ConditionalOffer
from tests.buying import basket_of, on_sale, place
from tests.people import lan

pytestmark = pytest.mark.django_db


def _makes(client, **metadata: str) -> None:
    everything = Range.objects.create(name="Mọi thứ", includes_all_products=True)
    steps = {
        "metadata": {"name": "Mừng vụ mới", "offer_type": "Site", **metadata},
        "benefit": {"type": "Absolute", "value": "20000", "range": everything.pk},
        "condition": {"type": "Count", "value": "1", "range": everything.pk},
        "restrictions": {"priority": "0", "max_basket_applications": "1", "exclusive": "on"},
    }
    client.force_login(lan())
    for step, typed in steps.items():
        answer = client.post(reverse(f"dashboard:offer-{step}"), typed)
        assert answer.status_code == 302, (step, answer.context["form"].errors)


@pytest.mark.parametrize(("funder", "own", "alliance"), [("cooperative", 20_000, 0), ("alliance", 0, 20_000)])
def test_who_funds_an_offer_is_chosen_where_it_is_made_and_reaches_the_books(client, funder, own, alliance):
    _makes(client, funded_by=funder)
    order = place(basket_of({on_sale(price=185_000): 2})).orders.get()
    terms = SaleTerms.objects.get(source_key=order.number)
    assert (int(terms.discount), int(terms.alliance)) == (own, alliance)


def test_who_funds_it_can_be_looked_up_and_changed_for_the_orders_to_come(client):
    _makes(client, funded_by="alliance")
    offer = ConditionalOffer.objects.get()
    page = reverse("dashboard:offer-metadata", args=[offer.pk])
    assert 'name="funded_by"' in client.get(page).content.decode()
    client.post(page, {"name": offer.name, "offer_type": "Site", "funded_by": "cooperative", "save": ""})
    offer.refresh_from_db()
    assert offer.funded_by == "cooperative"


def test_an_offer_that_nobody_funds_is_not_made(client):
    client.force_login(lan())
    answer = client.post(reverse("dashboard:offer-metadata"), {"name": "x", "offer_type": "Site", "funded_by": "bank"})
    assert answer.status_code == 200 and answer.context["form"].errors["funded_by"]
