"""The shape of bench.json, held by a run of a little of everything."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

OF_A_REQUEST = {
    "case", "database", "products", "clients", "cached", "cpu_ms", "ratio_to_bare", "rps", "p50_ms", "p99_ms",
    "queries", "bytes_gzip",
}  # fmt: skip
OF_A_LABEL = OF_A_REQUEST - {"products"} | {"steps", "scans"}
OF_AN_ACT = {
    "case", "database", "clients", "orders", "cpu_ms", "queries", "seconds", "per_second", "peak_rss_mb",
    "ratio_to_insert",
}  # fmt: skip
OF_A_RECALL = {
    "case", "database", "clients", "orders", "lots", "seconds_off_sale", "seconds", "per_second", "cpu_ms",
    "peak_rss_mb",
}  # fmt: skip

OF_A_RUN = {"case", "database", "labels", "seconds", "per_second", "cpu_ms", "booking_s", "peak_rss_mb", "bytes"}


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    file = tmp_path_factory.mktemp("bench") / "bench.json"
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "--to", str(file)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env={**os.environ}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    return json.loads(file.read_text())


def test_each_request_and_each_act_has_its_row(bench):
    rows = {case: [row for row in bench["rows"] if row["case"] == case] for case in _cases(bench)}
    assert set(rows) == {"bare", "basket_add", "basket", "lot", "lot_cold", "place", "labels", "recall"}
    assert {(row["clients"], row["orders"]) for row in rows["place"]} == {(2, 6), (2, 30)}
    columns = {
        "place": OF_AN_ACT, "labels": OF_A_RUN, "lot": OF_A_LABEL, "lot_cold": OF_A_LABEL, "recall": OF_A_RECALL,
    }  # fmt: skip
    for case, of_case in rows.items():
        assert all(set(row) == columns.get(case, OF_A_REQUEST) for row in of_case)


def test_the_bare_page_asks_nothing_and_is_the_measure_of_the_others(bench):
    bare, *_more = (row for row in bench["rows"] if row["case"] == "bare")
    assert (bare["queries"], bare["ratio_to_bare"]) == (0, 1.0)
    others = [row for row in bench["rows"] if row["case"] not in ("bare", "lot", "labels", "recall")]
    assert all(row["queries"] > 0 and row["cpu_ms"] > bare["cpu_ms"] for row in others)


def test_labels_come_in_two_sizes_and_memory_stays_flat(bench):
    few, many = (row for row in bench["rows"] if row["case"] == "labels")
    assert (few["labels"], many["labels"]) == (24, 240) and few["per_second"] > 0
    assert many["peak_rss_mb"] <= 1.3 * few["peak_rss_mb"]


def test_a_label_is_measured_with_few_and_many_steps_and_scans_and_asks_the_same(bench):
    for case, questions in (("lot", 0), ("lot_cold", 1)):
        rows = [row for row in bench["rows"] if row["case"] == case]
        assert [(row["scans"], row["steps"]) for row in rows] == [(10, 2), (10, 30), (100, 2), (100, 30)]
        assert [row["queries"] for row in rows] == [questions] * 4


def test_placing_stays_within_its_queries_and_costs_more_than_its_rows(bench):
    placings = [row for row in bench["rows"] if row["case"] == "place"]
    assert all(0 < row["queries"] <= 60 and row["ratio_to_insert"] > 1 for row in placings)


def test_machine_and_commit_are_named(bench):
    assert bench["machine"]["cores"] >= 1 and bench["machine"]["python"] and bench["commit"]


def _cases(bench):
    return {row["case"] for row in bench["rows"]}
