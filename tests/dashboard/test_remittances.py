"""Lan's screens of carriers' cash: read a file, book it, decide about what does not fit."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from marketplace.ledger.chart import Kind, Ref
from marketplace.ledger.selectors import balance
from marketplace.order.models import Parcel
from marketplace.payment.models import Remittance, RemittedRow
from tests import people
from tests.dashboard.conftest import browser_of
from tests.payment.carriers import delivered, file_of, remits, sent

pytestmark = pytest.mark.django_db
FILES = "dashboard:remittances"


def _upload(lan, *rows: tuple):
    file = SimpleUploadedFile("doi-soat.csv", file_of(*rows).read())
    return lan.post(reverse(FILES), {"file": file}, follow=True)


def test_lan_reads_a_file_sees_what_is_in_it_and_books_it(lan):
    parcel = delivered()
    answer = _upload(lan, ("GHN1", int(parcel.to_collect), 22_000), ("GHN2", "12,5", 0)).content.decode()
    assert "Row 3" in answer and "decimals" in answer and "Not booked yet" in answer
    assert balance(Ref(Kind.CARRIER)) == parcel.to_collect
    url = reverse("dashboard:remittance", args=[Remittance.objects.get().pk])
    answer = lan.post(url, {"import": "1"}, follow=True).content.decode()
    assert parcel.order.number in answer and balance(Ref(Kind.CARRIER)) == 0


def test_lan_drops_the_wrong_file(lan):
    _upload(lan, ("GHN1", 1_000, 0))
    lan.post(reverse("dashboard:remittance", args=[Remittance.objects.get().pk]), {"drop": "1"})
    assert not Remittance.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"a;b\n1;2\n", "tracking number, amount collected and date"), (b"PK\x03\x04nonsense", "damaged"),
        ("Mã vận đơn;Tiền thu hộ;Ngày\n".encode(), "no rows"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_in_one_sentence(lan, content, sentence):
    answer = lan.post(reverse(FILES), {"file": SimpleUploadedFile("a.csv", content)})
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not Remittance.objects.exists()


def _decide(lan, row: RemittedRow, act: str, **typed: str):
    url = reverse("dashboard:difference", args=[row.pk])
    return lan.post(url, {"act": act, "note": "asked the carrier", **typed}, follow=True)


def test_lan_decides_about_a_row_that_does_not_fit(lan):
    (row,) = remits(("GHN1", int(sent().to_collect), 0))
    assert "Not delivered" in lan.get(reverse("dashboard:differences")).content.decode()
    answer = _decide(lan, row, "arrived").content.decode()
    assert "Lan" in answer and "Nothing is left to decide" in answer
    assert Parcel.objects.get().delivered_at and balance(Ref(Kind.CARRIER)) == 0


def test_lan_names_the_parcel_by_the_number_of_its_order(lan):
    parcel = delivered()
    (row,) = remits(("MISTYPED", int(parcel.to_collect), 0))
    answer = _decide(lan, row, "match", parcel="no such number")
    assert answer.status_code == 422 and "No cash parcel has this number" in answer.content.decode()
    _decide(lan, row, "match", parcel=parcel.order.number)
    assert balance(Ref(Kind.CARRIER)) == 0


@pytest.mark.parametrize("typed", [{"note": ""}, {"act": "book"}])
def test_a_decision_that_is_none_is_said_beside_its_form_and_changes_nothing(lan, typed):
    (row,) = remits(("ABC", 5_000, 0))
    answer = _decide(lan, row, **{"act": "suspense", **typed})
    row.refresh_from_db()
    assert answer.status_code == 422 and row.decision == ""


def test_parcels_whose_cash_is_late_are_listed_and_counted(lan):
    parcel = delivered()
    Parcel.objects.update(delivered_at=timezone.now() - datetime.timedelta(days=30))
    assert parcel.order.number in lan.get(reverse("dashboard:unremitted")).content.decode()
    assert lan.get(reverse("dashboard:index")).context["counts"]["cash"] == 1


def test_nobody_but_staff_comes_near_the_cash(binh, client):
    (row,) = remits(("ABC", 5_000, 0))
    pages = [
        reverse(FILES), reverse("dashboard:remittance", args=[row.remittance_id]), reverse("dashboard:unremitted"),
        reverse("dashboard:differences"), reverse("dashboard:difference", args=[row.pk]),
    ]  # fmt: skip
    for url in pages:
        for browser in (binh, browser_of(people.hoa()), client):
            assert {browser.get(url).status_code, browser.post(url, {"act": "ignore"}).status_code} <= {302, 403, 405}
    row.refresh_from_db()
    assert row.decision == ""


def test_what_is_not_there_is_not_found(lan):
    (row,) = remits(("ABC", 5_000, 0))
    assert lan.get(reverse("dashboard:remittance", args=[9_999])).status_code == 404
    assert lan.get(reverse("dashboard:difference", args=[9_999])).status_code == 404
    assert _decide(lan, row, "no such act").status_code == 404
    RemittedRow.objects.update(is_staged=True)
    assert lan.get(reverse("dashboard:difference", args=[row.pk])).status_code == 404


def test_a_list_of_many_rows_asks_no_more_than_one_of_few(lan, django_assert_max_num_queries):
    remits(*((f"X{n}", 5_000, 0) for n in range(60)))
    for name in ("differences", "unremitted", "remittances"):
        with django_assert_max_num_queries(20):
            lan.get(reverse(f"dashboard:{name}"))
