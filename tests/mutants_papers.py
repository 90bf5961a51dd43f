"""The guards of papers that a test must miss when they are gone."""

from tests.mutants import Mutant

ACTS, MARKS, SCOPE, REMINDERS, SCREENS = (
    f"tests/papers/test_{name}.py" for name in ("acts", "marks", "scope", "reminders", "screens")
)
GONE = f"{MARKS}::test_a_mark_is_gone_everywhere_with_its_revocation"
MIDNIGHT = f"{MARKS}::test_a_mark_is_everywhere_in_the_last_second_and_nowhere_at_midnight"

PAPERS = [
    Mutant("catalogue/querysets.py", "Q(revoked_on__isnull=True) | Q(revoked_on__gt=day)", "Q()", GONE),
    Mutant(
        "catalogue/querysets.py",
        "not_ended = Q(expires_on__isnull=True) | Q(expires_on__gte=day)",
        "not_ended = Q(expires_on__isnull=True) | Q(expires_on__gt=day - datetime.timedelta(days=2))",
        MIDNIGHT,
    ),
    Mutant(
        "catalogue/querysets.py",
        "Q(verification=VERIFIED) & _in_force(day) & registered",
        "_in_force(day) & registered",
        f"{MARKS}::test_what_nobody_verified_marks_nothing_and_is_said_so",
    ),
    Mutant(
        "catalogue/querysets.py",
        "return Q(verification=VERIFIED) & _in_force(day) & registered",
        "return Q(verification=VERIFIED) & _in_force(day)",
        f"{ACTS}::test_a_right_to_an_indication_is_its_users_alone_and_ends_with_the_registration",
    ),
    Mutant(
        "catalogue/querysets.py",
        '& ~Q(scheme="gi") & ~_claimed_by_another()',
        "",
        f"{ACTS}::test_a_number_of_two_cooperatives_is_flagged_and_shows_nowhere_until_decided",
    ),
    Mutant(
        "catalogue/papers/acts.py",
        "    if paper.verification != V.DECLARED:",
        "    if False:",
        f"{ACTS}::test_what_was_decided_is_not_decided_again",
    ),
    Mutant("catalogue/papers/acts.py", "        refresh_listing(product=paper.product)", "        pass", GONE),
    Mutant(
        "catalogue/papers/checks.py",
        "    if any(area.cooperative_id != paper.holder_id for area in areas):",
        "    if False:",
        f"{ACTS}::test_nobody_puts_anothers_goods_or_fields_into_the_scope",
    ),
    Mutant(
        "catalogue/papers/reminding.py",
        "    for event in due.keys() - told:",
        "    for event in list(due)[:0]:",
        f"{REMINDERS}::test_each_step_is_told_once_on_its_day_and_the_end_on_the_day_after",
    ),
    Mutant(
        "catalogue/papers/reminding.py",
        ".exclude(_renewed(papers, *STANDING)):",
        ":",
        f"{REMINDERS}::test_what_was_renewed_revoked_or_never_verified_is_not_told_of",
    ),
    Mutant(
        "catalogue/papers/selectors.py",
        "    if paper.holder != cooperative:",
        "    if False:",
        f"{SCREENS}::test_sen_finds_nothing_of_binhs_papers",
    ),
    Mutant(
        "traceability/views.py",
        ":{timezone.localdate()}:{code}",
        ":{code}",
        f"{MARKS}::test_a_lots_page_that_is_kept_for_seconds_is_not_kept_over_midnight",
    ),
    Mutant(
        "traceability/papers.py",
        "areas and set(areas) <= set(covered)",
        "areas",
        f"{SCOPE}::test_a_lot_from_elsewhere_bears_no_mark_and_its_page_says_why",
    ),
    Mutant(
        "traceability/services/harvest.py",
        "        lots = lots.filter(made_on__range=year_of(paper, lot.made_on))",
        "        lots = lots.filter(made_on__year=lot.made_on.year)",
        f"{SCOPE}::test_a_certificates_year_begins_on_the_day_of_issue_not_on_new_years_day",
    ),
    Mutant(
        "traceability/services/harvest.py",
        'Certificate.objects.select_for_update(of=("self",)).filter(pk__in=keys)',
        "Certificate.objects.filter(pk__in=keys)",
        f"{SCOPE}::test_harvests_of_several_fields_at_once_never_pass_the_quantity_together",
        on_postgresql=True,
    ),
    Mutant(
        "marketplace/search/selectors.py",
        'filter(certificate__holder=F("product__producer"))',
        "all()",
        f"{SCOPE}::test_a_certificate_of_other_goods_or_of_another_holder_marks_nothing",
    ),
    Mutant(
        "traceability/services/transforming.py",
        "return set().union(*known) if all(known) else set()",
        "return set().union(*known)",
        "tests/papers/test_scope.py::test_what_is_mixed_with_goods_of_no_known_field_bears_no_fields_mark",
    ),
    Mutant(
        "traceability/services/receiving.py",
        "    check_harvest(lot, quantity, ())\n",
        "",
        "tests/papers/test_scope.py::test_what_is_received_counts_to_a_certificates_quantity_as_well",
    ),
]
