"""Walks the table of pages with Django's client: signs in, sends what comes before, opens the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from marketplace.accounts.models import User
from marketplace.demo import goods, organisations, pages
from marketplace.demo.load import load_demo
from marketplace.demo.tables import art
from marketplace.devtools.pages import Page, make_states
from marketplace.devtools.visit import SentForm
from tests.support.forms import form_to

BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
URLCONF = "marketplace.devtools.pages.faults"  # of the pages below /_loi/


def one_drawing(name: str) -> Path | None:
    """Of the demonstration's drawings the one of rice, without which its labels would not be printed."""
    return art(name) if name == "gao-st25" else None


def load_pages() -> None:
    """The demonstration with one of its pictures (their sizes take most of the time), and every further state."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (goods, organisations, pages):
            patch.setattr(module, "art", one_drawing)
        load_demo()
    make_states()


def opened(page: Page, language: str = "vi", client: Client | None = None) -> Any:
    """The answer to a row of the table, for a new visitor; AssertionError where its status is another.

    Needs `load_pages` before it, and `ROOT_URLCONF` = `URLCONF` for the rows below /_loi/.
    """
    client = client or Client(raise_request_exception=False)
    visit = page.visit(language)
    if visit.who:
        client.force_login(User.objects.get(email=visit.who), backend=BACKEND)
    for form in visit.before:
        sent(client, form)
    response = sent(client, visit.form) if visit.form else client.get(visit.path or "")
    assert response.status_code == visit.status, f"{page.name} ({language}): {response.status_code}"
    return response


def sent(client: Client, form: SentForm) -> Any:
    """Open the form's page, fill it in, send it and follow where it leads."""
    page = client.get(form.on, follow=True)
    at = page.redirect_chain[-1][0] if page.redirect_chain else form.on
    fields = form_to(page.content.decode(), urlsplit(at).path, form.to)
    fields = {name: value for name, value in fields.items() if name not in form.without}
    return client.post(form.to, fields | form.typed, follow=True)
