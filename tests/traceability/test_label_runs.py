"""Numbered runs: the numbers, the file that the worker draws, hidden codes, voids."""

from __future__ import annotations

import datetime
import io
import re

import pypdf
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone, translation

from tests.support.zbar import decode_labels
from traceability import hidden_codes
from traceability.holdings import holdings
from traceability.labels.outputs import TEMPLATES
from traceability.models import CheckTry, LabelFile, LabelRun, Lot, Serial
from traceability.services import label_files, recall_lot, spoil_labels
from traceability.services.check_codes import OF_ONE_PIECE, OF_ONE_TELEPHONE, TOO_MANY, WRONG, confirm
from traceability.services.label_files import ABANDONED, KEPT, draw_labels, drop_old_labels, folder, path_of

from .things import DAY, lot, printed, ready

pytestmark = pytest.mark.django_db
State = LabelFile.State


@pytest.fixture(autouse=True)
def _nothing_begun():
    yield
    for drawing in label_files._own:
        drawing.leave()
    label_files._own.clear()


def drawn(run: LabelRun) -> bytes:
    """The finished file of a run."""
    while draw_labels(seconds=60):
        pass
    file = LabelFile.objects.get(run=run)
    assert file.state == State.DONE, file.state
    return path_of(file).read_bytes()


def words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages)


def test_each_label_leads_to_the_page_of_its_piece(client):
    run = printed(lot(units=40), 30, numbered=True)
    codes = [found[0] for found in decode_labels(drawn(run), dpi=203, template=TEMPLATES["24"]) if found]
    numbers = list(run.serials.order_by("position").values_list("number", flat=True))
    assert len(set(codes)) == 30 and [code.rsplit("/", 1)[-1] for code in codes] == numbers
    assert client.get(codes[3].split("//", 1)[-1].partition("/")[2].join(["/", ""])).status_code == 200


def test_numbers_go_on_in_the_next_run_and_nobody_guesses_them():
    made = lot(units=40)
    first, second = printed(made, 3, numbered=True), printed(made, 2, numbered=True)
    places = list(Serial.objects.order_by("position").values_list("position", "run"))
    assert places == [(1, first.pk), (2, first.pk), (3, first.pk), (4, second.pk), (5, second.pk)]
    numbers = list(Serial.objects.values_list("number", flat=True))
    assert all(re.fullmatch(r"\d{5}-[2-9A-HJKMNP-Z]{4}", number) for number in numbers)
    assert len({number[6:] for number in numbers}) > 1


def test_it_is_drawn_a_little_at_a_time_and_says_how_far_it_is(monkeypatch):
    monkeypatch.setattr(label_files, "BEAT_S", 0)
    run = printed(lot(units=60), 60, numbered=True)
    assert draw_labels(seconds=0) == 24
    file = LabelFile.objects.get()
    assert (file.state, file.done, file.name) == (State.WAITING, 24, "")
    assert draw_labels(seconds=0) == 48 and draw_labels(seconds=60) == 60
    assert len(re.findall(r"Số \d{5}-", words(drawn(run)))) == 60 and draw_labels() == 0


def test_what_a_dead_worker_left_is_drawn_anew_and_nothing_is_doubled():
    run = printed(lot(units=60), 60, numbered=True, checks="label")
    before = list(Serial.objects.values_list("number", "check_hash"))
    assert draw_labels(seconds=0) == 24
    dead = label_files._own.pop()
    dead.out.close()  # its process is gone, its piece of a file is not
    assert draw_labels() == 0  # for a minute nobody takes it over
    LabelFile.objects.update(beat=timezone.now() - ABANDONED)
    text = words(drawn(run))
    assert not dead.part.exists() and not list(folder().glob(f"{dead.file.pk}-*.part"))
    assert list(Serial.objects.values_list("number", "check_hash")) == before
    assert len(re.findall(r"Số \d{5}-", text)) == 60
    assert holdings([run.lot])[run.lot_id].shelf == 60


