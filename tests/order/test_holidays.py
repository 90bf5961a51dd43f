"""Bình closes for the harvest: nothing of his can be bought, pages say until when, and no order waits for him."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from catalogue.models import ListingRow
from marketplace.basket.selectors import faults_of
from marketplace.basket.services import add_to_basket
from marketplace.order.pricing import PlacingRefused
from marketplace.order.services import escalate_silent, go_on_holiday
from marketplace.order.windows import later_by, sooner_by
from tests.buying import basket_of, bought, on_sale, place
from tests.factories import doi_che_xuan, dong_tom_lua
from tests.people import binh, hoa

DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
NOTE = "Nghỉ gặt lúa, hẹn gặp lại bà con."


def _today() -> datetime.date:
    return timezone.localdate()


def _close(days: int = 4, begins: int = 0, note: str = NOTE) -> datetime.date:
    """Bình is away for so many days; answers the day on which he is back."""
    first = _today() + begins * DAY
    go_on_holiday(cooperative=dong_tom_lua(), first=first, last=first + (days - 1) * DAY, note=note, actor=binh())
    return first + days * DAY


def _vn(day: datetime.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


@pytest.mark.django_db
def test_nothing_of_binhs_goes_into_a_basket_and_hoa_reads_from_when_on():
    rice, tea = on_sale(stock=9), on_sale(by=doi_che_xuan(), stock=9)
    back = _close()
    with pytest.raises(ValidationError, match=_vn(back)):
        basket_of({rice: 1})
    assert basket_of({tea: 1}).num_lines == 1


@pytest.mark.django_db
def test_a_basket_that_holds_his_goods_says_so_and_cannot_be_ordered():
    basket = basket_of({on_sale(stock=9): 1}, hoa())
    back = _close()
    basket = type(basket).objects.get(pk=basket.pk)
    basket.strategy = basket_of({}, None).strategy
    assert len(faults_of(basket)) == 1 and _vn(back) in faults_of(basket)[0]
    with pytest.raises(PlacingRefused, match=_vn(back)):
        place(basket)


@pytest.mark.django_db
def test_before_and_after_his_holiday_he_sells():
    rice = on_sale(stock=9)
    _close(begins=1)
    basket = basket_of({rice: 1})
    _close(days=1)
    with pytest.raises(ValidationError):
        add_to_basket(basket=basket, product=rice)
    go_on_holiday(cooperative=dong_tom_lua(), first=None, last=None, actor=binh())
    add_to_basket(basket=basket, product=rice)


@pytest.mark.django_db
def test_his_pages_say_until_when_and_why(client):
    rice = on_sale(stock=9)
    back = _close()
    day = f"{back.day:02d}/{back.month:02d}/{back.year}"
    for url in (rice.get_absolute_url(), dong_tom_lua().get_absolute_url()):
        page = client.get(url).content.decode()
        assert NOTE in page
        assert _vn(back) in page or day in page
    assert "disabled" in client.get(rice.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_his_goods_stay_listed_but_outside_what_can_be_bought_now(client):
    rice = on_sale("Gạo nghỉ mùa", stock=9)
    _close()
    assert rice.title in client.get(reverse("catalogue:index")).content.decode()
    assert rice.title not in client.get(reverse("catalogue:index"), {"con": "1"}).content.decode()
    assert not ListingRow.objects.in_stock().exists() and ListingRow.objects.on_sale().exists()


@pytest.mark.django_db
def test_an_order_that_waits_gets_its_days_back():
    order = bought()
    due = order.accept_before
    _close(days=4)
    order.refresh_from_db()
    back = timezone.make_aware(datetime.datetime.combine(_today() + 4 * DAY, datetime.time()))
    assert order.accept_before == due + (back - order.date_placed)
    assert escalate_silent(now=due + 3 * DAY) == 0
    go_on_holiday(cooperative=dong_tom_lua(), first=None, last=None, actor=binh())
    order.refresh_from_db()
    assert order.accept_before == due


@pytest.mark.django_db
def test_an_order_placed_the_evening_before_runs_on_afterwards():
    _close(begins=1, days=3)
    order = bought()
    assert order.accept_before - timezone.now() > 3 * DAY


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "last"), [(0, -1), (-9, -2), (0, 200), (0, None)])
def test_days_that_make_no_sense_are_refused_in_a_sentence(first, last):
    days = [None if each is None else _today() + each * DAY for each in (first, last)]
    with pytest.raises(ValidationError) as refusal:
        go_on_holiday(cooperative=dong_tom_lua(), first=days[0], last=days[1], actor=binh())
    assert list(refusal.value.message_dict) == ["last"]


NEW_YEAR = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
MOMENTS = st.integers(0, 60 * 24 * 60).map(lambda minutes: NEW_YEAR + datetime.timedelta(minutes=minutes))


@given(MOMENTS, st.integers(1, 200), st.integers(0, 60), st.integers(1, 40))
def test_a_holiday_that_is_taken_back_never_was(begins, hours, start, days):
    first = datetime.date(2026, 1, 1) + start * DAY
    holiday, due = (first, first + (days - 1) * DAY), begins + hours * HOUR
    shifted = later_by(begins, due, holiday)
    assert shifted >= due
    assert sooner_by(begins, shifted, holiday) == due
    assert shifted - due <= days * DAY
