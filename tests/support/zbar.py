"""Reads codes as a phone would: from the rendered picture, never from what we meant to draw."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image


def decode(picture: Path) -> list[str]:
    """The text of every QR code in a PNG, in the order in which zbar finds them; an empty list where there is none."""
    command = ["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", str(picture)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 4):  # 4: no symbol found
        raise RuntimeError(f"zbarimg: {done.stderr}")
    return done.stdout.splitlines()


def decode_bytes(png: bytes) -> list[str]:
    """As `decode`, for a PNG in memory."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(png)
        file.flush()
        return decode(Path(file.name))


def decode_pdf(pdf: bytes, *, dpi: int) -> list[list[str]]:
    """The codes on each page of a PDF printed at `dpi` dots per inch."""
    with tempfile.TemporaryDirectory() as folder:
        return [decode(page) for page in _printed(pdf, dpi, Path(folder))]


def decode_labels(
    pdf: bytes, *, dpi: int, columns: int, rows: int, corner_mm: tuple[float, float], size_mm: tuple[float, float]
) -> list[list[str]]:
    """The codes on each label of an A4 sheet, page by page, row by row: a telephone looks at one label at a time.

    `corner_mm` is the left and top edge of the first label, `size_mm` the width and height of each. (Reading a whole
    page of equal codes at once, zbar takes corners of two of them for one.)
    """
    with tempfile.TemporaryDirectory() as folder:
        pages = _printed(pdf, dpi, Path(folder))
        found = []
        for page in pages:
            with Image.open(page) as picture:
                for place in range(rows * columns):
                    row, column = divmod(place, columns)
                    left, top = corner_mm[0] + column * size_mm[0], corner_mm[1] + row * size_mm[1]
                    label = Path(folder, "label.png")
                    picture.crop(_dots(left, top, left + size_mm[0], top + size_mm[1], dpi=dpi)).save(label)
                    found.append(decode(label))
        return found


def _dots(left: float, top: float, right: float, bottom: float, *, dpi: int) -> tuple[int, int, int, int]:
    """A box in millimetres as the printer's dots."""
    scale = dpi / 25.4
    return round(left * scale), round(top * scale), round(right * scale), round(bottom * scale)


def _printed(pdf: bytes, dpi: int, folder: Path) -> list[Path]:
    """Each page as a picture, as a printer of `dpi` dots per inch would make it."""
    source = folder / "sheet.pdf"
    source.write_bytes(pdf)
    command = ["pdftoppm", "-r", str(dpi), "-png", "-gray", str(source), f"{folder}/page"]
    subprocess.run(command, check=True, capture_output=True)
    return sorted(folder.glob("page*.png"))
