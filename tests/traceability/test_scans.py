"""Readings of labels are counted, nobody who reads is kept, and a label on too many goods is noticed."""

import time
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from marketplace.outbox.models import Message
from tests import people
from traceability.models import Lot, Scan, ScanDay, ScanRule, Serial
from traceability.scans import counting, devices, spool
from traceability.scans.reading import scans_of
from traceability.services import recall_lot

from .things import DAY, lot

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
CODE = "DTL-261115-01"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.SCAN_FOLDER = tmp_path / "scans"
    settings.SCAN_REGION_HEADER = "X-Region"
    devices.salt_of.cache_clear()
    return tmp_path / "scans"


@pytest.fixture
def made(db):
    return lot()


def _read(client, path=f"/l/{CODE}", **headers):
    return client.get(path, headers={"user-agent": PHONE, **headers})


def _count():
    """What the worker counts once nobody writes to the files of this moment any more."""
    for path in list(spool.take(now=time.time() + 60)):
        counting.store(spool.read(path))
        path.unlink()
    counting.roll_up()


def _line(of, *, days_ago=0.0, piece="", device="a", place="Cần Thơ"):
    return spool.Line(of.pk, piece, time.time() - days_ago * 86_400, place, device)


def test_a_reading_is_counted_by_day_and_province_and_asks_the_database_nothing(
    client, made, django_assert_max_num_queries
):
    _read(client)
    with django_assert_max_num_queries(9):
        _read(client, **{"x-region": "Can Tho"})
    assert Scan.objects.count() == 0
    _count()
    assert sorted(Scan.objects.values_list("province", "day")) == [
        ("", timezone.localdate()), ("92", timezone.localdate())
    ]  # fmt: skip


@pytest.mark.parametrize("agent", [
    "", "curl/8.4.0", "Googlebot/2.1 (+http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "python-requests/2.31",
    "facebookexternalhit/1.1", "Mozilla/5.0 (X11; Linux) HeadlessChrome/120.0 Safari/537.36",
])  # fmt: skip
def test_robots_are_not_counted(client, made, agent, folder):
    assert _read(client, **{"user-agent": agent}).status_code == 200
    assert list(folder.glob("*.jsonl")) == []


def test_nor_is_a_head_a_further_page_or_what_a_browser_fetches_ahead(client, made, folder):
    client.head(f"/l/{CODE}", headers={"user-agent": PHONE})
    _read(client, f"/l/{CODE}?page=2")
    _read(client, **{"sec-purpose": "prefetch;prerender"})
    _read(client, "/l/KHONG-CO")
    _read(client, f"/l/{CODE}?linkType=all")
    assert list(folder.glob("*.jsonl")) == []


def test_nothing_that_is_kept_tells_who_read(client, made, folder):
    client.get(f"/l/{CODE}", headers={"user-agent": PHONE}, REMOTE_ADDR="203.0.113.77")
    text = "".join(path.read_text() for path in folder.glob("*.jsonl"))
    assert text and "203.0.113" not in text and "Android" not in text
    _count()
    assert {field.name for field in Scan._meta.fields} == {"id", "lot", "serial", "at", "day", "province", "device"}


def test_a_telephone_has_another_name_tomorrow_and_nobody_can_reckon_yesterdays(client, made, folder, rf, monkeypatch):
    request = rf.get("/", headers={"user-agent": PHONE})
    today = devices.device_of(request)
    assert devices.device_of(request) == today
    assert devices.device_of(rf.get("/", headers={"user-agent": PHONE + "x"})) != today
    tomorrow = timezone.localdate() + DAY
    monkeypatch.setattr(devices.timezone, "localdate", lambda: tomorrow)
    assert devices.device_of(request) != today
    devices.forget_salts(tomorrow)
    assert [path.name for path in folder.glob("salt-*")] == [f"salt-{tomorrow}"]


def test_a_full_disk_costs_a_count_and_not_the_page(client, made, settings, tmp_path):
    _read(client)
    (tmp_path / "file").write_text("")
    settings.SCAN_FOLDER = tmp_path / "file"
    assert _read(client).status_code == 200


def test_a_file_is_taken_once_it_is_finished_and_by_one_worker_alone(made):
    line = _line(made)
    spool.append(line)
    assert list(spool.take(now=line.at)) == []
    (taken,) = spool.take(now=line.at + 10)
    assert list(spool.take(now=line.at + 20)) == []
    assert list(spool.take(now=time.time() + spool.ABANDONED + 5)) == [taken]  # its worker was killed
    assert list(spool.read(taken)) == [line]


