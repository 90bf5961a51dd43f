"""Whoever scans a label and doubts the goods is heard: by the cooperative, by the alliance, with an answer."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from marketplace.outbox.models import Message
from tests import factories, people
from traceability.models import ProblemReport
from traceability.problems.services import OF_ONE_TELEPHONE, report

from .things import lot

pytestmark = pytest.mark.django_db
BACKEND = "marketplace.accounts.backends.PhoneOrEmailBackend"
FORM = "/l/DTL-261115-01/bao-van-de"
GIVEN = {"what": "quality", "words": "Gạo có mọt."}


@pytest.fixture
def made(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    made = lot()
    made.producer.email = "htx@example.vn"
    made.producer.save()
    return made


def _photograph():
    buffer = io.BytesIO()
    picture = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    exif = picture.getexif()
    exif[0x010F] = "Geheim"
    picture.save(buffer, "JPEG", exif=exif)
    return SimpleUploadedFile("goi.jpg", buffer.getvalue(), "image/jpeg")


def _reported(made, **fields):
    return report(lot=made, device="a" * 16, **{**GIVEN, **fields})


def _as(client, who):
    client.force_login(who(), backend=BACKEND)


def test_the_lots_page_leads_to_the_form(client, made):
    assert f'href="{FORM}"' in client.get("/l/DTL-261115-01").content.decode()
    assert client.get(FORM).status_code == 200 and client.get("/l/KHONG-CO/bao-van-de").status_code == 404


def test_a_reader_reports_and_both_desks_have_it(client, made):
    answer = client.post(f"{FORM}?so=0007", GIVEN | {"email": "khach@example.vn", "phone": "0912 345 678"})
    problem = ProblemReport.objects.get()
    assert answer.status_code == 302 and problem.token in answer.url
    assert (problem.piece, problem.phone, problem.state) == ("0007", "+84912345678", "new")
    assert {letter.recipient for letter in Message.objects.all()} == {"htx@example.vn", "khach@example.vn"}
    assert "Gạo có mọt." in Message.objects.get(recipient="htx@example.vn").text
    _as(client, people.binh)
    assert "Gạo có mọt." in client.get(f"/ban-hang/{made.producer.slug}/phan-anh/").content.decode()
    _as(client, people.lan)
    for path in ("/dieu-hanh/phan-anh/", f"/dieu-hanh/phan-anh/{problem.pk}/"):
        assert "Gạo có mọt." in client.get(path).content.decode()


def test_binh_answers_and_the_reader_reads_it_at_a_secret_address_and_by_letter(client, made):
    problem = _reported(made, email="khach@example.vn", language="en")
    told = f"/en/truy-xuat/phan-anh/{problem.token}/"
    assert "we have your report" in client.get(told).content.decode()
    _as(client, people.binh)
    desk = f"/ban-hang/{made.producer.slug}/phan-anh/{problem.pk}/"
    client.post(desk, {"act": "look"})
    assert "Being looked into" in client.get(told).content.decode()
    assert client.post(desk, {"act": "answer", "answer": " "}).status_code == 422
    assert client.post(desk, {"act": "answer", "answer": "Đã đổi gói khác."}).status_code == 302
    assert "Đã đổi gói khác." in client.get(told).content.decode()
    letter = Message.objects.get(event=f"problem-{problem.pk}-answered")
    assert letter.recipient == "khach@example.vn" and "is answered" in letter.subject
    client.post(desk, {"act": "answer", "answer": "Khác."})
    client.post(desk, {"act": "close"})
    problem.refresh_from_db()
    assert (problem.answer, problem.state) == ("Đã đổi gói khác.", "answered")


def test_lan_answers_or_closes_where_the_cooperative_does_not(client, made):
    first, second = _reported(made), _reported(made)
    _as(client, people.lan)
    assert client.post(f"/dieu-hanh/phan-anh/{first.pk}/", {"act": "answer", "answer": ""}).status_code == 422
    client.post(f"/dieu-hanh/phan-anh/{first.pk}/", {"act": "answer", "answer": "Liên minh đã kiểm tra."})
    client.post(f"/dieu-hanh/phan-anh/{second.pk}/", {"act": "close"})
    assert client.post(f"/dieu-hanh/phan-anh/{second.pk}/", {"act": "nope"}).status_code == 404
    assert sorted(ProblemReport.objects.values_list("state", flat=True)) == ["answered", "closed"]


def test_a_photograph_is_written_anew_and_only_the_desks_see_it(client, made):
    client.post(FORM, GIVEN | {"picture": _photograph()})
    problem = ProblemReport.objects.get()
    desk = f"/ban-hang/{made.producer.slug}/phan-anh/{problem.pk}/anh/"
    assert client.get(desk).status_code == 302
    _as(client, people.sen)
    assert client.get(desk).status_code == 404
    _as(client, people.binh)
    answer = client.get(desk)
    assert answer.headers["Content-Type"] == "image/webp" and b"Geheim" not in answer.content
    assert "private" in answer.headers["Cache-Control"] or "no-store" in answer.headers["Cache-Control"]
    _as(client, people.lan)
    assert client.get(f"/dieu-hanh/phan-anh/{problem.pk}/anh/").status_code == 200
    assert client.get(f"/dieu-hanh/phan-anh/{_reported(made).pk}/anh/").status_code == 404


def test_sen_reads_nothing_of_binhs_at_her_own_desk(client, made):
    client.post(FORM, GIVEN | {"picture": _photograph()})
    problem = ProblemReport.objects.get()
    _as(client, people.sen)
    desk = f"/ban-hang/{factories.doi_che_xuan().slug}/phan-anh/"
    assert GIVEN["words"] not in client.get(desk).text
    for path in ("", "anh/"):
        assert client.get(f"{desk}{problem.pk}/{path}").status_code == 404
    assert client.post(f"{desk}{problem.pk}/", {"act": "close"}).status_code == 404
    problem.refresh_from_db()
    assert problem.state == "new"


@pytest.mark.parametrize(("wrong", "words"), [
    ({"what": ""}, "Choose one."), ({"what": "nope"}, "choice"), ({"words": " "}, "Tell in a sentence"),
    ({"words": "x" * 2001}, "2000"), ({"email": "hoa"}, "e-mail"), ({"phone": "12"}, "phone number"),
    ({"picture": SimpleUploadedFile("a.jpg", b"<svg/>", "image/jpeg")}, "not a picture"),
])  # fmt: skip
def test_what_does_not_fit_is_said_beside_its_field_and_nothing_typed_is_lost(client, made, wrong, words):
    answer = client.post(f"/en{FORM}", {**GIVEN, "email": "khach@example.vn", **wrong})
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and not ProblemReport.objects.exists()
    assert "words" in wrong or "Gạo có mọt." in page


def test_one_telephone_reports_a_few_times_a_day(client, made):
    for _ in range(OF_ONE_TELEPHONE):
        assert client.post(FORM, GIVEN).status_code == 302
    answer = client.post(f"/en{FORM}", GIVEN)
    assert answer.status_code == 429 and "Many reports came today" in answer.content.decode()
    assert client.post(FORM, GIVEN, headers={"user-agent": "Mozilla/5.0 another"}).status_code == 302


def test_a_strangers_guess_opens_no_report(client, made):
    _reported(made)
    for token in ("x", "a" * 24, "%00", "é"):
        assert client.get(f"/truy-xuat/phan-anh/{token}/").status_code == 404


def test_a_cooperative_without_an_email_still_has_it_at_its_desk(client, made):
    made.producer.email = ""
    made.producer.save()
    _reported(made)
    assert ProblemReport.objects.count() == 1 and not Message.objects.exists()


def test_lan_lets_an_old_label_lead_on_for_ever(client, made):
    _as(client, people.lan)
    given = {"code": "so-cu-7", "lot": "dtl-261115-01", "reason": "Tem in năm 2025"}
    assert client.post("/dieu-hanh/ma-cu/", given).status_code == 302
    assert "SO-CU-7" in client.get("/dieu-hanh/ma-cu/").content.decode()
    assert client.get("/truy-xuat/?ma=SO-CU-7").url == "/l/DTL-261115-01"
    for wrong in (given, {**given, "code": "DTL-261115-01"}, {**given, "code": "", "lot": ""}, {**given, "lot": ""},
                  {**given, "code": "X1", "lot": "KHONG-CO"}, {**given, "code": "", "gtin": "1234"},
                  {"gtin": "09520000000004", "product": "09520000000004", "reason": "x"},
                  {**given, "code": "X2", "reason": ""}):  # fmt: skip
        answer = client.post("/en/dieu-hanh/ma-cu/", wrong)
        assert answer.status_code == 422 and 'class="err"' in answer.content.decode(), wrong
