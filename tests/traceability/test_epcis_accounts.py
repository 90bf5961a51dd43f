"""Lan, or Bình for his cooperative, lets another system in; what it reports stands on the lot's page as its word."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories, people
from traceability.models import Correspondent, TraceEvent
from traceability.services import recall_lot

from .reporting import document, listed, mill, milling, send
from .things import GTIN, lot, step

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
ALLIANCE = "/dieu-hanh/he-thong-khac/"


def browser(person) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def shown_token(answer) -> str:
    assert answer.status_code == 200
    return re.search(r'data-copy="(epcis_[\w-]+)"', answer.text)[1]


def test_lan_opens_an_account_and_sees_its_token_once():
    lan = browser(people.lan())
    answer = lan.post(ALLIANCE, {"name": " Nhà máy  xay ", "may_report": "on", "cooperative": ""})
    token = shown_token(answer)
    assert "no-store" in answer["Cache-Control"]
    assert Correspondent.objects.get().name == "Nhà máy xay"
    assert token not in lan.get(ALLIANCE).text and "Nhà máy xay" in lan.get(ALLIANCE).text
    assert Client().get("/epcis/capture", headers={"authorization": f"Bearer {token}"}).status_code == 200


def test_and_revokes_it_for_ever():
    lan = browser(people.lan())
    token = shown_token(lan.post(ALLIANCE, {"name": "Nhà máy", "may_report": "on"}))
    account = Correspondent.objects.get()
    assert lan.post(ALLIANCE, {"revoke": account.pk}).status_code == 302
    assert Client().get("/epcis/events", headers={"authorization": f"Bearer {token}"}).status_code == 401
    first = Correspondent.objects.get().revoked_at
    lan.post(ALLIANCE, {"revoke": account.pk})
    assert Correspondent.objects.get().revoked_at == first
    for odd in ("0", "x", "²", "9" * 40):
        assert lan.post(ALLIANCE, {"revoke": odd}).status_code == 404


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "Nhà máy"])
def test_a_name_that_does_not_serve_is_refused_beside_its_field(name):
    lan = browser(people.lan())
    lan.post(ALLIANCE, {"name": "Nhà máy"})
    answer = lan.post(ALLIANCE, {"name": name})
    assert answer.status_code == 422 and answer.context["form"].errors["name"]
    assert Correspondent.objects.count() == 1


def test_binh_opens_one_for_his_own_cooperative_alone():
    binh, other = people.binh(), factories.doi_che_xuan()
    desk = f"/ban-hang/{factories.dong_tom_lua().slug}/he-thong-khac/"
    token = shown_token(browser(binh).post(desk, {"name": "Cân kho", "cooperative": other.pk}))
    account = Correspondent.objects.get()
    assert account.cooperative == factories.dong_tom_lua() and not account.may_report
    assert listed(Client().get("/epcis/events", headers={"authorization": f"Bearer {token}"})) == []
    assert browser(binh).post(desk, {"name": "Cân kho"}).status_code == 422
    own = mill("Của liên minh")
    assert (
        own and browser(binh).post(desk, {"revoke": Correspondent.objects.get(cooperative=None).pk}).status_code == 404
    )
    assert browser(binh).post(desk, {"revoke": account.pk}).status_code == 302
    assert Correspondent.objects.get(pk=account.pk).revoked_at


def test_lan_alone_opens_one_that_reads_what_every_cooperative_packed():
    lan, desk = browser(people.lan()), f"/ban-hang/{factories.dong_tom_lua().slug}/he-thong-khac/"
    shown_token(browser(people.binh()).post(desk, {"name": "Của Bình", "reads_packages": "on"}))
    shown_token(lan.post(ALLIANCE, {"name": "Máy xay"}))
    assert not Correspondent.objects.filter(reads_packages=True).exists()
    words = "Packages of all cooperatives"
    assert words not in lan.get(f"/en{ALLIANCE}").text
    shown_token(lan.post(ALLIANCE, {"name": "Liên minh", "reads_packages": "on"}))
    assert Correspondent.objects.get(reads_packages=True).name == "Liên minh"
    assert words in lan.get(f"/en{ALLIANCE}").text


def test_neither_tam_who_packs_nor_sen_lets_a_system_in_there():
    desk = f"/ban-hang/{factories.dong_tom_lua().slug}/he-thong-khac/"
    for person in (people.tam(), people.sen(), people.khach()):
        assert browser(person).get(desk).status_code == 404
        assert browser(person).post(desk, {"name": "Lén vào"}).status_code == 404
        assert browser(person).post(ALLIANCE, {"name": "Lén vào"}).status_code in (302, 403)
    assert not Correspondent.objects.exists()


def test_the_lots_page_says_whose_word_a_report_is(client):
    rice = lot(factories.product("Gạo ST25", gtin=GTIN))
    step(rice)
    send(mill("Nhà máy <b>Minh</b> Họa"), document(milling(), milling(bizStep="https://example.com/steaming")))
    page = client.get(f"/en/l/{rice.code}").text
    assert len(re.findall(r"Reported by (<[^>]+>)?Nhà máy &lt;b&gt;Minh&lt;/b&gt; Họa", page)) == 2
    assert "<b>Minh</b>" not in page
    assert TraceEvent.objects.count() == 1


def test_a_report_that_was_taken_back_is_not_shown(client):
    rice, reporter = lot(factories.product("Gạo ST25", gtin=GTIN)), mill()
    send(reporter, document(milling()))
    assert "Nhà máy xay Minh Họa" in client.get(f"/l/{rice.code}").text
    taken_back = milling(errorDeclaration={"declarationTime": "2026-11-17T08:00:00+07:00", "reason": "did_not_occur"})
    send(reporter, document(taken_back))
    assert "Nhà máy xay Minh Họa" not in client.get(f"/l/{rice.code}").text


def test_reports_cost_the_lots_page_one_question(client, django_assert_num_queries):
    rice, reporter = lot(factories.product("Gạo ST25", gtin=GTIN)), mill()
    client.get(f"/l/{rice.code}")
    with CaptureQueriesContext(connection) as before:
        client.get(f"/l/{rice.code}")
    count = len(before) + 1
    send(reporter, document(*[milling(**{"mill:x": n}) for n in range(20)]))
    with django_assert_num_queries(count):
        client.get(f"/l/{rice.code}")


def test_a_recall_is_not_hidden_by_reports(client):
    rice = lot(factories.product("Gạo ST25", gtin=GTIN))
    send(mill(), document(milling()))
    recall_lot(lot=rice, actor=None, reason="Nấm mốc")
    assert 'role="alert"' in client.get(f"/l/{rice.code}").text