def test_a_worker_that_was_only_slow_gives_way_to_the_one_that_took_over(monkeypatch):
    monkeypatch.setattr(label_files, "BEAT_S", 0)
    run = printed(lot(units=60), 60, numbered=True)
    draw_labels(seconds=0)
    slow = label_files._own.pop()
    LabelFile.objects.update(beat=timezone.now() - ABANDONED)
    whole = drawn(run)
    label_files._own.append(slow)
    assert draw_labels(seconds=60) == 0
    assert path_of(LabelFile.objects.get()).read_bytes() == whole and not slow.part.exists()


def test_a_file_is_deleted_after_some_days():
    run = printed(lot(), 3, numbered=True)
    drawn(run)
    path = path_of(LabelFile.objects.get())
    assert drop_old_labels() == 0 and path.exists()
    assert drop_old_labels(now=timezone.now() + KEPT + datetime.timedelta(minutes=1)) == 1
    assert not path.exists() and LabelFile.objects.get().state == State.GONE


# -- hidden codes


def coded() -> tuple[Serial, str]:
    """The first piece of a run with hidden codes, and its code as the label shows it."""
    run = printed(lot(), 3, numbered=True, checks="label")
    text = words(drawn(run))
    return run.serials.get(position=1), re.findall(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}(?!\d)", text)[0]


def test_the_code_on_the_label_is_confirmed_once_and_then_said_to_have_been(client):
    serial, code = coded()
    assert confirm(serial=serial, typed=f" {code.lower().replace('-', ' ')} ", device="a").before is None
    serial.refresh_from_db()
    assert confirm(serial=serial, typed=code, device="b").before == serial.confirmed_at
    page = client.get(f"/en/l/{serial.lot.code}/{serial.number}").content.decode()
    assert "Hidden code confirmed at" in page


def test_only_hashes_are_kept_once_the_file_is_there():
    serial, code = coded()
    assert LabelFile.objects.get().secret == ""
    kept = "".join(str(value) for row in Serial.objects.values() for value in row.values())
    assert code not in kept and code.replace("-", "") not in kept and len(serial.check_hash) == 64


def test_the_code_of_another_piece_is_wrong():
    serial, code = coded()
    other = serial.run.serials.get(position=2)
    with pytest.raises(ValidationError) as refused:
        confirm(serial=other, typed=code, device="a")
    assert refused.value.code == WRONG and CheckTry.objects.get().serial == other


def test_whoever_guesses_is_stopped_even_with_the_right_code_and_others_are_not():
    serial, code = coded()
    for _try in range(OF_ONE_TELEPHONE):
        with pytest.raises(ValidationError):
            confirm(serial=serial, typed="2345-6789", device="a")
    with pytest.raises(ValidationError) as refused:
        confirm(serial=serial, typed=code, device="a")
    assert refused.value.code == TOO_MANY
    assert confirm(serial=serial, typed=code, device="b").before is None


def test_a_machine_that_changes_its_name_is_stopped_at_the_piece_until_tomorrow(client):
    serial, code = coded()
    page, machine = f"/en/l/{serial.lot.code}/{serial.number}/ma-an", {"user-agent": "Mozilla/5.0"}
    for number in range(OF_ONE_PIECE):
        typed = {"hidden": f"2345-67{number:02d}"}
        assert client.post(page, typed, headers={"user-agent": f"Mozilla/5.0 ({number})"}).status_code == 422
    refused = client.post(page, {"hidden": code}, headers=machine)
    assert refused.status_code == 429 and "try again tomorrow" in refused.text
    serial.refresh_from_db()
    assert serial.confirmed_at is None and serial.tries.count() == OF_ONE_PIECE
    CheckTry.objects.update(at=timezone.now() - 2 * DAY)
    assert client.post(page, {"hidden": code}, headers=machine).status_code == 200
    serial.refresh_from_db()
    assert serial.confirmed_at


def test_a_code_stays_right_when_the_shop_takes_another_key(settings):
    serial, code = coded()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "x" * 60, [settings.SECRET_KEY]
    assert confirm(serial=serial, typed=code, device="a").before is None


