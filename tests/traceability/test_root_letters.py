"""The letter of each day's root: to whoever asked, in their language, once; ended by the link in it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from marketplace.outbox.models import Message
from tests import people
from tests.desk.conftest import signed_in  # noqa: F401  a fixture
from traceability.models import DailyRoot, RootReader
from traceability.proof.letters import ask_for_letters, post_root
from traceability.proof.roots import publish_root

from .things import lot, step

pytestmark = pytest.mark.django_db
PAGE = "/truy-xuat/goc/thu/"


def letters() -> list[Message]:
    return list(Message.objects.filter(event__startswith="root-").order_by("recipient"))


def test_hoa_asks_and_gets_one_letter_of_the_day_in_her_language(signed_in):  # noqa: F811
    hoa = signed_in(people.hoa())
    hoa.post(f"/en{PAGE}")
    people.khach()
    ask_for_letters(user=people.binh(), language="vi")
    step(lot())
    root = publish_root()
    assert root
    binhs, hoas = letters()
    assert (binhs.recipient, hoas.recipient) == ("binh@example.vn", "hoa@example.vn")
    assert hoas.subject.startswith("Daily root of") and root.root in hoas.text and root.root in binhs.text
    assert "Keep this letter" in hoas.text and "Keep this letter" not in binhs.text
    assert publish_root() is None
    post_root(DailyRoot.objects.get())
    assert len(letters()) == 2


def test_nobody_gets_them_unasked_and_the_link_ends_them_by_one_press(signed_in):  # noqa: F811
    hoa = signed_in(people.hoa())
    assert hoa.get(PAGE).status_code == 200 and not RootReader.objects.exists()
    hoa.post(PAGE)
    with translation.override("vi"):
        link = reverse("traceability:roots-end", args=[RootReader.objects.get().token])
    stranger = Client()
    assert stranger.get(link).status_code == 200 and RootReader.objects.exists()
    stranger.post(link)
    assert not RootReader.objects.exists()
    assert stranger.post(f"{PAGE}{'x' * 24}/").status_code == 200
    hoa.post(PAGE)
    hoa.post(PAGE, {"end": "1"})
    step(lot())
    publish_root()
    assert letters() == []


def test_who_is_not_signed_in_is_asked_to():
    assert Client().get(PAGE).status_code == 302


def test_who_has_no_email_is_told(signed_in):  # noqa: F811
    khach = people.khach()
    type(khach).objects.filter(pk=khach.pk).update(email=None)
    signed_in(khach).post(PAGE)
    assert not RootReader.objects.exists()
