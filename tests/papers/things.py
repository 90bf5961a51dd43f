"""Papers of Bình's rice, and moments around midnight in Vietnam."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.utils import timezone

from catalogue.models import Certificate, Product
from catalogue.papers.acts import declare_certificate, verify
from tests import factories, people

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = datetime.timedelta(days=1)
PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"


def last_second(day: datetime.date) -> datetime.datetime:
    """The second before midnight in Vietnam, as computers of the world tell it."""
    return datetime.datetime.combine(day, datetime.time(23, 59, 59), VIETNAM).astimezone(datetime.UTC)


def midnight_after(day: datetime.date) -> datetime.datetime:
    """The first moment of the next day."""
    return last_second(day) + datetime.timedelta(seconds=1)


def at(monkeypatch: Any, moment: datetime.datetime) -> None:
    """Move everybody's clock."""
    monkeypatch.setattr(timezone, "now", lambda: moment)


def pdf() -> ContentFile[bytes]:
    """A paper as the form hands it on."""
    return ContentFile(PDF, name="abc.pdf")


def declared(rice: Product | None = None, **fields: Any) -> Certificate:
    """What Bình says that he has."""
    rice = rice or factories.product()
    today = timezone.localdate()
    usual = {
        "scheme": "vietgap", "name": "VietGAP trồng trọt", "number": "MH-77 / 2026", "issuer": "Tổ chức minh họa",
        "issued_on": today - 100 * DAY, "expires_on": today + 300 * DAY, "products": [rice],
    }  # fmt: skip
    return declare_certificate(holder=rice.producer, actor=people.binh(), **{**usual, **fields})


def verified(rice: Product | None = None, **fields: Any) -> Certificate:
    """The same, checked by Lan."""
    return verify(paper=declared(rice, **fields), method="register", actor=people.lan())
