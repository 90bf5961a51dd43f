"""Values that only a script sends, or a slip of the hand: one sentence, or the shop's own page; never a 500."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from tests import factories, people
from tests.buying import bought, on_sale, put_in
from tests.desk.things import household, mill

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
NO_ADDRESS = ["abc", "healthz", "0", "12:00", "desk:home", "²", "'--", "a\x00b", "💥"]
TOO_LONG_A_KEY = "9223372036854775808"


@pytest.mark.parametrize("word", NO_ADDRESS)
def test_a_word_that_is_no_address_leads_to_a_page_of_the_shop(word):
    browser = Client(raise_request_exception=False)
    assert browser.get("/co-chu/", {"text-size": "l", "next": word})["Location"] == "/"
    basket = put_in(browser, on_sale(), next=word)
    assert basket["Location"] == reverse("basket:summary")
    new = {"full_name": "Trần Văn Khách", "phone": "0987654321", "password": "mua-gao-hom-nay", "next": word}
    assert browser.post(reverse("customer:register"), new)["Location"] == reverse("customer:summary")
    assert User.objects.filter(phone="+84987654321").exists()


def _desk() -> tuple[Client, str]:
    browser = Client()
    browser.force_login(people.binh(), backend=BACKEND)
    return browser, f"/ban-hang/{factories.dong_tom_lua().slug}"


def test_a_holiday_in_the_last_year_of_all_is_asked_again():
    """Orders that wait would get a deadline that no calendar has, and the holiday could not be ended."""
    bought()
    binh, desk = _desk()
    answer = binh.post(f"{desk}/nghi/", {"first": "9999-12-31", "last": "9999-12-31"})
    assert answer.status_code == 422 and len(answer.context["form"].errors["last"]) == 1


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2926-11-22"])
def test_a_statement_of_a_mistyped_year_is_asked_again(day):
    binh, desk = _desk()
    answer = binh.get(f"{desk}/sao-ke/", {"first": day, "last": day})
    assert answer.status_code == 422 and answer.context["period"].errors["first"] == ["Bạn xem lại năm."]
    assert binh.get(f"{desk}/sao-ke/tep/xlsx/", {"first": day, "last": day}).status_code == 404


@pytest.mark.parametrize("quantity", ["\x00", "A" * 40, "0", "-1"])
def test_a_received_quantity_that_is_none_gets_its_sentence(quantity):
    rice = on_sale(by=factories.dong_tom_lua())
    binh, desk = _desk()
    form = {
        "product": rice.pk, "quantity": quantity, "unit": "kg", "satellite": household().pk,
        "received_on": "2026-01-02", "facility": mill().pk,
    }  # fmt: skip
    answer = binh.post(f"{desk}/lo/nhan-hang/", form)
    assert answer.status_code == 422 and answer.context["form"].errors["quantity"]


def test_a_province_with_more_digits_than_any_is_no_choice(client):
    client.force_login(people.lan(), backend=BACKEND)
    answer = client.post(reverse("dashboard:terms"), {"provinces": TOO_LONG_A_KEY})
    assert answer.status_code == 422 and len(answer.context["form"].errors["provinces"]) == 1
