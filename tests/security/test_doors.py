"""What every answer carries, where a sign-in may lead, and how often somebody may guess."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from marketplace.basket.middleware import COUNT_COOKIE
from tests import factories, people
from tests.buying import on_sale, put_in

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
LOGIN = reverse("customer:login")
DOORS = [LOGIN, "/cms/login/"]  # the dashboard sends to the first
FOREIGN = [
    "//evil.example", "https://evil.example", "http:///evil.example", "/\\evil.example", "\\\\evil.example",
    "javascript:alert(1)", "///evil.example", "https:evil.example", "//evil.example\\@testserver/",
    "http://testserver@evil.example", "/\t/evil.example",
]  # fmt: skip
# Wagtail's own interface for its editor checks the token itself, after its session; a webhook has its signature,
# a system that reports events its token; what a label names is read alone, and answers 405 to whoever would write
EXEMPT = re.compile(
    r"^(webhooks/(stripe|bank)/$|epcis/(capture|events)$|cms/api/main/|l/<(str|path):code>(/<str:piece>)?$|\^\(\?P<key>)"
)


@pytest.fixture
def pages(site) -> list[str]:
    """One address of each kind, with the refusals."""
    rice = factories.product()
    return [
        "/", "/san-pham/", "/tim-kiem/?q=gao", rice.get_absolute_url(), rice.producer.get_absolute_url(), "/htx/",
        "/gio-hang/", "/don-hang/", "/truy-xuat/", LOGIN, "/tai-khoan/", "/l/KHONG-CO", "/l/a*b", "/khong-co/", "/en/",
        "/healthz", "/dia-chi/xa-phuong/?tinh=92",
    ]  # fmt: skip


def test_every_answer_of_the_shop_forbids_foreign_and_inline_code(client, pages):
    for path in pages:
        policy = client.get(path)["Content-Security-Policy"]
        rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
        assert not re.search(r"unsafe|\*|https?:", policy), (path, policy)
        assert rules["default-src"] == rules["form-action"] == rules["base-uri"] == "'self'", path
        assert rules["object-src"] == rules["frame-ancestors"] == "'none'", path


def test_every_answer_tells_browsers_to_be_careful(client, pages):
    for path in pages:
        answer = client.get(path)
        assert answer["X-Content-Type-Options"] == "nosniff", path
        assert answer["X-Frame-Options"] == "DENY", path
        assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin", path
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", path


def test_only_the_back_office_has_the_wider_policy(client):
    client.force_login(people.lan(), backend=BACKEND)
    assert "unsafe-inline" in client.get("/dieu-hanh/")["Content-Security-Policy"]
    for path in ("/dieu-hanh-khong/", "/san-pham/?x=/cms/", "/cms-khong/", "/en/san-pham/"):
        assert "unsafe" not in client.get(path)["Content-Security-Policy"], path


def test_nothing_is_read_from_pages_that_are_one_persons(client):
    client.force_login(people.hoa(), backend=BACKEND)
    for path in ("/tai-khoan/", "/en/tai-khoan/don-hang/", "/gio-hang/", "/don-hang/", "/thanh-toan/", "/ban-hang/"):
        assert {"no-store", "private"} <= set(client.get(path)["Cache-Control"].split(", ")), path
    assert "no-store" not in client.get("/san-pham/").get("Cache-Control", "")


@pytest.mark.parametrize("target", FOREIGN)
def test_no_form_leads_to_a_foreign_address(client, target):
    rice, hoa = on_sale(), people.hoa()
    answers = {
        "basket": put_in(client, rice, next=target),
        "referrer": client.post(reverse("basket:add", args=[rice.pk]), {"quantity": 1}, headers={"referer": target}),
        "language": client.post(reverse("set_language"), {"language": "en", "next": target}),
        "login": client.post(f"{LOGIN}?next=x", {"username": hoa.email, "password": people.PASSWORD, "next": target}),
    }
    client.logout()
    new = {"full_name": "Trần Văn Khách", "phone": "0987654321", "password": "mua-gao-hom-nay", "next": target}
    answers["register"] = client.post(reverse("customer:register"), new)
    answers["signed in"] = client.get(LOGIN, {"next": target})
    answers["logout"] = client.post(reverse("customer:logout"), {"next": target})
    for name, answer in answers.items():
        assert answer.status_code == 302, (name, answer.status_code)
        assert re.fullmatch(r"/(?![/\\]).*|https?://testserver/.*", answer["Location"]), (name, answer["Location"])


@pytest.mark.parametrize("path", ["//evil.example/x", "//evil.example", "/%2F/evil.example/..", "/\\evil.example/x"])
def test_no_address_is_mended_into_a_foreign_one(client, path):
    answer = client.get(path)
    assert not answer.get("Location", "/").startswith(("//", "/\\", "http")), answer["Location"]


def _views(patterns: Any, above: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for one in patterns:
        route = above + str(one.pattern)
        found += _views(one.url_patterns, route) if hasattr(one, "url_patterns") else [(route, one)]
    return found


def test_every_form_needs_its_token():
    """No view stands outside of the protection, ours, Oscar's or Wagtail's."""
    views = _views(get_resolver().url_patterns)
    assert len(views) > 200
    exempt = {route for route, view in views if getattr(view.callback, "csrf_exempt", False)}
    assert [route for route in exempt if not EXEMPT.match(route)] == []


@pytest.mark.parametrize(
    "path", [LOGIN, "/gio-hang/", "/don-hang/", "/tai-khoan/dang-ky/", "/tai-khoan/dang-xuat/", "/thanh-toan/xem-lai/"]
)
def test_a_form_of_another_site_is_refused_in_words(path):
    answer = Client(enforce_csrf_checks=True).post(path, {"username": "hoa@example.vn"})
    assert answer.status_code == 403
    assert "<h1>" in answer.text and "csrf" not in answer.text.casefold()


def test_signing_in_gives_a_new_session_and_keeps_the_basket():
    browser = Client()
    put_in(browser, on_sale(), 2)
    browser.get("/san-pham/")
    browser.session["planted"] = True
    before = browser.session.session_key
    people.hoa()
    browser.post(LOGIN, {"username": "hoa@example.vn", "password": people.PASSWORD})
    assert browser.session.session_key != before
    assert browser.get("/gio-hang/").context["groups"]
    stale = Client()
    stale.cookies["sessionid"] = before or ""
    assert stale.get("/tai-khoan/").status_code == 302


def test_signing_out_leaves_nothing_behind():
    browser = Client()
    browser.force_login(people.hoa(), backend=BACKEND)
    put_in(browser, on_sale())
    browser.post(reverse("customer:logout"))
    assert not browser.session.keys() - {"_language"}
    assert browser.get("/gio-hang/").context["groups"] == []


def test_a_new_password_ends_the_other_sessions():
    here, there = Client(), Client()
    for browser in (here, there):
        browser.force_login(people.hoa(), backend=BACKEND)
    form = {"old_password": people.PASSWORD, "new_password1": "gao-moi-2027", "new_password2": "gao-moi-2027"}
    assert here.post(reverse("customer:change-password"), form).status_code == 302
    assert here.get("/tai-khoan/").status_code == 200
    assert there.get("/tai-khoan/").status_code == 302


VARIANTS = ["0912345678", "+84 912 345 678", "84912345678", "０９１２３４５６７８", " 0912.345.678 ", "(0912) 345-678"]


@pytest.mark.parametrize(
    "names", [VARIANTS, ["hoa@example.vn", "HOA@example.vn", " hoa@EXAMPLE.vn ", "Hoa@example.vn"]]
)
@pytest.mark.parametrize("door", DOORS)
def test_five_guesses_in_any_spelling_through_any_door_close_it(door, names):
    people.hoa()
    for guess in range(5):
        Client().post(door, {"username": names[guess % len(names)], "password": "sai"}, headers=_from(guess))
    for other in DOORS:
        right = Client().post(other, {"username": names[0], "password": people.PASSWORD})
        assert right.status_code == 429, other


def _from(guess: int) -> dict[str, str]:
    """A header that anybody can write must not open a new count."""
    return {"x-forwarded-for": f"203.0.113.{guess}", "x-real-ip": f"203.0.113.{guess}"}


def test_a_closed_door_is_closed_for_one_name_only():
    people.hoa()
    for _guess in range(6):
        Client().post(LOGIN, {"username": "hoa@example.vn", "password": "sai"})
    people.khach()
    answer = Client().post(LOGIN, {"username": "khach@example.vn", "password": people.PASSWORD})
    assert answer.status_code == 302


def test_somebody_unknown_costs_as_much_time_as_a_wrong_password(client, monkeypatch):
    """The hasher runs in both cases: how long it takes tells nobody who has an account."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    ran = []
    honest = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: ran.append(1) or honest(*given))
    people.hoa()
    counts = []
    for name in ("hoa@example.vn", "nobody@example.vn"):
        ran.clear()
        client.post(LOGIN, {"username": name, "password": "sai"})
        counts.append(len(ran))
    assert counts[0] == counts[1] == 1


def test_the_count_cookie_says_a_number_and_nothing_else(client):
    put_in(client, on_sale())
    client.get("/gio-hang/")
    cookie = client.cookies.get(COUNT_COOKIE)
    assert cookie is None or (cookie.value.isdigit() and cookie["samesite"] == "Lax")
    client.cookies[COUNT_COOKIE] = '"><script>alert(1)</script>'
    assert "alert(1)" not in client.get("/san-pham/").text
