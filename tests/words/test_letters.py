"""Every letter is in one table; each speaks its reader's language, in text and HTML, and marks the other's names."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from django.test.signals import template_rendered

from marketplace.order import messages, notes
from marketplace.order.returns import messages as claims
from marketplace.outbox.models import Message
from tests.words.languages import strangers
from tests.words.letters import LETTERS, RAIN
from tests.words.reading import Piece, pieces

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
WRITERS = (messages, notes, claims)
BOTH = ("vi", "en")


def _written(row, language: str) -> list[Message]:
    Message.objects.all().delete()
    row.make(language)
    found = list(Message.objects.order_by("pk"))
    assert found, row.name
    return found


@pytest.mark.parametrize("row", LETTERS, ids=[row.name for row in LETTERS])
@pytest.mark.parametrize("language", BOTH)
def test_a_letter_speaks_the_language_of_its_reader(row, language):
    for letter in _written(row, language):
        reads = language if letter.recipient == "hoa@example.vn" else "vi"  # cooperatives and alliance read Vietnamese
        lines = [Piece(line.replace(RAIN, ""), reads, "text@mail") for line in letter.text.splitlines()]
        assert f'<html lang="{reads}">' in letter.html
        for told in (pieces(letter.html), [Piece(letter.subject, reads, "title")], lines):
            assert strangers(told, reads) == [], f"{letter.event} to {letter.recipient}"


@pytest.mark.parametrize("row", LETTERS, ids=[row.name for row in LETTERS])
def test_text_and_html_say_the_same_and_neither_says_a_placeholder(row):
    for letter in _written(row, "vi"):
        said = " ".join(piece.text for piece in pieces(letter.html))
        assert not re.search(r"%\(|\{\{|\{%|None|<lazy", letter.text + said), letter.text
        assert (RAIN in letter.text) == (RAIN in said)
        numbers = re.findall(r"\d[\d.]{4,}", letter.text.partition("http")[0])
        assert numbers == [] or set(numbers) <= set(re.findall(r"\d[\d.]{4,}", said))


def test_every_template_of_a_letter_is_written_by_a_row_of_the_table():
    used: set[str] = set()

    def note(sender, template, context, **more):
        used.add(template.name)

    template_rendered.connect(note)
    try:
        for row in LETTERS:
            _written(row, "vi")
    finally:
        template_rendered.disconnect(note)
    there = {f"email/{path.name}" for path in (ROOT / "templates" / "email").iterdir()}
    there |= {f"registration/{path.name}" for path in (ROOT / "templates" / "registration").glob("*_email.*")}
    assert there - used == set()


def test_every_function_that_writes_letters_is_a_row_of_the_table():
    told = {
        each
        for module in WRITERS
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if re.match("(tell|remind)", name) and each.__module__ == module.__name__
    }
    assert told == {row.of for row in LETTERS if callable(row.of)}


def test_nobody_else_writes_into_the_outbox():
    sources = [path for path in (ROOT / "marketplace").rglob("*.py") if "outbox" not in path.parts]
    writers = {path for path in sources if re.search(r"outbox\.services import .*\bpost\b", path.read_text())}
    assert writers == {Path(inspect.getfile(module)) for module in WRITERS}
