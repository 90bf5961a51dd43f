"""The guards of labels that a test must miss when they are gone."""

from tests.mutants import Mutant

ROOM = "tests/traceability"
RUNS, GAPS, DESK = f"{ROOM}/test_label_runs.py", f"{ROOM}/test_compliance.py", "tests/desk/test_labels.py"

LABELS = [
    Mutant(
        "traceability/services/labels.py",
        "    refuse_gaps(lot)\n",
        "",
        f"{GAPS}::test_what_is_taken_away_is_the_one_gap_and_nothing_is_printed",
    ),
    Mutant(
        "traceability/compliance.py",
        "if placeless - IN_THE_FIELD or (placeless and not lot.areas.exists()):",
        "if False:",
        f"{GAPS}::test_what_is_taken_away_is_the_one_gap_and_nothing_is_printed",
    ),
    Mutant(
        "traceability/compliance.py",
        "NOT_STAGES = (S.HOLD, S.RELEASE, S.RECALL, S.CORRECTION)",
        "NOT_STAGES = (S.RECALL, S.CORRECTION)",
        f"{GAPS}::test_who_was_held_and_released_gets_labels_again",
    ),
    Mutant(
        "traceability/compliance.py",
        "Certificate.objects.shown_on(",
        "Certificate.objects.told_on(",
        f"{GAPS}::test_a_certificate_that_ended_is_none_and_its_declared_renewal_is_one",
    ),
    Mutant(
        "traceability/selectors.py",
        "    if content is None or _is_as_much(of_product, (unit, content)):",
        "    if True:",
        f"{ROOM}/test_holdings.py::test_label_and_page_say_what_a_unit_of_the_lot_holds_whatever_the_product_holds_today",
    ),
    Mutant(
        "traceability/labels/texts.py",
        "names = [mark.name for mark in marks_on(day, lot)]",
        "names = [mark.name for mark in lot.product.certificates.all()]",
        f"{ROOM}/test_labels.py::test_a_certificates_mark_goes_with_it_and_stars_that_hold_stay",
    ),
    Mutant(
        "traceability/services/label_files.py",
        "free = Q(beat=None) | Q(beat__lt=timezone.now() - ABANDONED)",
        "free = Q()",
        f"{RUNS}::test_what_a_dead_worker_left_is_drawn_anew_and_nothing_is_doubled",
    ),
    Mutant(
        "traceability/services/label_files.py",
        "            if not _beat(drawing, done):",
        "            if _beat(drawing, done) is None:",
        f"{RUNS}::test_a_worker_that_was_only_slow_gives_way_to_the_one_that_took_over",
    ),
    Mutant(
        "traceability/services/labels.py",
        "    if voided != len(set(places)):",
        "    if False:",
        f"{RUNS}::test_only_labels_of_the_run_that_are_not_void_can_be_voided",
    ),
    Mutant(
        "traceability/services/label_files.py",
        "done=0, marks=marks)",
        "done=0)",
        f"{DESK}::test_a_file_whose_labels_bear_a_mark_that_ended_is_not_handed_out",
    ),
    Mutant(
        "traceability/services/check_codes.py",
        "if today.filter(device=device).count() >= OF_ONE_TELEPHONE or today.count() >= OF_ONE_PIECE:",
        "if False:",
        f"{RUNS}::test_whoever_guesses_is_stopped_even_with_the_right_code_and_others_are_not",
    ),
    Mutant(
        "traceability/services/check_codes.py",
        " or today.count() >= OF_ONE_PIECE:",
        ":",
        f"{RUNS}::test_a_machine_that_changes_its_name_is_stopped_at_the_piece_until_tomorrow",
    ),
    Mutant(
        "traceability/services/check_codes.py",
        'serial = Serial.objects.select_for_update(of=("self",)).select_related("lot").get(pk=serial.pk)',
        'serial = Serial.objects.select_related("lot").get(pk=serial.pk)',
        f"{ROOM}/test_race.py::test_of_six_who_type_a_hidden_code_at_once_one_is_the_first",
        on_postgresql=True,
    ),
    Mutant(
        "traceability/scans/page.py",
        'return "voided" if self.serial.voided_at else self.serial.unusual',
        "return self.serial.unusual",
        f"{RUNS}::test_a_voided_piece_says_so_on_its_page_and_its_goods_are_loose_again",
    ),
    Mutant(
        "marketplace/desk/views/labels.py",
        "if file is None or file.state != LabelFile.State.DONE or _refusal(refuse_file, file):",
        "if file is None or file.state != LabelFile.State.DONE:",
        f"{DESK}::test_the_file_of_a_lot_that_may_not_be_labelled_any_more_is_not_handed_out",
    ),
    Mutant(
        "marketplace/desk/labels.py",
        'runs = lot.label_runs.select_related("lot__product", "lot__producer", "file")',
        'runs = LabelRun.objects.select_related("lot__product", "lot__producer", "file")',
        f"{DESK}::test_sen_cannot_fetch_binhs_file",
    ),
]
