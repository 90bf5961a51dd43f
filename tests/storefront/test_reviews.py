"""Hoa writes about what she has received; nobody else does; Lan reads it first."""

import pytest
from oscar.core.loading import get_model

from catalogue.models import ListingRow
from marketplace.order.models import Order
from marketplace.order.services import cancel_by_buyer
from marketplace.order.status import OrderStatus
from marketplace.storefront import reviews
from tests import buying, factories, people

pytestmark = pytest.mark.django_db
WORDS = {"score": "5", "title": "Cơm dẻo, thơm", "body": "Vụ này hạt trong hơn."}


@pytest.fixture
def rice():
    return factories.product("Gạo ST25, túi 5 kg")


@pytest.fixture
def received(rice, monkeypatch):
    """Hoa's order with this rice has arrived (placing orders is tested in its own room)."""
    hoa = people.hoa()
    monkeypatch.setattr(reviews, "has_received", lambda user, product: user == hoa and product == rice)
    return hoa


def form_of(product):
    return product.get_absolute_url() + "danh-gia/"


def test_a_stranger_is_asked_to_sign_in(client, rice):
    assert client.get(form_of(rice)).url.startswith("/tai-khoan/")


@pytest.mark.parametrize("method", ["get", "post"])
def test_khach_who_never_bought_is_refused_and_told_why(client, rice, received, method):
    client.force_login(people.khach())
    assert getattr(client, method)(form_of(rice), WORDS).status_code == 403
    assert not reviews.has_reviewed(people.khach(), rice)


def test_hoas_words_show_once_lan_has_read_them(client, rice, received):
    client.force_login(received)
    client.post(form_of(rice), WORDS)
    assert WORDS["title"] not in client.get(rice.get_absolute_url()).content.decode()
    review = get_model("reviews", "ProductReview").objects.get()
    review.status = review.APPROVED
    review.save()
    answer = client.get(rice.get_absolute_url())
    assert WORDS["title"] in answer.content.decode()
    assert answer.context["row"].reviews == 1
    assert answer.context["reviews"][0]["author"] == "Hoa"
    averages = [client.get(start + rice.get_absolute_url()).context["average"] for start in ("", "/en")]
    assert averages == ["5,0", "5.0"]


def test_hoa_writes_once(client, rice, received):
    client.force_login(received)
    client.post(form_of(rice), WORDS)
    assert client.post(form_of(rice), WORDS).url == rice.get_absolute_url()
    assert get_model("reviews", "ProductReview").objects.count() == 1


def test_nothing_typed_is_lost(client, rice, received):
    client.force_login(received)
    answer = client.post(form_of(rice), {**WORDS, "score": "9"})
    assert answer.status_code == 422
    assert WORDS["body"] in answer.content.decode()


def test_the_act_itself_refuses_who_has_not_received(rice):
    with pytest.raises(PermissionError):
        reviews.write_review(product=rice, user=people.khach(), title="Hay", body="Hay", score=5)


def test_only_an_order_of_hoas_own_that_has_arrived_counts():
    order = buying.bought(user=people.hoa(), title="Gạo ST25")
    rice = order.lines.get().product
    assert not reviews.has_received(people.hoa(), rice)
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.DELIVERED)
    assert reviews.has_received(people.hoa(), rice)
    assert not reviews.has_received(people.khach(), rice)
    assert not reviews.has_received(people.hoa(), factories.product("Gạo khác"))


def test_what_is_bought_counts_as_popular_and_a_cancelled_order_no_longer():
    order = buying.bought(user=people.hoa())
    row = ListingRow.objects.get(product__line__order=order)
    assert row.sold == 2
    cancel_by_buyer(order=order, actor=people.hoa())
    row.refresh_from_db()
    assert row.sold == 0
