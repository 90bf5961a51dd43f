"""The guards of diaries, suppliers and files that a test must miss when they are gone."""

from tests.mutants import Mutant

TESTS = "tests/traceability/test_diary.py"
FILES = "tests/traceability/test_files.py"

DIARY = [
    Mutant(
        "traceability/diary/intervals.py",
        "if wait.on <= day < wait.ends_on",
        "if wait.on <= day < wait.on",
        f"{TESTS}::test_nothing_is_harvested_within_the_interval",
    ),
    Mutant(
        "traceability/diary/services.py",
        "    if not override_reason.strip():",
        "    if False:",
        f"{TESTS}::test_nothing_is_harvested_within_the_interval",
    ),
    Mutant(
        "traceability/diary/services.py",
        "    refuse_same_person(entry.recorded_by_id, actor.pk)",
        "    pass",
        f"{TESTS}::test_an_early_harvest_needs_a_second_person_before_anything_is_made_of_it",
    ),
    Mutant(
        "traceability/services/lots.py",
        "        if season.waits:",
        "        if False:",
        f"{TESTS}::test_an_early_harvest_needs_a_second_person_before_anything_is_made_of_it",
    ),
    Mutant(
        "traceability/diary/selectors.py",
        "for origin, _share in origins_of(lot) for area",
        "for origin, _share in [(lot, 1)] for area",
        f"{TESTS}::test_lots_made_of_it_inherit_the_warning_even_after_a_later_harvest",
    ),
    Mutant(
        "traceability/models/proof.py",
        'made_on__gte=models.OuterRef("diary_entry__happened_on")',
        "made_on__isnull=False",
        f"{TESTS}::test_the_public_reads_the_diary_of_lots_that_are_published",
    ),
    Mutant(
        "marketplace/cooperatives/keeping.py",
        "    if is_named(locked):",
        "    if False:",
        f"{TESTS}::test_what_something_names_is_not_taken_away_and_keeps_its_code",
    ),
    Mutant(
        "traceability/services/receiving.py",
        "if satellite is not None and satellite.hub_id != product.producer_id:",
        "if False:",
        "tests/traceability/test_suppliers.py::test_nobody_receives_from_anothers_supplier",
    ),
    Mutant(
        "traceability/files/diaries.py",
        "    if any(True for _fault in faults(file)):",
        "    if False:",
        f"{FILES}::test_what_was_sprayed_meanwhile_stops_the_whole_file",
    ),
    Mutant(
        "traceability/files/staging.py",
        "        if identity in known:",
        "        if False:",
        f"{FILES}::test_nothing_is_written_before_bình_says_so_and_twice_changes_nothing",
    ),
]
