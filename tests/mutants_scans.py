"""The guards of the resolver, of scans and of reports that a test must miss when they are gone."""

from tests.mutants import Mutant

TESTS = "tests/traceability"
LINKSETS, SCANS, PROBLEMS = (f"{TESTS}/test_{name}.py" for name in ("linksets", "scans", "problems"))

READERS = [
    Mutant(
        "traceability/items.py",
        "    lots = Lot.objects.published().select_related",
        "    lots = Lot.objects.select_related",
        f"{TESTS}/test_resolver.py::test_an_unknown_item_is_404",
    ),
    Mutant(
        "traceability/selectors.py",
        'return Lot.objects.published().select_related("product", "producer").filter(code=code).first()',
        'return Lot.objects.select_related("product", "producer").filter(code=code).first()',
        f"{LINKSETS}::test_an_old_code_of_a_draft_leads_nowhere",
    ),
    Mutant(
        "traceability/services/lots.py",
        'if OldCode.objects.filter(code=lot.code, gtin="").exists():',
        "if False:",
        f"{LINKSETS}::test_an_old_code_is_never_given_to_another_lot",
    ),
    Mutant(
        "traceability/models/codes.py",
        "if self.code and not self.gtin and Lot.objects.filter(code=self.code).exists():",
        "if False:",
        f"{LINKSETS}::test_what_is_in_use_or_broken_is_no_old_code",
    ),
    Mutant(
        "traceability/resolver.py",
        "    if not left:\n        raise CodeFault",
        "    if False:\n        raise CodeFault",
        f"{LINKSETS}::test_a_type_that_is_not_there_is_404_and_repeats_nothing_dangerous",
    ),
    Mutant(
        "traceability/scans/page.py",
        'if "page" in request.GET or not is_person(request):',
        'if "page" in request.GET:',
        f"{SCANS}::test_robots_are_not_counted",
    ),
    Mutant(
        "traceability/scans/devices.py",
        "            path.unlink(missing_ok=True)",
        "            pass",
        f"{SCANS}::test_a_telephone_has_another_name_tomorrow_and_nobody_can_reckon_yesterdays",
    ),
    Mutant(
        "traceability/scans/counting.py",
        "        roll_day(day)\n    return len(rows)",
        "        pass\n    return len(rows)",
        f"{SCANS}::test_the_days_that_are_over_are_summed_and_late_lines_sum_them_anew",
    ),
    Mutant(
        "traceability/scans/counting.py",
        "if line.at > oldest]",
        "]",
        f"{SCANS}::test_single_readings_are_forgotten_in_time_and_their_sums_stay",
    ),
    Mutant(
        "traceability/scans/spool.py",
        "(int(path.stem) + 2) * SLOT <= now",
        "True",
        f"{SCANS}::test_a_file_is_taken_once_it_is_finished_and_by_one_worker_alone",
    ),
    Mutant(
        "traceability/scans/unusual.py",
        "one.region is None or other.region is None or one.device == other.device",
        "one.region is None or other.region is None",
        f"{SCANS}::test_one_who_travels_and_a_parcel_that_travels_are_not",
    ),
    Mutant(
        "traceability/views.py",
        "    if piece or request.GET or settings.SESSION_COOKIE_NAME in request.COOKIES",
        "    if piece or request.GET",
        f"{SCANS}::test_each_language_and_each_page_is_kept_by_itself",
    ),
    Mutant(
        "traceability/problems/services.py",
        "    if today.filter(device=device).count() >= OF_ONE_TELEPHONE or",
        "    if",
        f"{PROBLEMS}::test_one_telephone_reports_a_few_times_a_day",
    ),
    Mutant(
        "traceability/problems/services.py",
        "    if problem.state == S.ANSWERED:\n"
        '        raise ValidationError(_("This report is answered already."))\n    if not words',
        "    if not words",
        f"{PROBLEMS}::test_binh_answers_and_the_reader_reads_it_at_a_secret_address_and_by_letter",
    ),
    Mutant(
        "traceability/problems/selectors.py",
        "return rows if cooperative is None else rows.filter(lot__producer=cooperative)",
        "return rows",
        f"{PROBLEMS}::test_sen_reads_nothing_of_binhs_at_her_own_desk",
    ),
]
