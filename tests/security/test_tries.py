"""How often somebody may try what can be tried by anybody, and whose tries are counted together."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse

from marketplace.accounts.visitors import address_of
from marketplace.customer.password import LETTERS, TRIES
from tests import people

pytestmark = pytest.mark.django_db
LOGIN, LETTER = reverse("customer:login"), reverse("password-reset")
FRONT = "203.0.113.1"  # the front server, as every request of a shop at a public address is seen to come from it


def _through_the_front_server(address: str, said: str = "") -> Client:
    """A browser behind the front server, which adds the address it sees to what the browser said itself."""
    seen = ", ".join(filter(None, [said, address]))
    return Client(REMOTE_ADDR=FRONT, headers={"x-forwarded-for": seen})


def test_khachs_guesses_behind_the_front_server_do_not_close_hoas_door(settings):
    settings.HTTPS = True
    people.hoa()
    khach, hoa = _through_the_front_server("198.51.100.7"), _through_the_front_server("198.51.100.8")
    for _guess in range(5):
        khach.post(LOGIN, {"username": "hoa@example.vn", "password": "sai"})
    right = {"username": "hoa@example.vn", "password": people.PASSWORD}
    assert khach.post(LOGIN, right).status_code == 429
    assert hoa.post(LOGIN, right).status_code == 302


def test_what_a_browser_says_of_its_address_opens_no_new_count(settings):
    settings.HTTPS = True
    people.hoa()
    for guess in range(5):
        browser = _through_the_front_server("198.51.100.7", said=f"192.0.2.{guess}")
        browser.post(LOGIN, {"username": "hoa@example.vn", "password": "sai"})
    right = {"username": "hoa@example.vn", "password": people.PASSWORD}
    assert _through_the_front_server("198.51.100.7", said="192.0.2.99").post(LOGIN, right).status_code == 429


@pytest.mark.parametrize(
    ("forwarded", "https", "address"),
    [
        ("198.51.100.7", True, "198.51.100.7"),
        ("198.51.100.7", False, FRONT),
        ("10.0.0.1, 2001:db8::7", True, "2001:db8::7"),
        ("unknown", True, FRONT),
        ("198.51.100.7, '; --", True, FRONT),
        ("", True, FRONT),
    ],
)
def test_an_address_is_the_front_servers_word_or_the_connections(settings, forwarded, https, address):
    settings.HTTPS = https
    request = RequestFactory(REMOTE_ADDR=FRONT).get("/", headers={"x-forwarded-for": forwarded})
    assert address_of(request) == address


@pytest.mark.parametrize("email", ["hoa@example.vn", "nobody@example.vn"])
def test_a_mailbox_is_not_filled_with_letters_for_a_new_password(email):
    people.hoa()
    answers = [
        Client(REMOTE_ADDR=f"198.51.100.{n}").post(LETTER, {"email": email if n % 2 else email.upper()})
        for n in range(LETTERS + 2)
    ]
    assert [answer.status_code for answer in answers] == [302] * LETTERS + [429] * 2
    assert len(answers[-1].context["form"].non_field_errors()) == 1
    assert len(mail.outbox) == (LETTERS if email == "hoa@example.vn" else 0)


def test_nobody_asks_for_letters_to_a_list_of_mailboxes(client):
    answers = [client.post(LETTER, {"email": f"nobody-{n}@example.vn"}).status_code for n in range(TRIES + 1)]
    assert answers == [302] * TRIES + [429]


def test_nobody_asks_the_registration_whose_phones_have_accounts(client):
    people.hoa()
    asked = {"name": "Khách", "email": "hoa@example.vn", "password": "ba con gà trống 7"}
    answers = [client.post(reverse("customer:register"), asked) for _try in range(TRIES + 1)]
    assert [answer.status_code for answer in answers] == [200] * TRIES + [429]
    assert [len(answer.context["form"].errors) for answer in answers[-2:]][1] == 1
    assert "hoa@example.vn" in answers[-1].content.decode()  # what was typed stands there still
