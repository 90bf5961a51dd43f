"""A buyer's browser: cookies, no redirects followed, and the patience to press again when nobody answers."""

from __future__ import annotations

import http.client
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from .scene import Scene

PATIENCE_S = 90
CSRF = "c" * 32  # whoever writes both halves of the pair passes the check


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `goes_to` is where a redirect leads, empty where it is none."""

    status: int
    goes_to: str
    text: str


class Browser:
    """One visit to one site. A server that dies over a request is asked again: buyers do not know it died."""

    def __init__(self, scene: Scene, site: str, cookies: dict[str, str]) -> None:
        self.scene, self.host = scene, urlsplit(site).netloc
        self.cookies = {"csrftoken": CSRF, **cookies}

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self._ask("GET", path, None)

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form."""
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": CSRF, **fields}))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                answer = self._once(method, path, body)
            except (OSError, http.client.HTTPException):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
                continue
            if answer.status >= 500:
                self.scene.complain(f"{method} {path} was answered with {answer.status}")
            return answer

    def _once(self, method: str, path: str, body: str | None) -> Answer:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE_S)
        try:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            if body is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for header in answer.headers.get_all("Set-Cookie") or []:
                self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
            return Answer(answer.status, answer.headers.get("Location", ""), answer.read().decode())
        finally:
            connection.close()
