"""The greatest yield of a process: Lan sets it from a day on, and nobody else does."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests import people
from traceability.models import ProcessYield

pytestmark = pytest.mark.django_db
PAGE = "/en/dieu-hanh/dinh-muc/"
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"


def _typed(**changes: str) -> dict[str, str]:
    today = timezone.localdate().isoformat()
    return {"process": "milling", "greatest_yield": "0.7", "effective_from": today, "legal_ref": "TCVN", **changes}


def test_lan_sets_a_yield_and_reads_it(client):
    client.force_login(people.lan(), backend=BACKEND)
    assert client.post(PAGE, _typed()).status_code == 302
    row = ProcessYield.objects.get()
    assert row.set_by == people.lan() and "Milling: 0.7" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"greatest_yield": "0"}, "greater than or equal"),
        ({"greatest_yield": "x"}, "number"),
        ({"legal_ref": ""}, "required"),
        ({"process": "magic"}, "choice"),
        ({"effective_from": "2020-01-01"}, "not rewritten"),
    ],
)
def test_a_yield_that_cannot_be_gets_a_sentence(change, sentence, client):
    client.force_login(people.lan(), backend=BACKEND)
    answer = client.post(PAGE, _typed(**change))
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not ProcessYield.objects.exists()


def test_nobody_else_finds_the_page(client):
    for person in (people.binh(), people.hoa()):
        client.force_login(person, backend=BACKEND)
        assert client.post(PAGE, _typed()).status_code in (302, 403, 404)
    assert not ProcessYield.objects.exists()
