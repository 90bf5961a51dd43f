"""Hoa scans and pays; the bank mangles her memo; the books still know whose money it is."""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from marketplace.vietqr import (
    BANKS,
    MEMO_ALPHABET,
    MEMO_KEYS,
    MEMO_LENGTH,
    VietQRError,
    crc16,
    find_memos,
    is_memo,
    memo_for,
    payload,
)

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
BIN, ACCOUNT = "970436", "9704361234567890"


def test_payloads_agree_with_another_implementation() -> None:
    path = DATA / "vietqr" / "vectors.json"
    if not path.exists():
        pytest.skip("shared/data/vietqr/vectors.json is not beside the project")
    for vector in json.loads(path.read_text(encoding="utf-8"))["vectors"]:
        given_ = vector["input"]
        amount = int(given_["amount"]) if "amount" in given_ else None
        assert payload(given_["bankBin"], given_["bankNumber"], amount, given_.get("purpose")) == vector["output"]


def test_the_checksum_is_crc16_ccitt_false() -> None:
    assert crc16(b"123456789") == 0x29B1


def read(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    while text:
        number, length = text[:2], int(text[2:4])
        assert number not in fields and len(text) >= 4 + length
        fields[number], text = text[4 : 4 + length], text[4 + length :]
    return fields


@given(
    st.sampled_from(sorted(BANKS)),
    st.text("0123456789ABCXYZ", min_size=6, max_size=19),
    st.none() | st.integers(1, 10**12),
    st.none() | st.integers(0, MEMO_KEYS - 1).map(memo_for),
)
def test_a_banking_app_reads_back_what_was_written(
    bin: str, account: str, amount: int | None, memo: str | None
) -> None:
    text = payload(bin, account, amount, memo)
    fields = read(text)
    assert fields["63"] == f"{crc16(text[:-4].encode()):04X}"
    merchant = read(fields["38"])
    assert merchant["02"] == "QRIBFTTA"
    assert read(merchant["01"]) == {"00": bin, "01": account}
    assert fields["01"] == ("11" if amount is None else "12")
    assert fields.get("54") == (None if amount is None else str(amount))
    assert read(fields.get("62", "")).get("08") == memo


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("97043", ACCOUNT), "bin"),
        (("97043\u0661", ACCOUNT), "bin"),
        (("970436\n", ACCOUNT), "bin"),
        ((BIN, "12345"), "account"),
        ((BIN, "1" * 20), "account"),
        ((BIN, "1234 5678"), "account"),
        ((BIN, "123456\n"), "account"),
        ((BIN, ACCOUNT, 0), "amount"),
        ((BIN, ACCOUNT, -1), "amount"),
        ((BIN, ACCOUNT, True), "amount"),
        ((BIN, ACCOUNT, 1000.5), "amount"),
        ((BIN, ACCOUNT, 10**13), "too_big"),
        ((BIN, ACCOUNT, 1000, ""), "memo"),
        ((BIN, ACCOUNT, 1000, "A" * 26), "memo"),
        ((BIN, ACCOUNT, 1000, "Gạo"), "memo"),
        ((BIN, ACCOUNT, 1000, " A"), "memo"),
        ((BIN, ACCOUNT, 1000, "A\n"), "memo"),
    ],
)
def test_a_transfer_that_no_bank_would_take_is_refused(arguments: tuple[Any, ...], code: str) -> None:
    with pytest.raises(VietQRError) as refused:
        payload(*arguments)
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


keys = st.integers(0, MEMO_KEYS - 1)


@given(keys, keys)
def test_each_purchase_has_its_own_memo_in_letters_nobody_confuses(one: int, other: int) -> None:
    memo = memo_for(one)
    assert is_memo(memo) and len(memo) == MEMO_LENGTH <= 25
    assert not set(memo) & set("01OI")
    assert (memo == memo_for(other)) == (one == other)


@pytest.mark.parametrize("key", [-1, MEMO_KEYS, True, "A"])
def test_a_key_outside_the_range_has_no_memo(key: Any) -> None:
    with pytest.raises(VietQRError):
        memo_for(key)


@given(keys)
def test_every_single_wrong_character_is_noticed(key: int) -> None:
    memo = memo_for(key)
    for place in range(MEMO_LENGTH):
        for wrong in set(MEMO_ALPHABET) - {memo[place]}:
            assert not is_memo(memo[:place] + wrong + memo[place + 1 :])


@given(keys)
def test_every_exchange_of_two_characters_is_noticed(key: int) -> None:
    memo = memo_for(key)
    for i, j in combinations(range(MEMO_LENGTH), 2):
        swapped = list(memo)
        swapped[i], swapped[j] = swapped[j], swapped[i]
        assert memo[i] == memo[j] or not is_memo("".join(swapped))


MEMO = memo_for(20_261_122)


@pytest.mark.parametrize(
    "mangled",
    [
        MEMO,
        MEMO.lower(),
        f"MBVCB.8842019113.051233.{MEMO}.CT tu 0071000 HOA toi 9704361234567890",
        f"NGUYEN THI HOA chuyen tien{MEMO}FT26326123456",
        f"{MEMO[:3]} {MEMO[3:7]} {MEMO[7:]}",
        f"QR - {MEMO[:5]}\n{MEMO[5:]}-Ma GD 5521",
        f"Thanh toán đơn hàng {MEMO.lower()}, cảm ơn",
        f"CHT{MEMO}",
    ],
)
def test_the_memo_is_found_in_what_the_bank_sends(mangled: str) -> None:
    assert find_memos(mangled) == [MEMO]


def test_two_memos_are_found_once_each_in_their_order() -> None:
    other = memo_for(7)
    assert find_memos(f"{other} {MEMO} {other}") == [other, MEMO]


@pytest.mark.parametrize("text", ["", "chuyen tien", "CHT", MEMO[:-1], MEMO[1:], "CHT0000000O"])
def test_no_memo_is_made_up(text: str) -> None:
    assert find_memos(text) == []


@given(st.text(), keys, st.text())
def test_a_memo_survives_any_words_around_it(before: str, key: int, after: str) -> None:
    assert memo_for(key) in find_memos(f"{before} {memo_for(key)} {after}")