def test_what_a_killed_process_left_half_written_is_passed_over(made, folder):
    spool.append(_line(made))
    with next(folder.glob("*.jsonl")).open("a") as file:
        file.write('[1,"",17')
    _count()
    assert Scan.objects.count() == 1


def test_the_days_that_are_over_are_summed_and_late_lines_sum_them_anew(made):
    counting.store([_line(made, days_ago=1), _line(made, days_ago=1), _line(made, days_ago=1, device="b", place="")])
    counting.store([_line(made)])
    counting.roll_up()
    yesterday = timezone.localdate() - DAY
    assert set(ScanDay.objects.values_list("day", "province", "scans", "devices")) == {
        (yesterday, "92", 2, 1), (yesterday, "", 1, 1),
    }  # fmt: skip
    counting.store([_line(made, days_ago=1, device="c")])
    assert ScanDay.objects.get(province="92").scans == 3
    scans = scans_of(made.producer)
    assert (scans.total, scans.days[0], dict(scans.provinces)) == (5, (timezone.localdate(), 1), {"Cần Thơ": 4, "": 1})


def test_single_readings_are_forgotten_in_time_and_their_sums_stay(made):
    ScanRule.objects.create(effective_from=timezone.localdate() - 40 * DAY, keep_days=30, source="Quy chế")
    counting.store([_line(made, days_ago=29)])
    counting.roll_up()
    counting.forget()
    assert (Scan.objects.count(), ScanDay.objects.count()) == (1, 1)
    ScanRule.objects.update(keep_days=28, often_days=20)
    counting.forget()
    assert (Scan.objects.count(), ScanDay.objects.get().scans) == (0, 1)
    counting.store([_line(made, days_ago=29)])
    assert (Scan.objects.count(), ScanDay.objects.get().scans) == (0, 1)


@pytest.mark.parametrize(("written", "code"), [
    ("Can Tho", "92"), ("92", "92"), ("VN-92", "92"), ("Ho Chi Minh City", "79"), ("Thành phố Hà Nội", "01"),
    ("Bac Giang", "24"), ("Bavaria", ""), ("", ""), ("%00", ""),
])  # fmt: skip
def test_a_province_is_understood_as_front_servers_write_it(written, code):
    assert counting.province_code(written) == code


def test_the_first_who_scans_a_piece_is_told_so_and_the_next_when_that_was(client, made):
    Serial.objects.create(lot=made, number="0007")
    assert "First scan of this piece" in _read(client, f"/en/l/{CODE}/0007").content.decode()
    _count()
    page = _read(client, f"/en/l/{CODE}/0007").content.decode()
    assert f'rel="canonical" href="http://127.0.0.1:8000/en/l/{CODE}"' in page and f'href="/l/{CODE}/0007"' in page
    assert "First scan of this piece" not in page and "1 scan in all" in page and "Valid" in page
    assert Serial.objects.get().first_scanned_at is not None


def test_a_piece_that_was_never_labelled_is_said_so_and_a_recall_still_first(client, made):
    answer = _read(client, f"/en/l/{CODE}/9999")
    assert answer.status_code == 404 and "Not a label of ours" in answer.content.decode()
    recall_lot(lot=made, actor=None, reason="Nấm mốc")
    assert "<title>Recalled" in _read(client, f"/en/l/{CODE}/9999").content.decode()
    assert _read(client, f"/l/{CODE}/a b").status_code == 404


def test_a_piece_read_by_many_telephones_warns_its_readers_and_its_cooperative_once(client, made):
    made.producer.email = "htx@example.vn"
    made.producer.save()
    piece = Serial.objects.create(lot=made, number="0007")
    ScanRule.objects.create(effective_from=timezone.localdate() - DAY, often_devices=5, source="Quy chế")
    counting.store(_line(made, piece="0007", device=f"d{n}") for n in range(4))
    piece.refresh_from_db()
    assert piece.unusual == "" and not Message.objects.exists()
    for n in range(4, 7):
        counting.store([_line(made, piece="0007", device=f"d{n}")])
    piece.refresh_from_db()
    letter = Message.objects.get(recipient="htx@example.vn")
    assert piece.unusual == "often" and piece.scans == 7 and CODE in letter.subject and "0007" in letter.text
    page = _read(client, f"/en/l/{CODE}/0007").content.decode()
    assert "<title>Scanned unusually often" in page and 'role="alert"' not in page
    assert "<title>Valid" in _read(client, f"/en/l/{CODE}").content.decode()


def test_a_piece_read_in_can_tho_and_in_ha_noi_within_hours_is_in_doubt(made):
    piece = Serial.objects.create(lot=made, number="0007")
    counting.store([_line(made, piece="0007", days_ago=0.2), _line(made, piece="0007", device="b", place="Hà Nội")])
    piece.refresh_from_db()
    assert piece.unusual == "far"


