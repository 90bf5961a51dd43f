"""Lan sets deadlines and limits with the day on which they begin, at /dieu-hanh/thoi-han/."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.audit.models import AuditEntry
from marketplace.order.models import Term
from marketplace.order.terms import TermKey, courses, limits_of, term_on, unit_of
from tests import people
from tests.buying import bought
from tests.factories import province

pytestmark = pytest.mark.django_db
URL = reverse("dashboard:terms")
DAY = datetime.timedelta(days=1)
ACCEPT = TermKey.ACCEPT_HOURS


def _today() -> datetime.date:
    return timezone.localdate()


def _filled(**changes):
    tomorrow = f"{_today() + DAY:%Y-%m-%d}"
    filled = {"key": ACCEPT, "value": "36", "effective_from": tomorrow, "legal_ref": "Quyết định 12/QĐ-LM"}
    return {**filled, **changes}


def test_lan_sets_a_value_that_holds_from_its_day_on(lan):
    said = lan.post(URL, _filled(), follow=True).content.decode()
    assert f'name="take_back" value="{Term.objects.get().pk}"' in said and "36" in said and "12/QĐ-LM" in said
    assert (term_on(ACCEPT).value, term_on(ACCEPT, _today() + DAY).value) == (24, 36)
    line = AuditEntry.objects.get(act="term.set")
    assert (line.actor, line.details["value"]) == (people.lan(), 36)


def test_a_value_of_today_is_what_the_next_order_lives_by(lan):
    before = bought()
    lan.post(URL, _filled(value="2", effective_from=f"{_today():%Y-%m-%d}"))
    after = bought()
    assert before.accept_before - before.date_placed > datetime.timedelta(hours=23)
    assert after.accept_before - after.date_placed < datetime.timedelta(hours=3)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"key": ""}, "key"), ({"key": "x"}, "key"), ({"value": ""}, "value"), ({"value": "hai"}, "value"),
        ({"value": "-1"}, "value"), ({"value": "0"}, "value"), ({"value": "721"}, "value"), ({"value": "1,5"}, "value"),
        ({"value": "³"}, "value"), ({"key": TermKey.CARD_MINUTES, "value": "29"}, "value"),
        ({"key": TermKey.COD_CEILING, "value": "5tr rưỡi"}, "value"), ({"effective_from": ""}, "effective_from"),
        ({"effective_from": "2026-02-30"}, "effective_from"), ({"effective_from": "2020-01-01"}, "effective_from"),
        ({"effective_to": "2020-01-01"}, "effective_to"), ({"provinces": ["46"]}, "provinces"),
        ({"provinces": ["không"]}, "provinces"), ({"legal_ref": ""}, "legal_ref"),
        ({"legal_ref": "x" * 201}, "legal_ref"),
    ],
)  # fmt: skip
def test_each_fault_has_a_sentence_beside_its_field(lan, changes, field):
    if changes.get("provinces") == ["46"]:
        changes = {"provinces": [province("46").pk]}
    page = lan.post(URL, _filled(**changes))
    faults = page.context["form"].errors
    assert page.status_code == 422 and not Term.objects.exists()
    assert list(faults) == [field] and len(faults[field]) == 1


def test_two_values_cannot_begin_on_one_day(lan):
    lan.post(URL, _filled())
    page = lan.post(URL, _filled(value="40"))
    assert page.status_code == 422 and list(page.context["form"].errors) == ["effective_from"]
    assert Term.objects.get().value == 36


def test_cash_on_delivery_has_a_ceiling_in_some_provinces(lan):
    places = [province("46").pk, province("92").pk]
    lan.post(URL, _filled(key=TermKey.COD_CEILING, value="2tr", provinces=places))
    held = term_on(TermKey.COD_CEILING, _today() + DAY)
    assert (held.value, held.provinces) == (2_000_000, {"46", "92"})
    assert "2.000.000" in lan.get(URL).content.decode().replace("\u00a0", " ")


def test_what_has_not_begun_is_taken_back_and_what_holds_is_not(lan):
    lan.post(URL, _filled())
    lan.post(URL, _filled(value="30", effective_from=f"{_today():%Y-%m-%d}"))
    holds, to_come = Term.objects.order_by("effective_from")
    for term in (holds, to_come):
        lan.post(URL, {"take_back": term.pk})
    assert list(Term.objects.all()) == [holds]
    assert AuditEntry.objects.filter(act="term.taken_back").count() == 1
    assert lan.post(URL, {"take_back": "x"}).status_code == 404


def test_the_course_of_a_value_is_what_holds_what_comes_and_what_has_been():
    today = _today()
    days = [(20, -30, None), (30, -10, None), (40, 5, None), (50, 9, None), (15, -50, -40)]
    for value, begins, ends in days:
        end = today + ends * DAY if ends else None
        Term.objects.create(
            key=ACCEPT, value=value, effective_from=today + begins * DAY, effective_to=end, legal_ref="QĐ"
        )
    course = {one.key: one for one in courses()}[ACCEPT]
    assert (course.now.value, course.since.value) == (30, 30) and course.now == term_on(ACCEPT)
    assert [term.value for term in course.coming] == [40, 50]
    assert [term.value for term in course.past] == [20, 15]


@pytest.mark.parametrize("key", TermKey)
def test_the_shops_own_rule_is_within_the_limits_of_its_unit(key):
    least, most = limits_of(key)
    assert least <= term_on(key).value <= most
    assert unit_of(key).label


def test_nobody_else_sets_a_value(binh, client):
    for browser in (binh, client):
        assert {browser.get(URL).status_code, browser.post(URL, _filled()).status_code} <= {302, 403}
    assert not Term.objects.exists()
