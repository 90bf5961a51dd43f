"""A Stripe of our own on loopback: the parts of its API that the shop uses, its hosted page, its signed notices.

`python -m tests.simulators.stripe` serves it; `make run` does so by itself. It keeps its books in `var/simulators/`, so
that a second start knows the sessions of the first. Faults are switched at `/control`, by hand or by POSTed JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import threading
from collections.abc import Callable
from dataclasses import asdict, fields
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from stripe.params import (
    DisputeListParams,
    DisputeRetrieveParams,
    EventListParams,
    PaymentIntentRetrieveParams,
    RefundCreateParams,
    RefundListParams,
    RefundRetrieveParams,
)
from stripe.params.checkout import SessionCreateParams, SessionExpireParams, SessionRetrieveParams

from . import _stripe_pages as pages
from ._stripe_delivery import Faults, Postman
from ._stripe_params import BadParameter, read
from ._stripe_state import SECURE, Books, Refusal

Route = tuple[str, str, type, Callable[..., Any]]
ROUTES: list[Route] = [
    ("POST", r"/v1/checkout/sessions", SessionCreateParams, lambda books, p: books.open_session(p)),
    ("GET", r"/v1/checkout/sessions/(\w+)", SessionRetrieveParams, lambda books, p, id: _session(books, id)),
    (
        "POST", r"/v1/checkout/sessions/(\w+)/expire", SessionExpireParams,
        lambda books, p, id: books.expire(_session(books, id)),
    ),
    (
        "GET", r"/v1/payment_intents/(\w+)", PaymentIntentRetrieveParams,
        lambda books, p, id: books.get(id, "payment_intent"),
    ),
    ("POST", r"/v1/refunds", RefundCreateParams, lambda books, p: books.refund(p)),
    ("GET", r"/v1/refunds", RefundListParams, lambda books, p: _list(books, "refund", p)),
    ("GET", r"/v1/refunds/(\w+)", RefundRetrieveParams, lambda books, p, id: books.get(id, "refund")),
    ("GET", r"/v1/disputes", DisputeListParams, lambda books, p: _list(books, "dispute", p)),
    ("GET", r"/v1/disputes/(\w+)", DisputeRetrieveParams, lambda books, p, id: books.get(id, "dispute")),
    ("GET", r"/v1/events", EventListParams, lambda books, p: _list(books, "event", p)),
]  # fmt: skip


class Simulator(ThreadingHTTPServer):
    """The server with its books, its faults and (with `webhook`) its postman."""

    daemon_threads = True

    def __init__(
        self, *, port: int = 0, key: str, secret: str = "", webhook: str = "", file: Path | None = None
    ) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.key, self.lock, self.faults = key, threading.RLock(), Faults()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.books = Books(self.url, file)
        self.events: list[dict[str, Any]] = []
        self.books.told = self.events.append
        self.postman = Postman(webhook, secret, self.faults) if webhook else None
        if self.postman:
            self.books.told = self.postman.put
            self.postman.start()
        self.requests: list[str] = []

    def switch(self, **faults: Any) -> None:
        """Switch faults: those named change, the others stay."""
        for name, value in faults.items():
            if name not in {field.name for field in fields(Faults)}:
                raise ValueError(f"{name} is no fault")
            setattr(self.faults, name, value)
        self.books.pays_after_expiry = self.faults.pays_after_expiry


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Simulator
    protocol_version = "HTTP/1.1"

    def log_message(self, *parts: Any) -> None:
        """Silent."""

    def do_GET(self) -> None:
        """API, hosted page or control page."""
        self._serve("GET")

    def do_POST(self) -> None:
        """API, a card, or a switch."""
        self._serve("POST")

    def _serve(self, method: str) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        with self.server.lock:
            self.server.books.tick()
            if parts.path.startswith("/v1/"):
                self._api(method, parts.path, parts.query if method == "GET" else body)
            elif found := re.fullmatch(r"/c/pay/(\w+)", parts.path):
                self._hosted(method, found[1], dict(parse_qsl(body)))
            elif parts.path.startswith("/control"):
                self._control(method, parts.path, body)
            else:
                self._send(404, pages.page("404", "<h1>404</h1>"))
            self.server.books.keep()

    # -- the API --------------------------------------------------------------------------------------------

    def _api(self, method: str, path: str, query: str) -> None:
        self.server.requests.append(f"{method} {path}")
        how = self.server.faults.next_fault(path)
        key = self.headers.get("Idempotency-Key", "") if method == "POST" else ""
        if how == "before":
            return self._hang_up()
        if how in (409, 429):
            return self._json(how, {"error": {"type": "api_error", "message": "Too busy."}})
        if how == 500 and not key:
            return self._json(500, {"error": {"type": "api_error", "message": "Something failed."}})
        status, answer = self._once(key, method, path, query, broken=how == 500)
        if how == "after":
            return self._hang_up()
        self._json(status, answer)

    def _once(self, key: str, method: str, path: str, query: str, *, broken: bool) -> tuple[int, Any]:
        """The first answer to a key, whatever it was, is the answer for ever."""
        said = [method, path, sorted(parse_qsl(query, keep_blank_values=True))]
        known = self.server.books.answers.get(key) if key else None
        if known and json.dumps(known["said"]) != json.dumps(said):
            message = "Keys for idempotent requests can only be used with the same parameters."
            return 400, {"error": {"type": "idempotency_error", "message": message}}
        if known:
            return known["status"], known["answer"]
        status, answer = self._answer(method, path, query)
        if broken:  # the worst kind: done, and yet answered with a fault
            status, answer = 500, {"error": {"type": "api_error", "message": "Something failed."}}
        if key and not (400 <= status < 500):
            self.server.books.answers[key] = {"said": said, "status": status, "answer": json.loads(json.dumps(answer))}
        return status, answer

    def _answer(self, method: str, path: str, query: str) -> tuple[int, Any]:
        if self.headers.get("Authorization") != f"Bearer {self.server.key}":
            return 401, {"error": {"type": "invalid_request_error", "message": "Invalid API Key provided"}}
        for wanted, pattern, kind, act in ROUTES:
            found = re.fullmatch(pattern, path)
            if wanted == method and found:
                try:
                    params = read(query, kind)
                    return 200, _expanded(self.server.books, act(self.server.books, params, *found.groups()), params)
                except BadParameter as fault:
                    error = {"type": "invalid_request_error", "message": str(fault), "param": fault.param}
                    return 400, {"error": error}
                except Refusal as refusal:
                    return refusal.status, {"error": refusal.error}
        return 404, {"error": {"type": "invalid_request_error", "message": f"Unrecognized request URL ({path})."}}

    # -- what people see ------------------------------------------------------------------------------------

    def _hosted(self, method: str, number: str, form: dict[str, str]) -> None:
        books = self.server.books
        try:
            session = books.get(number, "checkout.session")
        except Refusal:
            return self._send(404, pages.page("404", "<h1>Không có phiên này</h1>"))
        if session["status"] == "complete":
            return self._go(session["success_url"])
        card, bank = form.get("card", ""), form.get("bank", "")
        if method == "GET" or not card or not books.payable(session):
            return self._send(200, pages.pay_page(books, session))
        if card == SECURE and not bank:
            return self._send(200, pages.secure_page(card))
        if bank == "no" or not books.pay(session, card):
            return self._send(200, pages.pay_page(books, session, "Thẻ của bạn bị từ chối. Your card was declined."))
        self._go(session["success_url"])

    def _control(self, method: str, path: str, body: str) -> None:
        if method == "GET":
            return self._send(200, pages.control_page(self.server.books, self.server.faults, self.server.postman))
        by_hand = "json" not in self.headers.get("Content-Type", "")
        given: Any = dict(parse_qsl(body)) if by_hand else json.loads(body or "{}")
        try:
            if path == "/control":
                self.server.switch(**(json.loads(given["faults"]) if by_hand else given))
            else:
                act(self.server.books, path.removeprefix("/control/"), given)
        except (Refusal, ValueError, KeyError) as fault:
            return self._json(400, {"error": str(fault)})
        if by_hand:
            return self._go("/control")
        self._json(200, asdict(self.server.faults))

    # -- answers --------------------------------------------------------------------------------------------

    def _json(self, status: int, answer: Any) -> None:
        self._send(status, json.dumps(answer).encode(), "application/json")

    def _send(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _go(self, address: str) -> None:
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _hang_up(self) -> None:
        """No answer at all: what a network that breaks looks like."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(2)


