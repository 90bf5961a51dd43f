"""From basket to purchase over the pages: guest and signed in, every step's refusals, nothing typed lost."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.address.models import UserAddress
from marketplace.address.services import save_address
from marketplace.order.models import Purchase
from marketplace.order.terms import Term, TermKey
from marketplace.partner.services import set_price, set_stock
from marketplace.places.services import load_places
from tests.buying import WHERE, on_sale, put_in, review_form, say_how, say_where
from tests.factories import commune, doi_che_xuan, dong_tom_lua
from tests.people import hoa, khach, lan

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"


@pytest.fixture
def shopping(client):
    """Khách with goods of two cooperatives in the basket."""
    put_in(client, on_sale("Gạo ST25", by=dong_tom_lua(), stock=9), 2)
    put_in(client, on_sale("Chè Tân Cương", by=doi_che_xuan(), stock=9), 1)
    return client


def _order(client, method=Purchase.Method.COD) -> Purchase:
    say_where(client)
    say_how(client, method)
    answer = client.post(reverse("checkout:review"), review_form(client))
    assert answer.status_code == 302, answer.content.decode()
    return Purchase.objects.get()


@pytest.mark.parametrize("method", [Purchase.Method.COD, Purchase.Method.VIETQR])
def test_khach_buys_without_an_account(shopping, method):
    purchase = _order(shopping, method)
    assert purchase.orders.count() == 2 and purchase.user is None
    assert purchase.buyer_phone == "+84912345678"
    assert purchase.consent_text and purchase.consented_at
    page = shopping.get(purchase.get_absolute_url())
    assert page.status_code == 200 and purchase.number in page.content.decode()
    assert shopping.get(reverse("basket:summary")).context["groups"] == []


def test_hoa_buys_signed_in_and_keeps_the_address(shopping):
    shopping.force_login(hoa(), backend=BACKEND)
    say_where(shopping, remember="on")
    say_how(shopping)
    shopping.post(reverse("checkout:review"), review_form(shopping))
    assert Purchase.objects.get().user == hoa()
    assert UserAddress.objects.get(user=hoa()).street == WHERE["street"]


def test_hoas_address_book_fills_the_first_step(shopping):
    shopping.force_login(hoa(), backend=BACKEND)
    fields = {"first_name": "Hoa", "last_name": "Nguyễn Thị", "phone_number": "+84912345678", "street": "3 Lê Lợi"}
    own = save_address(user=hoa(), fields={**fields, "commune": commune("46")})
    foreign = save_address(user=khach(), fields={**fields, "commune": commune("92"), "street": "của Khách"})
    page = shopping.get(reverse("checkout:index")).content.decode()
    assert "3 Lê Lợi" in page and "của Khách" not in page
    assert shopping.get(reverse("checkout:index"), {"dia-chi": own.pk}).status_code == 200
    assert shopping.get(reverse("checkout:index"), {"dia-chi": foreign.pk}).status_code == 404
    assert shopping.get(reverse("checkout:index"), {"dia-chi": "9" * 40}).status_code == 404


def test_a_guest_sees_nobodys_address(shopping):
    own = save_address(
        user=hoa(),
        fields={"first_name": "Hoa", "phone_number": "+84912345678", "street": "3 Lê Lợi", "commune": commune("46")},
    )
    assert shopping.get(reverse("checkout:index"), {"dia-chi": own.pk}).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", "0912 34 567"),
        ("phone", ""),
        ("full_name", ""),
        ("street", ""),
        ("commune", "99999"),
        ("email", "hoa@"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(shopping, field, value):
    answer = say_where(shopping, **{field: value})
    assert answer.status_code == 422
    assert len(answer.context["form"].errors[field]) == 1
    page = answer.content.decode()
    for name, typed in WHERE.items():
        if name not in (field, "province"):
            assert typed in page, name
    again = shopping.get(reverse("checkout:index")).content.decode()
    assert WHERE["street"] in again or field == "street"


def test_choosing_a_province_lists_its_communes_without_javascript(shopping):
    commune("46")
    answer = say_where(shopping, choose_province="1", commune="", phone="", province="46")
    page = answer.content.decode()
    assert answer.status_code == 200 and commune("46").full_name in page
    assert WHERE["street"] in page and "aria-invalid" not in page


def test_the_second_step_needs_the_first(shopping):
    assert shopping.get(reverse("checkout:how"))["Location"] == reverse("checkout:index")
    assert shopping.get(reverse("checkout:review"))["Location"] == reverse("checkout:index")


def test_the_third_step_needs_a_way_of_paying(shopping):
    say_where(shopping)
    assert shopping.get(reverse("checkout:review"))["Location"] == reverse("checkout:how")


def test_an_empty_basket_has_no_checkout(client):
    for name in ("checkout:index", "checkout:how", "checkout:review"):
        assert client.get(reverse(name))["Location"] == reverse("basket:summary")


@pytest.mark.parametrize("method", ["", "card", "gold", "\x00"])
def test_a_way_of_paying_that_is_not_offered_is_refused(shopping, method):
    say_where(shopping)
    answer = say_how(shopping, method)
    assert answer.status_code == 422 and "method" in answer.context["form"].errors


def test_cash_above_the_ceiling_is_refused_even_when_forced(shopping):
    say_where(shopping)
    say_how(shopping)
    form = review_form(shopping)
    Term.objects.create(
        key=TermKey.COD_CEILING, value=1000, effective_from=datetime.date(2020, 1, 1), legal_ref="minh họa"
    )
    assert say_how(shopping).status_code == 422
    assert shopping.post(reverse("checkout:review"), form)["Location"] == reverse("checkout:how")
    assert not Purchase.objects.exists()


def test_a_way_of_another_cooperative_is_refused(shopping):
    say_where(shopping)
    form = shopping.get(reverse("checkout:how")).context["form"]
    mine, theirs = form.proposal.parts
    answer = say_how(shopping, **{form.way_name(mine.cooperative.pk): theirs.way.choice.pk})
    assert answer.status_code == 422


def test_an_invoice_needs_a_name_and_a_right_tax_code(shopping):
    say_where(shopping)
    answer = say_how(shopping, wants_invoice="on", invoice_name="Công ty Minh Họa", invoice_tax_code="0100109107")
    assert set(answer.context["form"].errors) == {"invoice_tax_code", "invoice_address"}
    answer = say_how(
        shopping, wants_invoice="on", invoice_name="Công ty Minh Họa", invoice_tax_code="0100109106",
        invoice_address="1 Đường Minh Họa",
    )  # fmt: skip
    assert answer.status_code == 302
    shopping.post(reverse("checkout:review"), review_form(shopping))
    assert Purchase.objects.get().invoice_tax_code == "0100109106"


def test_without_the_tick_nothing_is_placed(shopping):
    say_where(shopping)
    say_how(shopping)
    form = review_form(shopping)
    assert not shopping.get(reverse("checkout:review")).context["form"]["consent"].value()
    del form["consent"]
    answer = shopping.post(reverse("checkout:review"), form)
    assert answer.status_code == 422 and "consent" in answer.context["form"].errors
    assert not Purchase.objects.exists()


def test_a_double_click_and_a_replayed_form_are_one_purchase(shopping):
    say_where(shopping)
    say_how(shopping)
    form = review_form(shopping)
    first = shopping.post(reverse("checkout:review"), form)
    again = shopping.post(reverse("checkout:review"), form)
    assert first["Location"] == again["Location"] == Purchase.objects.get().get_absolute_url()
    back = shopping.get(reverse("checkout:review"))
    assert back["Location"] == first["Location"]


@pytest.mark.parametrize("person", [None, hoa])
def test_a_server_that_dies_before_it_answers_leads_the_next_press_to_the_purchase(shopping, person, monkeypatch):
    if person:
        shopping.force_login(person(), backend=BACKEND)
    say_where(shopping)
    say_how(shopping)
    form = review_form(shopping)
    as_it_was = {name: morsel.value for name, morsel in shopping.cookies.items()}
    with monkeypatch.context() as dying:
        dying.setattr("marketplace.checkout.views.grant", _dies)
        with pytest.raises(_Dead):
            shopping.post(reverse("checkout:review"), form)
    for name, value in as_it_was.items():
        shopping.cookies[name] = value
    again = shopping.post(reverse("checkout:review"), form)
    assert again["Location"] == Purchase.objects.get().get_absolute_url()
    assert shopping.get(again["Location"]).status_code == 200


class _Dead(BaseException):
    """What SIGKILL leaves: nothing after it runs."""


def _dies(*anything):
    raise _Dead


def test_the_key_of_anothers_basket_opens_nothing(shopping):
    say_where(shopping)
    say_how(shopping)
    form = review_form(shopping)
    shopping.post(reverse("checkout:review"), form)
    stranger = Client()
    assert stranger.post(reverse("checkout:review"), form)["Location"] == reverse("basket:summary")


def test_a_price_that_changed_since_the_review_is_shown_and_not_placed(shopping):
    say_where(shopping)
    say_how(shopping)
    form = review_form(shopping)
    rice = dong_tom_lua().products.get()
    set_price(stockrecord=rice.stockrecords.get(), price=999_000, actor=lan())
    answer = shopping.post(reverse("checkout:review"), form)
    assert answer.status_code == 422 and "999.000" in answer.content.decode()
    assert not Purchase.objects.exists()
    assert shopping.post(reverse("checkout:review"), review_form(shopping)).status_code == 302


def test_a_form_without_what_was_seen_is_not_placed(shopping):
    say_where(shopping)
    say_how(shopping)
    form = review_form(shopping)
    del form["seen"]
    assert shopping.post(reverse("checkout:review"), form).status_code == 422


def test_what_sold_out_leads_back_to_the_basket(shopping):
    say_where(shopping)
    say_how(shopping)
    form = review_form(shopping)
    rice = dong_tom_lua().products.get()
    set_stock(stockrecord=rice.stockrecords.get(), num_in_stock=0, actor=lan())
    assert shopping.post(reverse("checkout:review"), form)["Location"] == reverse("basket:summary")
    assert "Gạo ST25" in shopping.get(reverse("basket:summary")).context["faults"][0]


@pytest.mark.parametrize("name", ["checkout:index", "checkout:how", "checkout:review"])
def test_each_step_costs_the_same_queries_whatever_is_in_the_basket(client, django_assert_max_num_queries, name):
    client.force_login(hoa(), backend=BACKEND)
    counts = []
    for _round in range(2):
        for seller in (dong_tom_lua(), doi_che_xuan()):
            for _row in range(1 if not counts else 5):
                put_in(client, on_sale(by=seller))
        say_where(client)
        say_how(client)
        client.get(reverse(name))
        with django_assert_max_num_queries(24) as counted:
            assert client.get(reverse(name)).status_code == 200
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_an_old_address_in_one_line_is_understood_and_kept(shopping):
    load_places()
    answer = say_where(
        shopping, province="", commune="", street="12 Lê Lợi, phường Phú Hội, thành phố Huế, tỉnh Thừa Thiên Huế"
    )  # fmt: skip
    assert answer.status_code == 302, answer.context["form"].errors
    page = shopping.get(reverse("checkout:how")).content.decode()
    assert "Phường Thuận Hóa" in page and "Phú Hội" in page
