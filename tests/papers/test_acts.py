"""Who moves a paper to where; docs/papers.md is the table."""

import datetime
import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation

from catalogue.models import Certificate, GeographicalIndication
from catalogue.papers.acts import (
    cancel_indication,
    declare_certificate,
    declare_stars,
    refuse,
    register_indication,
    revoke,
    verify,
    withdraw,
)
from catalogue.papers.rules import add_months, rule_on, set_paper_rule
from marketplace.audit.models import AuditEntry
from marketplace.cooperatives.models import GrowingArea
from marketplace.outbox.models import Message
from tests import factories, people

from .things import DAY, declared, pdf, verified

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    factories.dong_tom_lua().__class__.objects.update(email="htx@example.vn")
    with translation.override("en"):
        yield


def _today():
    return timezone.localdate()


def test_binh_declares_and_lan_verifies_and_both_are_written_down():
    paper = declared(file=pdf())
    assert paper.verification == "declared" and not Certificate.objects.valid_on(_today()).exists()
    paper = verify(paper=paper, method="register", words="Tra cứu ngày hôm nay", actor=people.lan())
    assert Certificate.objects.valid_on(_today()).get() == paper
    assert (paper.verified_by, paper.method, paper.declared_by) == (people.lan(), "register", people.binh())
    with paper.file.open("rb") as kept:
        assert hashlib.sha256(kept.read()).hexdigest() == paper.file_sha256
    assert [entry.act for entry in AuditEntry.objects.order_by("pk")] == ["certificate.declared", "paper.verified"]
    letter = Message.objects.get()
    assert letter.recipient == "htx@example.vn" and "has checked it" in letter.text


@pytest.mark.parametrize("act", ["verify", "refuse", "withdraw"])
@pytest.mark.parametrize("before", ["verified", "refused", "withdrawn"])
def test_what_was_decided_is_not_decided_again(act, before):
    acts = {
        "verify": lambda paper: verify(paper=paper, method="issuer", actor=people.lan()),
        "refuse": lambda paper: refuse(paper=paper, reason="Số không có", actor=people.lan()),
        "withdraw": lambda paper: withdraw(paper=paper, actor=people.binh()),
    }
    first = {"verified": "verify", "refused": "refuse", "withdrawn": "withdraw"}[before]
    paper = declared()
    acts[first](paper)
    with pytest.raises(ValidationError, match="decided already"), transaction.atomic():
        acts[act](paper)  # whoever still has the old page open
    paper.refresh_from_db()
    assert paper.verification == before


def test_a_decision_says_how_or_why():
    paper = declared()
    with pytest.raises(ValidationError, match="how you checked"):
        verify(paper=paper, method="", actor=people.lan())
    for act in (refuse, revoke):
        with pytest.raises(ValidationError):
            act(paper=paper, reason="  ", actor=people.lan())
    assert Message.objects.count() == 0


def test_only_what_was_verified_is_revoked_and_once():
    with pytest.raises(ValidationError, match="Only a verified paper"):
        revoke(paper=declared(), reason="Sai", actor=people.lan())
    paper = verified(number="MH-2")
    paper = revoke(paper=paper, reason="Tổ chức cấp đã thu hồi", actor=people.lan())
    assert (paper.revoked_on, paper.ended_by) == (_today(), people.lan())
    assert "Tổ chức cấp đã thu hồi" in Message.objects.get(event__endswith="revoked").text
    with pytest.raises(ValidationError, match="only once"):
        revoke(paper=paper, reason="Lại", actor=people.lan())


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"expires_on": datetime.date(2020, 1, 1), "issued_on": datetime.date(2021, 1, 1)}, "expires_on", "before it"),
        ({"issued_on": datetime.date(1, 1, 1)}, "issued_on", "year of issue"),
        ({"issued_on": datetime.date(9999, 1, 1)}, "issued_on", "year of issue"),
        ({"expires_on": datetime.date(9999, 12, 31)}, "expires_on", "year in which it ends"),
        ({"expires_on": datetime.date(2024, 1, 1), "issued_on": datetime.date(2022, 1, 1)}, "expires_on", "It ended"),
        ({"expires_on": None}, "expires_on", "write until when"),
        ({"products": []}, "products", "Tick the goods"),
        ({"quantity_kg": -1}, "quantity_kg", "more than nothing"),
        ({"number": " - "}, "number", "as it stands"),
        ({"scheme": "gi"}, "indication", "Choose the registered"),
        ({"name": ""}, "name", ""),
        ({"scheme": "iso9"}, "scheme", ""),
    ],
)  # fmt: skip
def test_each_fault_is_one_sentence_beside_its_field(fields, field, sentence):
    with pytest.raises(ValidationError) as fault:
        declared(**fields)
    assert list(fault.value.message_dict) == [field]
    assert len(fault.value.message_dict[field]) == 1 and sentence in fault.value.message_dict[field][0]


