"""A bank of our own on loopback: a page where a transfer is "made", and the signed notice that a real one would cause.

`python -m tests.simulators.bank` serves it; `make run` does so by itself where no secret of a bank is set.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from ._stripe_pages import STYLE

STRAIGHT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # the shop is on this machine
VIETNAM = timezone(timedelta(hours=7))
TOLD = "Đây là mô phỏng ngân hàng trên máy này. Không đồng nào được chuyển. / Simulation: no money is moved."
# how a transfer's text comes back from a bank
MANGLES: dict[str, tuple[str, Callable[[str], str]]] = {
    "plain": ("đúng như đã ghi", lambda memo: memo),
    "prefix": ("kèm tiền tố của ngân hàng", lambda memo: f"MBVCB.8842019113.051233.{memo}.CT tu 0071000"),
    "lower": ("chữ thường, có dấu cách", lambda memo: f"thanh toan {memo[:5].lower()} {memo[5:].lower()} cam on"),
    "glued": ("dính mã giao dịch", lambda memo: f"CK{memo}FT26326123456"),
    "lost": ("mất nội dung", lambda memo: "NGUYEN THI HOA chuyen tien"),
}  # fmt: skip


def sign(body: bytes, timestamp: str, secret: str) -> str:
    """The X-SePay-Signature header, written apart from the shop's own."""
    return "sha256=" + hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def notice(account: str, amount: int, content: str, **changes: Any) -> dict[str, Any]:
    """A notice as SePay words it."""
    return {
        "id": secrets.randbelow(10**9), "gateway": "Vietcombank", "accountNumber": account, "content": content,
        "transactionDate": datetime.now(VIETNAM).strftime("%Y-%m-%d %H:%M:%S"), "transferType": "in",
        "transferAmount": amount, "referenceCode": f"FT{secrets.randbelow(10**10):010d}", **changes,
    }  # fmt: skip


class Simulator(ThreadingHTTPServer):
    """The bank of one shop."""

    daemon_threads = True

    def __init__(self, *, port: int = 0, secret: str, webhook: str) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.secret, self.webhook = secret, webhook
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.last: dict[str, Any] | None = None

    def deliver(self, fields: dict[str, Any]) -> int | str:
        """Sign and POST; the shop's status, or why it was not reached."""
        self.last, body, stamp = fields, json.dumps(fields).encode(), str(int(time.time()))
        headers = {
            "Content-Type": "application/json", "X-SePay-Timestamp": stamp,
            "X-SePay-Signature": sign(body, stamp, self.secret),
        }  # fmt: skip
        try:
            with STRAIGHT.open(urllib.request.Request(self.webhook, body, headers), timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as answer:
            answer.close()
            return answer.code
        except OSError as fault:
            return str(fault)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Simulator

    def log_message(self, *parts: Any) -> None:
        """Silent."""

    def do_GET(self) -> None:
        """The form, filled in by the link that led here."""
        self._send(200, form_page(dict(parse_qsl(urlsplit(self.path).query))))

    def do_POST(self) -> None:
        """Make the transfer."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        given = dict(parse_qsl(body, keep_blank_values=True))
        amount = "".join(char for char in given.get("amount", "") if char.isdigit())
        if not amount or not int(amount):
            return self._send(422, form_page(given, "Số tiền phải lớn hơn 0."))
        if given.get("again") and self.server.last:
            fields = self.server.last
        else:
            content = MANGLES.get(given.get("how", ""), MANGLES["plain"])[1](given.get("memo", ""))
            fields = notice(given.get("account", ""), int(amount), content)
        status = self.server.deliver(fields)
        self._send(200 if status == 200 else 502, done_page(given, fields, status))

    def _send(self, status: int, html: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(html)))
        self.end_headers()
        self.wfile.write(html)


def form_page(given: dict[str, str], fault: str = "") -> bytes:
    """Where the transfer is made."""
    said = f'<p class="bad" role="alert">{escape(fault)}</p>' if fault else ""
    rows = "".join(
        f'<p><label for="{name}">{label}</label><br><input id="{name}" name="{name}" '
        f'value="{escape(given.get(name, ""))}"></p>'
        for name, label in (("account", "Đến tài khoản"), ("amount", "Số tiền"), ("memo", "Nội dung"))
    )
    ways = "".join(f'<option value="{key}">{label}</option>' for key, (label, _) in MANGLES.items())
    how = f'<p><label for="how">Ngân hàng báo nội dung</label><br><select id="how" name="how">{ways}</select></p>'
    hidden = f'<input type="hidden" name="back" value="{escape(given.get("back", ""))}">'
    form = f'<form method="post" action="/">{rows}{how}{hidden}<button>Chuyển tiền</button></form>'
    return _page(f"<h1>Chuyển tiền</h1>{said}{form}{_back(given)}")


def done_page(given: dict[str, str], fields: dict[str, Any], status: int | str) -> bytes:
    """What the shop answered."""
    told = "Cửa hàng đã nhận tin." if status == 200 else f"Cửa hàng trả lời: {status}"
    hidden = "".join(f'<input type="hidden" name="{key}" value="{escape(value)}">' for key, value in given.items())
    again = f'<form method="post" action="/">{hidden}<button name="again" value="1">Báo tin này lần nữa</button></form>'
    line = f"{fields['transferAmount']:,} ₫ · {fields['referenceCode']}".replace(",", ".")
    return _page(f"<h1>Đã chuyển</h1><p>{told}</p><p>{line}<br>{escape(fields['content'])}</p>{_back(given)}{again}")


def _back(given: dict[str, str]) -> str:
    where = given.get("back", "")
    return f'<p><a id="back" href="{escape(where)}">Quay lại đơn hàng</a></p>' if where.startswith("http") else ""


def _page(body: str) -> bytes:
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ngân hàng mô phỏng</title>'
    style = f"{STYLE}input,select{{font:inherit;width:100%;padding:.5rem;box-sizing:border-box}}"
    html = f'<!doctype html><html lang="vi">{head}<link rel="icon" href="data:,"><style>{style}</style>'
    return f'{html}<p class="sim">{TOLD}</p><main>{body}</main>'.encode()


def main() -> None:
    """Serve for the shop whose addresses and secret stand in the environment."""
    port = urlsplit(os.environ.get("BANK_SIMULATOR", "http://127.0.0.1:12112")).port or 12112
    shop = os.environ.get("SITE_URL", "http://127.0.0.1:8000")
    secret = os.environ.get("BANK_WEBHOOK_SECRET", "")
    Simulator(port=port, secret=secret, webhook=f"{shop}/webhooks/bank/").serve_forever()


if __name__ == "__main__":
    main()
