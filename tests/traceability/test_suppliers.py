"""A hub's satellites: what each brought is a lot of its own, and lots made of them name each with its share."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from marketplace.cooperatives.models import Supplier
from tests import factories, people
from traceability.models import EpcisEvent, Lot
from traceability.origins import traced
from traceability.services import Into, Outof, receive, transform

pytestmark = pytest.mark.django_db


def household(name: str, hub: str = "dong_tom_lua") -> Supplier:
    return Supplier.objects.create(hub=getattr(factories, hub)(), name=name, commune=factories.commune())


def brought(by: Supplier | None, kilograms: str, **fields: str) -> Lot:
    paddy = factories.product("Thóc ST25") if not fields.pop("same", "") else Lot.objects.earliest("pk").product
    return receive(
        product=paddy, quantity=Decimal(kilograms), unit="kg", received_on=timezone.localdate(), actor=people.binh(),
        satellite=by, **fields,
    )  # fmt: skip


def milled(*lots: tuple[Lot, str], out: str) -> Lot:
    inputs = [Outof(lot, Decimal(kilograms), "kg") for lot, kilograms in lots]
    made = transform(
        process="milling", inputs=inputs, outputs=[Into(lots[0][0].product, Decimal(out), "kg")],
        happened_at=timezone.now(), actor=people.binh(),
    )  # fmt: skip
    return made.parts.get(is_output=True).lot


def test_each_producer_is_named_with_its_share_back_to_the_first_receipts():
    nam, bay = brought(household("Hộ Năm"), "600"), brought(household("Hộ Bảy"), "300", same="1")
    typed = brought(None, "100", supplier="Chú Tám, ấp 3", same="1")
    mixed = milled((nam, "300"), (bay, "100"), out="260")
    rice = milled((mixed, "200"), (typed, "50"), out="170")
    found = [(each.name, each.percent) for each in traced(rice)[1]]
    assert found == [("Hộ Năm", 60), ("Chú Tám, ấp 3", 20), ("Hộ Bảy", 20)]


def test_hoa_reads_who_grew_it(client):
    rice = milled((brought(household("Hộ Năm"), "10"), "10"), out="7")
    with translation.override("en"):
        page = client.get(rice.get_absolute_url()).content.decode()
    assert "Who grew it" in page and "Hộ Năm" in page and "100 %" in page
    assert factories.commune().name in page


def test_what_is_signed_names_no_household():
    household("Hộ Năm")
    lot = brought(Supplier.objects.get(), "10")
    bodies = "".join(EpcisEvent.objects.filter(lots=lot).values_list("body", flat=True))
    assert "Hộ Năm" not in bodies and f"#supplier-{Supplier.objects.get().pk}" in bodies


def test_nobody_receives_from_anothers_supplier():
    with translation.override("en"), pytest.raises(ValidationError, match="another cooperative"):
        brought(household("Hộ của Sen", "doi_che_xuan"), "10")
    assert not Lot.objects.exists()
