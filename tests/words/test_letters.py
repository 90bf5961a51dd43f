"""Every letter is in one table; each speaks its reader's language, in text and HTML, and marks the other's names."""

from __future__ import annotations

import inspect
import re
from functools import lru_cache
from pathlib import Path

import pytest
from django.test.signals import template_rendered

from marketplace.order import messages, notes
from marketplace.order.recalls import letters as recalls
from marketplace.order.returns import messages as claims
from marketplace.outbox.models import Message
from marketplace.text import without_marks
from tests.words.languages import ours, strangers
from tests.words.letters import LETTERS, RAIN, Reader
from tests.words.reading import Piece, pieces

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
WRITERS = (messages, notes, claims, recalls)
BOTH = ("vi", "en")


def _written(row, language: str, *, has_email: bool = True) -> list[Message]:
    Message.objects.all().delete()
    row.make(Reader(language, has_email))
    found = list(Message.objects.order_by("pk"))
    assert found, row.name
    return found


@pytest.mark.parametrize("row", LETTERS, ids=[row.name for row in LETTERS])
@pytest.mark.parametrize("language", BOTH)
def test_a_letter_speaks_the_language_of_its_reader(row, language):
    for letter in _written(row, language):
        assert letter.channel == Message.Channel.EMAIL
        reads = language if letter.recipient == "hoa@example.vn" else "vi"  # cooperatives and alliance read Vietnamese
        lines = [Piece(line.replace(RAIN, ""), reads, "text@mail") for line in letter.text.splitlines()]
        assert f'<html lang="{reads}">' in letter.html
        for told in (pieces(letter.html), [Piece(letter.subject, reads, "title")], lines):
            assert strangers(told, reads) == [], f"{letter.event} to {letter.recipient}"


SMS = [row for row in LETTERS if row.has_sms]


@pytest.mark.parametrize("row", SMS, ids=[row.name for row in SMS])
@pytest.mark.parametrize("language", BOTH)
def test_an_sms_speaks_the_language_of_its_reader(row, language):
    """Its marks are taken off, so Vietnamese on an English one is looked for without them."""
    told = [one for one in _written(row, language, has_email=False) if one.channel == Message.Channel.SMS]
    assert told
    for sms in told:
        assert strangers([Piece(sms.text, "vi", "sms")], "vi") == [] or language == "en"
        assert [text for text in _unmarked() if text in sms.text.lower()] == [] or language == "vi"
        assert not re.search(r"%\(|None|<lazy", sms.text)


@lru_cache(maxsize=1)
def _unmarked() -> list[str]:
    texts = {vietnamese for _english, vietnamese in ours() if len(vietnamese.split()) > 2}
    pieces = {piece.strip(" .,:") for text in texts for piece in re.split(r"%\(\w+\)[sd]|%[sd]", text)}
    return [without_marks(piece).lower() for piece in pieces if len(piece.split()) > 2]


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
