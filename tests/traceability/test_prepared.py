"""Questions that are written once and asked again and again."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.db.models import CharField, DateField, OuterRef
from django.test.utils import CaptureQueriesContext

from marketplace.prepared import Hole, Listed, Prepared, moment_of
from traceability.models import Lot, TraceEvent

from .things import DAY, lot, step

pytestmark = pytest.mark.django_db


def test_a_question_is_written_once_and_answered_anew_each_time(django_assert_num_queries):
    written = []

    def build():
        written.append(1)
        return (
            Lot.objects.filter(code=Hole("code", CharField())).select_related("product").only("code", "product__title")
        )

    named, rice = Prepared(build), lot(code="A")
    assert named(code="B") == []
    tea = lot(code="B")
    with django_assert_num_queries(2):
        assert [each.product.title for each in named(code="A") + named(code="B")] == [
            rice.product.title, tea.product.title,
        ]  # fmt: skip
    assert written == [1]


def test_a_day_is_put_in_as_a_day():
    made = lot()
    before = Prepared(lambda: Lot.objects.filter(made_on__lt=Hole("day", DateField())))
    assert before(day=made.made_on) == [] and before(day=made.made_on + DAY) == [made]


def test_what_somebody_types_is_never_read_as_sql():
    lot(code="A")
    named = Prepared(lambda: Lot.objects.filter(code=Hole("code", CharField())))
    assert named(code="A' OR '1'='1") == [] and named(code="%s") == []


def test_rows_of_another_question_come_as_a_list_in_their_order():
    made = lot(code="A")
    steps = [step(made, note=note, days_ago=ago) for note, ago in (('Gặt "máy"', 3), ("Sấy", 2), ("Đóng túi", 1))]
    lot(code="B")
    of_lot = TraceEvent.objects.filter(lot=OuterRef("pk")).order_by("-happened_at")[:2]
    shelf = Prepared(
        lambda: Lot.objects.order_by("code").annotate(latest=Listed(of_lot, at="happened_at", note="note"))
    )
    first, second = shelf()
    assert [row["note"] for row in first.latest] == ["Đóng túi", "Sấy"] and second.latest == []
    assert [moment_of(row["at"]) for row in first.latest] == [steps[2].happened_at, steps[1].happened_at]


def test_a_moment_without_a_zone_is_in_utc():
    moment = datetime.datetime(2026, 11, 22, 7, 30, tzinfo=datetime.UTC)
    assert moment_of("2026-11-22 07:30:00") == moment_of("2026-11-22T07:30:00+00:00") == moment


@pytest.fixture
def planned():
    lot(code="A")
    return Prepared(lambda: Lot.objects.exclude(code="100%").filter(code=Hole("code", CharField())), plan=True)


def _asked(question, code):
    with CaptureQueriesContext(connection) as asked:
        found = question(code=code)
    return [made.code for made in found], [each["sql"].split()[0] for each in asked]


def test_the_plan_is_made_at_the_first_asking_alone(planned, on_postgresql):
    answers = [_asked(planned, code) for code in ("A", "'; --", "A")]
    assert [codes for codes, _words in answers] == [["A"], [], ["A"]]
    words = ["PREPARE", "EXECUTE", "EXECUTE"] if on_postgresql else ["SELECT"] * 3
    assert [each for _codes, each in answers] == [[word] for word in words]


def test_behind_a_pooler_nothing_is_left_in_a_connection(planned, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    assert [_asked(planned, "A") for _ in range(2)] == [(["A"], ["SELECT"])] * 2
