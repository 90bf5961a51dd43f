"""A bank mangles what Hoa copied: whose money it is, as a table of cases."""

from __future__ import annotations

import pytest

from marketplace.payment.bank.matching import choose, read_memos
from marketplace.vietqr import MEMO_ALPHABET, is_memo, memo_for

MEMO, OTHER = memo_for(20_261_122), memo_for(7_000_000_001)
BODY = MEMO[3:]
WITH_Q = next(memo for memo in map(memo_for, range(10**6, 10**7)) if memo.count("Q") == 1 and "L" not in memo[3:])
WITH_L = next(memo for memo in map(memo_for, range(10**7, 10**8)) if memo.count("L") == 1 and "Q" not in memo[3:])
WRONG = MEMO[:-1] + next(c for c in MEMO_ALPHABET if not is_memo(MEMO[:-1] + c))
DUE = {MEMO: 330_000, OTHER: 210_000, WITH_Q: 150_000, WITH_L: 90_000}

CASES = [
    # what the bank wrote, how much came, whose money it is
    ("as copied", MEMO, 330_000, MEMO),
    ("lower case", MEMO.lower(), 330_000, MEMO),
    ("spaces within", f"{MEMO[:3]} {MEMO[3:7]} {MEMO[7:]}", 330_000, MEMO),
    ("a line break and marks", f"QR - {MEMO[:5]}\n{MEMO[5:]}-Ma GD 5521", 330_000, MEMO),
    ("Vietcombank's prefix", f"MBVCB.8842019113.051233.{MEMO}.CT tu 0071000111 HOA toi 1500000000952", 330_000, MEMO),
    ("the bank's reference glued behind", f"NGUYEN THI HOA chuyen tien{MEMO}FT26326123456", 330_000, MEMO),
    ("the bank's reference glued before", f"FT26326123456{MEMO}", 330_000, MEMO),
    ("CHT twice", f"CHT{MEMO}", 330_000, MEMO),
    ("with Vietnamese letters around", f"Thanh toán đơn {MEMO.lower()}, cảm ơn", 330_000, MEMO),
    ("too little still is its money", MEMO, 1, MEMO),
    ("too much still is its money", MEMO, 10**9, MEMO),
    ("Q typed as O, the amount fits", WITH_Q.replace("Q", "O"), 150_000, WITH_Q),
    ("Q typed as 0, the amount fits", WITH_Q.replace("Q", "0"), 150_000, WITH_Q),
    ("L typed as 1, the amount fits", WITH_L.replace("L", "1"), 90_000, WITH_L),
    ("L typed as I, the amount fits", WITH_L.replace("L", "I").lower(), 90_000, WITH_L),
    ("Q typed as O, the amount does not fit", WITH_Q.replace("Q", "O"), 150_001, None),
    ("CHT lost, the amount fits", f"chuyen khoan {BODY}", 330_000, MEMO),
    ("CHT lost, the amount does not fit", f"chuyen khoan {BODY}", 329_000, None),
    ("one character wrong", WRONG, 330_000, None),
    ("cut off at its end", MEMO[:-1], 330_000, None),
    ("two memos, the amount fits one", f"{MEMO} va {OTHER}", 210_000, OTHER),
    ("two memos, the amount fits neither", f"{MEMO} va {OTHER}", 540_000, None),
    ("a memo of nobody's beside ours", f"{memo_for(5)} {MEMO}", 1_000, MEMO),
    ("the amount alone", "NGUYEN THI HOA chuyen tien", 330_000, None),
    ("nothing", "", 330_000, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "whose"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_whose_money_it_is(text, amount, whose):
    assert choose(read_memos(text), DUE, amount) == whose


def test_a_likeness_that_fits_two_purchases_is_nobodys():
    reading = read_memos(f"{BODY} {OTHER[3:]}")
    assert choose(reading, {MEMO: 5_000, OTHER: 5_000}, 5_000) is None


def test_a_text_that_is_all_zeros_and_ones_costs_no_time():
    assert read_memos("O0I1" * 10_000).sure == ()
