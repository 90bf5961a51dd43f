"""Letters before the end and on the day after, each once, whoever looks; nothing about what was renewed or revoked."""

import pytest
from django.utils import timezone, translation

from catalogue.papers.acts import declare_stars, refuse, revoke, verify
from catalogue.papers.reminding import follow_papers_hourly, remind_of_papers
from catalogue.papers.rules import set_paper_rule
from catalogue.papers.selectors import ending
from marketplace.cooperatives.models import Cooperative
from marketplace.outbox.models import Message
from tests import factories, people
from tests.support.race import race

from .things import DAY, at, declared, last_second, midnight_after, verified

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _addresses(db):
    factories.dong_tom_lua()
    Cooperative.objects.update(email="htx@example.vn")


def _steps():
    return [message.event.partition("-")[2].partition("-")[2] for message in Message.objects.order_by("pk")
            if "ending" in message.event or "lapsed" in message.event]  # fmt: skip


def test_each_step_is_told_once_on_its_day_and_the_end_on_the_day_after(monkeypatch):
    paper = verified(expires_on=timezone.localdate() + 200 * DAY)
    told = {}
    for left in (200, 181, 180, 179, 91, 90, 31, 30, 1, 0, -1, -2):
        at(monkeypatch, last_second(paper.expires_on - left * DAY))
        remind_of_papers()
        remind_of_papers()
        told[left] = _steps()
    assert told[181] == [] and told[180] == told[91] == ["ending-1"]
    assert told[90] == told[31] == ["ending-1", "ending-2"]
    assert told[30] == told[0] == ["ending-1", "ending-2", "ending-3"]
    assert told[-1] == told[-2] == ["ending-1", "ending-2", "ending-3", "lapsed"]


def test_the_letter_speaks_both_languages():
    verified(expires_on=timezone.localdate() + 25 * DAY)
    remind_of_papers()
    letter = Message.objects.get(event__contains="ending")
    for language in ("vi", "en"):
        with translation.override(language):
            assert translation.gettext("Please renew it in time and declare the new one at your desk.") in letter.text
    assert "25" in letter.subject and "/giay-to/" in letter.text and 'lang="en"' in letter.html


def test_a_paper_that_comes_late_gets_the_nearest_step_alone():
    verified(expires_on=timezone.localdate() + 25 * DAY)
    assert remind_of_papers() == 1 and _steps() == ["ending-3"]
    assert remind_of_papers() == 0


def test_the_clock_is_vietnams(monkeypatch):
    paper = verified(expires_on=timezone.localdate() + 181 * DAY)
    day = paper.expires_on - 180 * DAY
    at(monkeypatch, last_second(day - DAY))
    assert remind_of_papers() == 0
    at(monkeypatch, midnight_after(day - DAY))
    assert remind_of_papers() == 1


def test_what_was_renewed_revoked_or_never_verified_is_not_told_of():
    soon = timezone.localdate() + 20 * DAY
    rice = factories.product()
    old = verified(rice, expires_on=soon)
    declared(rice, number="2", expires_on=soon)
    gone = verified(rice, number="3", expires_on=soon)
    revoke(paper=gone, reason="Thu hồi", actor=people.lan())
    new = declared(rice, replaces=old, expires_on=soon + 400 * DAY)
    assert remind_of_papers() == 0
    refuse(paper=new, reason="Ảnh mờ", actor=people.lan())
    assert remind_of_papers() == 1  # the renewal came to nothing: there is time for another


def test_of_the_end_is_told_unless_the_new_one_is_verified(monkeypatch):
    rice = factories.product()
    first, second = (verified(rice, number=number, expires_on=timezone.localdate() + DAY) for number in "12")
    new = declared(rice, replaces=first, expires_on=timezone.localdate() + 400 * DAY)
    declared(rice, replaces=second, number="4", expires_on=timezone.localdate() + 400 * DAY)
    verify(paper=new, method="issuer", actor=people.lan())
    at(monkeypatch, midnight_after(second.expires_on))
    remind_of_papers()
    assert [message.event for message in Message.objects.filter(event__endswith="lapsed")] == [
        f"certificate-{second.pk}-lapsed"
    ]


def test_stars_are_reminded_of_and_a_longer_lasting_recognition_silences():
    rice = factories.product()
    paper = factories.stars(rice, until=timezone.localdate() + 80 * DAY)
    assert remind_of_papers() == 1
    assert Message.objects.get().event == f"ocoprecognition-{paper.pk}-ending-2"
    other = factories.product("Gạo khác")
    factories.stars(other, until=timezone.localdate() + 80 * DAY)
    declare_stars(product=other, actor=None, stars=4, score=80, level="province", decision="9", issuer="U",
                  issued_on=timezone.localdate())  # fmt: skip
    assert remind_of_papers() == 0


def test_other_days_are_set_by_a_rule_and_nobody_is_told_twice_of_a_step():
    verified(expires_on=timezone.localdate() + 100 * DAY)
    assert remind_of_papers() == 1
    rule = {"first_days": 150, "second_days": 60, "third_days": 7, "ocop_months": 36, "source": "Minh họa"}
    set_paper_rule(actor=None, effective_from=timezone.localdate(), **rule)
    assert remind_of_papers() == 0
    verified(factories.product(), number="5", expires_on=timezone.localdate() + 160 * DAY)
    assert remind_of_papers() == 0


def test_the_alliance_reads_the_same_as_a_list():
    rice = factories.product()
    inside = verified(rice, expires_on=timezone.localdate() + 180 * DAY)
    verified(rice, number="2", expires_on=timezone.localdate() + 181 * DAY)
    declared(rice, number="3", expires_on=timezone.localdate() + 10 * DAY)
    assert ending(timezone.localdate()) == [inside]


def test_the_worker_looks_once_an_hour_and_again_on_a_new_day(monkeypatch):
    paper = verified(expires_on=timezone.localdate() + 25 * DAY)
    assert follow_papers_hourly() == 1
    verified(factories.product(), number="2", expires_on=timezone.localdate() + 25 * DAY)
    assert follow_papers_hourly() == 0
    at(monkeypatch, midnight_after(timezone.localdate()))
    assert follow_papers_hourly() == 1 and paper.pk


def remind() -> int:
    """One worker's round."""
    return remind_of_papers()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_each_letter_once():
    rice = factories.product()
    for number in range(6):
        verified(rice, number=f"N{number}", expires_on=timezone.localdate() + 25 * DAY)
    outcomes = race("tests.papers.test_reminders:remind", [{}] * 4)
    assert [outcome.message for outcome in outcomes if not outcome.won] == []
    assert _steps() == ["ending-3"] * 6
