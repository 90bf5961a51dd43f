"""An account: making it, signing in, the address book, and who may not."""

import pytest
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.address.models import UserAddress
from marketplace.address.services import save_address
from tests import people
from tests.factories import commune

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
NEW = {"full_name": "Nguyễn Thị Hoa", "phone": "0912 345 678", "email": "", "password": "mua-gao-hom-nay"}


def _commune():
    return commune("92")


def _address_of(user, street="12 đường Minh Họa"):
    fields = {"first_name": "Hoa", "last_name": "Nguyễn Thị", "phone_number": "+84912345678", "street": street}
    return save_address(user=user, fields=fields | {"commune": _commune(), "as_typed": ""})


def test_hoa_makes_an_account_with_her_phone_alone_and_is_signed_in(client):
    answer = client.post(reverse("customer:register"), NEW)
    assert answer.status_code == 302
    user = User.objects.get()
    assert (user.phone, user.email, user.get_full_name()) == ("+84912345678", None, "Nguyễn Thị Hoa")
    assert client.get(reverse("customer:summary")).status_code == 200


@pytest.mark.parametrize("login", ["0912345678", "+84 912 345 678", "HOA@example.vn"])
def test_hoa_signs_in_by_phone_in_any_spelling_or_by_email(client, login):
    people.hoa()
    answer = client.post(reverse("customer:login"), {"username": login, "password": people.PASSWORD})
    assert answer.status_code == 302


def test_a_wrong_password_says_one_sentence_and_keeps_what_was_typed(client):
    people.hoa()
    page = client.post(reverse("customer:login"), {"username": "0912345678", "password": "sai"})
    assert page.status_code == 200
    assert 'value="0912345678"' in page.text
    assert page.context["form"].non_field_errors()


def test_five_wrong_passwords_close_the_door_in_every_spelling_of_the_phone(client):
    people.hoa()
    for login in ["0912345678", "+84912345678", "84 912 345 678", "0912.345.678", "0912 345 678"]:
        client.post(reverse("customer:login"), {"username": login, "password": "sai"})
    right = client.post(reverse("customer:login"), {"username": "0912345678", "password": people.PASSWORD})
    assert right.status_code == 429


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"phone": "0912 345 67"}, "phone"),
        ({"phone": "", "email": ""}, "phone"),
        ({"password": "12345678"}, "password"),
        ({"full_name": ""}, "full_name"),
        ({"email": "hoa@"}, "email"),
    ],
)
def test_a_slip_is_named_beside_its_field_and_loses_nothing(client, change, field):
    page = client.post(reverse("customer:register"), NEW | change)
    assert list(page.context["form"].errors) == [field]
    assert User.objects.count() == 0
    kept = {name: value for name, value in (NEW | change).items() if value and name != "password"}
    assert all(f'value="{value}"' in page.text for value in kept.values())


def test_nobody_takes_a_phone_that_another_has(client):
    people.hoa()
    page = client.post(reverse("customer:register"), NEW)
    assert "phone" in page.context["form"].errors


def test_a_forged_way_back_is_not_followed(client):
    answer = client.post(reverse("customer:register"), NEW | {"next": "https://xau.example/"})
    assert answer["Location"] == reverse("customer:summary")


def test_a_visitor_is_asked_to_sign_in_first(client):
    for name in ("summary", "order-list", "address-list", "profile-update", "change-password"):
        assert client.get(reverse(f"customer:{name}")).status_code == 302


def test_signing_out_needs_a_post(client):
    client.force_login(people.hoa(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    assert client.get(reverse("customer:logout")).status_code == 405
    assert client.post(reverse("customer:logout")).status_code == 302


def test_hoa_keeps_an_address_and_the_same_one_only_once(client):
    client.force_login(people.hoa(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    commune = _commune()
    form = {"full_name": "Nguyễn Thị Hoa", "phone": "0912345678", "street": "12 đường Minh Họa"}
    form |= {"province": commune.province.code, "commune": commune.code}
    assert client.post(reverse("customer:address-create"), form).status_code == 302
    again = client.post(reverse("customer:address-create"), form)
    assert again.status_code == 200
    assert again.context["form"].errors
    assert UserAddress.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["address-detail", "address-delete"])
def test_khach_cannot_open_hoas_address(client, method, name):
    address = _address_of(people.hoa())
    client.force_login(people.khach(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    assert getattr(client, method)(reverse(f"customer:{name}", args=[address.pk])).status_code == 404
    assert UserAddress.objects.filter(pk=address.pk).exists()


def test_hoa_finds_her_phone_in_the_address_as_she_writes_it(client):
    user = people.hoa()
    address = _address_of(user)
    client.force_login(user, backend=BACKEND)
    page = client.get(reverse("customer:address-detail", args=[address.pk])).text
    assert 'value="0912 345 678"' in page and "+84" not in page


def test_what_an_address_needs_is_not_called_optional(client):
    client.force_login(people.hoa(), backend=BACKEND)
    assert "(không bắt buộc)" not in client.get(reverse("customer:address-create")).text


def test_phone_and_email_are_not_called_optional_where_one_of_them_is_needed(client):
    assert "(không bắt buộc)" not in client.get(reverse("customer:register")).text


def test_empty_passwords_are_not_said_to_be_kept(client):
    user = people.hoa()
    client.force_login(user, backend=BACKEND)
    kept = "Những gì bạn đã điền vẫn còn nguyên."
    assert kept not in client.post(reverse("customer:change-password"), {}).text
    assert kept in client.post(reverse("customer:register"), {}).text


def test_after_asking_for_a_new_password_there_is_a_way_on(client):
    assert reverse("customer:login") in client.get(reverse("password-reset-done")).text.partition("<main")[2]


def test_hoas_details_stand_in_the_form_and_sending_it_as_it_stands_loses_none(client):
    user = people.hoa()
    held = (user.get_full_name(), user.phone, user.email)
    client.force_login(user, backend=BACKEND)
    url = reverse("customer:profile-update")
    form = client.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    assert list(shown.values()) == [held[0], "0912 345 678", held[2]]
    assert client.post(url, shown).status_code == 302
    user = User.objects.get()
    assert (user.get_full_name(), user.phone, user.email) == held
