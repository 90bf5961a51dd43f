"""Bình at his desk, Lan at the alliance: each act by its form, each fault beside its field, no stranger."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from catalogue.models import Certificate, GeographicalIndication, OcopRecognition, PaperRule
from marketplace.cooperatives.models import GrowingArea
from tests import factories, people
from tests.uploads.files import HTML, upload

from .things import DAY, PDF, declared, pdf, verified

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def _browser(user):
    client = Client(headers={"accept-language": "en"})
    client.force_login(user, backend=BACKEND)
    return client


def _desk(name, *rest):
    return reverse(f"desk:{name}", args=[factories.dong_tom_lua().slug, *rest])


def _form(rice, **fields):
    today = timezone.localdate()
    return {
        "scheme": "vietgap", "name": "VietGAP trồng trọt", "number": "MH-1", "issuer": "Tổ chức minh họa",
        "issued_on": today - DAY, "expires_on": today + 300 * DAY, "products": [rice.pk], "quantity_kg": "12.000",
        "file": upload(PDF, "giay.pdf"), **fields,
    }  # fmt: skip


def test_binh_declares_a_certificate_with_its_file_and_sees_it_wait():
    rice, binh = factories.product(), _browser(people.binh())
    assert binh.post(_desk("paper-add"), _form(rice)).status_code == 302
    paper = Certificate.objects.get()
    assert (paper.holder, paper.quantity_kg, list(paper.products.all())) == (rice.producer, 12_000, [rice])
    page = binh.get(_desk("papers")).content.decode()
    assert "Waiting for the alliance" in page and paper.file_sha256 in page
    answer = binh.get(_desk("paper-file", paper.pk))
    assert answer.content == PDF and answer["Content-Disposition"].startswith("attachment")
    assert "private" in answer["Cache-Control"] and answer["X-Content-Type-Options"] == "nosniff"


def test_a_photograph_is_written_anew_before_it_is_kept():
    rice = factories.product()
    _browser(people.binh()).post(_desk("paper-add"), _form(rice, file=factories.picture(kind="JPEG")))
    with Certificate.objects.get().file.open("rb") as kept:
        assert kept.read(16)[8:12] == b"WEBP"


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"file": upload(HTML, "giay.pdf")}, "file", "neither a PDF nor a picture"),
        ({"file": upload(b"%PDF-1.7 cut", "giay.pdf")}, "file", "broken off"),
        ({"file": upload(PDF[:-6] + b"0" * (10 * 1024 * 1024 + 1), "g.pdf")}, "file", "larger than 10 MB"),
        ({"file": ""}, "file", ""),
        ({"issued_on": "0001-01-01"}, "issued_on", "Check the year"),
        ({"issued_on": "9999-01-01"}, "issued_on", "year of issue"),
        ({"expires_on": "2001-01-01"}, "expires_on", "before it was issued"),
        ({"expires_on": "0000-00-00"}, "expires_on", ""),
        ({"products": ["99999999999999999999999"]}, "products", ""),
        ({"products": []}, "products", "Tick the goods"),
        ({"quantity_kg": "một tấn"}, "quantity_kg", "whole number"),
        ({"scheme": "gi"}, "indication", "Choose the registered"),
        ({"indication": "77"}, "indication", ""),
        ({"number": "\x00"}, "number", ""),
    ],
)  # fmt: skip
def test_a_fault_stands_beside_its_field_and_what_was_typed_stays(fields, field, sentence):
    rice = factories.product()
    answer = _browser(people.binh()).post(_desk("paper-add"), _form(rice, **fields))
    errors = answer.context["form"].errors
    assert answer.status_code == 422 and list(errors) == [field]
    assert len(errors[field]) == 1 and sentence in errors[field][0] and "Tổ chức minh họa" in answer.content.decode()
    assert not Certificate.objects.exists()


def test_sens_goods_and_fields_are_no_choice_of_binhs():
    tea = factories.product("Chè", by=factories.doi_che_xuan())
    field = GrowingArea.objects.create(cooperative=tea.producer, code="C", name="C", crop="Chè", area_ha=1)
    rice = factories.product()
    GrowingArea.objects.create(cooperative=rice.producer, code="L", name="L", crop="Lúa", area_ha=1)
    binh = _browser(people.binh())
    assert list(binh.post(_desk("paper-add"), _form(tea)).context["form"].errors) == ["products"]
    assert list(binh.post(_desk("paper-add"), _form(rice, areas=[field.pk])).context["form"].errors) == ["areas"]
    assert "Chè" not in binh.get(_desk("paper-add")).content.decode()


def test_binh_renews_and_the_form_begins_with_the_old_one():
    old = verified()
    binh, url = _browser(people.binh()), _desk("paper-add") + f"?thay={old.pk}"
    page = binh.get(url).content.decode()
    assert old.number in page and "Renew" in page
    form = _form(old.products.get(), number=old.number, expires_on=timezone.localdate() + 700 * DAY)
    assert binh.post(url, form).status_code == 302
    assert Certificate.objects.get(replaces=old).verification == "declared"
    for wrong in ("999", "x", "9" * 30):
        assert binh.get(_desk("paper-add") + f"?thay={wrong}").status_code in (200, 404)


def test_binh_withdraws_what_nobody_decided():
    paper, binh = declared(), _browser(people.binh())
    assert binh.post(_desk("papers"), {"withdraw": f"giay-{paper.pk}"}).status_code == 302
    paper.refresh_from_db()
    assert paper.verification == "withdrawn"
    for wrong in ("", "giay-", "giay-9999", "x-1", "giay-" + "9" * 30, "sao-1"):
        assert binh.post(_desk("papers"), {"withdraw": wrong}).status_code == 404


def test_binh_declares_stars():
    rice, binh = factories.product(), _browser(people.binh())
    form = {
        "product": rice.pk, "stars": 4, "score": "81,5", "decision": "12/QĐ-MH", "level": "province",
        "issuer": "UBND minh họa", "issued_on": timezone.localdate() - DAY, "file": upload(PDF, "qd.pdf"),
    }  # fmt: skip
    answer = binh.post(_desk("stars-add"), form | {"score": "12"})
    assert answer.status_code == 422 and list(answer.context["form"].errors) == ["score"]
    assert binh.post(_desk("stars-add"), form | {"file": upload(PDF, "qd.pdf")}).status_code == 302
    paper = OcopRecognition.objects.get()
    assert binh.get(_desk("stars-file", paper.pk)).content == PDF
    assert _browser(people.lan()).get(reverse("dashboard:stars", args=[paper.pk])).status_code == 200


def test_sen_finds_nothing_of_binhs_papers():
    paper, sen = declared(file=pdf()), _browser(people.sen())
    own = factories.doi_che_xuan().slug
    assert sen.get(reverse("desk:paper-file", args=[own, paper.pk])).status_code == 404
    assert sen.get(reverse("desk:paper-add", args=[own]) + f"?thay={paper.pk}").status_code == 404
    assert sen.post(reverse("desk:papers", args=[own]), {"withdraw": f"giay-{paper.pk}"}).status_code == 404
    assert sen.get(_desk("papers")).status_code == 404
    assert _browser(people.tam()).get(_desk("papers")).status_code == 404  # who packs declares nothing
    assert Client().get(f"/media/{paper.file.name}").status_code == 404
    for someone in (people.sen(), people.binh()):
        assert _browser(someone).get(reverse("dashboard:paper-file", args=["giay", paper.pk])).status_code in (302, 403)


def test_lan_verifies_refuses_and_revokes():
    lan, paper = _browser(people.lan()), declared(file=pdf())
    url = reverse("dashboard:paper", args=[paper.pk])
    assert "VietGAP" in lan.get(reverse("dashboard:papers")).content.decode()
    assert lan.get(reverse("dashboard:paper-file", args=["giay", paper.pk])).content == PDF
    answer = lan.post(url, {"act": "verify"})
    assert answer.status_code == 422 and "Say how you checked it." in answer.content.decode()
    assert lan.post(url, {"act": "nothing"}).status_code == 422
    assert lan.post(url, {"act": "verify", "method": "issuer", "words": "Gọi điện"}).status_code == 302
    answer = lan.post(url, {"act": "refuse", "reason": "Sai"})
    assert answer.status_code == 422 and "decided already" in answer.content.decode()
    assert lan.post(url, {"act": "revoke", "reason": ""}).status_code == 422
    assert lan.post(url, {"act": "revoke", "reason": "Bị thu hồi"}).status_code == 302
    paper.refresh_from_db()
    assert paper.revoked_on == timezone.localdate() and "Bị thu hồi" in lan.get(url).content.decode()
    for kind, key in (("giay", 9999), ("khac", paper.pk), ("sao", paper.pk)):
        assert lan.get(reverse("dashboard:paper-file", args=[kind, key])).status_code == 404


def test_lan_sees_who_claims_the_same_number():
    mine = declared()
    theirs = declared(factories.product("Chè", by=factories.doi_che_xuan()))
    lan = _browser(people.lan())
    listed = lan.get(reverse("dashboard:papers") + "?group=borrowed").content.decode()
    assert mine.holder.name in listed and theirs.holder.name in listed
    page = lan.get(reverse("dashboard:paper", args=[mine.pk])).content.decode()
    assert "Another cooperative claims" in page and theirs.holder.name in page


def test_lan_reads_what_ends_as_a_list_and_as_csv():
    paper = verified(expires_on=timezone.localdate() + 25 * DAY, number="=1+1")
    lan = _browser(people.lan())
    assert "25 days left" in lan.get(reverse("dashboard:papers") + "?group=ending").content.decode()
    assert paper.number in lan.get(reverse("dashboard:attention")).content.decode()
    rows = list(csv.reader(io.StringIO(lan.get(reverse("dashboard:papers-file")).getvalue().decode("utf-8-sig"))))
    assert len(rows) == 2 and rows[1][0] == paper.holder.name and rows[1][-1] == "25"
    assert not rows[1][3].startswith("=")  # no spreadsheet reckons it
    for group in ("ended", "all", "no-such"):
        assert lan.get(reverse("dashboard:papers") + f"?group={group}").status_code == 200


def test_lan_sets_the_rule_of_reminders():
    lan, url, today = _browser(people.lan()), reverse("dashboard:papers"), timezone.localdate()
    rule = {"first_days": 120, "second_days": 60, "third_days": 14, "ocop_months": 36, "effective_from": today}
    assert list(lan.post(url, rule).context["form"].errors) == ["source"]
    rule["source"] = "Quyết định minh họa"
    assert lan.post(url, rule | {"second_days": 121}).status_code == 422
    assert list(lan.post(url, rule | {"effective_from": today - DAY}).context["form"].errors) == ["effective_from"]
    assert lan.post(url, rule).status_code == 302 and PaperRule.objects.get().third_days == 14
    assert lan.post(url, rule).status_code == 422  # one rule a day


def test_lan_registers_an_indication_grants_a_right_and_cancels_the_registration():
    lan, url = _browser(people.lan()), reverse("dashboard:indications")
    form = {"name": "Gạo minh họa", "registration_number": "MH-00", "manager": "Sở", "registered_on": "2010-01-01"}
    for fault in ({"registered_on": "9999-01-01"}, {"registered_on": "0001-01-01"}, {"name": ""}):
        answer = lan.post(url, form | fault)
        assert answer.status_code == 422 and list(answer.context["form"].errors) == list(fault)
    assert lan.post(url, form).status_code == 302
    assert list(lan.post(url, form).context["form"].errors) == ["registration_number"]
    origin, rice = GeographicalIndication.objects.get(), factories.product()
    asked = _form(rice, scheme="gi", indication=origin.pk, expires_on="", quantity_kg="")
    assert _browser(people.binh()).post(_desk("paper-add"), asked).status_code == 302
    right = Certificate.objects.get()
    lan.post(reverse("dashboard:paper", args=[right.pk]), {"act": "verify", "method": "register"})
    page = reverse("dashboard:indication", args=[origin.pk])
    assert rice.producer.name in lan.get(page).content.decode()
    assert Certificate.objects.valid_on(timezone.localdate()).get() == right
    assert lan.post(page, {"reason": " "}).status_code == 422
    assert lan.post(page, {"reason": "Bị hủy"}).status_code == 302
    assert not Certificate.objects.valid_on(timezone.localdate()).exists()