def test_nobody_puts_anothers_goods_or_fields_into_the_scope():
    tea = factories.product("Chè", by=factories.doi_che_xuan())
    field = GrowingArea.objects.create(cooperative=tea.producer, code="C", name="C", crop="Chè", area_ha=1)
    with pytest.raises(ValidationError, match="goods belongs to another"):
        declare_certificate(
            holder=factories.dong_tom_lua(), actor=None, products=[tea], scheme="vietgap", name="V", number="1",
            issuer="T", issued_on=_today(), expires_on=_today() + DAY,
        )  # fmt: skip
    with pytest.raises(ValidationError, match="areas belongs to another"):
        declared(areas=[field])


def test_a_number_is_declared_once_and_a_renewal_may_keep_it():
    first = verified()
    with pytest.raises(ValidationError, match="number of this scheme already"), transaction.atomic():
        declared(first.products.get(), number="mh 77-2026")
    new = declared(first.products.get(), replaces=first, expires_on=_today() + 900 * DAY)
    assert new.replaces == first and first.renewals.get() == new
    with pytest.raises(ValidationError, match="Only a verified paper of the same kind"):
        declared(first.products.get(), number="9", scheme="haccp", replaces=first)


def test_a_number_of_two_cooperatives_is_flagged_and_shows_nowhere_until_decided():
    mine = declared()
    tea = factories.product("Chè", by=factories.doi_che_xuan())
    theirs = declared(tea, number="mh77/2026")
    assert set(Certificate.objects.borrowed()) == {mine, theirs}
    assert not Certificate.objects.shown_on(_today()).exists()
    verify(paper=mine, method="original", actor=people.lan())
    refuse(paper=theirs, reason="Giấy của HTX khác", actor=people.lan())
    assert not Certificate.objects.borrowed().exists() and Certificate.objects.shown_on(_today()).get() == mine


def test_the_same_file_at_two_cooperatives_is_flagged():
    mine = declared(file=pdf())
    theirs = declared(factories.product("Chè", by=factories.doi_che_xuan()), number="khac", file=pdf())
    assert set(Certificate.objects.borrowed()) == {mine, theirs}


def test_a_right_to_an_indication_is_its_users_alone_and_ends_with_the_registration():
    origin = register_indication(
        name="Gạo minh họa", registration_number="MH-00", manager="Sở minh họa", registered_on=_today() - 900 * DAY,
        actor=people.lan(),
    )  # fmt: skip
    mine = verified(scheme="gi", indication=origin, expires_on=None)
    assert Certificate.objects.valid_on(_today()).get() == mine and mine.is_valid_on(_today())
    neighbour = factories.product("Gạo khác", by=factories.doi_che_xuan())
    assert not Certificate.objects.valid_on(_today()).filter(products=neighbour).exists()
    cancel_indication(origin=origin, reason="Bị hủy", actor=people.lan())
    mine.refresh_from_db()
    assert not Certificate.objects.valid_on(_today()).exists() and not mine.is_valid_on(_today())
    assert Message.objects.filter(event__endswith="cancelled").count() == 1
    with pytest.raises(ValidationError, match="cancelled already"):
        cancel_indication(origin=origin, reason="Lại", actor=people.lan())


