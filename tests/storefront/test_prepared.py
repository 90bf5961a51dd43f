"""A question that is written once and, on PostgreSQL, planned once for each connection."""

import pytest
from django.db import connection
from django.db.models import CharField
from django.test.utils import CaptureQueriesContext

from marketplace.places.models import Province
from marketplace.prepared import Hole, Prepared
from tests import factories

pytestmark = pytest.mark.django_db
CODES = ["92", "46", "19"]


@pytest.fixture
def by_code():
    for code in CODES:
        factories.province(code)
    named = Province.objects.order_by().exclude(name="100% Hà Nội").filter(code=Hole("code", CharField()))
    return Prepared(lambda: named, plan=True)


def _asked(question, code):
    with CaptureQueriesContext(connection) as asked:
        found = question(code=code)
    return [province.code for province in found], [each["sql"].split()[0] for each in asked]


def test_each_asking_answers_for_what_is_put_in(by_code):
    assert [_asked(by_code, code)[0] for code in CODES] == [[code] for code in CODES]
    assert _asked(by_code, "nowhere")[0] == _asked(by_code, "'; --")[0] == []


def test_the_plan_is_made_at_the_first_asking_alone(by_code, on_postgresql):
    words = [_asked(by_code, "92")[1] for _ in range(3)]
    assert words == ([["PREPARE"], ["EXECUTE"], ["EXECUTE"]] if on_postgresql else [["SELECT"]] * 3)


def test_behind_a_pooler_nothing_is_left_in_a_connection(by_code, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    assert [_asked(by_code, "92") for _ in range(2)] == [(["92"], ["SELECT"])] * 2
