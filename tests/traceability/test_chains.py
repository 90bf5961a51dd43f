"""Whatever Bình records goes into his cooperative's chain at once; who rewrites it later is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation

from marketplace.ledger.checking import faults
from tests import factories, people
from traceability.event_hash import event_id
from traceability.exchange.writing import NAMESPACE
from traceability.models import EpcisEvent, Lot, SigningKey, Stream, TraceEvent
from traceability.proof.journeys import tell_untold
from traceability.proof.keys import rotate, signer
from traceability.services import recall_lot, record_event

from .things import lot, step

pytestmark = pytest.mark.django_db


def tampered(table: str, column: str, value: object, where: str) -> None:
    """What somebody with the database's password does."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {where}", [value])  # noqa: S608


def chain_faults() -> list[str]:
    return [fault for fault in faults() if fault.startswith("chain")]


def test_each_step_stands_in_its_cooperatives_chain():
    made = lot()
    first, second = step(made), step(made, "milling", days_ago=8)
    stream = Stream.objects.get(cooperative=made.producer)
    assert stream.name == "coop:DTL"
    assert list(stream.events.values_list("seq", "trace_event")) == [(0, first.pk), (1, second.pk)]
    assert second.told.prev == first.told.entry_hash
    assert (stream.length, stream.head) == (2, second.told.entry_hash)
    assert list(first.told.lots.all()) == [made]
    assert chain_faults() == []


def test_each_cooperative_has_a_chain_of_its_own():
    step(lot())
    step(lot(factories.product("Chè Tân Cương", by=factories.doi_che_xuan()), code="DCX-1"))
    assert dict(Stream.objects.values_list("name", "length")) == {"coop:DTL": 1, "coop:DCX": 1}


def test_a_step_that_is_refused_leaves_no_record():
    made = lot()
    with pytest.raises(ValidationError):
        record_event(lot=made, actor=None, step="harvest", happened_at=made.opened_at, note="x" * 401)
    assert not EpcisEvent.objects.exists()


def test_the_name_of_an_event_is_the_hash_of_what_it_says():
    told = step(lot(), quantity=5200, quantity_unit="kg").told
    body = json.loads(told.body)
    assert told.event_id == event_id(body, [{"htx": NAMESPACE}])
    assert body["quantityList"][0]["quantity"] == 5200 and body["quantityList"][0]["uom"] == "KGM"
    assert body["action"] == "ADD" and body["bizStep"] == "creating_class_instance"


def test_an_event_is_the_same_in_whatever_language_it_is_recorded():
    made = lot()
    said = []
    for language in ("vi", "en"):
        with translation.override(language):
            body = json.loads(step(made, "shipping").told.body)
            said.append({name: value for name, value in body.items() if name != "eventTime"})
    assert said[0] == said[1] and "sourceList" in said[0]


def test_an_inspection_leads_to_the_certificates_of_its_day():
    made = lot()
    bare = step(made, "inspection", days_ago=9)
    factories.certificate(made.product)
    proven = step(made, "inspection", days_ago=8)
    assert "certificationInfo" not in json.loads(bare.told.body)
    assert json.loads(proven.told.body)["certificationInfo"] == [f"http://127.0.0.1:8000/l/{made.code}#h-c"]


def test_who_recorded_it_is_told_only_as_a_hash():
    made = lot()
    told = record_event(lot=made, actor=people.binh(), step="harvest", happened_at=made.opened_at).told
    assert len(json.loads(told.body)["htx:recorder"]) == 40
    assert "Bình" not in told.body and "binh" not in told.body


def test_a_correction_declares_the_wrong_event_under_its_own_name():
    made = lot()
    wrong = step(made)
    right = step(made, "correction", days_ago=1, corrects=wrong, note="Gặt ngày hôm sau")
    assert right.told.event_id == wrong.told.event_id
    assert json.loads(right.told.body)["errorDeclaration"]["htx:note"] == "Gặt ngày hôm sau"
    assert right.told.is_declared_wrong and not wrong.told.is_declared_wrong
    assert chain_faults() == []


