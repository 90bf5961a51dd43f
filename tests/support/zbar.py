"""Reads codes as a phone would: from the rendered picture, never from what we meant to draw."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from traceability.labels.outputs import Template

SOURCE = re.compile(r"<source href='([^']*)'>(.*?)</source>", re.S)
DATA = re.compile(r"<data><!\[CDATA\[(.*?)\]\]></data>", re.S)


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


def decode_labels(pdf: bytes, *, dpi: int, template: Template) -> list[list[str]]:
    """The codes on each label of a PDF, page by page, row by row: a telephone looks at one label at a time.

    (Reading a whole page of equal codes at once, zbar takes corners of two of them for one.)
    """
    with tempfile.TemporaryDirectory() as folder:
        cut: list[Path] = []
        for page in _printed(pdf, dpi, Path(folder)):
            with Image.open(page) as picture:
                for place in range(template.per_page):
                    left, top = template.corner(place)
                    label = Path(folder, f"label-{len(cut):05d}.pgm")
                    box = _dots(left, top, left + template.width, top + template.height, dpi=dpi)
                    picture.crop(box).save(label)
                    cut.append(label)
        return decode_many(cut)


def decode_many(pictures: list[Path]) -> list[list[str]]:
    """The codes in each picture, in one run of zbar."""
    command = ["zbarimg", "--quiet", "--xml", "--nodbus", "-Sdisable", "-Sqrcode.enable", *map(str, pictures)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 4):  # 4: in some of them nothing was found
        raise RuntimeError(f"zbarimg: {done.stderr}")
    found: dict[str, list[str]] = {str(picture): [] for picture in pictures}
    for source, inside in SOURCE.findall(done.stdout):
        found[source] = DATA.findall(inside)
    return list(found.values())


def _dots(left: float, top: float, right: float, bottom: float, *, dpi: int) -> tuple[int, int, int, int]:
    """A box in millimetres as the printer's dots."""
    scale = dpi / 25.4
    return round(left * scale), round(top * scale), round(right * scale), round(bottom * scale)


def _printed(pdf: bytes, dpi: int, folder: Path) -> list[Path]:
    """Each page as a picture, as a printer of `dpi` dots per inch would make it."""
    source = folder / "sheet.pdf"
    source.write_bytes(pdf)
    command = ["pdftoppm", "-r", str(dpi), "-gray", str(source), f"{folder}/page"]
    subprocess.run(command, check=True, capture_output=True)
    return sorted(folder.glob("page*.pgm"))
