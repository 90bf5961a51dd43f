"""The letter that brings a new password reads as the shop's other letters do."""

from __future__ import annotations

import re

import pytest
from django.core import mail

from tests import people

pytestmark = pytest.mark.django_db


def test_hoa_gets_a_letter_as_text_and_as_a_page(client):
    hoa = people.hoa()
    client.post("/tai-khoan/quen-mat-khau/", {"email": hoa.email})
    (letter,) = mail.outbox
    ((page, kind),) = letter.alternatives
    address = re.search(r"/tai-khoan/mat-khau-moi/[^\s/]+/[^\s/]+/", letter.body)
    assert kind == "text/html" and address and f'href="http://127.0.0.1:8000{address[0]}"' in page
