"""Reads codes as a phone would: from the rendered picture, never from what we meant to draw."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path


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
        source = Path(folder, "sheet.pdf")
        source.write_bytes(pdf)
        command = ["pdftoppm", "-r", str(dpi), "-png", "-gray", str(source), f"{folder}/page"]
        subprocess.run(command, check=True, capture_output=True)
        return [decode(page) for page in sorted(Path(folder).glob("page*.png"))]
