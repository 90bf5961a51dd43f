"""The picture of a shared link: drawn once, of the right size, never of what the public may not see."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from catalogue.models import ListingRow
from marketplace.links import drawing
from marketplace.links.card import Card, shop_card
from tests import factories

pytestmark = pytest.mark.django_db
LONG = "Trà rau má túi lọc loại đặc biệt sấy lạnh của vùng đất bên sông, hộp giấy tái chế 25 túi, quà tặng " * 3


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("title", ["Gạo", LONG, "Nghiêng" * 40, "米 🌾 \u202e"])
def test_any_title_fits_its_picture(title, wide):
    stored = default_storage.save("products/gao.png", factories.picture())
    for picture in ("", stored, "products/khong-con.webp"):
        drawn = Image.open(io.BytesIO(drawing.draw(Card("san-pham", 1, title, "HTX, Cần Thơ", picture, wide))))
        assert (drawn.format, drawn.size) == ("JPEG", (1200, 630))


def test_a_line_is_never_wider_than_its_room():
    font = drawing._font(48, bold=True)
    assert all(font.getlength(line) <= 400 for line in drawing.wrapped(LONG + "Nghiêng" * 40, font, 400))


def test_a_picture_is_drawn_once_and_kept(monkeypatch):
    card = Card("san-pham", 7, "Gạo ST25")
    name = card.stored()
    monkeypatch.setattr(drawing, "draw", lambda card: pytest.fail("drawn a second time"))
    assert card.stored() == name and default_storage.size(name) < 150_000


def test_a_new_title_is_a_new_address_and_the_old_one_leads_there(client):
    made = factories.product("Gạo cũ")
    old = client.get(made.get_absolute_url()).context["links"].card.path
    ListingRow.objects.filter(pk=made.pk).update(title="Gạo mới")
    answer = client.get(old)
    assert answer.status_code == 302 and answer.url != old and client.get(answer.url).status_code == 200


def test_the_shops_own_picture_speaks_the_pages_language():
    assert shop_card(0).title != shop_card(1).title


@pytest.mark.parametrize("path", ["khac/1-x.jpg", "san-pham/999999-x.jpg", "cua-hang/7-x.jpg", "trang/1-x.jpg"])
def test_no_picture_of_what_is_not_there(client, path):
    assert client.get(f"/chia-se/{path}").status_code == 404
