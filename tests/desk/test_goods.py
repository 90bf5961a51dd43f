"""Bình lists goods; Lan looks at them; buyers find them."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from catalogue.models import ListingRevision, Product
from marketplace.audit.models import AuditEntry
from tests import factories, people
from tests.desk.things import as_it_stands, at, good
from traceability.services import open_lot

pytestmark = pytest.mark.django_db


def _revision(pk=None):
    return reverse("dashboard:revision", args=[pk or ListingRevision.objects.get(status="waiting").pk])


def test_binh_lists_a_product_lan_approves_it_and_it_is_found(binh, lan, client):
    assert binh.post(at("goods-add"), good()).url == at("goods")
    product = Product.objects.get()
    page = reverse("catalogue:detail", args=[product.slug, product.pk])
    assert client.get(page).status_code == 404
    assert "Gạo nếp cái hoa vàng" not in client.get(reverse("catalogue:index")).content.decode()

    assert "Gạo nếp cái hoa vàng" in lan.get(reverse("dashboard:revisions")).content.decode()
    lan.post(_revision(), {"approve": "1"})

    assert client.get(page).status_code == 200
    assert "Gạo nếp cái hoa vàng" in client.get(reverse("search:search"), {"q": "gao nep"}).content.decode()
    product.listing.refresh_from_db()
    assert (product.listing.price, product.listing.available) == (150_000, 1200)


def test_nothing_is_listed_when_its_price_cannot_be_stored(binh, monkeypatch):
    monkeypatch.setattr("marketplace.desk.services.offer_product", _fails)
    with pytest.raises(RuntimeError):
        binh.post(at("goods-add"), good())
    assert not Product.objects.exists()


def _fails(**_):
    raise RuntimeError("no price")


def test_lan_sends_a_listing_back_and_binh_reads_why(binh, lan):
    binh.post(at("goods-add"), good())
    lan.post(_revision(), {"reject": "1", "reason": "Ảnh bị tối, chụp lại giúp."})
    for page in (at("today"), at("goods"), at("goods-change", Product.objects.get().pk)):
        assert "Ảnh bị tối, chụp lại giúp." in binh.get(page).content.decode()
    assert not Product.objects.get().is_public


def test_binh_mends_what_was_sent_back_and_it_waits_again(binh, lan):
    binh.post(at("goods-add"), good())
    product = Product.objects.get()
    lan.post(_revision(), {"reject": "1", "reason": "Ghi rõ nơi trồng."})
    form = as_it_stands(product, net_quantity="2", description="Trồng ở Hòa Tú.", shelf_life_days="180")
    binh.post(at("goods-change", product.pk), form)
    lan.post(_revision(), {"approve": "1"})
    product.refresh_from_db()
    assert product.is_public and product.description == "Trồng ở Hòa Tú."


def test_a_change_shows_only_after_lan_has_approved_it(binh, lan, client):
    product = factories.product("Gạo thơm cũ")
    binh.post(at("goods-change", product.pk), as_it_stands(product, title="Gạo thơm mới"))
    page = reverse("catalogue:detail", args=[product.slug, product.pk])
    assert "Gạo thơm cũ" in client.get(page).content.decode()
    assert "Gạo thơm mới" in lan.get(_revision()).content.decode()
    lan.post(_revision(), {"approve": "1"})
    assert "Gạo thơm mới" in client.get(page, follow=True).content.decode()


def test_binh_sees_his_waiting_change_in_the_form_and_may_go_on_with_it(binh):
    product = factories.product("Gạo thơm cũ")
    binh.post(at("goods-change", product.pk), as_it_stands(product, title="Gạo thơm mới"))
    assert 'value="Gạo thơm mới"' in binh.get(at("goods-change", product.pk)).content.decode()
    binh.post(at("goods-change", product.pk), as_it_stands(product, title="Gạo thơm mới", storage="Nơi mát"))
    assert ListingRevision.objects.get().changes == {"title": "Gạo thơm mới", "storage": "Nơi mát"}


def test_what_was_not_approved_is_still_in_the_form(binh, lan):
    product = factories.product("Gạo thơm cũ")
    binh.post(at("goods-change", product.pk), as_it_stands(product, title="Gạo ngon nhất nước"))
    lan.post(_revision(), {"reject": "1", "reason": "Bỏ chữ “nhất nước”."})
    page = binh.get(at("goods-change", product.pk)).content.decode()
    assert 'value="Gạo ngon nhất nước"' in page
    binh.post(at("goods-change", product.pk), as_it_stands(product, title="Gạo ngon"))
    assert ListingRevision.objects.get(status="waiting").changes == {"title": "Gạo ngon"}


def test_saving_without_a_change_troubles_nobody(binh):
    product = factories.product()
    answer = binh.post(at("goods-change", product.pk), as_it_stands(product), follow=True)
    assert "Nothing was changed." in answer.content.decode()
    assert not ListingRevision.objects.exists()


def test_price_and_stock_change_at_once(binh, client):
    product = factories.product(price=185_000, stock=40)
    binh.post(at("price-stock", product.pk), {"price": "150.000", "num_in_stock": "1.200"})
    product.listing.refresh_from_db()
    assert (product.listing.price, product.listing.available) == (150_000, 1200)
    assert AuditEntry.objects.filter(act="price.set", actor=people.binh()).count() == 1


def test_a_price_with_a_fraction_is_refused_in_one_sentence_and_stays_typed(binh):
    product = factories.product(price=185_000)
    answer = binh.post(at("price-stock", product.pk), {"price": "15,5", "num_in_stock": "7"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The đồng has no decimals: enter a whole amount, such as 150.000." in page
    assert 'value="15,5"' in page and 'value="7"' in page
    product.listing.refresh_from_db()
    assert product.listing.price == 185_000


def test_fewer_units_than_orders_were_promised_are_refused(binh):
    product = factories.product(stock=40)
    product.stockrecords.get().allocate(5)
    page = binh.post(at("price-stock", product.pk), {"price": "180.000", "num_in_stock": "4"}).content.decode()
    assert "5 are already promised to orders" in page
    product.listing.refresh_from_db()
    assert product.listing.price == 185_000, "neither is changed where one is refused"


NO_PICTURE = SimpleUploadedFile("gao.jpg", b"this is a letter", content_type="image/jpeg")
SVG = SimpleUploadedFile(
    "gao.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", content_type="image/svg+xml"
)
TOO_BIG = SimpleUploadedFile("gao.jpg", b"\xff\xd8" + b"0" * (10 * 1024 * 1024), content_type="image/jpeg")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "required"),
        ({"price": "15,5"}, "The đồng has no decimals"),
        ({"num_in_stock": "nhiều"}, "Write a whole number in digits"),
        ({"weight_g": "5,2 kg"}, "Write a whole number in digits"),
        ({"net_quantity": "1.500"}, "can be read in two ways"),
        ({"net_unit": ""}, "Choose the unit of the net content"),
        ({"season_from": "3"}, "A season has a first and a last month."),
        ({"category": "999999"}, "choice"),
        ({"pictures": ""}, "Choose at least one picture."),
        ({"pictures": NO_PICTURE}, "This file is not a picture that we can show"),
        ({"pictures": SVG}, "This file is not a picture that we can show"),
        ({"pictures": TOO_BIG}, "The picture is larger than 10 MB"),
        ({"pictures": [factories.picture(f"{n}.png") for n in range(9)]}, "at most 8 pictures"),
    ],
)  # fmt: skip
def test_a_bad_listing_gets_a_clear_sentence_and_loses_nothing_typed(changes, sentence, binh):
    for value in changes.values():
        for file in value if isinstance(value, list) else [value]:
            if hasattr(file, "seek"):
                file.seek(0)
    answer = binh.post(at("goods-add"), good(description="Dẻo và thơm lắm", **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Dẻo và thơm lắm" in page and "Please choose the pictures again" in page
    typed = {"price": "150.000", "num_in_stock": "1.200", "weight_g": "2.100", "storage": "Nơi khô ráo"}
    for name, value in typed.items():
        if name not in changes:
            assert f'value="{value}"' in page
    assert not Product.objects.exists()


def test_no_more_pictures_are_proposed_than_a_listing_shows(binh):
    binh.post(at("goods-add"), good(pictures=[factories.picture(f"{n}.png") for n in range(7)]))
    product = Product.objects.get()
    form = as_it_stands(product, net_quantity="2", pictures=[factories.picture("8.png"), factories.picture("9.png")])
    page = binh.post(at("goods-change", product.pk), form).content.decode()
    assert "there is room for 1 more" in page


def test_a_draft_is_nobodys_but_the_cooperatives_and_the_alliances(binh, lan, signed_in, client):
    binh.post(at("goods-add"), good())
    product = Product.objects.get()
    page = reverse("catalogue:detail", args=[product.slug, product.pk])
    assert [browser.get(page).status_code for browser in (client, signed_in(people.sen()))] == [404, 404]
    assert [browser.get(page).status_code for browser in (binh, lan)] == [200, 200]


def test_the_desk_speaks_vietnamese_by_itself(binh):
    with translation.override("vi"):
        assert binh.get(at("today", english=False)).headers["Content-Language"] == "vi"


def test_what_the_lots_hold_is_written_as_large_numbers_are(binh):
    product = factories.product(price=185_000)
    open_lot(product=product, actor=people.binh(), code="DTL-9", made_on=timezone.localdate(), quantity=Decimal(1757))
    assert "1,757 units are there" in binh.get(at("price-stock", product.pk)).content.decode()