@pytest.mark.parametrize(("device", "place", "days_ago"), [
    ("a", "Hà Nội", 0.2), ("b", "Hà Nội", 3.0), ("b", "Vĩnh Long", 0.2), ("b", "Bavaria", 0.2),
])  # fmt: skip
def test_one_who_travels_and_a_parcel_that_travels_are_not(made, device, place, days_ago):
    piece = Serial.objects.create(lot=made, number="0007")
    first = _line(made, piece="0007", days_ago=days_ago)
    counting.store([first, _line(made, piece="0007", device=device, place=place)])
    piece.refresh_from_db()
    assert piece.unusual == ""


def test_counting_costs_the_same_with_many_stored(made, django_assert_max_num_queries):
    day = timezone.localdate() - 2 * DAY
    moment = timezone.now() - 2 * DAY
    Scan.objects.bulk_create(Scan(lot=made, at=moment, day=day, device=f"{n:x}") for n in range(3_000))
    counting.roll_up()
    with django_assert_max_num_queries(12):
        counting.store([_line(made)])
        counting.roll_up()
    with django_assert_max_num_queries(5):
        assert scans_of(made.producer).total == 3_001


def test_binh_sees_where_his_labels_are_read_and_sen_does_not(client, made):
    counting.store([_line(made)])
    slug = made.producer.slug
    client.force_login(people.binh(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    for path in (f"/en/ban-hang/{slug}/luot-quet/", f"/en/ban-hang/{slug}/luot-quet/?lo={CODE}"):
        page = client.get(path).content.decode()
        assert "1 reading in 30 days" in page and "Cần Thơ" in page
    assert client.get(f"/ban-hang/{slug}/luot-quet/?lo=KHONG-CO").status_code == 404
    client.force_login(people.sen(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    own = people.sen().memberships.get().cooperative.slug
    assert client.get(f"/ban-hang/{own}/luot-quet/?lo={CODE}").status_code == 404
    assert "Cần Thơ" not in client.get(f"/ban-hang/{own}/luot-quet/").content.decode()


def test_lan_sets_the_rule_from_a_day_on(client):
    client.force_login(people.lan(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    day = timezone.localdate()
    rule = {"often_devices": 9, "often_days": 20, "far_regions": 2, "far_hours": 6, "keep_days": 60, "source": "QĐ 1"}
    assert client.post("/dieu-hanh/luot-quet/", rule | {"effective_from": str(day)}).status_code == 302
    assert ScanRule.objects.get().often_devices == 9
    for wrong in ({"effective_from": str(day - DAY)}, {"keep_days": 10}, {"often_devices": 1}, {"source": ""}):
        fields = rule | {"effective_from": str(day + 5 * DAY)} | wrong
        assert client.post("/dieu-hanh/luot-quet/", fields).status_code == 422
    assert ScanRule.objects.count() == 1


def test_what_was_written_is_shown_for_seconds_and_a_recall_within_five(client, made, settings):
    settings.LOT_PAGE_SECONDS = 1
    first = client.get(f"/en/l/{CODE}")
    again = client.get(f"/en/l/{CODE}", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"") and "no-cache" in again.headers["Cache-Control"]
    recall_lot(lot=made, actor=None, reason="Nấm mốc")
    time.sleep(1.1)
    after = client.get(f"/en/l/{CODE}", headers={"if-none-match": first.headers["ETag"]})
    assert after.status_code == 200 and "<title>Recalled" in after.content.decode()


def test_a_kept_page_asks_the_database_nothing_and_is_counted(client, made, settings, django_assert_num_queries):
    settings.LOT_PAGE_SECONDS = 30
    _read(client)
    with django_assert_num_queries(0):
        assert _read(client).status_code == 200
    _count()
    assert Scan.objects.count() == 2


def test_each_language_and_each_page_is_kept_by_itself(client, made, settings):
    settings.LOT_PAGE_SECONDS = 30
    assert client.get(f"/l/{CODE}").content != client.get(f"/en/l/{CODE}").content
    client.force_login(people.hoa(), backend="marketplace.accounts.backends.PhoneOrEmailBackend")
    Lot.objects.update(state="on_hold")
    assert "On hold" in client.get(f"/en/l/{CODE}").content.decode()  # who is signed in looks at the lot itself


def test_the_shops_own_limit_is_below_the_five_seconds_of_a_recall():
    text = (Path(django_settings.BASE_DIR) / "marketplace" / "settings.py").read_text(encoding="utf-8")
    assert "LOT_PAGE_SECONDS = 3\n" in text