def test_a_recall_is_in_the_chain_too():
    made = recall_lot(lot=lot(), actor=None, reason="Nấm mốc")
    assert (made.told.get().biz_step, made.told.get().disposition) == ("holding", "recalled")


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("body", '{"type":"ObjectEvent"}', "event"),
        ("body_sha256", "0" * 64, "hash"),
        ("prev", "0" * 64, "previous"),
        ("record_time", "2026-01-01 00:00:00", "hash"),
        ("signature", "AAAA", "signature"),
        ("seq", 7, "sequence"),
    ],
)
def test_who_rewrites_a_record_is_found(column, value, fault):
    made = lot()
    for days in (9, 8, 7):
        step(made, "care", days_ago=days)
    tampered("traceability_epcisevent", column, value, "seq = 1")
    place = 2 if column == "seq" else 1
    assert any(line.startswith(f"chain: coop:DTL record {place}: {fault}") for line in chain_faults())


def test_who_takes_a_record_away_is_found():
    made = lot()
    for days in (9, 8):
        step(made, "care", days_ago=days)
    Stream.objects.update(length=1)
    assert chain_faults() == ["chain: coop:DTL has 2 records, its head says 1"]


def test_who_rewrites_the_step_that_the_page_shows_is_found():
    wrong = step(lot(), note="Gặt máy")
    tampered("traceability_traceevent", "note", "Gặt tay", f"id = {wrong.pk}")
    assert chain_faults() == [f"chain: step {wrong.pk} of lot DTL-261115-01 is not what was recorded of it"]


def test_steps_from_before_there_was_a_chain_are_chained_once(capsys):
    made = lot()
    moment = made.opened_at
    TraceEvent.objects.bulk_create(TraceEvent(lot=made, step="care", happened_at=moment, note=str(n)) for n in range(3))
    assert len(chain_faults()) == 3
    call_command("chain_events")
    assert capsys.readouterr().out == "3 steps chained.\n"
    assert tell_untold() == 0 and chain_faults() == []
    assert [json.loads(row.body)["htx:note"] for row in EpcisEvent.objects.all()] == ["0", "1", "2"]


def test_a_correction_of_an_old_step_chains_that_first():
    made = lot()
    old = TraceEvent.objects.bulk_create([TraceEvent(lot=made, step="care", happened_at=made.opened_at)])[0]
    step(made, "correction", corrects=TraceEvent.objects.get(pk=old.pk))
    assert EpcisEvent.objects.count() == 2 and chain_faults() == []


@pytest.mark.django_db(transaction=True)
def test_a_new_key_signs_from_now_on_and_the_old_record_stays_signed(settings):
    made = lot()
    before = step(made).told
    taken = rotate(actor=people.lan())
    after = step(made, "milling", days_ago=8).told
    assert before.key != after.key == taken.key
    assert SigningKey.objects.get(pk=before.key_id).not_after is not None
    assert Path(settings.TRACE_SIGNING_KEY_FILE).read_bytes().count(b"BEGIN PRIVATE KEY") == 1
    assert Path(settings.TRACE_SIGNING_KEY_FILE).stat().st_mode & 0o077 == 0
    assert chain_faults() == []


def test_a_change_of_keys_that_fails_half_way_loses_nothing():
    step(lot())
    with pytest.raises(RuntimeError), transaction.atomic():
        rotate(actor=None)
        raise RuntimeError
    assert signer().key == SigningKey.objects.get()


def test_a_real_shop_whose_key_is_gone_records_nothing_and_says_how_to_mend_it(settings, tmp_path):
    made = lot()
    step(made)
    settings.DEMONSTRATION, settings.TRACE_SIGNING_KEY_FILE = False, tmp_path / "none.pem"
    with pytest.raises(ImproperlyConfigured, match="rotate_signing_key"), transaction.atomic():
        step(made, "milling")
    assert TraceEvent.objects.count() == EpcisEvent.objects.count() == 1


def test_the_private_key_is_nowhere_in_the_database(settings):
    step(lot())
    secret = Path(settings.TRACE_SIGNING_KEY_FILE).read_text().splitlines()[1]
    rows = [row for model in (SigningKey, EpcisEvent, Lot) for row in model.objects.values()]
    assert rows and not any(secret in str(row) for row in rows)