def act(books: Books, what: str, given: dict[str, Any]) -> Any:
    """An act of the control page: expire, dispute, won, lost, refund, succeeded, failed, pay, advance."""
    number = given.get("id", "")
    if what == "advance":
        books.ahead += float(given["seconds"])
        return books.tick()
    if what == "pay":
        return books.pay(books.get(number, "checkout.session"), given["card"])
    acts: dict[str, Callable[[], Any]] = {
        "expire": lambda: books.expire(books.get(number, "checkout.session")),
        "dispute": lambda: books.dispute(books.get(number, "payment_intent")),
        "refund": lambda: books.refund({"payment_intent": number}),
        "won": lambda: books.close_dispute(books.get(number, "dispute"), "won"),
        "lost": lambda: books.close_dispute(books.get(number, "dispute"), "lost"),
        "succeeded": lambda: books.settle_refund(books.get(number, "refund"), "succeeded"),
        "failed": lambda: books.settle_refund(books.get(number, "refund"), "failed"),
    }
    return acts[what]()


def _session(books: Books, number: str) -> dict[str, Any]:
    return books.get(number, "checkout.session")


def _list(books: Books, kind: str, params: dict[str, Any]) -> dict[str, Any]:
    having = {"payment_intent": params["payment_intent"]} if "payment_intent" in params else {}
    rows = books.all(kind, **having)[: params.get("limit", 10)]
    return {"object": "list", "data": rows, "has_more": False, "url": f"/v1/{kind}s"}


def _expanded(books: Books, thing: dict[str, Any], params: dict[str, Any]) -> dict[str, Any]:
    for path in params.get("expand", []):
        thing = _expand(books, thing, path.split("."))
    return thing


def _expand(books: Books, thing: dict[str, Any], path: list[str]) -> dict[str, Any]:
    if isinstance(thing.get("data"), list) and path[0] == "data":
        return {**thing, "data": [_expand(books, one, path[1:]) for one in thing["data"]]}
    inner = books.things.get(thing.get(path[0]) or "")
    if inner is None:
        return thing
    return {**thing, path[0]: _expand(books, inner, path[1:]) if path[1:] else inner}


def main() -> None:
    """Serve for the shop whose addresses and keys stand in the environment."""
    base = urlsplit(os.environ.get("STRIPE_API_BASE", "http://127.0.0.1:12111"))
    shop = os.environ.get("SITE_URL", "http://127.0.0.1:8000")
    simulator = Simulator(
        port=base.port or 12111, key=os.environ.get("STRIPE_SECRET_KEY", ""),
        secret=os.environ.get("STRIPE_WEBHOOK_SECRET", ""), webhook=f"{shop}/webhooks/stripe/",
        file=Path(__file__).resolve().parents[2] / "var" / "simulators" / "stripe.json",
    )  # fmt: skip
    simulator.books.fee_percent, simulator.books.dispute_fee = 3.4, 375_000
    simulator.serve_forever()


if __name__ == "__main__":
    main()
