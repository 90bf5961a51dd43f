"""The guards of EPCIS, chains and proofs that a test must miss when they are gone."""

from tests.mutants import Mutant

TESTS = "tests/traceability"
ASKING, REPORTING, PROOF = (f"{TESTS}/test_{name}.py" for name in ("epcis_asking", "epcis_reporting", "proof"))

EPCIS = [
    Mutant(
        "traceability/services/lots.py",
        "    tell(event)\n",
        "",
        f"{TESTS}/test_chains.py::test_each_step_stands_in_its_cooperatives_chain",
    ),
    Mutant(
        "traceability/proof/recording.py",
        "return max(now, last) if last else now",
        "return now - datetime.timedelta(days=400)",
        f"{TESTS}/test_chains.py::test_each_step_stands_in_its_cooperatives_chain",
    ),
    Mutant(
        "traceability/proof/keys.py",
        "if current is None or settings.DEMONSTRATION:",
        "if True:",
        f"{TESTS}/test_chains.py::test_a_real_shop_whose_key_is_gone_records_nothing_and_says_how_to_mend_it",
    ),
    Mutant(
        "traceability/proof/keys.py",
        "transaction.on_commit(lambda: _write([private]))",
        "pass",
        f"{TESTS}/test_chains.py::test_a_new_key_signs_from_now_on_and_the_old_record_stays_signed",
    ),
    Mutant(
        "traceability/books.py",
        "return said == (step.note, step.step, moment)",
        "return True",
        f"{TESTS}/test_chains.py::test_who_rewrites_the_step_that_the_page_shows_is_found",
    ),
    Mutant(
        "traceability/proof/verify.py",
        'self.must(sha256(body) == record["bodySha256"], what, "its event was changed")',
        "pass",
        f"{PROOF}::test_each_fault_names_the_wrong_record[change_words]",
    ),
    Mutant(
        "traceability/proof/verify.py",
        "first, before = min(own, default=0), []",
        'first, before = chain["records"][0]["record"]["seq"], []',
        f"{TESTS}/test_proof_parts.py::test_a_flipped_byte_is_named_by_the_record_in_which_it_stands",
    ),
    Mutant(
        "traceability/proof/verify.py",
        'self.must(told["entryHash"] == sha256(record), what, "it is not the record that the statement tells of")',
        "pass",
        f"{PROOF}::test_each_fault_names_the_wrong_record[rewrite_with_our_own_key]",
    ),
    Mutant(
        "traceability/proof/verify.py",
        'self.must(told["kid"] == entry["signature"]["kid"], what, "another key signed it")',
        "pass",
        f"{PROOF}::test_each_fault_names_the_wrong_record[sign_and_name_another_key]",
    ),
    Mutant(
        "traceability/proof/verify.py",
        'self.must(top == root["root"], what, "it does not stand below the root of its day")',
        "pass",
        f"{PROOF}::test_a_root_that_is_not_the_published_one_is_found",
    ),
    Mutant(
        "traceability/models/proof.py",
        "models.Q(_of(Lot.objects.published())) & ~",
        "~",
        f"{REPORTING}::test_what_names_no_lot_of_ours_is_read_by_who_sent_it_alone",
    ),
    Mutant(
        "traceability/models/proof.py",
        " & ~models.Q(_of(Lot.objects.filter(state=Lot.State.DRAFT)))\n",
        "\n",
        f"{REPORTING}::test_who_names_a_draft_beside_a_published_lot_does_not_publish_it",
    ),
    Mutant(
        "traceability/exchange/capturing.py",
        'if given.startswith("ni:") and given != own:',
        "if False:",
        f"{REPORTING}::test_a_hash_that_is_not_the_events_own_is_refused",
    ),
    Mutant(
        "traceability/exchange/capturing.py",
        "if any(whose != by.pk for _digest, whose in standing):",
        "if False:",
        f"{REPORTING}::test_nor_can_a_mill_declare_wrong_what_binh_recorded",
    ),
    Mutant(
        "traceability/exchange/capturing.py",
        "            if digest in {each for each, _whose in others}:\n                continue\n",
        "",
        f"{REPORTING}::test_sending_it_again_changes_nothing",
    ),
    Mutant(
        "traceability/exchange/capturing.py",
        "if _depth(value) > DEEPEST:",
        "if False:",
        f"{REPORTING}::test_what_is_no_document_is_refused_in_one_sentence[too deep]",
    ),
    Mutant(
        "traceability/exchange/accounts.py",
        ", revoked_at=None)",
        ")",
        f"{REPORTING}::test_nobody_reports_without_a_token_that_may",
    ),
    Mutant(
        "traceability/exchange/accounts.py",
        "if not account.may_report:",
        "if False:",
        f"{REPORTING}::test_nobody_reports_without_a_token_that_may",
    ),
    Mutant(
        "traceability/exchange/asking.py",
        "        if name not in PARAMETERS:\n            raise _refused(",
        "        if name not in PARAMETERS:\n            continue\n            raise _refused(",
        f"{ASKING}::test_a_question_that_is_not_understood_is_refused_in_one_sentence",
    ),
    Mutant(
        "traceability/exchange/asking.py",
        '"GE_recordTime": _moment("record_time__gte"),',
        '"GE_recordTime": lambda values: Q(),',
        f"{ASKING}::test_each_parameter_asks_for_what_it_says",
    ),
    Mutant(
        "marketplace/desk/views/systems.py",
        "get_object_or_404(cooperative.correspondents, pk=key)",
        "get_object_or_404(cooperative.correspondents.model, pk=key)",
        f"{TESTS}/test_epcis_accounts.py::test_binh_opens_one_for_his_own_cooperative_alone",
    ),
]
