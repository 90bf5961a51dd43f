"""What remains of Oscar's dashboard: files that no spreadsheet runs, lists and forms that do not fall over."""

import csv
import io

import pytest
from django.urls import reverse

from catalogue.models import Category
from marketplace.accounts.models import User
from marketplace.order.models import Purchase
from tests import factories, people
from tests.buying import basket_of, bought, hoa_at_home, on_sale, place

pytestmark = pytest.mark.django_db
FORMULA = '=HYPERLINK("https://evil.example","Huế")'


def _cells(answer):
    assert answer["Content-Type"] == "text/csv"
    return [cell for row in csv.reader(io.StringIO(answer.content.decode())) for cell in row]


def test_no_name_of_a_buyer_is_a_formula_in_the_file_of_orders(lan):
    hoa = hoa_at_home(name=FORMULA)
    order = place(basket_of({on_sale(): 1}), recipient=hoa).orders.get()
    cells = _cells(lan.get(reverse("dashboard:order-list"), {"response_format": "csv", "order_number": order.number}))
    assert order.number in cells and f"'{FORMULA}" in cells
    assert FORMULA not in cells


def test_no_name_is_a_formula_in_the_file_of_a_report(lan):
    hoa = people.hoa()
    hoa.first_name, hoa.last_name = "", FORMULA
    hoa.save()
    basket_of({on_sale(): 1}, hoa)
    asked = {"report_type": "open_baskets", "download": "true", "date_from": "01/01/2020", "date_to": "01/01/2090"}
    cells = _cells(lan.get(reverse("dashboard:reports-index"), asked))
    assert f"'{FORMULA}" in cells and hoa.email in cells


@pytest.mark.parametrize("name", ["catalogue-category-list", "catalogue-product-list"])
def test_a_list_is_not_sorted_by_its_checkboxes(lan, name):
    factories.product()
    address = reverse(f"dashboard:{name}")
    assert "sort=checkbox" not in lan.get(address).text
    assert lan.get(address, {"sort": "checkbox"}).status_code == 200


def test_the_name_of_a_kind_that_was_searched_for_is_text(lan):
    Category.add_root(name="Gạo <b>ngon</b>")
    page = lan.get(reverse("dashboard:catalogue-category-list"), {"name": "ngon"}).text
    assert "Gạo &lt;b&gt;ngon&lt;/b&gt;" in page


def test_a_kind_whose_name_was_taken_away_is_asked_again(lan):
    kind = Category.add_root(name="Gạo")
    address = reverse("dashboard:catalogue-category-update", args=[kind.pk])
    assert "name" in lan.post(address, {"name": " ", "slug": ""}).context["form"].errors
    kind.refresh_from_db()
    assert kind.name == "Gạo"


def test_a_kind_whose_name_gives_no_address_breaks_no_page(lan):
    address = reverse("dashboard:catalogue-category-create")
    form = {"name": "???", "treebeard_position": "first-child", "treebeard_ref_node": "", "is_public": "on"}
    answer = lan.post(address, form)
    assert answer.status_code == 302, answer.context["form"].errors
    kind = Category.objects.get(name="???")
    assert lan.get(kind.get_absolute_url()).status_code == 200
    on_sale()
    assert "???" in lan.get("/san-pham/").text


def test_of_several_orders_the_one_that_cannot_be_moved_is_named_and_the_others_go_on(lan):
    unpaid, waiting = bought(method=Purchase.Method.VIETQR), bought()
    ticked = {"action": "change_order_statuses", "selected_order": [unpaid.pk, waiting.pk], "new_status": "confirmed"}
    page = lan.post(reverse("dashboard:order-list"), ticked, follow=True)
    said = [str(message) for message in page.context["messages"]]
    assert len(said) == 2 and sum(unpaid.number in sentence for sentence in said) == 1
    for order in (unpaid, waiting):
        order.refresh_from_db()
    assert (unpaid.status, waiting.status) == ("awaiting_payment", "confirmed")


def _used(what: str):
    """Something that an order stands on."""
    line = bought().lines.get()
    return {
        "catalogue-product-delete": line.product, "catalogue-class-delete": line.product.product_class,
        "partner-delete": line.stockrecord.partner,
    }[what]  # fmt: skip


@pytest.mark.parametrize("what", ["catalogue-product-delete", "catalogue-class-delete", "partner-delete"])
def test_what_an_order_stands_on_is_not_deleted_and_the_page_says_why(lan, what):
    thing = _used(what)
    User.objects.filter(email="lan@example.vn").update(is_superuser=True)
    answer = lan.post(reverse(f"dashboard:{what}", args=[thing.pk]), follow=True)
    assert answer.status_code == 200
    assert type(thing).objects.filter(pk=thing.pk).exists()
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