def test_the_page_of_a_code_speaks_calmly(client):
    serial, code = coded()
    page = f"/en/l/{serial.lot.code}/{serial.number}/ma-an"
    assert client.get(page).status_code == 200
    wrong = client.post(page, {"hidden": "2345-6789"})
    assert wrong.status_code == 422 and "not the hidden code" in wrong.text
    assert "You are the first" in client.post(page, {"hidden": code}).text
    again = client.post(page, {"hidden": code})
    assert again.status_code == 200 and "was confirmed before" in again.text
    for _try in range(OF_ONE_TELEPHONE):
        last = client.post(page, {"hidden": "2345-6789"})
    assert client.post(page, {"hidden": code}).status_code == 429 and last.status_code in (422, 429)


def test_a_piece_without_a_hidden_code_has_no_such_page(client):
    piece = printed(lot(), 1, numbered=True).serials.get()
    assert client.get(f"/l/{piece.lot.code}/{piece.number}/ma-an").status_code == 404
    assert "ma-an" not in client.get(f"/l/{piece.lot.code}/{piece.number}").text


def test_a_hidden_code_needs_a_number():
    with pytest.raises(ValidationError):
        printed(lot(), 1, checks="label")
    assert not LabelRun.objects.exists()


def test_codes_are_made_of_what_nobody_misreads():
    assert not set("01IOL") & set(hidden_codes.ALPHABET)
    assert hidden_codes.code_of("ab" * 32, "00001-AAAA") == hidden_codes.code_of("ab" * 32, "00001-AAAA")
    assert hidden_codes.code_of("ab" * 32, "00001-AAAA") != hidden_codes.code_of("cd" * 32, "00001-AAAA")


# -- spoilt


def test_a_voided_piece_says_so_on_its_page_and_its_goods_are_loose_again(client):
    made = lot(units=10)
    run = printed(made, 10, numbered=True)
    spoil_labels(run=run, places=[2, 3], why="Kẹt giấy", actor=None)
    held = holdings([Lot.objects.get(pk=made.pk)])[made.pk]
    assert (held.shelf, held.balance.available) == (8, 10)
    second, fourth = run.serials.get(position=2), run.serials.get(position=4)
    assert "This label was voided" in client.get(f"/en/l/{made.code}/{second.number}").text
    assert "voided" not in client.get(f"/en/l/{made.code}/{fourth.number}").text


def test_a_recall_comes_before_a_void(client):
    made = lot(units=10)
    run = printed(made, 2, numbered=True)
    spoil_labels(run=run, places=[1], why="Kẹt giấy", actor=None)
    recall_lot(lot=made, actor=None, reason="Nấm mốc")
    page = client.get(f"/en/l/{made.code}/{run.serials.get(position=1).number}").text
    assert "Nấm mốc" in page and "voided" not in page


@pytest.mark.parametrize("places", [[], [1, 1, 11], [11], [2]])
def test_only_labels_of_the_run_that_are_not_void_can_be_voided(places):
    run = printed(lot(units=20), 10, numbered=True)
    spoil_labels(run=run, places=[2], why="Kẹt giấy", actor=None)
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        spoil_labels(run=run, places=places, why="Kẹt giấy", actor=None)
    assert len(refused.value.message_dict["places"]) == 1
    assert run.serials.exclude(voided_at=None).count() == 1


def test_pieces_that_wait_in_orders_cannot_be_voided():
    from traceability.services import draw

    made = lot(units=10)
    run = printed(made, 10, numbered=True)
    draw(lots={made.pk: 9}, source_key="line:1")
    with pytest.raises(ValidationError):
        spoil_labels(run=run, places=[1, 2], why="Kẹt giấy", actor=None)
    assert not run.serials.exclude(voided_at=None).exists()


def test_three_thousand_numbers_ask_little_of_the_database(django_assert_max_num_queries):
    made = ready(lot(units=3000))
    with django_assert_max_num_queries(100 if connection.vendor == "sqlite" else 50):
        printed(made, 3000, numbered=True, checks="label")
    assert Serial.objects.count() == 3000
