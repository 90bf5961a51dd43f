"""Bình proposes, Lan decides, and Khách sees only what was approved."""

import pytest
from django.core.exceptions import ValidationError

from catalogue.models import ListingRevision, ListingRow, Product
from catalogue.services import approve_revision, change_product, create_product, ensure_category, reject_revision
from marketplace.audit.models import AuditEntry
from marketplace.partner.services import offer_product
from tests import factories, people

pytestmark = pytest.mark.django_db
RICE = {"title": "Gạo nếp cái hoa vàng, túi 2 kg", "unit": "túi", "net_quantity": 2, "net_unit": "kg", "weight_g": 2100}


@pytest.fixture
def proposed():
    binh = people.binh()
    revision = create_product(
        producer=factories.dong_tom_lua(), actor=binh, category=ensure_category(["Thực phẩm", "Gạo"]),
        data=RICE, images=[factories.picture()],
    )  # fmt: skip
    offer_product(product=revision.product, cooperative=revision.product.producer, price=90_000, num_in_stock=20)
    return revision


def test_a_proposed_product_is_a_draft_that_a_stranger_cannot_open(client, proposed):
    url = proposed.product.get_absolute_url()
    assert client.get(url).status_code == 404
    client.force_login(people.khach())
    assert client.get(url).status_code == 404
    client.force_login(people.sen())
    assert client.get(url).status_code == 404
    client.force_login(people.binh())
    assert client.get(url).status_code == 200
    client.force_login(people.lan())
    assert client.get(url).status_code == 200
    assert ListingRow.objects.on_sale().count() == 0


def test_lan_approves_and_it_is_found(client, proposed):
    approve_revision(revision=proposed, actor=people.lan())
    assert client.get(proposed.product.get_absolute_url()).status_code == 200
    assert [row.title for row in client.get("/tim-kiem/?q=nep cai").context["rows"]] == [RICE["title"]]
    assert AuditEntry.objects.filter(act="listing.approved").exists()


def test_a_decision_is_taken_once(proposed):
    approve_revision(revision=proposed, actor=people.lan())
    with pytest.raises(ValidationError, match=r".+"):
        reject_revision(revision=proposed, actor=people.lan(), reason="Thiếu ảnh")


def test_sent_back_with_a_reason_and_proposed_again(proposed):
    with pytest.raises(ValidationError):
        reject_revision(revision=proposed, actor=people.lan(), reason="  ")
    reject_revision(revision=proposed, actor=people.lan(), reason="Ảnh bị mờ")
    again = change_product(product=proposed.product, actor=people.binh(), changes={}, images=[factories.picture()])
    assert again.status == ListingRevision.Status.WAITING
    assert again.is_new
    assert proposed.product.images.count() == 2


def test_a_public_listing_keeps_its_face_until_lan_has_looked():
    rice = factories.product("Gạo ST25, túi 5 kg")
    changes = {"title": "Gạo ST25 vụ mới, túi 5 kg", "net_quantity": 5, "storage": "Nơi khô mát"}
    revision = change_product(product=rice, actor=people.binh(), changes=changes, images=[factories.picture()])
    change_product(product=rice, actor=people.binh(), changes={"usage": "Vo nhẹ tay"})
    rice.refresh_from_db()
    assert (rice.title, rice.images.count()) == ("Gạo ST25, túi 5 kg", 0)
    revision.refresh_from_db()
    approve_revision(revision=revision, actor=people.lan())
    rice = Product.objects.get(pk=rice.pk)
    assert (rice.title, rice.storage, rice.usage) == ("Gạo ST25 vụ mới, túi 5 kg", "Nơi khô mát", "Vo nhẹ tay")
    row = ListingRow.objects.get(pk=rice.pk)
    assert row.title == rice.title
    assert row.shots == [rice.images.get().original.name]


def test_what_is_not_the_cooperatives_to_say_is_not_taken():
    rice = factories.product("Gạo ST25")
    changes = {"is_public": False, "producer": factories.doi_che_xuan(), "usage": "Vo nhẹ tay"}
    approve_revision(revision=change_product(product=rice, actor=people.binh(), changes=changes), actor=people.lan())
    rice.refresh_from_db()
    assert rice.is_public
    assert rice.producer == factories.dong_tom_lua()


@pytest.mark.parametrize("wrong", [{"title": ""}, {"gtin": "123"}, {"season_from": 13}, {"net_unit": "thúng"}])
def test_a_wrong_field_is_refused_before_anything_is_stored(wrong):
    rice = factories.product("Gạo ST25")
    with pytest.raises(ValidationError):
        change_product(product=rice, actor=people.binh(), changes=wrong)
    assert ListingRevision.objects.count() == 0


def test_a_ninth_picture_is_refused(proposed):
    many = [factories.picture() for _ in range(8)]
    with pytest.raises(ValidationError, match="8"):
        change_product(product=proposed.product, actor=people.binh(), changes={}, images=many)
    assert proposed.product.images.count() == 1
