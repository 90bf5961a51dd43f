"""Labels as ZPL, printed by a small printer of our own that reads the language as Zebra's guide tells it."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from tests.support.zbar import decode_many
from traceability.labels.outputs import OUTPUTS
from traceability.labels.sheet import Shift
from traceability.labels.zpl import packed, write_zpl

from .test_labels import LABEL, NUMBERED, pieces

ZPL = [key for key, output in OUTPUTS.items() if output.kind == "zpl"]
LETTERS = {chr(ord("G") + n): n + 1 for n in range(19)} | {chr(ord("g") + n): (n + 1) * 20 for n in range(20)}


def sent(key: str, count: int, label=NUMBERED, **how) -> bytes:
    out = io.BytesIO()
    for _written in write_zpl(out, label, pieces(count), output=OUTPUTS[key], **how):
        pass
    return out.getvalue()


def printed(zpl: bytes) -> list[Image.Image]:
    """What the printer puts on its roll."""
    text = zpl.decode("ascii")
    width, height = (int(re.search(rf"\^{name}(\d+)", text)[1]) for name in ("PW", "LL"))
    sent_first = re.findall(r"~DG([\w:.]+),(\d+),(\d+),([^\n]*)", text)
    kept = {name: _dots(int(total), int(row), data) for name, total, row, data in sent_first}
    labels = []
    for label in re.findall(r"\^XA(?!\^PW)(.*?)\^XZ", text):
        paper = Image.new("1", (width, height), 1)
        for x, y, name in re.findall(r"\^FO(\d+),(\d+)\^XG([\w:.]+),1,1\^FS", label):
            _put(paper, kept[name], int(x), int(y))
        for x, y, total, row, data in re.findall(r"\^FO(\d+),(\d+)\^GFA,\d+,(\d+),(\d+),(.*?)\^FS", label):
            _put(paper, _dots(int(total), int(row), data), int(x), int(y))
        labels.append(paper)
    return labels


def _put(paper: Image.Image, dots: Image.Image, x: int, y: int) -> None:
    paper.paste(0, (x, y), dots)


def _dots(total: int, a_row: int, data: str) -> Image.Image:
    rows: list[str] = []
    row, count = "", 0
    for char in data:
        if char in LETTERS:
            count += LETTERS[char]
            continue
        if char == ":":
            rows.append(rows[-1])
        elif char == ",":
            rows.append(row.ljust(a_row * 2, "0"))
            row = ""
        else:
            row += char * (count or 1)
        count = 0
        if len(row) == a_row * 2:
            rows.append(row)
            row = ""
    assert len(rows) * a_row == total and not row
    return Image.frombytes("1", (a_row * 8, len(rows)), bytes.fromhex("".join(rows)))


@pytest.mark.parametrize("key", ZPL)
def test_every_label_can_be_scanned_and_is_itself(key, tmp_path):
    labels = printed(sent(key, 12))
    files = [tmp_path / f"{number:02d}.png" for number in range(len(labels))]
    for file, paper in zip(files, labels, strict=True):
        paper.save(file)
    assert decode_many(files) == [[piece.address] for piece in pieces(12)]


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_module_is_a_whole_number_of_dots_four_at_203_dpi_at_least(dpi):
    paper = printed(sent(f"roll-70x40/zpl{dpi}", 1))[0].convert("L")
    ink = Image.eval(paper.crop((0, 0, paper.width * 2 // 5, paper.height * 3 // 4)), lambda grey: 255 - grey)
    left, top, _right, _bottom = ink.getbbox()
    side = next(x for x in range(left, paper.width) if paper.getpixel((x, top)))  # past the finder's upper edge
    module, rest = divmod(side - left, 7)
    assert rest == 0 and module >= {203: 4, 300: 5}[dpi] and module / dpi * 25.4 >= 0.396


def test_what_repeats_is_sent_once():
    assert sent("roll-70x40/zpl203", 40).count(b"~DG") == 1


def test_equal_labels_are_sent_once_and_printed_so_often():
    out = io.BytesIO()
    for _written in write_zpl(out, LABEL, pieces(1)[:1], output=OUTPUTS["roll-70x40/zpl203"], copies=500):
        pass
    assert out.getvalue().count(b"^XA") == 2 and b"^PQ500" in out.getvalue()


def test_a_calibrated_printer_moves_by_dots():
    assert b"^LS-8^LT-16" in sent("roll-70x40/zpl203", 1, shift=Shift(1.0, -2.0))


def test_a_picture_survives_its_packing():
    picture = Image.linear_gradient("L").resize((53, 41))
    total, a_row, data = packed(picture)
    back = _dots(total, a_row, data.decode()).crop((0, 0, 53, 41))
    assert back.tobytes() == picture.point(lambda grey: 255 if grey < 128 else 0).convert("1").tobytes()
