"""What the simulator shows to people: the hosted page, the bank's question, the control page."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from typing import Any

from ._stripe_delivery import Faults, Postman
from ._stripe_state import DECLINED, DISPUTED, GOOD, REFUND_FAILS, SECURE, Books

STYLE = """:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:32rem;margin:auto}
body{padding:1rem}button{font:inherit;padding:.7rem 1rem;margin:.25rem 0;width:100%;text-align:left;cursor:pointer}
.sim{background:#fde68a;color:#422006;padding:.6rem 1rem;border-radius:.5rem}.bad{color:#b91c1c}
table{border-collapse:collapse;width:100%;font-size:.85rem}td,th{text-align:left;padding:.2rem .4rem;
overflow-wrap:anywhere}textarea{width:100%;font:.85rem monospace}"""
CARDS = [
    (GOOD, "Trả bằng thẻ 4242 4242 4242 4242"), (SECURE, "Thẻ hỏi 3-D Secure 4000 0025 0000 3155"),
    (DECLINED, "Thẻ bị từ chối 4000 0000 0000 0002"), (DISPUTED, "Trả, rồi bị khiếu nại 4000 0000 0000 0259"),
    (REFUND_FAILS, "Trả, rồi hoàn tiền hỏng 4000 0000 0000 5126"),
]  # fmt: skip
SWITCHES = {
    "Mọi thứ bình thường": asdict(Faults()),
    "Báo tin ba lần": {"duplicate": 2},
    "Báo tin lộn xộn": {"shuffle": True, "delay": 2},
    "Báo tin muộn 30 giây": {"delay": 30},
    "Giữ tin lại": {"hold": True},
    "Mất tin": {"drop": True},
    "Ký sai hai tin": {"bad_signature": 2},
    "Ký từ một giờ trước": {"old": 2},
    "API lỗi 500 hai lần": {"fail": [{"how": 500, "times": 2}]},
    "API quá tải 429 hai lần": {"fail": [{"how": 429, "times": 2}]},
    "API đứt trước khi làm": {"fail": [{"how": "before", "times": 2}]},
    "API làm xong rồi đứt": {"fail": [{"how": "after", "times": 2}]},
    "Phiên hết hạn vẫn trả được": {"pays_after_expiry": True},
}


def page(title: str, body: str) -> bytes:
    """A whole page."""
    told = "Đây là mô phỏng Stripe trên máy này. Không thẻ thật nào bị trừ tiền. / Simulation: no real card is charged."
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    head += '<link rel="icon" href="data:,">'
    html = f'<!doctype html><html lang="vi">{head}<style>{STYLE}</style><p class="sim">{told}</p><main>{body}</main>'
    return html.encode()


def pay_page(books: Books, session: dict[str, Any], fault: str = "") -> bytes:
    """Where a card is typed: here, one button for each of Stripe's test cards."""
    back = f'<p><a id="back" href="{escape(session.get("cancel_url", ""))}">Quay lại cửa hàng</a></p>'
    title = session["line_items"][0]["price_data"]["product_data"]["name"]
    if not books.payable(session):
        return page(title, f"<h1>Phiên thanh toán đã đóng</h1>{back}")
    amount = f"{session['amount_total']:,} ₫".replace(",", ".")
    buttons = "".join(f'<button name="card" value="{card}">{label}</button>' for card, label in CARDS)
    said = f'<p class="bad" role="alert">{escape(fault)}</p>' if fault else ""
    return page(
        title, f'<h1>{escape(title)}</h1><p><b>{amount}</b></p>{said}<form method="post">{buttons}</form>{back}'
    )


def secure_page(card: str) -> bytes:
    """The bank asks its cardholder."""
    hidden = f'<input type="hidden" name="card" value="{escape(card)}">'
    yes = '<button name="bank" value="yes">Đúng, tôi trả</button>'
    no = '<button name="bank" value="no">Không phải tôi</button>'
    return page("3-D Secure", f'<h1>Ngân hàng hỏi: bạn trả khoản này?</h1><form method="post">{hidden}{yes}{no}</form>')


def control_page(books: Books, faults: Faults, postman: Postman | None) -> bytes:
    """The switches, what there is, and what was delivered."""
    buttons = "".join(
        f"<button name=\"faults\" value='{escape(json.dumps(values))}'>{label}</button>"
        for label, values in SWITCHES.items()
    )
    now = escape(json.dumps(asdict(faults), ensure_ascii=False))
    rows = [
        _row(one) for kind in ("checkout.session", "payment_intent", "dispute", "refund") for one in books.all(kind)
    ]
    log = "".join(f"<li>{escape(line)}</li>" for line in reversed(postman.log if postman else []))
    switches = f'<h2>Lỗi</h2><p><code>{now}</code></p><form method="post" action="/control">{buttons}</form>'
    return page(
        "Stripe", f"<h1>Stripe mô phỏng</h1>{switches}<h2>Có gì</h2><table>{''.join(rows)}</table><ol>{log}</ol>"
    )


ACTS = {
    "checkout.session": [("expire", "hết hạn")], "payment_intent": [("dispute", "khiếu nại"), ("refund", "hoàn hết")],
    "dispute": [("won", "thắng"), ("lost", "thua")], "refund": [("succeeded", "hoàn xong"), ("failed", "hoàn hỏng")],
}  # fmt: skip


def _row(one: dict[str, Any]) -> str:
    forms = "".join(
        f'<form method="post" action="/control/{act}"><button name="id" value="{one["id"]}">{label}</button></form>'
        for act, label in ACTS[one["object"]]
    )
    return f"<tr><td>{one['id']}</td><td>{one['status']}</td><td>{forms}</td></tr>"