def test_a_registration_is_written_down_once_and_not_of_the_future():
    made = {"name": "G", "registration_number": "1", "manager": "S", "actor": None}
    with pytest.raises(ValidationError, match="year of registration"):
        register_indication(**made, registered_on=_today() + DAY)
    register_indication(**made, registered_on=_today())
    with pytest.raises(ValidationError, match="written down already"):
        register_indication(**made, registered_on=_today())
    assert GeographicalIndication.objects.count() == 1


STARS = {"stars": 4, "score": 81, "level": "province", "decision": "12/QĐ-MH", "issuer": "UBND minh họa"}


def _stars(rice, **fields):
    usual = {**STARS, "issued_on": _today() - 30 * DAY}
    return declare_stars(product=rice, actor=people.binh(), **{**usual, **fields})


def test_stars_show_once_verified_and_end_after_the_months_of_the_rule():
    rice = factories.product()
    paper = _stars(rice)
    assert paper.expires_on == add_months(paper.issued_on, 36)
    rice.listing.refresh_from_db()
    assert rice.listing.stars is None
    verify(paper=paper, method="issuer", actor=people.lan())
    rice.listing.refresh_from_db()
    assert rice.listing.stars == 4
    revoke(paper=paper, reason="Thu hồi", actor=people.lan())
    rice.listing.refresh_from_db()
    assert rice.listing.stars is None and rice.listing.ocop_stars is None


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"stars": 2}, "stars", "three to five"), ({"score": 95}, "score", "from 70 to below 90"),
        ({"stars": 5, "score": 92}, "level", "ministry alone"), ({"level": "ministry"}, "level", "recognises five"),
        ({"level": "district"}, "level", "until 30 June 2025"), ({"level": ""}, "level", "who recognised"),
        ({"issued_on": datetime.date(9999, 1, 1)}, "issued_on", "year of issue"),
        ({"issued_on": datetime.date(1, 1, 1)}, "issued_on", "year of issue"),
        ({"expires_on": datetime.date(2999, 1, 1)}, "expires_on", "Check the year"),
    ],
)  # fmt: skip
def test_stars_are_given_as_the_law_says(fields, field, sentence):
    with pytest.raises(ValidationError) as fault:
        _stars(factories.product(), **fields)
    assert sentence in fault.value.message_dict[field][0] and list(fault.value.message_dict) == [field]


def test_a_decision_counts_once_for_a_product():
    rice = factories.product()
    _stars(rice)
    with pytest.raises(ValidationError, match="for this product already"):
        _stars(rice)


@pytest.mark.parametrize(("day", "last"), [("2024-03-15", "2027-03-14"), ("2024-02-29", "2027-02-27"),
                                           ("2024-01-31", "2027-01-30")])  # fmt: skip
def test_thirty_six_months_are_reckoned_by_the_calendar(day, last):
    assert add_months(datetime.date.fromisoformat(day), 36).isoformat() == last


def test_a_rule_holds_from_its_day_on():
    rule = {"first_days": 120, "second_days": 60, "third_days": 14, "ocop_months": 36, "source": "Quyết định minh họa"}
    set_paper_rule(actor=people.lan(), effective_from=_today() + DAY, **rule)
    assert rule_on(_today()).first_days == 180 and rule_on(_today() + DAY).first_days == 120
    with pytest.raises(ValidationError, match="today or later"):
        set_paper_rule(actor=people.lan(), effective_from=_today() - DAY, **rule)
    with pytest.raises(ValidationError, match="closer to the end"):
        set_paper_rule(actor=people.lan(), effective_from=_today(), **(rule | {"second_days": 130}))
