"""Wherever somebody uploads a picture: what is good is kept as our own, what is not gets one clear sentence.

The doors: the desk (Bình's goods), the editors' library and the window in which they choose, an editor's own picture,
and Oscar's screens for goods and kinds.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image
from wagtail.models import Locale, Page

from catalogue.models import Category, Product, ProductImage
from marketplace.editorial.editors import ensure_editors, make_editor
from marketplace.editorial.models import Picture
from tests import factories, people
from tests.desk.things import at, good
from tests.uploads.files import BAD, GOOD, upload

pytestmark = pytest.mark.django_db
Sent = tuple[Any, Callable[[], str]]  # the answer, and the stored name of what was kept ("" without)


def at_the_desk(client: Any, data: bytes) -> Sent:
    factories.product()
    client.force_login(people.binh())
    answer = client.post(at("goods-add"), good(title="Gạo nếp nương", pictures=upload(data)))
    return answer, lambda: getattr(ProductImage.objects.last(), "original", None) or ""


def in_the_library(client: Any, data: bytes) -> Sent:
    _as_mai(client)
    answer = client.post(reverse("wagtailimages:add"), {"title": "Bến sông", "file": upload(data), "tags": ""})
    return answer, lambda: getattr(Picture.objects.last(), "file", None) or ""


def in_the_library_many_at_once(client: Any, data: bytes) -> Sent:
    _as_mai(client)
    address = reverse("wagtailimages:add_multiple")
    answer = client.post(
        address, {"files[]": upload(data), "title": "Bến"}, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    return answer, lambda: getattr(Picture.objects.last(), "file", None) or ""


def in_the_window_of_choice(client: Any, data: bytes) -> Sent:
    _as_mai(client)
    form = {"image-chooser-upload-title": "Bến sông", "image-chooser-upload-file": upload(data)}
    answer = client.post(reverse("wagtailimages_chooser:create"), form)
    return answer, lambda: getattr(Picture.objects.last(), "file", None) or ""


def as_mais_own_picture(client: Any, data: bytes) -> Sent:
    mai = _as_mai(client)
    form = {"avatar-avatar": upload(data), "name_email-first_name": "Mai", "name_email-last_name": "Đỗ",
            "name_email-email": "mai@example.vn", "theme-theme": "system", "theme-contrast": "system",
            "theme-density": "default", "locale-preferred_language": "vi", "locale-current_time_zone": ""}  # fmt: skip
    answer = client.post(reverse("wagtailadmin_account"), form)
    mai.refresh_from_db()
    return answer, lambda: getattr(getattr(mai, "wagtail_userprofile", None), "avatar", None) or ""


def on_a_kind(client: Any, data: bytes) -> Sent:
    client.force_login(get_user_model().objects.create_superuser("root@example.vn", people.PASSWORD))
    form = {
        "name": "Mật ong",
        "slug": "mat-ong",
        "treebeard_position": "first-child",
        "treebeard_ref_node": "",
        "image": upload(data),
    }
    answer = client.post(reverse("dashboard:catalogue-category-create"), form)
    return answer, lambda: getattr(Category.objects.filter(name="Mật ong").first(), "image", None) or ""


def _as_mai(client: Any) -> Any:
    locale, _ = Locale.objects.get_or_create(language_code="vi")
    ensure_editors(page=Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale))
    mai = get_user_model().objects.create_user("mai@example.vn", people.PASSWORD, phone="+84905777899")
    make_editor(user=mai)
    client.force_login(mai)
    return mai


DOORS = [
    at_the_desk,
    in_the_library,
    in_the_library_many_at_once,
    in_the_window_of_choice,
    as_mais_own_picture,
    on_a_kind,
]


@pytest.mark.parametrize("door", DOORS)
def test_what_is_kept_is_our_own_file_without_the_place_it_was_taken_at(client, door):
    answer, kept = door(client, GOOD["a photograph on its side, with its place"])
    assert answer.status_code in {200, 302}
    with default_storage.open(str(kept())) as file:
        image = Image.open(io.BytesIO(file.read()))
    assert image.format == "WEBP" and not image.getexif() and "icc_profile" not in image.info
    assert image.height > image.width  # it stands upright


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("what", BAD)
def test_what_is_no_good_picture_is_refused_with_a_sentence_and_not_kept(client, door, what):
    answer, kept = door(client, BAD[what])
    assert answer.status_code in {200, 422}, answer.status_code
    text = answer.json() if "json" in answer.headers["Content-Type"] else answer.text
    assert any(sentence in str(text) for sentence in SENTENCES), text
    assert not kept()


SENTENCES = (
    "Tệp này không phải ảnh", "Ảnh bị hỏng", "Ảnh nặng hơn 10 MB", "40 triệu điểm ảnh", "Ảnh quá nhỏ", "Tệp này rỗng",
    "This file is not a picture", "The picture is broken", "The picture is larger than 10 MB", "40 million pixels",
    "The picture is too small", "This file is empty",
)  # fmt: skip


@pytest.mark.parametrize("what", GOOD)
def test_every_kind_of_good_picture_is_kept_at_the_desk(client, what):
    answer, kept = at_the_desk(client, GOOD[what])
    assert answer.status_code == 302 and kept()


def test_nothing_typed_is_lost_with_a_bad_picture(client):
    answer, _kept = at_the_desk(client, BAD["a page named .jpg"])
    assert answer.status_code == 422 and "Gạo nếp nương" in answer.text
    assert not Product.objects.filter(title="Gạo nếp nương").exists()


def test_of_several_pictures_the_bad_one_is_named(client):
    factories.product()
    client.force_login(people.binh())
    pictures = [factories.picture("tot.png"), upload(BAD["a page named .jpg"], "xau.jpg")]
    assert "“xau.jpg”: " in client.post(at("goods-add"), good(pictures=pictures)).text


def test_a_picture_of_goods_in_oscars_screen_is_read_anew(client):
    from oscar.core.loading import get_class

    form = get_class("dashboard.catalogue.forms", "ProductImageForm")
    assert get_class("dashboard.catalogue.formsets", "ProductImageFormSet").form.__mro__[1] is form
    bad = form(
        data={"images-0-display_order": "0"},
        files={"images-0-original": upload(BAD["a GIF that moves"])},
        prefix="images-0",
    )
    assert "original" in bad.errors
