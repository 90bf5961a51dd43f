"""The guards of provenance that a test must miss when they are gone; `mutants_list` holds them with the others."""

from tests.mutants import Mutant

TESTS = "tests/traceability"

PROVENANCE = [
    Mutant(
        "marketplace/append_only.py",
        "if not self._state.adding:",
        "if False:",
        f"{TESTS}/test_append_only.py::test_binh_cannot_edit_what_he_recorded",
    ),
    Mutant(
        "marketplace/append_only.py",
        '"""Refuse."""\n        raise ValidationError(REFUSAL)\n\n    update.alters_data',
        '"""Refuse."""\n        return super().update(**kwargs)\n\n    update.alters_data',
        f"{TESTS}/test_append_only.py::test_nor_can_a_query",
    ),
    Mutant(
        "marketplace/append_only.py",
        '**{**kwargs, "force_insert": True}',
        "**kwargs",
        f"{TESTS}/test_append_only.py::test_a_step_written_with_the_key_of_another_does_not_replace_it",
    ),
    Mutant(
        "traceability/models/lots.py",
        'models.CheckConstraint(condition=models.Q(code=Upper("code")), name="lot_code_in_capitals"),',
        "",
        f"{TESTS}/test_append_only.py::test_a_code_in_small_letters_is_the_same_code",
    ),
    Mutant(
        "traceability/models/lots.py",
        'if "code" in kwargs:',
        "if False:",
        f"{TESTS}/test_append_only.py::test_a_lot_keeps_its_code_for_ever",
    ),
    Mutant(
        "traceability/models/lots.py",
        "return self.exclude(state=Lot.State.DRAFT)",
        "return self.all()",
        f"{TESTS}/test_codes.py::test_a_draft_is_404_everywhere",
    ),
    Mutant(
        "traceability/codes.py",
        "raise CodeFault(400, MALFORMED, code)",
        "raise CodeFault(404, UNKNOWN, code)",
        f"{TESTS}/test_codes.py::test_a_lots_address_answers_404_for_unknown_and_400_for_malformed",
    ),
    Mutant(
        "traceability/services/balances.py",
        "if units > left:",
        "if False:",
        f"{TESTS}/test_acts.py::test_labels_are_printed_up_to_the_units_of_the_lot",
    ),
    Mutant(
        "traceability/services/labels.py",
        "@transaction.atomic\ndef print_labels(\n",
        "def print_labels(\n",
        f"{TESTS}/test_race.py::test_eight_presses_never_print_more_labels_than_there_are_units",
    ),
    Mutant(
        "traceability/services/labels.py",
        '    if lot.state != Lot.State.ACTIVE:\n        raise ValidationError(_("Labels are printed',
        '    if False:\n        raise ValidationError(_("Labels are printed',
        f"{TESTS}/test_acts.py::test_a_recall_is_said_at_once_everywhere",
    ),
    Mutant(
        "traceability/services/recalling.py",
        "    if known:\n        return known\n",
        "",
        f"{TESTS}/test_acts.py::test_recalling_twice_changes_nothing",
    ),
    Mutant(
        "traceability/services/recalling.py",
        "    recall.full_clean(validate_constraints=False)",
        "    pass",
        f"{TESTS}/test_acts.py::test_a_recall_needs_a_reason_that_can_be_read",
    ),
]
