"""What a certificate covers: goods, fields, kilograms a year."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from catalogue.models import Certificate, Product
from marketplace.cooperatives.models import GrowingArea
from tests import factories
from tests.support.race import race
from traceability.models import Lot
from traceability.papers import marks_on
from traceability.services import Into, Outof, open_lot, receive, transform
from traceability.services.harvest import year_of

from .things import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def rice(db):
    return factories.product("Gạo ST25, túi 5 kg", net_quantity=5, net_unit="kg")


def _area(rice, code, **fields):
    return GrowingArea.objects.create(
        cooperative=rice.producer, code=code, name=code, crop="Lúa", area_ha=3, **fields
    )  # fmt: skip


def _lot(rice, units=10, *areas, code="", made_on=None):
    day = made_on or timezone.localdate()
    return open_lot(product=rice, actor=None, made_on=day, quantity=Decimal(units), areas=areas, code=code)


def _page(client, made):
    return client.get(f"/en/l/{made.code}").content.decode()


def test_a_lot_from_elsewhere_bears_no_mark_and_its_page_says_why(client, rice):
    inside, outside = _area(rice, "MH-1"), _area(rice, "MH-2")
    paper = factories.certificate(rice)
    paper.areas.add(inside)
    good, mixed, unknown = _lot(rice, 10, inside), _lot(rice, 10, inside, outside), _lot(rice, 10)
    today = timezone.localdate()
    assert [marks_on(today, made) for made in (good, mixed, unknown)] == [[paper], [], []]
    assert "Not for this lot" not in _page(client, good)
    assert "It covers MH-1 alone; this lot comes from elsewhere as well." in _page(client, mixed)
    page = _page(client, unknown)
    assert "it is not recorded where this lot grew" in page and "Certificates and date are in order" not in page


def test_what_is_mixed_with_goods_of_no_known_field_bears_no_fields_mark(client, rice):
    inside, today = _area(rice, "MH-1"), timezone.localdate()
    paper = factories.certificate(rice)
    paper.areas.add(inside)
    own, bought = _lot(rice, 20, inside), receive(
        product=rice, quantity=Decimal(50), unit="kg", received_on=today, actor=None, supplier="Chợ đầu mối"
    )  # fmt: skip
    pure, mixed = (_mixed(rice, *lots) for lots in ([own], [own, bought]))
    again = _mixed(rice, pure, mixed)
    assert [marks_on(today, made) for made in (pure, mixed, again)] == [[paper], [], []]
    assert "Not for this lot" not in _page(client, pure)
    for made in (mixed, again):
        page = _page(client, made)
        assert "Not for this lot" in page and "it is not recorded where this lot grew" in page


def _mixed(rice, *lots):
    inputs = [Outof(each, Decimal(10), "kg") for each in lots]
    made = transform(
        process="mixing", inputs=inputs, outputs=[Into(rice, Decimal(10 * len(lots)), "kg")], actor=None,
        happened_at=timezone.now(),
    )  # fmt: skip
    return made.parts.get(is_output=True).lot


def test_a_certificate_of_other_goods_or_of_another_holder_marks_nothing(client, rice):
    other = factories.certificate(factories.product("Gạo khác"))
    stolen = factories.certificate(factories.product("Chè", by=factories.doi_che_xuan()))
    stolen.products.add(rice)  # as if it had been written past every check
    made = _lot(rice)
    assert marks_on(timezone.localdate(), made) == []
    for page in (_page(client, made), client.get(rice.get_absolute_url()).content.decode()):
        assert stolen.number not in page and other.number not in page
    assert "Gạo ST25" not in client.get("/tim-kiem/?chungnhan=vietgap").content.decode()


def test_no_more_is_made_in_a_certificates_year_than_it_covers(rice):
    today = timezone.localdate()
    factories.certificate(rice, quantity_kg=600, issued_on=today - 30 * DAY)
    _lot(rice, 60)
    _lot(rice, 40)
    with pytest.raises(ValidationError, match="covers at most 600 kg; 100 are left"):
        _lot(rice, 21)
    _lot(rice, 20)


def test_what_is_received_counts_to_a_certificates_quantity_as_well(rice):
    today = timezone.localdate()
    factories.certificate(rice, quantity_kg=600, issued_on=today - 30 * DAY)
    _lot(rice, 60)
    told = {"product": rice, "unit": "kg", "received_on": today, "actor": None, "supplier": "Anh Ba"}
    receive(quantity=Decimal(250), **told)
    with pytest.raises(ValidationError, match="covers at most 600 kg; 50 are left"):
        receive(quantity=Decimal("50.001"), **told)
    with pytest.raises(ValidationError, match="50 are left"):
        _lot(rice, 11)
    receive(quantity=Decimal(50), **told)


def test_a_certificates_year_begins_on_the_day_of_issue_not_on_new_years_day(rice):
    today = timezone.localdate()
    paper = factories.certificate(rice, quantity_kg=500, issued_on=today.replace(year=today.year - 1) - 10 * DAY,
                                  until=today + 400 * DAY)  # fmt: skip
    begins, ends = year_of(paper, today)
    _lot(rice, 100, made_on=begins - DAY)  # the year before is another one
    _lot(rice, 100, made_on=begins)
    with pytest.raises(ValidationError, match="0 are left"):
        _lot(rice, 1)
    assert ends >= today


@pytest.mark.parametrize(
    ("issued", "day", "year"),
    [
        ("2024-02-29", "2025-02-27", ("2024-02-28", "2025-02-27")),
        ("2024-02-29", "2025-02-28", ("2025-02-28", "2026-02-27")),
        ("2024-05-01", "2026-04-30", ("2025-05-01", "2026-04-30")),
        ("2024-05-01", "2024-05-01", ("2024-05-01", "2025-04-30")),
    ],
)  # fmt: skip
def test_years_of_a_certificate(issued, day, year):
    found = year_of(Certificate(issued_on=datetime.date.fromisoformat(issued)), datetime.date.fromisoformat(day))
    assert tuple(map(str, found)) == year


def test_a_renewal_that_overlaps_gives_room(rice):
    factories.certificate(rice, quantity_kg=100)
    _lot(rice, 20)
    with pytest.raises(ValidationError, match="0 are left"):
        _lot(rice, 1)
    factories.certificate(rice, quantity_kg=300)
    _lot(rice, 40)
    with pytest.raises(ValidationError, match="at most 300 kg"):
        _lot(rice, 1)


def test_what_is_only_declared_bounds_nothing_and_fields_outside_do_not_count(rice):
    inside, outside = _area(rice, "MH-1"), _area(rice, "MH-2")
    factories.certificate(rice, quantity_kg=10, verification="declared")
    paper = factories.certificate(rice, quantity_kg=100)
    paper.areas.add(inside)
    _lot(rice, 200, outside)
    _lot(rice, 20, inside)
    with pytest.raises(ValidationError, match="at most 100 kg"):
        _lot(rice, 1, inside)


def harvest(product: int, area: int) -> str:
    """One press on "open a lot" of fifty kilograms, from one field."""
    found, field = Product.objects.get(pk=product), GrowingArea.objects.get(pk=area)
    return open_lot(
        product=found, actor=None, made_on=timezone.localdate(), quantity=Decimal(10), areas=[field],
        code=f"VUON-{area}",  # codes made by the shop would let one wait for the other
    ).code  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_harvests_of_several_fields_at_once_never_pass_the_quantity_together():
    rice = factories.product("Gạo ST25, túi 5 kg", net_quantity=5, net_unit="kg")
    areas = [_area(rice, f"MH-{number}") for number in range(6)]
    paper = factories.certificate(rice, quantity_kg=150)
    paper.areas.set(areas)
    runners = [{"product": rice.pk, "area": area.pk} for area in areas]
    outcomes = race("tests.papers.test_scope:harvest", runners)
    assert sum(outcome.won for outcome in outcomes) == 3 == Lot.objects.count()
    assert {outcome.error for outcome in outcomes} == {"", "ValidationError"}


def test_a_lots_page_names_the_registration_behind_a_geographical_indication(client, rice):
    right, made = factories.certificate(rice, scheme="gi", verified_at=timezone.now(), method="issuer"), _lot(rice)
    page = _page(client, made)
    assert "Registered under MH-GI-0001" in page and right.number in page and "the issuer was asked" in page
    right.indication.cancelled_on = timezone.localdate()
    right.indication.save()
    page = _page(client, made)
    assert "A certificate has lapsed" in page and "the issuer was asked" in page
